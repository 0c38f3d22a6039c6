import { readFileSync } from 'node:fs';
import { SECRETS, type VariableName } from './variables.ts';

/** An environment with the secrets read from files, and the faults of those files. */
export interface SecretsRead {
  environment: NodeJS.ProcessEnv;
  problems: { name: VariableName; problem: string }[];
}

/**
 * Reads secrets from files, as Docker and Kubernetes provide them: `SMTP_URL_FILE` names the file that holds the value of
 * `SMTP_URL`. A trailing line break is ignored.
 *
 * @returns a copy of the environment with each secret under its own name, without the names of files
 */
export function readSecretFiles(given: NodeJS.ProcessEnv): SecretsRead {
  const environment = { ...given };
  const problems: SecretsRead['problems'] = [];
  for (const name of SECRETS) {
    const file = environment[`${name}_FILE`];
    if (file === undefined) continue;
    // A process started with this environment would find the secret in both places, and refuse it.
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
    delete environment[`${name}_FILE`];
    const secret =
      environment[name] === undefined ? readSecret(name, file) : { problem: `set ${name} or ${name}_FILE, not both` };
    if ('problem' in secret) problems.push({ name, problem: secret.problem });
    else environment[name] = secret.text;
  }
  return { environment, problems };
}

/**
 * An environment in which every secret stands under its own name.
 *
 * @throws Error if a file cannot be read or is empty, or a secret is given both ways
 */
export function withSecretFiles(given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { environment, problems } = readSecretFiles(given);
  if (problems.length > 0) throw new Error(problems.map(({ problem }) => problem).join('\n'));
  return environment;
}

function readSecret(name: string, file: string): { text: string } | { problem: string } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { problem: `${name}_FILE cannot be read${code === undefined ? '' : ` (${code})`}` };
  }
  return text === '' ? { problem: `${name}_FILE is empty` } : { text };
}
