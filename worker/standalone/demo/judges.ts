import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { FindingKind } from '#workflows/domain/finding.ts';
import { Hearing, HearingList } from './answers.ts';
import { type Client, Refused } from './client.ts';
import type { StagedCase } from './staged-case.ts';
import { writeDecision, writeTheory } from './words/write-decision.ts';
import { writeRecord } from './words/write-record.ts';
import { writeAnswer, writeMessage } from './words/write-statement.ts';

/** A judge or the supervisor, with the client of their account. */
export interface Member {
  id: string;
  /** The judge's number, which selects how they write. */
  number: number;
  client: Client;
}

/** Prints progress while the judges work. */
type Say = (line: string) => void;

const Anything = z.unknown();
const LOOK_AGAIN_MILLISECONDS = 150;
const PAUSE_AFTER_STEPPING_BACK_MILLISECONDS = 1_500;

/** How a hearing has gone so far. */
interface Progress {
  staged: StagedCase;
  steppedBack: boolean;
  records: number;
}

/**
 * Hears every case that a script wants heard: judges take hearings from the queue, each at their own pace; the
 * supervisor hears escalated cases, and assigns waiting hearings by name once the policy requires all judges to rest.
 *
 * Resolves when all cases are decided.
 */
export async function hearCases(
  cases: readonly StagedCase[],
  judges: readonly Member[],
  supervisor: Member,
  say: Say,
): Promise<void> {
  const heard = cases.filter(({ script }) => script !== null);
  const open = new Map<string, Progress>(
    heard.map((staged) => [staged.id, { staged, steppedBack: false, records: 0 }]),
  );
  const rested = new Set<string>();
  const isOver = () => open.size === 0;
  const bench = { open, rested, say };
  await Promise.all([
    ...judges.map((judge) => sit(bench, judge, isOver)),
    supervise(bench, supervisor, judges, isOver),
  ]);
}

interface Bench {
  open: Map<string, Progress>;
  /** Judges who have reached the number of hearings that the policy allows. */
  rested: Set<string>;
  say: Say;
}

/** One judge's sitting: the next hearing, and the decisions that had to wait for the end of a window. */
async function sit(bench: Bench, judge: Member, isOver: () => boolean): Promise<void> {
  const waiting = new Map<string, FindingKind | undefined>();
  const kept = new Set<string>();
  while (!isOver()) {
    let idle = true;
    for (const [caseId, finding] of waiting) {
      if (!(await decide(bench, judge, caseId, finding))) continue;
      waiting.delete(caseId);
      idle = false;
    }
    const hearing = await takeOne(bench, judge, kept);
    if (hearing) {
      // The hearing is theirs until it is decided, unless they returned it: then it may be assigned to them again.
      if (await hear(bench, judge, hearing, waiting)) kept.add(hearing.caseId);
      idle = false;
    }
    if (idle) await sleep(LOOK_AGAIN_MILLISECONDS);
  }
}

/** The next hearing of the queue, or, once the policy requires the judge to rest, one that the supervisor assigned to them. */
async function takeOne({ rested, say }: Bench, judge: Member, kept: ReadonlySet<string>): Promise<Hearing | null> {
  if (!rested.has(judge.id))
    try {
      return await judge.client.call('POST', '/v1/hearings/next', Hearing);
    } catch (error) {
      if (!(error instanceof Refused) || !['capReached', 'restDue'].includes(error.code)) throw error;
      rested.add(judge.id);
      say(`  ${judge.id} has heard as much without a pause as the policy allows, so the queue assigns them no more`);
    }
  const { hearings } = await judge.client.get('/v1/hearings?status=yours', HearingList);
  const given = hearings.find(({ id }) => !kept.has(id));
  return given ? judge.client.get(`/v1/hearings/${given.id}`, Hearing) : null;
}

/**
 * Carries out a judge's part in a hearing, up to the decision if nothing delays it.
 *
 * @returns false if they stepped back instead
 */
async function hear(
  bench: Bench,
  judge: Member,
  served: Hearing,
  waiting: Map<string, FindingKind | undefined>,
): Promise<boolean> {
  const { open, say } = bench;
  const { client } = judge;
  const progress = open.get(served.caseId);
  if (!progress?.staged.script || !progress.staged.subject)
    throw new Error(`${judge.id} was given ${served.externalRef}, which no judge should hear`);
  const { staged } = progress;
  const { script, subject, externalRef, example } = {
    ...staged,
    script: progress.staged.script,
    subject: progress.staged.subject,
  };
  const path = `/v1/hearings/${served.caseId}`;
  if (script.stepsBack && !progress.steppedBack) {
    progress.steppedBack = true;
    if (script.stepsBack === 'release')
      await client.call('POST', `${path}/release`, Anything, {
        reason: `I know too little of what ${externalRef} is about to do it justice today.`,
      });
    else await client.call('POST', `${path}/recuse`, Anything, { conflict: true });
    say(
      `  ${externalRef}: ${judge.id} ${script.stepsBack === 'release' ? 'returned it to the queue' : 'recused themselves'}`,
    );
    // Another judge has to be quicker: the queue may give a hearing back to the judge who returned it.
    await sleep(PAUSE_AFTER_STEPPING_BACK_MILLISECONDS);
    return false;
  }
  let hearing = served;
  if (script.asks && hearing.questions.length === 0) {
    const claim = hearing.claims.find(({ statement }) => statement !== null)?.statement ?? '';
    const [, passage = claim] = claim.split(/(?<=[.!?]) /);
    await client.post(`${path}/questions`, Anything, {
      question: `In ${externalRef} you write “${passage}” How could a reader of the file alone have known that?`,
    });
    await subject.answer(writeAnswer(staged));
    await client.post(`${path}/messages`, Anything, {
      text: `Thank you. Is there anything about ${externalRef} that I have not asked, and that you want me to know?`,
    });
    await subject.say(writeMessage(staged));
    hearing = await client.get(path, Hearing);
    say(`  ${externalRef}: ${judge.id} asked, the subject answered, and they talked`);
  }

  const finding = script.findings[Math.min(progress.records, script.findings.length - 1)];
  progress.records++;
  const record = writeRecord({ example, hearing, judge: judge.number }, finding);
  hearing = await client.post(`${path}/perspective`, Hearing, record);
  say(
    `  ${externalRef}: ${judge.id} took the subject’s point of view${finding === undefined ? '' : ` and found ${finding}`}`,
  );
  if (!hearing.you.holding || hearing.you.recordId === null) return true;
  if (finding !== undefined) await subject.confirmRestatement(hearing.you.recordId);
  if (script.theory) await client.post(`${path}/theory`, Anything, writeTheory(example, hearing));
  if (script.rests && hearing.appealWindow?.open && !hearing.nothingToAdd) await subject.sayNothingToAdd();
  if (!(await decide(bench, judge, served.caseId, finding))) waiting.set(served.caseId, finding);
  return true;
}

/** Decides unless the appeal window is still open; returns whether it is decided. */
async function decide(
  { open, say }: Bench,
  judge: Member,
  caseId: string,
  finding: FindingKind | undefined,
): Promise<boolean> {
  const path = `/v1/hearings/${caseId}`;
  const hearing = await judge.client.get(path, Hearing);
  if (hearing.appealWindow?.open && !hearing.nothingToAdd) return false;
  const decision = writeDecision(hearing, judge.id, finding);
  await judge.client.post(`${path}/decision`, Anything, decision);
  open.delete(caseId);
  say(`  ${hearing.externalRef}: ${judge.id} decided ${decision.outcome}`);
  return true;
}

/** The supervisor hears escalated cases, and assigns hearings by name once every judge has to rest. */
async function supervise(
  bench: Bench,
  supervisor: Member,
  judges: readonly Member[],
  isOver: () => boolean,
): Promise<void> {
  const { rested, say } = bench;
  const waiting = new Map<string, FindingKind | undefined>();
  let turn = 0;
  while (!isOver()) {
    for (const [caseId, finding] of waiting)
      if (await decide(bench, supervisor, caseId, finding)) waiting.delete(caseId);
    const { hearings } = await supervisor.client.get('/v1/hearings?status=waiting', HearingList);
    const mine = hearings.find(({ seeking }) => seeking === 'supervisor');
    if (mine) {
      const hearing = await supervisor.client.post(`/v1/hearings/${mine.id}/assign`, Hearing);
      await hear(bench, supervisor, hearing, waiting);
    }
    if (rested.size === judges.length)
      for (const { id } of hearings.filter(({ seeking }) => seeking === 'judge')) {
        const to = await reassignToFirst(supervisor, [...judges.slice(turn % judges.length), ...judges], id);
        turn++;
        if (to !== null) say(`  the supervisor assigned a waiting hearing to ${to}`);
      }
    await sleep(LOOK_AGAIN_MILLISECONDS);
  }
}

/** Assigns a hearing to the first judge who may hear it; `null` if none may, which escalates it to the supervisor. */
async function reassignToFirst(supervisor: Member, judges: readonly Member[], caseId: string): Promise<string | null> {
  for (const { id } of judges)
    try {
      await supervisor.client.call('POST', `/v1/hearings/${caseId}/reassign`, Anything, {
        judgeId: id,
        reason: 'All judges have heard as many in a row as the policy lets the queue give them.',
      });
      return id;
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'notPermitted') throw error;
    }
  return null;
}
