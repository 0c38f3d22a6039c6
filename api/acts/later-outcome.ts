import { z } from 'zod';
import { precedentIdOf, type RecordedOutcome } from '#db/cases/read-later-outcomes.ts';
import type { LockedCase } from '#db/cases/lock-cases.ts';
import type { AddedPrecedent } from '#db/precedents/precedents.ts';
import type { CommandOf } from '#workflows/domain/command.ts';
import type { Facts } from '#workflows/domain/policy.ts';
import { words } from '#workflows/domain/words.ts';
import { factsOfPrecedent } from '#workflows/domain/precedent-facts.ts';
import { DayOrTime, standsFor } from '../fields/past-moment.ts';

const Seq = z.coerce.number().int().min(1).max(2_147_483_647);

const MAX_REASON = 5_000;

/** What later happened in a case, and, for a correction, which entry it corrects and why. */
export const LaterOutcome = z
  .strictObject({
    /** One of the two names that the policy declares for the adverse event and its opposite. */
    event: z.string().regex(/^[a-zA-Z][a-zA-Z0-9_]{0,62}$/, {
      error: 'give one of the two names that the policy declares for the later outcome',
    }),
    /** The day or time at which the outcome was observed; now by default. */
    observedAt: DayOrTime.optional(),
    /** The entry of the outcome that was recorded wrongly, or the id of its precedent. */
    supersedes: z.union([z.number().int().min(1).max(2_147_483_647), z.string().min(1).max(200)]).optional(),
    /** Why the earlier outcome was wrong. */
    reason: words(MAX_REASON, 'say why the earlier outcome was wrong').optional(),
  })
  .refine(({ supersedes, reason }) => supersedes === undefined || reason !== undefined, {
    path: ['reason'],
    error: 'say why the earlier outcome was wrong',
  })
  .refine(({ supersedes, reason }) => reason === undefined || supersedes !== undefined, {
    path: ['supersedes'],
    error: 'say which entry the reason is about',
  });
export type LaterOutcome = z.infer<typeof LaterOutcome>;

/** The entry that a correction names, by its number or by the id of its precedent; 0 if there is no such entry. */
export function supersededSeq(
  caseId: string,
  named: LaterOutcome['supersedes'],
  recorded: readonly RecordedOutcome[],
): number | undefined {
  if (named === undefined) return undefined;
  if (named === precedentIdOf(caseId, recorded)) return recorded.at(-1)?.seq ?? 0;
  return Seq.safeParse(named).data ?? 0;
}

/** Whether an outcome is already the one in force, with its day if one is given, so that a request that is sent again changes nothing. */
export function isRecorded(
  { event, observedAt }: Pick<LaterOutcome, 'event' | 'observedAt'>,
  timeZone: string | undefined,
  supersedes: number | undefined,
  recorded: readonly RecordedOutcome[],
): boolean {
  const last = recorded.at(-1);
  return (
    last?.event === event &&
    (observedAt === undefined || standsFor(observedAt, timeZone, last.observedAt)) &&
    (supersedes === undefined || last.supersedes === supersedes)
  );
}

/** Why a correction that names an entry is refused; `undefined` if the entry is the one in force. */
export function refusalOfSuperseded(
  supersedes: number | undefined,
  recorded: readonly RecordedOutcome[],
): 'outcomeNotRecorded' | 'supersedesWrongOutcome' | undefined {
  const last = recorded.at(-1);
  if (supersedes === undefined || supersedes === last?.seq) return undefined;
  return last ? 'supersedesWrongOutcome' : 'outcomeNotRecorded';
}

/** The command that records an outcome. */
export const laterOutcomeCommand = (
  event: string,
  observedAt: string,
  supersedes: number | undefined,
  reasonCommitment: string,
): CommandOf<'recordLaterOutcome'> => ({
  type: 'recordLaterOutcome',
  event,
  observedAt,
  ...(supersedes !== undefined && { supersedes: { seq: supersedes, reasonCommitment } }),
});

/**
 * The precedent that a case becomes by the last of its outcomes; it corrects that of the one before.
 *
 * @param recorded everything that was recorded, the last entry included
 */
export function precedentOf(
  { caseId, policy, state }: LockedCase,
  facts: Facts,
  recorded: readonly RecordedOutcome[],
): AddedPrecedent {
  const before = recorded.slice(0, -1);
  return {
    id: precedentIdOf(caseId, recorded),
    facts: factsOfPrecedent(policy, facts),
    adverse: recorded.at(-1)?.event === policy.adverseEvent.name,
    ...(state.decision?.adverse === true && { comparable: false }),
    ...(before.length > 0 && { supersedes: precedentIdOf(caseId, before) }),
  };
}
