import { expect, test } from 'vitest';
import { putStaff } from '#db/staffing/staff.ts';
import { sweep } from '#worker/sweep.ts';
import { decision, record } from '../../case/commands.ts';
import { riskScorer, samplePolicy } from '../../setup/sample-policy.ts';
import type { WorkflowCase } from '../../case/workflow-case.ts';
import { INSTITUTION, judges, supervisor } from '../people.ts';
import { openSampleCase, openSampleCases } from '../sample.ts';
import { openEngine } from '../../setup/open-engine.ts';

const HOUR = 3_600_000;
const [judge, otherJudge, thirdJudge] = judges;

const engine = await openEngine({ scorer: riskScorer, skipTime: true });

async function claimedCase(): Promise<WorkflowCase> {
  const one = await openSampleCase(engine, samplePolicy());
  await one.claimed();
  return one;
}

test('a hearing that is returned with a reason waits for another judge', async () => {
  const one = await claimedCase();
  await one.takenBy(judge);
  expect(await one.refuses(otherJudge, { type: 'assign', how: 'next' })).toBe('alreadyAssigned');
  await one.give(judge, { type: 'release', reasonCommitment: await one.words('reason', 'I have to leave') });
  expect((await one.state()).hearing).toMatchObject({ holding: null, released: [judge.id] });
  expect(await one.refuses(judge, record(await one.standing(), 'specialPleading'))).toBe('notAssigned');
  await one.heardBy(otherJudge);
  expect((await one.state()).records).toMatchObject([{ judgeId: otherJudge.id }]);
});

test('a judge who steps back never gets the case again', async () => {
  const one = await claimedCase();
  await one.takenBy(judge);
  await one.give(judge, { type: 'recuse', conflict: true });
  expect(await one.refuses(judge, { type: 'assign', how: 'next' })).toBe('notPermitted');
  await one.heardBy(otherJudge);
  await one.give(otherJudge, { type: 'recuse', conflict: false });
  await one.rested();
  expect(await one.refuses(otherJudge, decision(await one.standing(), otherJudge, 'refuse'))).toBe('notAssigned');
  await one.heardBy(thirdJudge);
  await one.decidedBy(thirdJudge, 'refuse');
  expect(await one.state()).toMatchObject({ phase: 'decided', decision: { judgeId: thirdJudge.id } });
});

test('a judge who does not act loses the hearing when the lease ends, and one who acts keeps it', async () => {
  const one = await claimedCase();
  await one.takenBy(judge);
  await engine.pass(3 * HOUR);
  await one.askedBy(judge);
  await engine.pass(3 * HOUR);
  expect((await one.state()).hearing?.holding?.judgeId).toBe(judge.id);
  await engine.pass(1.1 * HOUR);
  expect((await one.state()).hearing?.holding).toBeNull();
  expect((await one.trail()).at(-1)).toMatchObject({
    actor: { kind: 'system' },
    event: { type: 'leaseExpired', judgeId: judge.id },
  });
  expect(await one.refuses(judge, record(await one.standing(), 'specialPleading'))).toBe('leaseEnded');
  await one.takenBy(otherJudge);
  expect((await one.state()).hearing?.holding?.judgeId).toBe(otherJudge.id);
});

test('a supervisor takes a hearing from a judge, and assigns it to another or to the queue', async () => {
  const one = await claimedCase();
  await one.takenBy(judge);
  const reasonCommitment = await one.words('reason', 'They are ill');
  const reassign = { type: 'reassign', judgeRole: 'judge', reasonCommitment } as const;
  expect(await one.refuses(otherJudge, { ...reassign, judgeId: otherJudge.id })).toBe('notPermitted');
  await one.give(supervisor, { ...reassign, judgeId: otherJudge.id });
  expect((await one.state()).hearing?.holding?.judgeId).toBe(otherJudge.id);
  await one.give(supervisor, { ...reassign, judgeId: null, judgeRole: null });
  expect((await one.state()).hearing?.holding).toBeNull();
  await one.give(supervisor, { type: 'escalate', reason: 'requested' });
  expect(await one.refuses(judge, { type: 'assign', how: 'next' })).toBe('notPermitted');
  await one.heardBy(supervisor);
  await one.rested();
  await one.decidedBy(supervisor, 'refuse');
  expect(await one.state()).toMatchObject({ phase: 'decided', decision: { judgeId: supervisor.id } });
});

// Last, because from here on the institution has registered judges.
test('a hearing that no registered judge may take goes to a supervisor; with nobody registered it waits', async () => {
  const [waiting, barred] = [await claimedCase(), await claimedCase()];
  for (const one of [waiting, barred]) await one.takenBy(judge);
  await waiting.give(judge, { type: 'recuse', conflict: false });
  expect((await waiting.state()).hearing?.seeking).toEqual({ role: 'judge', seat: 'first' });

  const at = await engine.now();
  await barred.within((transaction) =>
    transaction
      .insertInto('staff')
      .values({ institution_id: INSTITUTION, staff_id: judge.id, name: 'Judge 1', role: 'judge', seen_at: at })
      .execute(),
  );
  await barred.give(judge, { type: 'recuse', conflict: false });
  const { hearing } = await barred.becomes((state) => state.hearing?.seeking.role === 'supervisor');
  expect(hearing?.seeking).toEqual({ role: 'supervisor', seat: 'supervisor' });
  expect((await barred.trail()).at(-1)?.event).toMatchObject({ type: 'hearingMoved', reason: 'nobodyMayTake' });
  expect(await barred.refuses(otherJudge, { type: 'assign', how: 'next' })).toBe('notPermitted');
  await barred.heardBy(supervisor);
  await barred.rested();
  await barred.decidedBy(supervisor, 'refuse');
  expect((await barred.state()).phase).toBe('decided');
});

test('on the first day of an absence the hearing goes to the judge who covers, or back to the queue, and not before', async () => {
  const policy = samplePolicy();
  const long = { ...policy, hearing: { ...policy.hearing, lease: 'P10D' } };
  const [covered, returned] = await openSampleCases(engine, [80, 80], long);
  for (const one of [covered!, returned!]) await one.claimed();
  await covered!.takenBy(judge);
  await returned!.takenBy(otherJudge);
  const day = new Date(Date.parse(await engine.now()) + 24 * HOUR).toISOString().slice(0, 10);
  const register = (id: string, absences: { from: string; until: string; cover: string | null }[]) =>
    covered!.within(async (transaction) => {
      const entry = {
        name: id,
        role: 'judge' as const,
        skills: [],
        languages: [],
        dailyCap: null,
        conflicts: [],
        active: true,
      };
      await putStaff(transaction, INSTITUTION, id, { ...entry, absences }, await engine.now());
    });
  await register(thirdJudge.id, []);
  await register(judge.id, [{ from: day, until: day, cover: thirdJudge.id }]);
  await register(otherJudge.id, [{ from: day, until: day, cover: judge.id }]);
  await sweep(engine.dependencies);
  expect((await covered!.state()).hearing?.holding?.judgeId).toBe(judge.id);
  await engine.pass(24 * HOUR);
  await sweep(engine.dependencies);
  expect((await covered!.state()).hearing?.holding).toMatchObject({ judgeId: thirdJudge.id, seat: 'first' });
  // The judge who should cover is absent on that day as well.
  expect((await returned!.state()).hearing?.holding).toBeNull();
  expect((await returned!.trail()).at(-1)).toMatchObject({
    actor: { kind: 'system', id: 'sweeper' },
    event: { type: 'holderAbsent', judgeId: otherJudge.id, until: day },
  });
  // A supervisor who gives it to an absent judge all the same means it.
  const reasonCommitment = await covered!.words('reason', 'They hear it from home');
  await covered!.give(supervisor, { type: 'reassign', judgeId: judge.id, judgeRole: 'judge', reasonCommitment });
  await sweep(engine.dependencies);
  expect((await covered!.state()).hearing?.holding?.judgeId).toBe(judge.id);
  for (const { id } of judges) await register(id, []);
});

test('a hearing whose last judge goes on leave while it waits is escalated by the sweep, and can be returned', async () => {
  const one = await claimedCase();
  const staff = (active: boolean) =>
    one.within(async (transaction) => {
      const entry = {
        name: 'Judge',
        role: 'judge' as const,
        skills: [],
        languages: [],
        dailyCap: null,
        absences: [],
        conflicts: [],
      };
      for (const { id } of judges)
        await putStaff(transaction, INSTITUTION, id, { ...entry, active }, await engine.now());
    });
  await staff(true);
  // Its workflow has looked itself, and looks again only when something happens in the hearing.
  await engine.pass(HOUR);
  await sweep(engine.dependencies);
  expect((await one.state()).hearing?.seeking.role).toBe('judge');
  await staff(false);
  await sweep(engine.dependencies);
  expect((await one.state()).hearing?.seeking).toEqual({ role: 'supervisor', seat: 'supervisor' });
  expect((await one.trail()).at(-1)).toMatchObject({
    actor: { id: 'sweeper' },
    event: { type: 'hearingMoved', reason: 'nobodyMayTake' },
  });
  await staff(true);
  const reasonCommitment = await one.words('reason', 'They are back');
  await one.give(supervisor, { type: 'reassign', judgeId: null, judgeRole: null, reasonCommitment });
  await one.heardBy(otherJudge);
  await one.rested();
  await one.decidedBy(otherJudge, 'refuse');
  expect((await one.state()).decision).toMatchObject({ judgeId: otherJudge.id });
});
