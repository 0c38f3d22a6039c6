import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '#db/commitment.ts';
import { record } from '#db/cases/execute-commands.ts';
import { lockCases } from '#db/cases/lock-cases.ts';
import { sqlState } from '#db/transaction.ts';
import type { Instruction } from '#workflows/domain/command.ts';
import { scorerOf, type TrailEvent } from '#workflows/domain/event.ts';
import { evolve } from '#workflows/domain/evolve.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import { CoreCase } from '../../case/core-case.ts';
import { policyWith } from '../../case/loan-policy.ts';
import { HERE, SUBJECT_ID } from '../../case/people.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { presentLinkOf } from '../../setup/ensure-link.ts';
import { sampleScore } from '../../setup/sample-policy.ts';
import type { Decide } from '../../unit/invariants/broken-cores/breaking.ts';
import { BROKEN_ON_CLAIMS } from '../../unit/invariants/broken-cores/on-claims.ts';
import { BROKEN_ON_DECISIONS } from '../../unit/invariants/broken-cores/on-decisions.ts';
import { BROKEN_ON_HEARINGS } from '../../unit/invariants/broken-cores/on-hearings.ts';
import { checkEntries, InvariantBroken } from '../../unit/invariants/check-entries.ts';
import { instructionFor, rules, steps } from '../../unit/invariants/generated-steps.ts';
import type { Asked, Step } from '../../unit/invariants/generated-steps/step.ts';

/** How many sequences each broken core takes; otherwise as many as it needs for a violation. */
const SEQUENCES = process.env['HEARKEN_SEQUENCES'];
const SEED = Number(process.env['HEARKEN_SEED'] ?? 20_240_117);
/** How many violations of each broken core are carried out over PostgreSQL; the others are only counted. */
const MAX_REPLAYS = SEQUENCES === undefined ? 1 : 40;
const MAX_SEQUENCES = Number(SEQUENCES ?? 6_000);
/** Sequences that are generated at a time. */
const BATCH = 200;
const MILLISECONDS_EACH = 200;

/** Guards that the core and the database both have, by what a core without its own does. */
const HELD_BY_BOTH = [
  'the window’s end forgets the claims',
  'a decision forgets the claims that nobody has heard',
  'a late hearing decides itself',
  'a window is shortened',
  'what was said late is written down as in time',
  'the institution takes a case back as if nobody had claimed anything',
  'cannot decipher counts as special pleading',
  'a case that is heard again forgets its decision',
  'an exception loses its facts',
  'what the facts changed is left out',
  'a new decision does not say what it replaces',
  'a missing score passes for a good one',
  'no judge has to be told that nobody reached the subject',
  'what was set aside counts all the same',
  'an override needs no signature',
];
const CORES = [...BROKEN_ON_CLAIMS, ...BROKEN_ON_DECISIONS, ...BROKEN_ON_HEARINGS].filter(([what]) =>
  HELD_BY_BOTH.includes(what),
);

let database: TestDatabase;
let institutions = 0;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('what a core without one of its guards would do is refused by the database', () => {
  it('for every guard that both have', () => {
    expect(CORES.map(([what]) => what).toSorted()).toEqual(HELD_BY_BOTH.toSorted());
  });

  it.each(CORES)('when %s', { timeout: 60_000 + MAX_SEQUENCES * MILLISECONDS_EACH }, async (what, broken) => {
    const counts = { sequences: 0, violations: 0, refused: 0, astray: 0 };
    const codes = new Set<string>();
    const isEnough = () => SEQUENCES === undefined && counts.refused >= MAX_REPLAYS;
    for (let batch = 0; counts.sequences < MAX_SEQUENCES && !isEnough(); batch += 1) {
      const numRuns = Math.min(BATCH, MAX_SEQUENCES - counts.sequences);
      for (const [chosen, taken] of fc.sample(fc.tuple(rules, steps), { numRuns, seed: SEED + batch })) {
        counts.sequences += 1;
        const policy = policyWith(chosen);
        const asked = untilBroken(policy, taken, broken);
        if (!asked) continue;
        counts.violations += 1;
        if (counts.refused >= MAX_REPLAYS) continue;
        const { at, code } = await replay(policy, asked, broken);
        expect(code, `a violation was written: ${JSON.stringify(asked.at(-1))}`).not.toBeNull();
        // What the database refuses earlier never gets as far as the violation.
        if (at < asked.length - 1) counts.astray += 1;
        else {
          counts.refused += 1;
          codes.add(code ?? '');
        }
      }
    }
    if (SEQUENCES !== undefined) console.log(JSON.stringify({ what, ...counts, codes: [...codes] }));
    expect([...codes].filter((code) => !/^HK0|^23/.test(code))).toEqual([]);
    if (SEQUENCES === undefined) expect(counts.refused).toBeGreaterThan(0);
  });
});

/** What was asked of a case up to the step at which a core without a guard broke an invariant; `null` if it broke none. */
function untilBroken(policy: Policy, taken: readonly Step[], broken: Decide): Asked[] | null {
  const given = new CoreCase(policy, broken);
  const asked: Asked[] = [];
  given.received();
  for (const step of taken) {
    const next = instructionFor(given, step);
    asked.push(next);
    const from = given.trail.length;
    given.passes(next.at);
    given.give(next.actor, next.command, next);
    try {
      checkEntries(policy, given.trail, from, next);
    } catch (error) {
      if (error instanceof InvariantBroken) return asked;
      throw error;
    }
  }
  return null;
}

/** Has the broken core decide the same over PostgreSQL: where it was refused, and by which SQLSTATE, `null` if it never was. */
async function replay(policy: Policy, asked: readonly Asked[], broken: Decide) {
  const bank = new TestInstitution(database, `bank-${institutions++}`);
  const [caseId = ''] = await bank.received(1, policy);
  for (const [place, { at, ...instruction }] of asked.entries()) {
    if (at > bank.at) bank.at = at;
    try {
      await carryOut(bank, caseId, `step-${place}`, instruction, broken);
    } catch (error) {
      const code = sqlState(error);
      if (code === undefined) throw error;
      return { at: place, code };
    }
  }
  return { at: asked.length - 1, code: null };
}

function carryOut(
  bank: TestInstitution,
  caseId: string,
  commandId: string,
  { actor, command, ...more }: Omit<Instruction, 'at'>,
  broken: Decide,
): Promise<void> {
  const { institutionId, clock } = bank;
  return bank.within(async (transaction) => {
    const people = actor.kind === 'human' ? [actor.id] : [];
    const found = (await lockCases(transaction, institutionId, [caseId], clock, people)).get(caseId);
    if (!found) throw new Error('the case is gone');
    const { at, key, policy, state: before } = found;
    const isSubject = actor.kind === 'subject' && actor.id === SUBJECT_ID;
    const by = isSubject ? { ...actor, id: before.subjectId } : actor;
    if (isSubject) await presentLinkOf(transaction, institutionId, caseId);
    if (command.type === 'recordScore')
      await transaction
        .insertInto('scores')
        .values({
          institution_id: institutionId,
          score_id: command.score.scoreId,
          case_id: caseId,
          document: canonicalJson(sampleScore(command.score.probability)),
          hash: command.score.scoreHash,
          created_at: at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    const asker = more.institutionId === HERE ? institutionId : more.institutionId;
    const decided = broken(policy, before, { ...more, institutionId: asker, actor: by, command, at });
    let state = before;
    const entries: TrailEvent[] = [];
    for (const event of decided.events ?? []) {
      const author = event.type === 'scored' ? scorerOf(event.score) : by;
      const entry = { seq: state.seq + 1, at, actor: author, event };
      entries.push(entry);
      state = evolve(state, entry);
    }
    const request = { caseId, commandId, actor: by, command };
    const effects = decided.accepted ? decided.effects : [];
    await record(transaction, institutionId, [
      { request, policy, before, state, entries, refusal: null, effects, key, at },
    ]);
  });
}
