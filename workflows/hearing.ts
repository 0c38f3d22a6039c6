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
  type HearingMessage,
  type HearingUpdate,
  type HearingUpdateResult,
} from './contract.ts';
import { engine } from './domain/actor.ts';
import { Command } from './domain/command.ts';
import { nextDeadline, type Deadline } from './domain/deadline.ts';
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
 * questions, leases and due times; it never decides a contested case. A hearing whose claims were all withdrawn stays until
 * the window has ended, because a docket that has nothing else to wait for does not.
 */
export async function hearing(input: HearingInput): Promise<void> {
  const session: Session = {
    policy: null,
    state: null,
    loaded: false,
    deliverAt: 0,
    staffedAt: 0,
    refusals: 0,
    turn: Promise.resolve(),
  };

  const absorb = ({ entries, notify }: CommandOutcome): void => {
    for (const entry of entries)
      if (session.state && entry.seq === session.state.seq + 1) session.state = evolve(session.state, entry);
    if (notify) session.deliverAt ??= Date.now();
  };

  const validate = ({ actor, command }: HearingUpdate): void => {
    const { policy, state } = session;
    // Nobody else writes to a case while it is heard. Before and after, the database knows better; and a claim that comes
    // too late has to leave its entry on the trail, so the database refuses it, not the validator.
    if (!policy || state?.phase !== 'hearing' || command.type === 'raiseClaim') return;
    const at = new Date(Date.now()).toISOString();
    const decided = decide(policy, state, { institutionId: input.institutionId, actor, at, command });
    if (!decided.accepted) throw asFailure(decided.refusal);
  };

  const carryOut = async (update: HearingUpdate): Promise<HearingUpdateResult> => {
    await condition(() => session.loaded);
    return inTurn(session, async () => {
      if (!session.state) throw asFailure({ code: 'unknownCase' });
      const outcome = await executeCommand({ ...input, after: session.state.seq, update });
      absorb(outcome);
      if (outcome.refusal) throw asFailure(outcome.refusal);
      return { seq: session.state.seq, phase: session.state.phase };
    });
  };

  setHandler(hearingState, () => session.state);
  for (const name of HEARING_UPDATES)
    setHandler(hearingUpdate(name), carryOut, {
      validator: (update: HearingMessage) => {
        if (update.institutionId !== input.institutionId) throw asFailure({ code: 'unknownCase' });
        const { type } = Command.parse(update.command);
        if (type !== name) throw new TypeError(`${name} was sent ${type}`);
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
  /** When notices that wait for the subject are handed over, milliseconds since 1970; null while none waits. */
  deliverAt: number | null;
  /** The entry after which it was last looked at whether anybody may take the hearing. */
  staffedAt: number;
  /** How often in a row the database has refused what time brought. */
  refusals: number;
  /** Ends when everything that is under way with the database has. */
  turn: Promise<unknown>;
}

/**
 * Runs what changes the case, one after the other. Two local activities under way at once can end in one order and be
 * replayed in another, and a worker that takes over would then not find its way through the history.
 */
function inTurn<T>(session: Session, work: () => Promise<T>): Promise<T> {
  const result = session.turn.then(work);
  session.turn = result.catch(() => undefined);
  return result;
}

/** Sees to the one thing that is due now, or waits for something to be. Returns whether the hearing goes on. */
async function takeStep(
  input: HearingInput,
  session: Session,
  policy: Policy,
  state: CaseState,
  absorb: (outcome: CommandOutcome) => void,
): Promise<boolean> {
  if (session.deliverAt !== null && session.deliverAt <= Date.now()) {
    session.deliverAt = null;
    const { remaining, pauseSeconds } = await deliverNotices(input);
    if (remaining > 0) session.deliverAt = Date.now() + pauseSeconds * 1_000;
    return true;
  }
  if (state.phase === 'hearing' && state.hearing && !state.hearing.holding && session.staffedAt < state.seq) {
    session.staffedAt = state.seq;
    absorb(await inTurn(session, () => escalateIfNobodyMayTake({ ...input, after: state.seq })));
    return true;
  }
  if (workflowInfo().continueAsNewSuggested) {
    await condition(allHandlersFinished);
    await continueAsNew<typeof hearing>(input);
  }

  const { deliverAt } = session;
  const changed = (): boolean => session.state?.seq !== state.seq || session.deliverAt !== deliverAt;
  const next = whatTimeBrings(policy, state);
  if (!next && deliverAt === null) {
    // A hearing waits for people, however long it takes. A case that is none any more needs no workflow.
    await condition(state.phase === 'hearing' ? changed : allHandlersFinished);
    return state.phase === 'hearing' || changed();
  }
  const left = Math.min(...(next ? [next.at] : []), ...(deliverAt === null ? [] : [deliverAt])) - Date.now();
  if (left > 0) {
    await condition(changed, left);
    return true;
  }
  if (!next) return true;
  const after = state.seq;
  const { command } = next;
  const outcome = await inTurn(session, () =>
    command === null
      ? closeUncontested({ ...input, after })
      : executeCommand({
          ...input,
          after,
          update: { commandId: `${command.type}-${after}`, actor: engine('hearing'), command },
        }),
  );
  absorb(outcome);
  session.refusals = outcome.refusal ? session.refusals + 1 : 0;
  // The database's clock has the last word and may be a moment behind, so ask again a little later, and then less often.
  if (outcome.refusal) await condition(changed, Math.min(PAUSE * 2 ** session.refusals, LONGEST_PAUSE));
  return true;
}

const PAUSE = 500;
const LONGEST_PAUSE = 600_000;

/** The next thing that time brings a case, and when in milliseconds since 1970: a command, or its end uncontested. */
function whatTimeBrings(policy: Policy, state: CaseState): { at: number; command: Deadline['command'] | null } | null {
  if (state.phase === 'appealWindow' && state.hearing && state.window)
    return { at: Date.parse(state.window.endsAt), command: null };
  const deadline = nextDeadline(policy, state);
  return deadline && { at: Date.parse(deadline.at), command: deadline.command };
}
