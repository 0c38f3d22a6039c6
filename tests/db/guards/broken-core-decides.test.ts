import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '#db/commitment.ts';
import { record } from '#db/cases/execute-commands.ts';
import { lockCases } from '#db/cases/lock-cases.ts';
import { sqlState } from '#db/transaction.ts';
import type { Instruction } from '#workflows/domain/command.ts';
import { scorerOf, type TrailEvent } from '#workflows/domain/event.ts';
import { evolve } from '#workflows/domain/evolve.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import { HERE, SUBJECT_ID } from '../../case/people.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { presentLinkOf } from '../../setup/ensure-link.ts';
import { sampleScore } from '../../setup/sample-policy.ts';
import type { BrokenCore, Decide } from '../../unit/invariants/broken-cores/breaking.ts';
import { BROKEN_ON_CLAIMS } from '../../unit/invariants/broken-cores/on-claims.ts';
import { BROKEN_ON_DECISIONS } from '../../unit/invariants/broken-cores/on-decisions.ts';
import { BROKEN_ON_HEARINGS } from '../../unit/invariants/broken-cores/on-hearings.ts';
import { findViolations, type Violation } from '../../unit/invariants/find-violations.ts';
import type { Asked } from '../../unit/invariants/generated-steps/step.ts';

/** How many sequences are generated for every broken core; otherwise as many as they need for some violations. */
const SEQUENCES = process.env['HEARKEN_SEQUENCES'];
const SEED = Number(process.env['HEARKEN_SEED'] ?? 20_240_117);
const MAX_SEQUENCES = Number(SEQUENCES ?? 6_000);
/** How many violations of different shapes are carried out over PostgreSQL for each guard; the others are only counted. */
const MAX_CARRIED = SEQUENCES === undefined ? 4 : Number(process.env['HEARKEN_CARRIED'] ?? 100);
/** Several times what these take on a busy machine. */
const MILLISECONDS_EACH_SEQUENCE = 60;
const MILLISECONDS_EACH_CARRIED = 6_000;

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
  'what comes too late for a window does not say so',
  'what was set aside counts all the same',
  'an override needs no signature',
  'the second judge is forgotten',
  'an objection is forgotten',
  'the open window is forgotten',
  'who stepped back is forgotten',
  'who has a record is forgotten',
];
const CORES = [...BROKEN_ON_CLAIMS, ...BROKEN_ON_DECISIONS, ...BROKEN_ON_HEARINGS].filter(([what]) =>
  HELD_BY_BOTH.includes(what),
);

interface Found {
  violations: number;
  shapes: Set<string>;
  carried: Violation[];
}
const found = new Map<string, Found>(CORES.map(([what]) => [what, { violations: 0, shapes: new Set(), carried: [] }]));

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

  it('once sequences have been found that break an invariant', { timeout: timeFor(MAX_SEQUENCES, 0) }, async () => {
    const { user, system } = process.cpuUsage();
    const isEnough = ([what]: BrokenCore) => found.get(what)!.carried.length >= MAX_CARRIED;
    const wanted = () => (SEQUENCES === undefined ? CORES.filter((core) => !isEnough(core)) : CORES);
    const sequences = await findViolations({ sequences: MAX_SEQUENCES, seed: SEED }, wanted, ([what], violation) => {
      const each = found.get(what)!;
      each.violations += 1;
      if (each.shapes.has(violation.shape)) return;
      each.shapes.add(violation.shape);
      if (each.carried.length < MAX_CARRIED) each.carried.push(violation);
    });
    if (SEQUENCES === undefined) return;
    const used = process.cpuUsage({ user, system });
    console.log(JSON.stringify({ sequences, guards: CORES.length, seconds: (used.user + used.system) / 1e6 }));
  });

  it.each(CORES)('when %s', { timeout: timeFor(0, MAX_CARRIED) }, async (what, broken) => {
    const { violations, shapes, carried } = found.get(what)!;
    const codes = new Map<string, number>();
    const counts = { refused: 0, earlier: 0 };
    for (const { policy, asked } of carried) {
      if (SEQUENCES === undefined && counts.refused > 0) break;
      const { at, code } = await replay(policy, asked, broken);
      if (code === null) throw new Error(`a violation was written: ${JSON.stringify(asked.at(-1))}`);
      // What the database refuses earlier never gets as far as the violation.
      if (at < asked.length - 1) counts.earlier += 1;
      else {
        counts.refused += 1;
        codes.set(code, (codes.get(code) ?? 0) + 1);
      }
    }
    if (SEQUENCES !== undefined)
      console.log(
        JSON.stringify({
          what,
          violations,
          shapes: shapes.size,
          carried: carried.length,
          ...counts,
          codes: [...codes],
        }),
      );
    expect([...codes.keys()].filter((code) => !/^HK0|^23/.test(code))).toEqual([]);
    if (SEQUENCES === undefined) expect(counts.refused).toBeGreaterThan(0);
  });
});

function timeFor(sequences: number, carried: number): number {
  return 60_000 + sequences * MILLISECONDS_EACH_SEQUENCE + carried * MILLISECONDS_EACH_CARRIED;
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
