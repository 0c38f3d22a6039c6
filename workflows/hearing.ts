import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import {
  HEARING_UPDATES,
  hearingState,
  hearingUpdate,
  REFUSED,
  type Activities,
  type CommandOutcome,
  type HearingInput,
  type HearingUpdate,
  type HearingUpdateResult,
} from './contract.ts';
import { engine } from './domain/actor.ts';
import { nextDeadline } from './domain/deadline.ts';
import { decide } from './domain/decide/index.ts';
import { evolve } from './domain/evolve.ts';
import type { Policy } from './domain/policy.ts';
import { describeRefusal, type Refusal } from './domain/refusal.ts';
import type { CaseState } from './domain/state.ts';

const { loadHearing, executeCommand, closeUncontested, escalateIfNobodyMayTake } = proxyLocalActivities<Activities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});
const { deliverNotices } = proxyActivities<Activities>({
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '60 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '5 minutes' },
});

const asFailure = (refusal: Refusal): ApplicationFailure =>
  ApplicationFailure.create({
    type: REFUSED,
    message: describeRefusal(refusal.code).title,
    details: [refusal],
    nonRetryable: true,
  });

/**
 * The human part of one case: takes in everything that people do to it, and what time brings while they do.
 *
 * The state is the fold of the case's trail. An update is checked against it before it enters the history; the database
 * then decides under the case's lock, so that the answer to the caller is what has durably happened. Time passes on
 * questions, leases and due times; it never decides a contested case.
 */
export async function hearing(input: HearingInput): Promise<void> {
  const session: Session = { policy: null, state: null, loaded: false, notify: true, staffedAt: 0 };

  const absorb = ({ entries, notify }: CommandOutcome): void => {
    for (const entry of entries)
      if (session.state && entry.seq === session.state.seq + 1) session.state = evolve(session.state, entry);
    session.notify ||= notify;
  };

  const validate = ({ actor, command }: HearingUpdate): void => {
    const { policy, state } = session;
    // A claim that comes too late has to leave its entry on the trail, so the database refuses it, not the validator.
    if (!policy || !state || command.type === 'raiseClaim') return;
    const at = new Date(Date.now()).toISOString();
    const decided = decide(policy, state, { institutionId: input.institutionId, actor, at, command });
    if (!decided.accepted) throw asFailure(decided.refusal);
  };

  const carryOut = async (update: HearingUpdate): Promise<HearingUpdateResult> => {
    await condition(() => session.loaded);
    if (!session.state) throw asFailure({ code: 'unknownCase' });
    const outcome = await executeCommand({ ...input, after: session.state.seq, update });
    absorb(outcome);
    if (outcome.refusal) throw asFailure(outcome.refusal);
    return { seq: session.state.seq, phase: session.state.phase };
  };

  setHandler(hearingState, () => session.state);
  for (const name of HEARING_UPDATES)
    setHandler(hearingUpdate(name), carryOut, {
      validator: (update: HearingUpdate) => {
        if (update.command.type !== name) throw new TypeError(`${name} was sent ${update.command.type}`);
        validate(update);
      },
    });

  const found = await loadHearing(input);
  session.policy = found?.policy ?? null;
  session.state = found?.state ?? null;
  session.loaded = true;
  await condition(allHandlersFinished);

  while (session.policy && session.state && (await takeStep(input, session, session.policy, session.state, absorb)));
}

/** What a hearing knows between two steps. */
interface Session {
  policy: Policy | null;
  state: CaseState | null;
  loaded: boolean;
  /** Whether something happened that the subject has to be told. */
  notify: boolean;
  /** The entry after which it was last looked at whether anybody may take the hearing. */
  staffedAt: number;
}

/** Whether there is anything left to see to. */
const goesOn = ({ notify, state }: Session): boolean => notify || state?.phase === 'hearing' || isOverdueToClose(state);

/** Sees to the one thing that is due now, or waits for something to be. Returns whether the hearing goes on. */
async function takeStep(
  input: HearingInput,
  session: Session,
  policy: Policy,
  state: CaseState,
  absorb: (outcome: CommandOutcome) => void,
): Promise<boolean> {
  if (session.notify) {
    session.notify = false;
    await deliverNotices(input);
    return true;
  }
  if (isOverdueToClose(state)) {
    const outcome = await closeUncontested({ ...input, after: state.seq });
    absorb(outcome);
    return outcome.refusal === null;
  }
  if (state.phase !== 'hearing') {
    await condition(allHandlersFinished);
    return goesOn(session);
  }
  if (state.hearing && !state.hearing.holding && session.staffedAt < state.seq) {
    session.staffedAt = state.seq;
    absorb(await escalateIfNobodyMayTake({ ...input, after: state.seq }));
    return true;
  }
  if (workflowInfo().continueAsNewSuggested) {
    await condition(allHandlersFinished);
    await continueAsNew<typeof hearing>(input);
  }
  const changed = (): boolean => session.state?.seq !== state.seq || session.notify;
  const deadline = nextDeadline(policy, state);
  if (!deadline) {
    await condition(changed);
    return true;
  }
  const left = Date.parse(deadline.at) - Date.now();
  if (left > 0 && (await condition(changed, left))) return true;
  const { command } = deadline;
  const update = { commandId: `${command.type}-${deadline.at}`, actor: engine('hearing'), command };
  const outcome = await executeCommand({ ...input, after: state.seq, update });
  absorb(outcome);
  // The database's clock has the last word and may be a moment behind, so ask again a little later.
  if (outcome.refusal) await condition(changed, '1 second');
  return true;
}

/** All claims were withdrawn and the window has ended, so nobody but this hearing will end the case. */
function isOverdueToClose(state: CaseState | null): boolean {
  return (
    state?.phase === 'appealWindow' &&
    state.hearing !== null &&
    state.window !== null &&
    Date.parse(state.window.endsAt) <= Date.now()
  );
}
