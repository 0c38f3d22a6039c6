import { KNOWN_NAMES } from './variables.ts';

/** Kubernetes gives every container variables of these forms for a service that is called `hearken-…`. */
const OF_KUBERNETES = /_SERVICE_(HOST|PORT(_\w+)?)$|_PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?$/;
const isOfKubernetes = (name: string, value = ''): boolean =>
  OF_KUBERNETES.test(name) || (name.endsWith('_PORT') && /^(tcp|udp|sctp):/.test(value));

/** Names in an environment that begin with `HEARKEN_` and that no program reads, each with the most similar known name. */
export function findUnknownNames(environment: NodeJS.ProcessEnv): { name: string; nearest: string }[] {
  return Object.keys(environment)
    .filter(
      (name) => name.startsWith('HEARKEN_') && !KNOWN_NAMES.includes(name) && !isOfKubernetes(name, environment[name]),
    )
    .map((name) => ({ name, nearest: nearestTo(name) }));
}

function nearestTo(name: string): string {
  const byDistance = KNOWN_NAMES.map((known) => ({ known, distance: distance(name, known) }));
  return byDistance.reduce((best, each) => (each.distance < best.distance ? each : best)).known;
}

/** The edit distance between two texts (Levenshtein): how many characters to insert, delete or replace. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [line, character] of Array.from(one).entries()) {
    const next = [line + 1];
    for (const [column, wanted] of Array.from(other).entries())
      next.push(
        Math.min(
          (next[column] ?? 0) + 1,
          (row[column + 1] ?? 0) + 1,
          (row[column] ?? 0) + (character === wanted ? 0 : 1),
        ),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
