import { setTimeout as sleep } from 'node:timers/promises';
import { Refused } from '#worker/standalone/demo/client.ts';
import type { Hearing } from '#worker/standalone/demo/answers.ts';
import { createActLog, timesOf, type ActLog } from './act-log.ts';
import { awaitAftermath } from './aftermath.ts';
import { JUDGES, openMatters, type Court, type Matter } from './court.ts';
import { ask, assign, decide, readHearing, record } from './hearing-acts.ts';
import { inLanes } from './lanes.ts';
import { sentTwice } from './mail-count.ts';
import { endsOf, moment } from './moment.ts';
import type { Trial, Violation } from './trial.ts';

const WINDOW_SECONDS = 30;
const ACTS_PER_HEARING = 6;
/** An act that takes longer has waited for something. */
const WAITED_MILLISECONDS = 2_000;
const PATIENCE_MILLISECONDS = 10_000;
/** From the end of a window and its grace until a decision on it must be possible. */
const CLOSED_WITHIN_MILLISECONDS = 15_000;
const AFTERMATH_WITHIN_MILLISECONDS = 120_000;

/** Six acts on each hearing, `size` hearings at once, while Temporal is stopped from before the windows' end until all is done. */
function withoutTemporal(how: 'stopped' | 'frozen', title: string): Trial {
  return {
    name: `temporal-${how}`,
    title,
    full: { trials: 240, size: 8 },
    quick: { trials: 48, size: 4 },
    async run({ trials, size, openCourt, graceOf, progress }) {
      const court = await openCourt(WINDOW_SECONDS);
      const matters = await openMatters(court, Math.ceil(trials / ACTS_PER_HEARING));
      if (how === 'frozen') await court.stack.signal('temporal', 'SIGSTOP');
      else await court.stack.kill('temporal', 'SIGTERM', { restart: false });
      progress(`Temporal is ${how}`);

      const log = createActLog();
      const over = endsOf(matters).last + graceOf(WINDOW_SECONDS);
      const heard = await inLanes(size, matters, (matter, place) => beginHearing(court, log, matter, place));
      if (heard.includes(true)) await moment(over);
      await inLanes(size, matters, async (matter, place) => {
        if (heard[place]) await endHearing(court, log, matter, place, over + CLOSED_WITHIN_MILLISECONDS);
      });
      const done = log.acts.filter(({ status }) => status === 200);
      progress(`${done.length} of ${trials} acts happened`);

      if (how === 'frozen') await court.stack.signal('temporal', 'SIGCONT');
      else await court.stack.start('temporal');
      const caseIds = matters.map(({ caseId }) => caseId);
      const docketIds = [...new Set(matters.map(({ docketId }) => docketId))];
      const aftermath = await awaitAftermath(court, { caseIds, docketIds }, AFTERMATH_WITHIN_MILLISECONDS);

      const expected = matters.length * ACTS_PER_HEARING;
      const violations: Violation[] = [...aftermath.violations];
      for (let missing = done.length; missing < expected; missing++)
        violations.push({ kind: 'notDone', detail: 'an act' });
      const first = log.acts.find(({ status }) => status !== 200);
      if (first) progress(`the first act that did not happen: ${first.name}, ${first.detail}`);
      for (const { name, milliseconds } of done)
        if (milliseconds > WAITED_MILLISECONDS)
          violations.push({ kind: 'waited', detail: `${name} took ${Math.round(milliseconds)} ms` });
      for (const detail of await sentTwice(court.query, caseIds)) violations.push({ kind: 'mailTwice', detail });
      return {
        trials: expected,
        violations,
        figures: { ...timesOf(log.acts), everybodyToldAfter: aftermath.milliseconds },
      };
    },
  };
}

export const temporalStopped = withoutTemporal('stopped', 'six acts on each hearing, Temporal stopped over the end');
export const temporalFrozen = withoutTemporal('frozen', 'six acts on each hearing, Temporal frozen over the end');

const judgeOf = (court: Court, place: number) =>
  court.as(JUDGES[place % JUDGES.length] ?? JUDGES[0], PATIENCE_MILLISECONDS);

/** Claim, assignment, question, answer, perspective record; whether all five happened. */
async function beginHearing(court: Court, log: ActLog, { caseId, person }: Matter, place: number): Promise<boolean> {
  const judge = () => judgeOf(court, place);
  try {
    await log.perform('claim', async () => {
      const { status, code } = await person.claim(caseId, PATIENCE_MILLISECONDS);
      if (status !== 201) throw new Refused(status, code, `the claim was answered ${status} ${code}`);
    });
    await log.perform('assign', () => assign(judge(), caseId));
    const questionId = await log.perform('ask', () => ask(judge(), caseId));
    await log.perform('answer', () => person.answer(questionId, PATIENCE_MILLISECONDS));
    const hearing = await readHearing(judge(), caseId);
    await log.perform('record', () => record(judge(), hearing));
    return true;
  } catch {
    // The log keeps it; what follows from an act that did not happen cannot happen either.
    return false;
  }
}

/** Decides once the judge is told that the window is over. */
async function endHearing(
  court: Court,
  log: ActLog,
  { caseId }: Matter,
  place: number,
  closedBy: number,
): Promise<void> {
  const judge = () => judgeOf(court, place);
  try {
    let hearing: Hearing = await readHearing(judge(), caseId);
    while (hearing.appealWindow?.open && Date.now() < closedBy) {
      await sleep(250);
      hearing = await readHearing(judge(), caseId);
    }
    await log.perform('decide', () => decide(judge(), hearing));
  } catch {
    // Kept by the log, or missing from it, which counts the same.
  }
}
