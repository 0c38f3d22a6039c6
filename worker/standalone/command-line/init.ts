import { randomBytes } from 'node:crypto';
import { signingKeyOf } from '../../ledger/signing-key.ts';

/** Settings as they stand in a file, and the names of those that only the operator can fill in. */
export interface Settings {
  text: string;
  unset: string[];
}

const LINE = /^([A-Z][A-Z_]*)=(.*)$/gm;
const OFFERED = /^#?([A-Z][A-Z_]*)=/gm;

/**
 * Fills in the settings of a deployment: a new password for every login, and new keys.
 *
 * @param example text with a line `NAME=` for each setting that has to be set
 * @param given lines such as `INSTITUTION_NAME=bank`, which take precedence
 * @throws RangeError for a name that is not in the example
 */
export function makeSettings(example: string, given: readonly string[] = []): Settings {
  const values = { ...newSecrets(example), ...readGiven(example, given) };
  const unset: string[] = [];
  const filled = example.replaceAll(LINE, (_line, name: string, value: string) => {
    const chosen = values[name] ?? value;
    if (chosen === '') unset.push(name);
    return `${name}=${chosen}`;
  });
  const text = Object.entries(values).reduce(
    (before, [name, value]) => before.replace(new RegExp(`^#${name}=.*$`, 'm'), () => `${name}=${value}`),
    filled,
  );
  return { text, unset };
}

function newSecrets(example: string): Record<string, string> {
  const names = [...example.matchAll(LINE)].map(([, name = '']) => name);
  const passwords = names.filter((name) => /_(PASSWORD|CLIENT_SECRET)$/.test(name));
  const ledgerKey = randomBytes(32);
  return {
    ...Object.fromEntries(passwords.map((name) => [name, randomBytes(24).toString('hex')])),
    DATA_KEY: randomBytes(32).toString('base64'),
    LEDGER_KEY: ledgerKey.toString('base64'),
    LEDGER_PUBLIC_KEY: signingKeyOf(ledgerKey).publicKey.toString('base64'),
  };
}

function readGiven(example: string, given: readonly string[]): Record<string, string> {
  const offered = new Set([...example.matchAll(OFFERED)].map(([, name = '']) => name));
  return Object.fromEntries(
    given.map((assignment) => {
      const at = assignment.indexOf('=');
      const name = assignment.slice(0, Math.max(at, 0));
      if (!offered.has(name))
        throw new RangeError(`${assignment.split('=', 1)[0]} is not a setting of .env.example: give NAME=VALUE`);
      return [name, assignment.slice(at + 1)];
    }),
  );
}
