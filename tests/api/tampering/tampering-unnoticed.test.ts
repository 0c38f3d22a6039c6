import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { findersOf, FINDERS, type Finder } from './find.ts';
import { tamper, TAMPERINGS, type Tally } from './tamper.ts';
import { buildWorld, type World } from './world.ts';

/** How often `npm run tamper` tampers, and a seed that repeats what it draws. */
const { HEARKEN_TAMPERINGS: trials, HEARKEN_TAMPER_SEED: seed } = z
  .object({
    HEARKEN_TAMPERINGS: z.coerce
      .number()
      .int()
      .min(1)
      .default(3 * TAMPERINGS.length),
    HEARKEN_TAMPER_SEED: z.coerce.number().int().min(0).default(1),
  })
  .parse(process.env);
const MILLISECONDS_EACH = 2_000;

let world: World;
let tallies: Tally[] = [];
beforeAll(async () => {
  world = await buildWorld();
}, 120_000);
afterAll(() => world.close());

/** What docs/ledger.md says of each kind: what finds it, or why nothing does. */
function readDocumented(): Map<string, string> {
  const text = readFileSync(new URL('../../../docs/ledger.md', import.meta.url), 'utf8');
  const rows = text.matchAll(/^\| ([^|]+[^| ]) +\| ([^|]+[^| ]) +\|$/gm);
  return new Map([...rows].map(([, name = '', said = '']) => [name, said]));
}

test('a database that nobody has tampered with is found sound', async () => {
  const cases = [...new Set(world.entries.map(({ case_id: id }) => id))];
  expect(await world.undone.undo(() => findersOf(world, cases, false))).toEqual(new Map());
  expect(await world.undone.undo(() => findersOf(world, cases, true))).toEqual(new Map());
});

test(
  'what the owner of the database does is found, or stands in the documentation as what is not',
  async () => {
    tallies = await tamper(world, trials, seed);
    if (process.env['HEARKEN_TAMPERINGS'] !== undefined)
      console.table(tallies.map(({ name, by, ...counts }) => ({ name: name.slice(0, 60), ...counts, ...by })));
    const unfound = tallies.filter((tally, place) => TAMPERINGS[place]?.outside === undefined && tally.unfound > 0);
    expect(unfound).toEqual([]);
  },
  trials * MILLISECONDS_EACH,
);

test('the documentation names every kind of tampering, and what finds it each time or why nothing does', () => {
  const documented = readDocumented();
  for (const [place, { name, outside }] of TAMPERINGS.entries()) {
    const { by, trials: times = 0 } = tallies[place] ?? {};
    const said = documented.get(name);
    if (outside !== undefined) expect(said, name).toBe(outside);
    else
      for (const finder of said?.split(', ') ?? ['nothing']) {
        expect(FINDERS, `${name}: ${finder}`).toContain(finder);
        expect(by?.[finder as Finder], `${name}: ${finder}`).toBe(times);
      }
  }
});
