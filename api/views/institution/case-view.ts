import { z } from 'zod';
import type { CaseListRow } from '#db/case-list.ts';
import type { CaseAccount } from '#db/cases/read-account.ts';
import { Actor } from '#workflows/domain/actor.ts';
import { CHANNELS, ClaimKind, Ground, MailFault, NoticeSubject } from '#workflows/domain/event.ts';
import { FindingKind } from '#workflows/domain/finding.ts';
import { nextArrival } from '#workflows/domain/letter.ts';
import { METHODS, Weight } from '#workflows/domain/method.ts';
import { Facts } from '#workflows/domain/policy.ts';
import { PrincipalFactor, sizeOf, UnscoredReason } from '#workflows/domain/score.ts';
import { findingOn, isUnderReview, PHASES } from '#workflows/domain/state.ts';

const Instant = z.iso.datetime();
const Probability = z.number().min(0).max(1);

/** A case in a list. `outcome` and `adverse` are there once it is decided. */
export const CaseSummary = z.strictObject({
  id: z.uuid(),
  externalRef: z.string(),
  docketId: z.uuid(),
  policy: z.string(),
  policyVersion: z.number().int(),
  phase: z.enum(PHASES),
  outcome: z.string().optional(),
  adverse: z.boolean().optional(),
  windowEndsAt: Instant.nullable(),
  receivedAt: Instant,
  decidedAt: Instant.optional(),
});

/** What correlation says of a case, and by which means. `builtin` means that it is not a language model. */
const ScoreView = z.strictObject({
  probability: Probability,
  provisionalOutcome: z.string(),
  adverse: z.boolean(),
  model: z.string(),
  builtin: z.boolean(),
  baseRate: Probability,
  interval: z.strictObject({ lower: Probability, upper: Probability }),
  referenceClassSize: z.number().int(),
  /** Names the precedents that it was drawn from, by their count and content. */
  referenceClassVersion: z.string(),
  calibrationVersion: z.string(),
  principalFactors: z.array(PrincipalFactor),
});

const DecisionView = z.strictObject({
  id: z.uuid(),
  outcome: z.string(),
  adverse: z.boolean(),
  route: z.enum(['uncontested', 'hearing']),
  /** The judge, or null where the provisional outcome was not contested. */
  decidedBy: z.string().nullable(),
  signedBy: z.string().nullable(),
  decidedAt: Instant,
  /** The judge's reasons; null where there are none, or once erased. */
  reasons: z.string().nullable(),
  outcomeWithoutIndividualFacts: z.string().nullable(),
  /** The decision that this one took the place of. */
  supersedes: z.uuid().nullable(),
  contributions: z.array(z.strictObject({ method: z.enum(METHODS), actor: Actor, weight: Weight, source: z.uuid() })),
});

/**
 * A case as its institution may read it: what it sent, what the machine made of it, where it stands, and the decision
 * with the reasons that are given to the subject too. Never a subject's words, a judge's perspective record, questions
 * and answers, or theory assessments; a finding is there once the case is decided, so that the institution cannot put
 * pressure on a judge.
 */
export const CaseView = CaseSummary.extend({
  /** When everything that the institution needs was there, where it said so. */
  completedAt: Instant.optional(),
  facts: Facts,
  /** Versions of the facts that were corrected, the first one first. */
  earlierFacts: z
    .array(z.strictObject({ facts: Facts.nullable(), correctedAt: Instant, reason: z.string().nullable() }))
    .optional(),
  /** True while the case waits for a score on corrected facts. */
  scoringAgain: z.literal(true).optional(),
  score: ScoreView.optional(),
  unscored: z.strictObject({ reason: UnscoredReason, detail: z.string().nullable() }).optional(),
  legalDeadline: Instant.nullable(),
  claims: z.array(
    z.strictObject({
      id: z.uuid(),
      kind: ClaimKind,
      raisedAt: Instant,
      withdrawn: z.boolean(),
      /** How the subject said it, where a supervisor wrote it down. */
      channel: z.enum(CHANNELS).optional(),
      /** The language that it is written in, by its tag; left out where it was not said. */
      language: z.string().optional(),
      finding: FindingKind.optional(),
    }),
  ),
  /** What its subject said after the window, and what a supervisor made of it. */
  lateClaims: z
    .array(z.strictObject({ id: z.uuid(), raisedAt: Instant, status: z.enum(['waiting', 'admitted', 'declined']) }))
    .optional(),
  /** True while a decision is in force that a person has to confirm or supersede. */
  underReview: z.literal(true).optional(),
  hearing: z
    .strictObject({ grounds: z.array(Ground), openedAt: Instant, dueAt: Instant, overdue: z.boolean() })
    .optional(),
  decision: DecisionView.optional(),
  notices: z.array(
    z.strictObject({
      id: z.uuid(),
      about: NoticeSubject,
      /** `onPaper`: a letter that waits to be posted or collected. */
      status: z.enum(['pending', 'onPaper', 'handedOver', 'undeliverable']),
      createdAt: Instant,
      handedOverAt: Instant.nullable(),
      /** How often it was tried, and why the last try failed, where it did. */
      attempts: z.number().int(),
      fault: MailFault.nullable(),
      /** The mail server's last reply by its codes, such as `550 5.1.1`. */
      reply: z.string().nullable(),
      /** What it said, without the subject's private link, once it was handed over. */
      content: z.strictObject({ subject: z.string(), body: z.string() }).nullable(),
    }),
  ),
  /** Whether its subject has been reached, and since when and why it is known that they have not. */
  reach: z.strictObject({
    reached: z.boolean(),
    since: Instant.nullable(),
    why: z.enum(['undeliverable', 'bounced']).nullable(),
    /** When something first reached them after the decision, too late for a window; absent where nothing has. */
    reachedTooLateAt: Instant.optional(),
    /** True while a letter is on its way that will have reached them. */
    letterOnItsWay: z.literal(true).optional(),
  }),
  /** Which of the policy's two events happened later, once the institution has said so. */
  laterOutcome: z.string().optional(),
  /** The entry that recorded it, and false where it was observed under an adverse decision and no score uses it. */
  laterOutcomeSeq: z.number().int().optional(),
  laterOutcomeComparable: z.boolean().optional(),
  /** Where the institution asked to take back a case with an open claim. */
  withdrawal: z.enum(['awaitsSubject', 'declined']).optional(),
  /** The subject's request for the erasure of their data, which the institution decides. */
  erasureRequest: z.strictObject({ at: Instant, why: z.string().nullable() }).optional(),
  /** When what is personal about the subject was erased: name, contact, words, files and facts in free text. */
  erasedAt: Instant.optional(),
  /** The legal hold that was set last, also once it has ended; `until` is null for one without an end. */
  legalHold: z.strictObject({ until: Instant.nullable() }).optional(),
  /** The withdrawn case that had the same reference before. */
  replaces: z.uuid().optional(),
  /** The case that was sent with the same reference after this one was withdrawn. */
  replacedBy: z.uuid().optional(),
});
export type CaseView = z.infer<typeof CaseView>;

export const viewCaseRow = ({
  caseId,
  policyKey,
  outcome,
  adverse,
  decidedAt,
  ...row
}: CaseListRow): z.infer<typeof CaseSummary> => ({
  ...row,
  id: caseId,
  policy: policyKey,
  ...(outcome !== null && { outcome }),
  ...(adverse !== null && { adverse }),
  ...(decidedAt !== null && { decidedAt }),
});

export function viewCase(account: CaseAccount): CaseView {
  const { state, score } = account;
  const { hearing, decision } = state;
  return {
    id: account.caseId,
    externalRef: account.externalRef,
    docketId: account.docketId,
    policy: account.policyKey,
    policyVersion: account.policyVersion,
    phase: state.phase,
    ...(decision && { outcome: decision.outcome, adverse: decision.adverse, decidedAt: decision.at }),
    windowEndsAt: state.window?.endsAt ?? null,
    receivedAt: state.receivedAt,
    ...(state.completedAt !== undefined && { completedAt: state.completedAt }),
    legalDeadline: state.legalDeadline,
    facts: account.facts,
    ...(account.earlierFacts.length > 0 && { earlierFacts: account.earlierFacts }),
    ...(state.scoringAgain && { scoringAgain: true as const }),
    ...(score && state.score && { score: viewScore(score, state.score) }),
    ...(state.unscored && { unscored: { reason: state.unscored, detail: account.unscoredDetail } }),
    claims: state.claims.map(({ claimId, kind = 'exception', raisedAt, withdrawn, writtenDown, language }) => {
      const finding = decision ? findingOn(state, claimId)?.finding : undefined;
      const channel = writtenDown?.channel;
      const said = { ...(channel && { channel }), ...(language !== undefined && { language }) };
      return { id: claimId, kind, raisedAt, withdrawn, ...said, ...(finding && { finding }) };
    }),
    ...(state.lateClaims && {
      lateClaims: state.lateClaims.map(({ claimId, raisedAt, status }) => ({ id: claimId, raisedAt, status })),
    }),
    ...(isUnderReview(state) && { underReview: true as const }),
    ...(hearing && {
      hearing: {
        grounds: hearing.grounds,
        openedAt: hearing.openedAt,
        dueAt: hearing.dueAt,
        overdue: hearing.overdue,
      },
    }),
    ...(decision && { decision: viewDecision(account, decision) }),
    notices: account.notices.map(({ at, ...notice }) => ({ ...notice, handedOverAt: at })),
    reach: {
      reached: state.notified,
      since: state.unreached?.since ?? null,
      why: state.unreached?.why ?? null,
      ...(state.unreached?.reachedTooLateAt !== undefined && { reachedTooLateAt: state.unreached.reachedTooLateAt }),
      ...(nextArrival(state.letters) && { letterOnItsWay: true as const }),
    },
    ...(state.withdrawal &&
      state.phase !== 'withdrawn' && {
        withdrawal: state.withdrawal.declined ? ('declined' as const) : ('awaitsSubject' as const),
      }),
    ...(state.laterOutcome !== null && { laterOutcome: state.laterOutcome }),
    ...(state.laterOutcomeSeq !== undefined && { laterOutcomeSeq: state.laterOutcomeSeq }),
    ...(state.laterOutcomeComparable !== undefined && { laterOutcomeComparable: state.laterOutcomeComparable }),
    ...(state.erasureRequest && { erasureRequest: { at: state.erasureRequest.at, why: account.erasureWhy } }),
    ...(state.erasedAt !== undefined && { erasedAt: state.erasedAt }),
    ...(state.legalHold && { legalHold: state.legalHold }),
    ...(state.replaces !== undefined && { replaces: state.replaces }),
    ...(account.replacedBy !== null && { replacedBy: account.replacedBy }),
  };
}

function viewScore(
  { probability, referenceClass, model, calibrationVersion, principalFactors }: NonNullable<CaseAccount['score']>,
  { provisionalOutcome, adverse }: NonNullable<CaseAccount['state']['score']>,
): z.infer<typeof ScoreView> {
  return {
    probability,
    provisionalOutcome,
    adverse,
    model: model.model,
    builtin: model.builtin,
    baseRate: referenceClass.baseRate,
    interval: referenceClass.interval,
    referenceClassSize: sizeOf(referenceClass),
    referenceClassVersion: referenceClass.version,
    calibrationVersion,
    principalFactors,
  };
}

function viewDecision(
  { reasons, signedBy }: CaseAccount,
  decision: NonNullable<CaseAccount['state']['decision']>,
): z.infer<typeof DecisionView> {
  return {
    id: decision.decisionId,
    outcome: decision.outcome,
    adverse: decision.adverse,
    route: decision.judgeId === null ? 'uncontested' : 'hearing',
    decidedBy: decision.judgeId,
    signedBy,
    decidedAt: decision.at,
    reasons,
    outcomeWithoutIndividualFacts: decision.outcomeWithoutIndividualFacts,
    supersedes: decision.supersedes?.decisionId ?? null,
    contributions: decision.contributions.map(({ method, actor, weight, sourceId }) => ({
      method,
      actor,
      weight,
      source: sourceId,
    })),
  };
}
