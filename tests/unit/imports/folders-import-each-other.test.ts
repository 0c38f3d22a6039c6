import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');

/** Shown and recorded in one transaction: the reveal is an act, and serving a hearing to its judge carries it out. */
const ALLOWED: ReadonlySet<string> = new Set(['api/views → api/acts']);

/** The room in which a file stands: a folder of `db/` or `api/`, one of `api/ui/`, or a file at the top of these. */
function roomOf(file: string): string {
  const steps = file.split('/');
  return steps.slice(0, steps[0] === 'api' && steps[1] === 'ui' && steps.length > 2 ? 3 : 2).join('/');
}

/** Which rooms each room of a folder imports. */
function importsOf(folder: string): Map<string, Set<string>> {
  const imports = new Map<string, Set<string>>();
  for (const file of globSync(`${folder}/**/*.ts`, { cwd: ROOT })) {
    const room = roomOf(file);
    const others = imports.get(room) ?? new Set<string>();
    imports.set(room, others);
    for (const [, specifier = ''] of readFileSync(join(ROOT, file), 'utf8').matchAll(/from '((?:#|\.)[^']+)'/g)) {
      const target = specifier.startsWith('#') ? specifier.slice(1) : posix.join(posix.dirname(file), specifier);
      const other = roomOf(target);
      if (target.startsWith(`${folder}/`) && other !== room && !ALLOWED.has(`${room} → ${other}`)) others.add(other);
    }
  }
  return imports;
}

/** The rooms that can be reached from one by its imports. */
function reachedFrom(start: string, imports: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set<string>();
  const waiting = [start];
  for (let room = waiting.pop(); room !== undefined; room = waiting.pop())
    for (const other of imports.get(room) ?? [])
      if (!reached.has(other)) {
        reached.add(other);
        waiting.push(other);
      }
  return reached;
}

test.for(['db', 'api'])('no room of %s/ is reached by what it imports', (folder) => {
  const imports = importsOf(folder);
  expect(imports.size).toBeGreaterThan(20);
  expect([...imports.keys()].filter((room) => reachedFrom(room, imports).has(room))).toEqual([]);
});
