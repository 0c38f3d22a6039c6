import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const Compose = z.object({
  services: z.record(z.string(), z.object({ environment: z.record(z.string(), z.string().nullable()).optional() })),
});
const FILE = new URL('../../../docker-compose.yml', import.meta.url);
/** A reference without another one inside it. */
const REFERENCE = /\$\{([A-Z_]+)(?::(-|\?)([^${}]*))?\}/;

/**
 * The environment of a service in `docker-compose.yml`, as Compose would give it.
 *
 * @param settings what `.env` says
 * @throws Error for a setting that has to be set and is not
 */
export function composeEnvironment(service: string, settings: Record<string, string>): Record<string, string> {
  const { services } = Compose.parse(parse(readFileSync(FILE, 'utf8'), { merge: true }));
  const given = Object.entries(services[service]?.environment ?? {});
  return Object.fromEntries(
    given.flatMap(([name, value]) => {
      const resolved = value === null ? settings[name] : resolve(value, settings);
      return resolved === undefined ? [] : [[name, resolved]];
    }),
  );
}

/** The settings of an `.env` file. */
export const readSettings = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/^([A-Z][A-Z_]*)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]));

function resolve(text: string, settings: Record<string, string>): string {
  let resolved = text;
  for (let found = REFERENCE.exec(resolved); found; found = REFERENCE.exec(resolved)) {
    const [reference, name = '', operator, rest = ''] = found;
    const value = settings[name] ?? '';
    if (value === '' && operator === '?') throw new Error(`${name} is not set in .env: ${rest}`);
    resolved = resolved.replace(reference, () => (value === '' && operator === '-' ? rest : value));
  }
  return resolved;
}
