import { isRefusedWrite } from '#db/transaction.ts';
import { createChance } from '../../trials/chance.ts';
import { findersOf, FINDERS, type Finder } from './find.ts';
import { Hands, type Tampering } from './hands.ts';
import { onCases } from './kinds/on-cases.ts';
import { onLedgers } from './kinds/on-ledgers.ts';
import { onTrails } from './kinds/on-trails.ts';
import type { World } from './world.ts';

export const TAMPERINGS: readonly Tampering[] = [...onTrails, ...onLedgers, ...onCases];

/** What became of the tamperings of one kind. */
export interface Tally {
  name: string;
  trials: number;
  /** How many each finder found. */
  by: Record<Finder, number>;
  /** How many none found. */
  unfound: number;
}

/** Tampers with the database so many times, each time from the same state, and counts what was found. */
export async function tamper(world: World, trials: number, seed: number): Promise<Tally[]> {
  const chance = createChance(seed, 'tampering');
  const tallies = TAMPERINGS.map(({ name }): Tally => {
    const by = Object.fromEntries(FINDERS.map((finder) => [finder, 0])) as Tally['by'];
    return { name, trials: 0, by, unfound: 0 };
  });
  for (let trial = 0; trial < trials; trial += 1) {
    const place = trial % TAMPERINGS.length;
    const [tampering, tally] = [TAMPERINGS[place], tallies[place]];
    if (!tampering || !tally) throw new RangeError('there is no such tampering');
    const found = await tryOnce(world, tampering, new Hands(world, chance));
    tally.trials += 1;
    for (const finder of found.keys()) tally.by[finder] += 1;
    if (found.size === 0) tally.unfound += 1;
  }
  return tallies;
}

/** Draws until the tables' own constraints take it. */
async function tryOnce(world: World, tampering: Tampering, hands: Hands): Promise<Map<Finder, string>> {
  for (;;) {
    const found = await attempt(world, tampering, hands);
    if (found) return found;
  }
}

/** What finds a tampering; `undefined` where a constraint refuses it. */
function attempt(world: World, tampering: Tampering, hands: Hands): Promise<Map<Finder, string> | undefined> {
  const { asLogin, undo } = world.undone;
  return undo(async () => {
    await asLogin('set local session_replication_role = replica');
    const caseIds = await tampering.by(hands).catch((error: unknown) => {
      if (!isRefusedWrite(error)) throw error;
      return undefined;
    });
    if (!caseIds) return undefined;
    await asLogin('set local session_replication_role = origin');
    const some = caseIds.length > 0 ? caseIds : [hands.entry().case_id];
    return findersOf(world, [...new Set(some)], tampering.isExaminedAtOnce === true);
  });
}
