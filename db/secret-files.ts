import { readFileSync } from 'node:fs';

/** Variables that hold a secret, or an address with a password in it. */
const SECRETS = [
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'HEARKEN_DATA_KEY',
  'OIDC_CLIENT_SECRET',
  'OPENAI_API_KEY',
  'SMTP_URL',
] as const;

/**
 * Reads secrets from files, as Docker and Kubernetes provide them: `SMTP_URL_FILE` names the file that holds the value of
 * `SMTP_URL`. A trailing line break is ignored.
 *
 * @returns a copy of the environment with each secret under its own name, without the names of files
 * @throws Error if a file cannot be read or is empty, or a secret is given both ways
 */
export function withSecretFiles(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const complete = { ...environment };
  for (const name of SECRETS) {
    const file = complete[`${name}_FILE`];
    if (file === undefined) continue;
    if (complete[name] !== undefined) throw new Error(`set ${name} or ${name}_FILE, not both`);
    complete[name] = readSecret(name, file);
    // A process started with this environment would find the secret in both places, and refuse it.
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
    delete complete[`${name}_FILE`];
  }
  return complete;
}

function readSecret(name: string, file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    throw new Error(`${name}_FILE cannot be read`, { cause: error });
  }
  if (text === '') throw new Error(`${name}_FILE is empty`);
  return text;
}
