import type { Appended } from '#db/cases/command-request.ts';
import { readCaseDues } from '#db/cases/read-case-dues.ts';
import { decideInTime } from '#db/cases/decide-in-time.ts';
import { escalateIfUnstaffed } from '#db/cases/escalate-if-unstaffed.ts';
import { record } from '#db/cases/execute-commands.ts';
import { guardRefusal } from '#db/cases/guard-refusal.ts';
import { lockCases, type LockedCase } from '#db/cases/lock-cases.ts';
import { noteCommands } from '#db/cases/note-commands.ts';
import { settleWindows } from '#db/cases/settle-windows.ts';
import { setWake } from '#db/cases/wakes.ts';
import { newSeed } from '#db/commitment.ts';
import { uuidv7 } from '#db/id.ts';
import { inTransaction, plannedOnce, type Transaction } from '#db/transaction.ts';
import type { Activities, CaseProgress, CaseRef } from '#workflows/contract.ts';
import { engine } from '#workflows/domain/actor.ts';
import { addMilliseconds } from '#workflows/domain/duration.ts';
import type { Command } from '#workflows/domain/command.ts';
import { nextArrival } from '#workflows/domain/letter.ts';
import { nextMoment, type DueCommand } from '#workflows/domain/next-moment.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import { noteTaken, sendTaken, takeMessages, type Taken } from './deliver-case.ts';
import type { ActivityDependencies } from './deps.ts';
import type { Sent } from './notices/send-all.ts';

/** Maximum number of due steps in one pass over a case. */
const MAX_DUE = 20;
/** How long a pass waits for mail to be accepted. A slower delivery continues by itself, and the next pass checks on it. */
const DELIVERY_MILLISECONDS = 2_000;
/** After the database has refused what is due, an operator has to look into it; the step is retried after this long. */
const REFUSED_PAUSE_MILLISECONDS = 60_000;

/**
 * Advances a case: carries out what is due, escalates a hearing that no judge may take, and hands over the notices that are
 * waiting, each step under the case's lock.
 *
 * @returns the state of the case afterwards and when to look at it again, or `null` if there is no such case
 */
export const createAdvanceCase =
  (dependencies: ActivityDependencies): Activities['advanceCase'] =>
  async (which) => {
    const { database } = dependencies;
    const scope = plannedOnce({ institutionId: which.institutionId, actor: 'system:hearing' });
    const { progress, taken } = await inTransaction(database, scope, (transaction) =>
      lookAndTake(dependencies, transaction, which),
    ).catch(async (error: unknown) => {
      const refusal = guardRefusal(error);
      if (!refusal) throw error;
      process.emitWarning(`case ${which.caseId}: ${refusal.detail ?? refusal.code}`);
      const waiting = await inTransaction(database, scope, (each) => postponeRefused(dependencies, each, which));
      return { progress: waiting, taken: NOTHING_TAKEN };
    });
    if (taken.notices.length === 0) return progress;
    const note = (sent: Sent) =>
      inTransaction(database, scope, async (transaction) => {
        await noteTaken(dependencies, transaction, which.institutionId, taken, sent);
        return (await look(dependencies, transaction, which))?.progress ?? null;
      });
    return (await sendTaken(dependencies, which, taken, note, DELIVERY_MILLISECONDS)) ?? progress;
  };

const NOTHING_TAKEN: Taken = { notices: [], messages: [] };

/** Looks at a case and takes the notices that are to be handed over. */
async function lookAndTake(
  dependencies: ActivityDependencies,
  transaction: Transaction,
  which: CaseRef,
): Promise<{ progress: CaseProgress | null; taken: Taken }> {
  const looked = await look(dependencies, transaction, which);
  if (!looked || looked.progress.isEverybodyTold) return { progress: looked?.progress ?? null, taken: NOTHING_TAKEN };
  return { progress: looked.progress, taken: await takeMessages(dependencies, transaction, which, looked.at) };
}

/** Looks at a case, at the moment that it returns. */
async function look(
  dependencies: ActivityDependencies,
  transaction: Transaction,
  { institutionId, caseId }: CaseRef,
): Promise<{ progress: CaseProgress; at: string } | null> {
  const [locked] = (await lockCases(transaction, institutionId, [caseId], dependencies.clock)).values();
  if (!locked) return null;
  let found: LockedCase = locked;
  let lookAgainAt: string | null = null;
  for (let done = 0; done < MAX_DUE && lookAgainAt === null; done++) {
    const due = nextMoment(found.policy, found.state);
    if (!due || due.at > found.at) break;
    const command = complete(due.command);
    const request = { caseId, commandId: `${command.type}-${found.state.seq}`, actor: engine('hearing'), command };
    const settled = (await settleWindows(transaction, [{ found, command }])).get(caseId);
    const decided = decideInTime(found, institutionId, request, settled);
    if (decided.appended) {
      await write(transaction, institutionId, decided.appended);
      found = { ...found, state: decided.appended.state };
    }
    ({ lookAgainAt } = decided);
    if (decided.refusal && lookAgainAt === null) break;
  }
  const escalated = await escalateIfUnstaffed(transaction, institutionId, found);
  if (escalated) found = { ...found, state: escalated.state };
  const next = lookAgainAt ?? nextMoment(found.policy, found.state)?.at ?? null;
  return { progress: await settle(dependencies, transaction, institutionId, found, next), at: found.at };
}

function complete(command: DueCommand['command']): Command {
  switch (command.type) {
    case 'decideUncontested':
      return { ...command, decisionId: uuidv7(), seed: newSeed() };
    case 'countLetterArrived':
      return { ...command, seed: newSeed() };
    default:
      return command;
  }
}

async function write(transaction: Transaction, institutionId: string, appended: Appended): Promise<void> {
  await record(transaction, institutionId, [appended]);
  await noteCommands(transaction, institutionId, [appended]);
}

/** Leaves a case as it is, because the database refuses what is due. */
async function postponeRefused(
  dependencies: ActivityDependencies,
  transaction: Transaction,
  { institutionId, caseId }: CaseRef,
): Promise<CaseProgress | null> {
  const [found] = (await lockCases(transaction, institutionId, [caseId], dependencies.clock)).values();
  if (!found) return null;
  const later = addMilliseconds(found.at, REFUSED_PAUSE_MILLISECONDS);
  return settle(dependencies, transaction, institutionId, found, later);
}

/** Records when the case has to be looked at next, and returns its progress. */
async function settle(
  { isSearchable }: ActivityDependencies,
  transaction: Transaction,
  institutionId: string,
  { caseId, state, at }: LockedCase,
  dueAt: string | null,
): Promise<CaseProgress> {
  const { deliverAt, isUnheard } = await readCaseDues(transaction, institutionId, caseId, at);
  const nextAt = [dueAt, deliverAt].filter((each) => each !== null).toSorted()[0] ?? null;
  await setWake(transaction, institutionId, caseId, nextAt);
  // While a letter is on its way, its subject is not told yet.
  const isEverybodyTold = deliverAt === null && (state.phase === 'withdrawn' || !nextArrival(state.letters));
  return describe(state, { nextAt, isEverybodyTold, isEveryClaimHeard: !isUnheard, isSearchable });
}

function describe(
  state: CaseState,
  known: Pick<CaseProgress, 'nextAt' | 'isEverybodyTold' | 'isEveryClaimHeard' | 'isSearchable'>,
): CaseProgress {
  const { phase, hearing, window } = state;
  const isClosed = phase === 'decided' || phase === 'withdrawn';
  // A case whose claims were all withdrawn waits for the end of its window, like an uncontested one.
  const waitsForNothing = phase !== 'hearing' && !isClosed && known.nextAt === null;
  return {
    ...known,
    // Even without a claim, a perspective record is needed to decide.
    isEveryClaimHeard: known.isEveryClaimHeard && (isClosed || state.records.length > 0),
    seq: state.seq,
    phase,
    awaiting: awaitedBy(state, known),
    isHearingOpened: hearing !== null,
    isWindowOver: isClosed || window === null || window.closed || state.nothingToAdd,
    isDecided: phase === 'decided',
    isOver: known.isEverybodyTold && (isClosed || waitsForNothing),
    dueAt: hearing?.dueAt ?? null,
  };
}

function awaitedBy(
  { phase, hearing, window, nothingToAdd }: CaseState,
  { isEverybodyTold, isEveryClaimHeard }: Pick<CaseProgress, 'isEverybodyTold' | 'isEveryClaimHeard'>,
): CaseProgress['awaiting'] {
  if (phase === 'received') return 'score';
  if (phase === 'decided' || phase === 'withdrawn') return isEverybodyTold ? 'nothing' : 'delivery';
  if (phase !== 'hearing') return 'windowEnd';
  if (!hearing?.holding) return 'judge';
  if (!isEveryClaimHeard) return 'perspectiveRecord';
  return window && !window.closed && !nothingToAdd ? 'windowEnd' : 'decision';
}
