import { setTimeout as sleep } from 'node:timers/promises';
import { instruct } from '../../../api/case-workflows.ts';
import { newSeed } from '../../../db/commitment.ts';
import { uuidv7 } from '../../../db/id.ts';
import type { TextKind } from '../../../db/schema.ts';
import { stageText } from '../../../db/texts.ts';
import { inTransaction } from '../../../db/transaction.ts';
import type { Actor } from '../../../workflows/domain/actor.ts';
import type { CommandOf } from '../../../workflows/domain/command.ts';
import { docketWorkflowId, hearingWorkflowId, type HearingUpdateName } from '../../../workflows/contract.ts';
import { countCases, INSTITUTION, openDocket, putBenchPolicy, type BenchPolicy } from './bench-institution.ts';
import { type Done, inFlight } from './in-flight.ts';
import type { Platform } from './platform.ts';

/** Commands that one contested case takes here. */
export const UPDATES_PER_HEARING = 6;

/** The example credit policy with bands that leave nobody out, so that every case can be contested. */
export const contestedPolicy = (platform: Platform): Promise<BenchPolicy> =>
  putBenchPolicy(platform, 'contested', (policy) => ({
    ...policy,
    bands: [{ below: 1e-9, outcome: 'grant' }, { outcome: 'refuse' }],
    hearing: { ...policy.hearing, secondJudgeShare: 0 },
  }));

/** Cases that are contested, scored and told beforehand, which is not measured here. */
export interface ContestedCases {
  docketId: string;
  caseIds: string[];
}

/** Takes in `count` cases and waits until all their windows are open. */
export async function openContested(platform: Platform, policy: BenchPolicy, count: number): Promise<ContestedCases> {
  const { docketId, cases } = await openDocket(platform, policy, count);
  await untilWindowsOpen(platform, docketId, count);
  return { docketId, caseIds: cases.map(({ id }) => id) };
}

/**
 * Hearings: claim, nothing to add, assignment, perspective record, reveal and decision, each an update of the case's
 * workflow with its words kept beside the trail, to the end of the workflow, when the subject has been told.
 *
 * @throws Error where a case that was heard is not decided, because the time then says nothing
 */
export async function runHearings(
  platform: Platform,
  { docketId, caseIds }: ContestedCases,
  atOnce: number,
  seconds: number,
): Promise<Done> {
  const done = await inFlight(atOnce, seconds, async (place) => {
    const caseId = caseIds[place];
    if (caseId === undefined) return false;
    await hear(platform, caseId);
    return true;
  });
  const { phases } = await countCases(platform, [docketId]);
  if (phases['decided'] !== done.count)
    throw new Error(`${done.count} cases were heard, but phases ${JSON.stringify(phases)}`);
  // Its windows last for weeks; nobody waits for them here.
  await platform.temporal.workflow.getHandle(docketWorkflowId(docketId)).terminate('measured');
  return done;
}

async function untilWindowsOpen(platform: Platform, docketId: string, count: number): Promise<void> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const { phases } = await countCases(platform, [docketId]);
    if (phases['appealWindow'] === count) return;
    if (Date.now() > deadline) throw new Error(`the windows do not open: ${JSON.stringify(phases)}`);
    await sleep(50);
  }
}

async function hear(platform: Platform, caseId: string): Promise<void> {
  const { database, temporal } = platform;
  const scope = { institutionId: INSTITUTION, actor: 'human:bench' };
  const { subjectId, scoreId } = await inTransaction(database, scope, async (transaction) => {
    const row = await transaction
      .selectFrom('cases')
      .select(['subject_id', 'score_id'])
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow();
    return { subjectId: row.subject_id, scoreId: row.score_id ?? '' };
  });
  const keep = async (kind: TextKind, body: string, textId?: string): Promise<string> => {
    const kept = await inTransaction(database, scope, (transaction) =>
      stageText(transaction, INSTITUTION, caseId, kind, body, textId),
    );
    if (!kept) throw new Error(`no case ${caseId}`);
    return kept.commitment;
  };
  const subject: Actor = { kind: 'subject', id: subjectId, role: 'subject' };
  const judge: Actor = { kind: 'human', id: 'judge@bench', role: 'judge' };
  const ask = (actor: Actor, command: CommandOf<HearingUpdateName>) =>
    instruct(temporal, { institutionId: INSTITUTION, caseId, actor, command });

  const [claimId, recordId] = [uuidv7(), uuidv7()];
  const statementCommitment = await keep('claim', 'My case is different.', claimId);
  await ask(subject, { type: 'raiseClaim', claimId, statementCommitment, seed: newSeed() });
  await ask(subject, { type: 'restCase' });
  await ask(judge, { type: 'assign', how: 'next' });
  await ask(judge, {
    type: 'recordPerspective',
    recordId,
    recordCommitment: await keep('perspectiveRecord', '{}', recordId),
    changeReasonCommitment: null,
    findings: [{ claimId, confidence: 5, finding: 'specialPleading' }],
    conflict: false,
  });
  await ask(judge, { type: 'reveal' });
  const reasonCommitment = await keep('reason', 'The comparison stands.');
  await ask(judge, {
    type: 'recordDecision',
    decisionId: uuidv7(),
    outcome: 'refuse',
    reasonsCommitment: reasonCommitment,
    markings: [
      { sourceId: scoreId, weight: 'considered', reasonCommitment },
      { sourceId: recordId, weight: 'principal', reasonCommitment },
    ],
    outcomeWithoutIndividualFacts: null,
    supersedes: null,
  });
  await temporal.workflow.getHandle(hearingWorkflowId(caseId)).result();
}
