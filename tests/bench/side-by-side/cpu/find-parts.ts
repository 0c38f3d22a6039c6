import { argumentsOf, readProcessTable, treeOf } from './process-table.ts';

/** Programs whose CPU is counted apart. */
export type Part = 'api' | 'worker' | 'witness' | 'postgres' | 'temporal' | 'peer';

/** How the embedded stack's programs are told from their arguments. */
const SIGNS: [Part, RegExp][] = [
  ['api', /\/api\/main\.ts$/],
  ['worker', /\/worker\/main\.ts$/],
  ['witness', /\/worker\/witness\.ts$/],
  ['temporal', /^start-dev$/],
  ['postgres', /^listen_addresses=/],
];

/**
 * Process ids of the embedded stack that this process started.
 *
 * @throws Error where one of its programs does not run
 */
export function findStackParts(): Record<Exclude<Part, 'peer'>, number> {
  const table = readProcessTable();
  const found = new Map<Part, number>();
  for (const { pid } of treeOf(table, process.pid)) {
    const given = argumentsOf(pid);
    for (const [part, sign] of SIGNS)
      if (!found.has(part) && given.some((argument) => sign.test(argument))) found.set(part, pid);
  }
  const pidOf = (part: Part): number => {
    const pid = found.get(part);
    if (pid === undefined) throw new Error(`${part} does not run`);
    return pid;
  };
  return {
    api: pidOf('api'),
    worker: pidOf('worker'),
    witness: pidOf('witness'),
    postgres: pidOf('postgres'),
    temporal: pidOf('temporal'),
  };
}
