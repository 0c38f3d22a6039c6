import { randomBytes } from 'node:crypto';
import { completeNodes } from '#db/ledger/tree.ts';
import { createLog } from '#worker/ledger/log.ts';
import { signingKeyOf } from '#worker/ledger/signing-key.ts';
import { ORIGIN } from '../../../setup/witness.ts';
import type { Hands, Tampering } from '../hands.ts';
import type { StoredEntry } from '../world.ts';

/** Tamperings with the tree, its checkpoints and its queue. */
export const onLedgers: readonly Tampering[] = [
  {
    name: 'change a stored node',
    async by(hands) {
      const { level, node_index: index } = await hands.row('ledger_nodes');
      await hands.change(
        'update hearken.ledger_nodes set hash = $3 where level = $1 and node_index = $2',
        level,
        index,
        noise(),
      );
      return [];
    },
  },
  {
    name: 'plant a node that the next entries will complete',
    async by(hands) {
      const size = hands.world.entries.length;
      const level = hands.number(1, 3);
      const index = Math.floor(size / 2 ** level);
      await hands.change(
        'insert into hearken.ledger_nodes (institution_id, level, node_index, hash) values ($1, $2, $3, $4)',
        hands.world.institutionId,
        level,
        index,
        noise(),
      );
      return [];
    },
  },
  {
    name: 'delete a stored node',
    async by(hands) {
      const { level, node_index: index } = await hands.row('ledger_nodes');
      await hands.change('delete from hearken.ledger_nodes where level = $1 and node_index = $2', level, index);
      return [];
    },
  },
  {
    name: 'change a leaf in the ledger',
    async by(hands) {
      const entry = hands.entry();
      await hands.change(
        'update hearken.ledger_entries set leaf_hash = $2 where entry_index = $1',
        entry.entry_index,
        noise(),
      );
      return [entry.case_id];
    },
  },
  {
    name: 'exchange the leaves of two places',
    async by(hands) {
      const [one, other] = [hands.entry(), hands.entry()];
      if (one === other) return this.by(hands);
      for (const [place, { leaf_hash: hash }] of [
        [one, other],
        [other, one],
      ] as const)
        await hands.change(
          `update hearken.ledger_entries set leaf_hash = decode($2, 'hex') where entry_index = $1`,
          place.entry_index,
          hash,
        );
      return [one.case_id, other.case_id];
    },
  },
  {
    name: 'rewrite an entry and recompute its leaf in trail and ledger',
    async by(hands) {
      const entry = hands.entry();
      await setLeaf(hands, entry, await hands.rewrite(entry, hands.forged(entry)));
      return [entry.case_id];
    },
  },
  {
    name: 'rewrite an entry and recompute its leaf and every node',
    async by(hands) {
      const entry = hands.entry();
      await setLeaf(hands, entry, await hands.rewrite(entry, hands.forged(entry)));
      await recomputeNodes(hands);
      return [entry.case_id];
    },
  },
  {
    name: 'rewrite an entry, recompute leaf and nodes, and have the tree signed anew',
    async by(hands) {
      const entry = hands.entry();
      await setLeaf(hands, entry, await hands.rewrite(entry, hands.forged(entry)));
      await recomputeNodes(hands);
      await forgetCheckpoints(hands, 0);
      return [entry.case_id];
    },
  },
  {
    name: 'rewrite an old entry and queue it again, with the old leaf out of the way',
    by: (hands) => requeue(hands, ({ seq }, entry) => seq === entry.seq),
  },
  {
    name: 'rewrite an old case from an entry on and queue it again, with the old leaves out of the way',
    by: (hands) => requeue(hands, ({ seq }, entry) => seq >= entry.seq),
  },
  {
    name: 'take an entry out of the tree and queue it again, before the ledger takes it',
    isExaminedAtOnce: true,
    async by(hands) {
      const entry = hands.entry();
      await hands.change(
        'update hearken.ledger_entries set seq = seq + 1000 where entry_index = $1',
        entry.entry_index,
      );
      await queue(hands, [entry]);
      return [entry.case_id];
    },
  },
  {
    name: 'queue an entry again that has its place',
    outside: 'it changes nothing: the entry has its place, and the queue forgets it',
    async by(hands) {
      const entry = hands.entry();
      await queue(hands, [entry]);
      return [entry.case_id];
    },
  },
  {
    name: 'take entries off the end of the ledger and queue them again in another order',
    async by(hands) {
      const last = hands.world.entries.at(-1)?.case_id;
      const isOther = hands.world.entries.findLastIndex(({ case_id: id }) => id !== last);
      const size = hands.number(1, isOther);
      const removed = hands.world.entries.slice(size);
      await hands.change('delete from hearken.ledger_entries where entry_index >= $1', size);
      await recomputeNodes(hands);
      await forgetCheckpoints(hands, size);
      await queue(hands, inAnotherOrder(removed));
      return [...new Set(removed.map(({ case_id: id }) => id))];
    },
  },
  {
    name: 'take a case and its entries off the end of the ledger',
    async by(hands) {
      const last = hands.world.entries.at(-1);
      const own = hands.world.entries.filter(({ case_id: id }) => id === last?.case_id);
      const size = Number(own[0]?.entry_index);
      const others = hands.world.entries.slice(size).filter(({ case_id: id }) => id !== last?.case_id);
      await hands.change('delete from hearken.ledger_entries where entry_index >= $1', size);
      await hands.change('delete from hearken.trail where case_id = $1', last?.case_id);
      await recomputeNodes(hands);
      await forgetCheckpoints(hands, size);
      if (others.length > 0) await queue(hands, others);
      return [];
    },
  },
  {
    name: 'give an entry two places',
    async by(hands) {
      const entry = hands.entry();
      await hands.run(
        'alter table hearken.ledger_entries drop constraint ledger_entries_institution_id_case_id_seq_key',
      );
      await hands.change(
        `insert into hearken.ledger_entries (institution_id, entry_index, case_id, seq, leaf_hash, sequenced_at)
         select institution_id, $2, case_id, seq, leaf_hash, sequenced_at from hearken.ledger_entries where entry_index = $1`,
        entry.entry_index,
        hands.world.entries.length,
      );
      return [entry.case_id];
    },
  },
  {
    name: 'change the root or the note of a checkpoint',
    async by(hands) {
      const { size } = await hands.row('ledger_checkpoints');
      await hands.one([
        () => hands.change('update hearken.ledger_checkpoints set root_hash = $2 where size = $1', size, noise()),
        () =>
          hands.change(
            `update hearken.ledger_checkpoints set note = replace(note, '/demo', '/other') where size = $1`,
            size,
          ),
        () =>
          hands.change(
            `update hearken.ledger_checkpoints set note = regexp_replace(note, '\\n\\d+\\n', E'\\n7777\\n') where size = $1`,
            size,
          ),
      ])();
      return [];
    },
  },
  {
    name: 'sign a checkpoint with another key, and store that key as the log’s',
    async by(hands) {
      const stranger = createLog(signingKeyOf(randomBytes(32)), ORIGIN);
      const { institutionId } = hands.world;
      const { size, root_hash: root } = await hands.row<{ size: string; root_hash: Buffer }>(
        'ledger_checkpoints',
        'size = (select max(size) from hearken.ledger_cosignatures)',
      );
      const note = stranger.sign(institutionId, { size: Number(size), root });
      await hands.change('update hearken.ledger_checkpoints set note = $2 where size = $1', size, note);
      await hands.change(
        `update hearken.ledger_keys set verifier_key = $1 where role = 'log'`,
        stranger.verifierKeyOf(institutionId),
      );
      return [];
    },
  },
  {
    name: 'change a cosignature, or the time at which it was made',
    async by(hands) {
      const { size } = await hands.row('ledger_cosignatures');
      await hands.one([
        () =>
          hands.change(
            `update hearken.ledger_cosignatures set line = overlay(line placing 'AAAA' from length(line) - 12) where size = $1`,
            size,
          ),
        () =>
          hands.change(
            `update hearken.ledger_cosignatures set cosigned_at = cosigned_at - interval '1 day' where size = $1`,
            size,
          ),
      ])();
      return [];
    },
  },
  {
    name: 'delete a cosignature or a checkpoint that is not the newest',
    outside: 'those that are left say everything that it said; a reader who kept it can still use it',
    async by(hands) {
      const { size } = await hands.row(
        'ledger_checkpoints',
        'size < (select max(size) from hearken.ledger_checkpoints)',
      );
      await hands.change('delete from hearken.ledger_cosignatures where size = $1', size);
      if (hands.one([true, false])) await hands.change('delete from hearken.ledger_checkpoints where size = $1', size);
      return [];
    },
  },
  {
    name: 'change the time at which an entry got its place',
    outside: 'the time is for operators alone; what proves the age of an entry is the witness’s time',
    async by(hands) {
      await hands.change(
        `update hearken.ledger_entries set sequenced_at = sequenced_at - interval '1 day' where entry_index = $1`,
        hands.entry().entry_index,
      );
      return [];
    },
  },
];

const noise = (): Buffer => randomBytes(32);

const setLeaf = (hands: Hands, entry: StoredEntry, leafHash: string) =>
  hands.change(
    `update hearken.ledger_entries set leaf_hash = decode($2, 'hex') where entry_index = $1`,
    entry.entry_index,
    leafHash,
  );

/** Makes the stored nodes those of the leaves that the ledger has now. */
async function recomputeNodes(hands: Hands): Promise<void> {
  const { institutionId } = hands.world;
  const rows = await hands.read<{ leaf_hash: Buffer }>(
    'select leaf_hash from hearken.ledger_entries where institution_id = $1 order by entry_index',
    institutionId,
  );
  const nodes = completeNodes(
    0,
    [],
    rows.map(({ leaf_hash: hash }) => hash),
  );
  await hands.run('delete from hearken.ledger_nodes where institution_id = $1', institutionId);
  await hands.run(
    `insert into hearken.ledger_nodes (institution_id, level, node_index, hash)
     select $1, level, node_index, hash
     from unnest($2::smallint[], $3::bigint[], $4::bytea[]) as complete (level, node_index, hash)`,
    institutionId,
    nodes.map(({ level }) => level),
    nodes.map(({ index }) => index),
    nodes.map(({ hash }) => hash),
  );
}

async function forgetCheckpoints(hands: Hands, above: number): Promise<void> {
  await hands.change('delete from hearken.ledger_cosignatures where size > $1', above);
  await hands.change('delete from hearken.ledger_checkpoints where size > $1', above);
}

const queue = (hands: Hands, entries: readonly StoredEntry[]) =>
  hands.change(
    `insert into hearken.ledger_pending (institution_id, case_id, seq)
     select $1, case_id, seq from unnest($2::uuid[], $3::integer[]) with ordinality as again (case_id, seq, place) order by place`,
    hands.world.institutionId,
    entries.map(({ case_id: id }) => id),
    entries.map(({ seq }) => seq),
  );

/** The cases in another order, and the entries of each in their own. */
function inAnotherOrder(entries: readonly StoredEntry[]): StoredEntry[] {
  const byCase = [...Map.groupBy(entries, ({ case_id: id }) => id).values()];
  return byCase.toReversed().flat();
}

/** Rewrites entries that a reader's checkpoint has, and lets the ledger take them anew. */
async function requeue(
  hands: Hands,
  isRewritten: (entry: StoredEntry, chosen: StoredEntry) => boolean,
): Promise<string[]> {
  const chosen = hands.entry(({ entry_index: index }) => Number(index) < hands.world.earlier.size);
  const rewritten = hands.entries
    .filter((entry) => entry.case_id === chosen.case_id && isRewritten(entry, chosen))
    .toSorted((one, other) => one.seq - other.seq);
  for (const entry of rewritten) {
    await hands.rewrite(entry, { ...hands.forged(entry), at: entry.at });
    await hands.change('update hearken.ledger_entries set seq = seq + 1000 where entry_index = $1', entry.entry_index);
  }
  await queue(hands, rewritten);
  return [chosen.case_id];
}
