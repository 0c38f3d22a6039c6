import { uuidv7 } from '#db/id.ts';
import { commit, canonicalJson } from '#db/commitment.ts';
import { leafOf } from '#db/ledger/leaf.ts';
import type { CaseEvent } from '#workflows/domain/event.ts';
import { evolve } from '#workflows/domain/evolve.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import { contentOf, type Hands, type Tampering } from '../hands.ts';

const OF_ENTRY = 'where case_id = $1 and seq = $2';
const METHODS = ['correlational', 'theoryBased', 'empathy', null];

/** Tamperings with the entries of trails. */
export const onTrails: readonly Tampering[] = [
  {
    name: 'list an entry under another kind',
    async by(hands) {
      const { case_id: id, seq, kind } = hands.entry();
      const kinds = [...new Set(hands.entries.map((entry) => entry.kind))];
      await hands.change(`update hearken.trail set kind = $3 ${OF_ENTRY}`, id, seq, hands.other(kind, kinds));
      return [id];
    },
  },
  {
    name: 'give an entry another method',
    async by(hands) {
      const { case_id: id, seq, method } = hands.entry(({ actor_kind: kind }) => kind === 'human');
      await hands.change(`update hearken.trail set method = $3 ${OF_ENTRY}`, id, seq, hands.other(method, METHODS));
      return [id];
    },
  },
  {
    name: 'change what an entry says: who, when, what, on which view',
    async by(hands) {
      const entry = hands.entry();
      const { case_id: id, seq } = entry;
      const change = hands.one([
        () => hands.change(`update hearken.trail set actor_id = actor_id || 'x' ${OF_ENTRY}`, id, seq),
        () => hands.change(`update hearken.trail set actor_role = actor_role || 'x' ${OF_ENTRY}`, id, seq),
        () => hands.change(`update hearken.trail set at = $3 ${OF_ENTRY}`, id, seq, hands.moved(entry.at)),
        () =>
          hands.change(
            `update hearken.trail set body = $3 ${OF_ENTRY}`,
            id,
            seq,
            JSON.stringify(hands.altered(entry.body)),
          ),
        () => hands.change(`update hearken.trail set view_id = $3 ${OF_ENTRY}`, id, seq, uuidv7()),
        () => hands.change(`update hearken.trail set supersedes = coalesce(supersedes, 0) + 1 ${OF_ENTRY}`, id, seq),
      ]);
      await change();
      return [id];
    },
  },
  {
    name: 'move all times of a case',
    async by(hands) {
      const { case_id: id } = hands.entry();
      const seconds = hands.number(1, 1_000_000);
      await hands.change(
        `update hearken.trail set at = at - make_interval(secs => $2) where case_id = $1`,
        id,
        seconds,
      );
      return [id];
    },
  },
  {
    name: 'exchange what two entries say',
    async by(hands) {
      const one = hands.entry();
      const other = hands.entry(({ body }) => canonicalJson(body) !== canonicalJson(one.body));
      for (const [to, { body, kind }] of [
        [one, other],
        [other, one],
      ] as const)
        await hands.change(
          `update hearken.trail set body = $3, kind = $4 ${OF_ENTRY}`,
          to.case_id,
          to.seq,
          JSON.stringify(body),
          kind,
        );
      return [one.case_id, other.case_id];
    },
  },
  {
    name: 'rewrite an entry and recompute its leaf in the trail',
    async by(hands) {
      const entry = hands.entry();
      await hands.rewrite(entry, hands.forged(entry));
      return [entry.case_id];
    },
  },
  {
    name: 'take entries off the end of a trail',
    async by(hands) {
      const last = hands.one(lastEntries(hands));
      await hands.change(
        'delete from hearken.trail where case_id = $1 and seq >= $2',
        last.case_id,
        hands.number(2, last.seq),
      );
      return [last.case_id];
    },
  },
  {
    name: 'take an entry out of a trail and close the gap',
    async by(hands) {
      const last = hands.one(lastEntries(hands));
      const seq = hands.number(1, last.seq - 1);
      await hands.change(`delete from hearken.trail ${OF_ENTRY}`, last.case_id, seq);
      await hands.change(
        'update hearken.trail set seq = seq + 1000 where case_id = $1 and seq > $2',
        last.case_id,
        seq,
      );
      await hands.change('update hearken.trail set seq = seq - 1001 where case_id = $1 and seq > 1000', last.case_id);
      return [last.case_id];
    },
  },
  {
    name: 'delete the trail of a case',
    async by(hands) {
      const { case_id: id } = hands.entry();
      await hands.change('delete from hearken.trail where case_id = $1', id);
      return [];
    },
  },
  {
    name: 'have two entries with the same number in a trail',
    async by(hands) {
      const { case_id: id, seq } = hands.entry();
      await hands.run('alter table hearken.trail drop constraint trail_pkey cascade');
      await hands.change(
        `insert into hearken.trail select (jsonb_populate_record(t, '{"actor_id": "somebody-else"}')).*
         from hearken.trail t ${OF_ENTRY}`,
        id,
        seq,
      );
      return [id];
    },
  },
  {
    name: 'append an entry that is dated back, with a leaf and a state that fit, and leave it waiting',
    isExaminedAtOnce: true,
    by: (hands) => append(hands, (at) => at),
  },
  {
    name: 'append an entry that is dated back, with a leaf and a state that fit, and let the ledger take it',
    by: (hands) => append(hands, (at) => at),
  },
  {
    name: "append an entry dated now in a person's name, with a leaf and a state that fit",
    outside: 'an owner can write what a person could; the trail proves which account wrote, not that its holder did',
    by: (hands) => append(hands, () => hands.world.now),
  },
];

/** The last entry of each case whose subject is not erased. */
const lastEntries = (hands: Hands) =>
  hands.entries.filter(
    (entry) => !hands.entries.some((other) => other.case_id === entry.case_id && other.seq > entry.seq),
  );

/** Appends a supervisor's legal hold to a case that stood long before the reader's checkpoint, with everything that belongs to it. */
async function append(hands: Hands, timeOf: (last: string) => string): Promise<string[]> {
  const last = hands.one(
    lastEntries(hands).filter(({ entry_index: index }) => Number(index) < hands.world.earlier.size),
  );
  const { case_id: id, key } = last;
  if (!key) throw new Error('the case has no key');
  const [seq, at, words] = [last.seq + 1, timeOf(last.at), 'A reason that nobody gave.'];
  const reasonCommitment = commit(key, words);
  const event: CaseEvent = { type: 'legalHoldSet', until: null, reasonCommitment };
  const actor = { kind: 'human', id: 'supervisor@demo', role: 'supervisor' } as const;
  const { institutionId } = hands.world;
  const leaf = leafOf(
    { institutionId, caseId: id, seq },
    { ...contentOf(last), actor, at, event, view: null, supersedes: null },
    key,
  );
  const [row] = await hands.read<{ state: CaseState }>('select state from hearken.cases where case_id = $1', id);
  if (!row) throw new Error('the case is gone');
  const state = evolve(row.state, { seq, at, actor, event });
  await hands.change(
    'update hearken.cases set state = $2, seq = $3 where case_id = $1',
    id,
    JSON.stringify(state),
    seq,
  );
  await hands.change(
    `insert into hearken.personal_texts (institution_id, text_id, case_id, kind, body, commitment, created_at)
     values ($1, $2, $3, 'reason', $4, $5, $6)`,
    institutionId,
    uuidv7(),
    id,
    words,
    reasonCommitment,
    at,
  );
  await hands.change(
    `insert into hearken.trail (institution_id, case_id, seq, kind, actor_kind, actor_id, actor_role, body, at, command_id,
       leaf_hash, commitment) values ($1, $2, $3, 'legalHoldSet', $4, $5, $6, $7, $8, 'forged', $9, $10)`,
    institutionId,
    id,
    seq,
    actor.kind,
    actor.id,
    actor.role,
    JSON.stringify(event),
    at,
    leaf.leafHash,
    leaf.commitment,
  );
  await hands.change(
    'insert into hearken.ledger_pending (institution_id, case_id, seq) values ($1, $2, $3)',
    institutionId,
    id,
    seq,
  );
  return [id];
}
