import { leafOf, type EntryContent } from '#db/ledger/leaf.ts';
import type { Actor } from '#workflows/domain/actor.ts';
import type { Chance } from '../../trials/chance.ts';
import type { StoredEntry, World } from './world.ts';

/** A way in which the database's owner tampers with it. */
export interface Tampering {
  /** What they do, as docs/ledger.md names it. */
  name: string;
  /** Why nothing that is promised finds it; left out where it has to be found. */
  outside?: string;
  /** The database is examined before the workers have run again. */
  isExaminedAtOnce?: true;
  /** Does it; gives the cases that it is about. */
  by(hands: Hands): Promise<string[]>;
}

/** The owner of the database at work, with its guards and its row-level security out of the way. */
export class Hands {
  readonly chance: Chance;
  readonly world: World;

  constructor(world: World, chance: Chance) {
    this.world = world;
    this.chance = chance;
  }

  /** Entries of cases whose subjects are not erased. */
  get entries(): readonly StoredEntry[] {
    return this.world.entries.filter(({ key }) => key !== null);
  }

  one<T>(things: readonly T[]): T {
    const [first, ...others] = things;
    if (first === undefined) throw new Error('there is nothing to choose from');
    return this.chance.pick([first, ...others]);
  }

  number(least: number, most: number): number {
    return Math.floor(this.chance.between(least, most + 1));
  }

  /** A random entry of a random case, or one that a condition holds for. */
  entry(isWanted: (entry: StoredEntry) => boolean = () => true): StoredEntry {
    return this.one(this.entries.filter(isWanted));
  }

  /** Another one of some values than the one that is there. */
  other<T>(value: T, values: readonly T[]): T {
    return this.one(values.filter((each) => each !== value));
  }

  /** A random entry of a table's rows, as far as a condition in SQL holds for it. */
  async row<Row extends Record<string, unknown>>(table: string, condition = 'true'): Promise<Row> {
    const { rows } = await this.world.undone.asLogin<Row>(
      `select * from hearken.${table} where institution_id = $1 and ${condition} order by md5(${table}::text)`,
      [this.world.institutionId],
    );
    return this.one(rows);
  }

  async read<Row extends Record<string, unknown>>(statement: string, ...values: unknown[]): Promise<Row[]> {
    return (await this.world.undone.asLogin<Row>(statement, values)).rows;
  }

  /** Changes rows. A statement that changes none is an error of the rig. */
  async change(statement: string, ...values: unknown[]): Promise<void> {
    const { rowCount } = await this.world.undone.asLogin(statement, values);
    if (rowCount === 0) throw new Error(`nothing was changed by: ${statement}`);
  }

  /** Runs what changes no rows, or as many as there are. */
  async run(statement: string, ...values: unknown[]): Promise<void> {
    await this.world.undone.asLogin(statement, values);
  }

  /** Writes an entry anew with a leaf that fits what it says now, in the trail alone; gives the leaf's hash. */
  async rewrite(entry: StoredEntry, changed: Partial<EntryContent>): Promise<string> {
    const { case_id: caseId, seq, key } = entry;
    const content = { ...contentOf(entry), ...changed };
    const leaf = leafOf({ institutionId: this.world.institutionId, caseId, seq }, content, key);
    await this.change(
      `update hearken.trail set actor_kind = $3, actor_id = $4, actor_role = $5, body = $6, kind = $7, at = $8,
         view_id = $9, supersedes = $10, leaf_hash = $11, commitment = $12 where case_id = $1 and seq = $2`,
      caseId,
      seq,
      content.actor.kind,
      content.actor.id,
      content.actor.role,
      JSON.stringify(content.event),
      content.event.type,
      content.at,
      content.view,
      content.supersedes,
      leaf.leafHash,
      leaf.commitment,
    );
    return leaf.leafHash;
  }

  /** What a tamperer would like an entry to say instead: another person, another time, or other words. */
  forged(entry: StoredEntry): Partial<EntryContent> {
    return this.one<() => Partial<EntryContent>>([
      () => ({ actor: { ...contentOf(entry).actor, id: 'somebody-else' } }),
      () => ({ at: this.moved(entry.at) }),
      () => ({ event: this.altered(entry.body) }),
    ])();
  }

  /** The time some seconds to days earlier or later. */
  moved(at: string): string {
    const by = 10 ** this.chance.between(3, 8) * this.one([1, -1]);
    return new Date(Date.parse(at) + Math.round(by)).toISOString();
  }

  /** A value with one thing in it changed, or added where there is nothing to change. */
  altered<T extends object>(value: T): T {
    const copy = structuredClone(value);
    const leaves = leavesOf(copy).filter(({ name }) => name !== 'type');
    if (leaves.length === 0) return { ...copy, more: 'something' };
    const { holder, name } = this.one(leaves);
    const leaf = holder[name];
    if (typeof leaf === 'boolean') holder[name] = !leaf;
    else if (typeof leaf === 'number') holder[name] = leaf + 1;
    else if (typeof leaf === 'string') holder[name] = alterText(leaf);
    else holder[name] = 'something';
    return copy;
  }
}

/** What an entry says. */
export const contentOf = (entry: StoredEntry): EntryContent => ({
  at: entry.at,
  actor: { kind: entry.actor_kind, id: entry.actor_id, role: entry.actor_role } as Actor,
  event: entry.body,
  view: entry.view_id,
  supersedes: entry.supersedes,
});

/** Another text of the same form: hex digits and ids stay such. */
const alterText = (text: string): string =>
  /^[0-9a-f]/.test(text) ? text.replace(/^./, (first) => (first === '0' ? '1' : '0')) : `${text}x`;

interface Leaf {
  holder: Record<string, unknown>;
  name: string;
}

function leavesOf(value: unknown): Leaf[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.entries(holder).flatMap(([name, each]) =>
    typeof each === 'object' && each !== null ? leavesOf(each) : [{ holder, name }],
  );
}
