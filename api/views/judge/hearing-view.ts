import { z } from 'zod';
import { ComparedFact } from '#workflows/domain/compared-facts.ts';
import { ComparisonFit } from '#workflows/domain/comparison.ts';
import { ShownAppointment, ShownMinute } from '../../conversation/shown-meeting.ts';
import { ShownRecordings } from '../../conversation/shown-recording.ts';
import { ShownMessage } from '../../conversation/shown-message.ts';
import { METHODS } from '#workflows/domain/method.ts';
import { CHANNELS, ClaimKind, GROUNDS } from '#workflows/domain/event.ts';
import { Score, UnscoredReason } from '#workflows/domain/score.ts';
import { FINDINGS } from '#workflows/domain/finding.ts';
import { OfferedTheory } from '#workflows/domain/theory.ts';
import { PHASES } from '#workflows/domain/state.ts';

const Instant = z.iso.datetime();

export const FactView = z.strictObject({
  attribute: z.string(),
  meaning: z.string(),
  unit: z.string().optional(),
  value: z.union([z.number(), z.string()]),
  /** What the value means, where it does not speak for itself. */
  words: z.string().optional(),
});

/** Who wrote a claim down, when, and how the subject had said it. */
const WrittenDownView = z.strictObject({ by: z.string(), channel: z.enum(CHANNELS), at: Instant });

export const ClaimView = z.strictObject({
  id: z.uuid(),
  raisedAt: Instant,
  withdrawn: z.boolean(),
  /** Absent from views that were stored before claims had kinds. */
  kind: ClaimKind.optional(),
  /** What the fact is called that it says is wrong; absent where it is about none in particular. */
  about: z.string().optional(),
  /** The subject's own words; null once erased. */
  statement: z.string().nullable(),
  /** The language that it is written in, by its tag; left out where it was not said. */
  language: z.string().optional(),
  /** Left out where the subject wrote it themselves. */
  writtenDown: WrittenDownView.optional(),
  /** Who raised it for the subject, as the subject calls them. */
  helper: z.string().optional(),
});

export const QuestionView = z.strictObject({
  id: z.uuid(),
  askedAt: Instant,
  answerBy: Instant,
  status: z.enum(['open', 'answered', 'lapsed']),
  question: z.string().nullable(),
  answer: z.strictObject({ id: z.uuid(), answeredAt: Instant, text: z.string().nullable() }).optional(),
});

/** The subject's request that a person look at a decision that a machine made. */
export const ReviewRequestView = z.strictObject({ id: z.uuid(), at: Instant, why: z.string().nullable() });

/** A file of the subject's; `text` is what can be cited from it. */
export const AttachmentView = z.strictObject({
  id: z.uuid(),
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  addedAt: Instant,
  text: z.string().nullable(),
  /** The claim that a supervisor wrote down from it. */
  originalOf: z.uuid().optional(),
});

export const RecordView = z.strictObject({
  id: z.uuid(),
  version: z.number().int(),
  judge: z.string(),
  recordedAt: Instant,
  /** The record as written; null once erased. */
  record: z.unknown(),
  changeReason: z.string().nullable(),
  findings: z.array(
    z.strictObject({
      claimId: z.uuid(),
      finding: z.enum(FINDINGS),
      confidence: z.number(),
      /** The ids of the individual facts of an exception, in the order in which the record names them. */
      individualFactIds: z.array(z.uuid()).optional(),
    }),
  ),
  restatement: z.strictObject({ confirmed: z.boolean(), correction: z.string().nullable(), at: Instant }).nullable(),
});

/** What the individual facts of an exception did to a decision. */
const FactsRoleView = z.strictObject({
  /** Whether the outcome would have been another one without them. */
  playedCausalRole: z.boolean(),
  /** Whether the outcome without them is what the score alone would give; null where there is no score. */
  withoutThemAsScored: z.boolean().nullable(),
  /** What each of them changed, in the judge's words; null once erased. */
  changes: z.array(z.strictObject({ id: z.uuid(), changed: z.string().nullable() })),
});

const DecisionView = z.strictObject({
  id: z.uuid(),
  outcome: z.string(),
  adverse: z.boolean(),
  decidedBy: z.string().nullable(),
  decidedAt: Instant,
  reasons: z.string().nullable(),
  outcomeWithoutIndividualFacts: z.string().nullable(),
  individualFacts: FactsRoleView.nullable(),
});

/** What a score rests on, in the words of the policy. */
const ScoreInWords = z.strictObject({
  /** Facts that moved the score most, each with what is typical without the adverse event; changes in probability, -1..1. */
  factors: z.array(
    FactView.extend({
      comparisonValue: FactView.shape.value,
      comparisonWords: z.string().optional(),
      change: z.number(),
    }),
  ),
  /**
   * How much each fact counted in the comparison, those that counted most first; `rate`, 0..1, is the share of earlier cases with
   * this case's value in which the event followed, where values were compared by these shares.
   */
  weights: z.array(z.strictObject({ meaning: z.string(), weight: z.number(), rate: z.number().optional() })),
  /** Meanings of the facts that the case lacks: those left out of the comparison, and those whose lack counted as a value of its own. */
  missing: z.strictObject({ leftOut: z.array(z.string()), compared: z.array(z.string()) }),
  /** Facts whose values are not compared one by one, with what this case's value counts as. */
  compared: z.array(ComparedFact),
});

/** A caller's own unfinished text, which no other caller gets. */
export const DraftView = z.strictObject({ kind: z.string(), version: z.string(), body: z.unknown(), savedAt: Instant });

/** Everything a judge may ever see of a case. */
export const HearingView = z.strictObject({
  id: z.uuid(),
  caseId: z.uuid(),
  externalRef: z.string(),
  phase: z.enum(PHASES),
  policy: z.strictObject({
    key: z.string(),
    version: z.number().int(),
    title: z.string(),
    kind: z.string(),
    outcomes: z.array(z.strictObject({ name: z.string(), adverse: z.boolean(), meaning: z.string() })),
    /** Letters that each part in prose of a perspective record needs, in any script; null where there is no minimum. */
    minLetters: z.number().int().nullable(),
    /** Theories that the policy offers for an assessment; others can be used as well. */
    theories: z.array(OfferedTheory),
  }),
  openedAt: Instant,
  dueAt: Instant,
  /** Whether the time it is due in is nearly over: the judge's reminder. */
  reminded: z.boolean(),
  overdue: z.boolean(),
  /** When the law wants the notice of a decision to be out, where the policy names such a time. */
  legalDeadline: Instant.nullable(),
  appealWindow: z.strictObject({ endsAt: Instant, open: z.boolean() }).nullable(),
  nothingToAdd: z.boolean(),
  /**
   * The language of the open claims, by its tag, and whether the judge is registered as reading it: the one that a claim says, or else
   * the subject's. Of several, one that the judge does not read; left out where every judge reads all of them.
   */
  language: z.strictObject({ tag: z.string(), youReadIt: z.boolean() }).optional(),
  /** Whether the subject has been reached, and since when and why it is known that they have not. */
  reach: z.strictObject({
    reached: z.boolean(),
    since: Instant.nullable(),
    why: z.enum(['undeliverable', 'bounced']).nullable(),
  }),
  facts: z.array(FactView),
  /** Versions of the facts that the institution has corrected, the first one first; facts and reason are null once erased. */
  earlierFacts: z
    .array(z.strictObject({ facts: z.array(FactView).nullable(), correctedAt: Instant, reason: z.string().nullable() }))
    .optional(),
  claims: z.array(ClaimView),
  /** In the subject's own words; there is none where they did not ask for a person. */
  reviewRequests: z.array(ReviewRequestView),
  questions: z.array(QuestionView),
  attachments: z.array(AttachmentView),
  /** The conversation with the subject. */
  messages: z.array(ShownMessage),
  mayWrite: z.boolean(),
  /** When and how subject and judge meet, and what was said when they met. */
  appointments: z.array(ShownAppointment),
  minutes: z.array(ShownMinute),
  recording: ShownRecordings,
  questionsLeft: z.number().int(),
  you: z.strictObject({
    holding: z.boolean(),
    leaseUntil: Instant.nullable(),
    recordId: z.uuid().nullable(),
    deliberating: z.boolean(),
    maySign: z.boolean(),
  }),
  /** Whether the hearing waits until a supervisor has answered the subject's objection to the person who hears them. */
  waitsForObjection: z.boolean(),
  drafts: z.array(DraftView),
  /** What these fields can and cannot show. */
  notice: z.string(),
  grounds: z.array(z.enum(GROUNDS)),
  provisionalOutcome: z.strictObject({ outcome: z.string(), adverse: z.boolean() }).nullable(),
  score: Score.nullable(),
  scoreInWords: ScoreInWords.nullable(),
  unscored: UnscoredReason.nullable(),
  records: z.array(RecordView),
  theories: z.array(z.strictObject({ id: z.uuid(), judge: z.string(), assessment: z.unknown() })),
  /** Each judge's newest assessment of whether the comparison fits. */
  comparisons: z.array(z.strictObject({ judge: z.string(), fit: ComparisonFit, reasons: z.string().nullable() })),
  /** What a decision rests on; each has to be marked. */
  sources: z.array(z.strictObject({ id: z.uuid(), method: z.enum(METHODS), judge: z.string().nullable() })),
  deliberation: z
    .strictObject({
      judges: z.array(z.string()),
      closed: z.boolean(),
      agreed: z.boolean(),
      notes: z.array(z.strictObject({ judge: z.string(), note: z.string().nullable(), at: Instant })),
    })
    .nullable(),
  proposal: DecisionView.nullable(),
  decision: DecisionView.nullable(),
});
export type HearingView = z.infer<typeof HearingView>;

/** Blind to the score, its neighbours and reasons, but not to where it led: policy `blind: score`. */
export const ScoreBlindHearingView = HearingView.omit({
  score: true,
  scoreInWords: true,
  records: true,
  theories: true,
  comparisons: true,
  sources: true,
  deliberation: true,
  proposal: true,
  decision: true,
});
export type ScoreBlindHearingView = z.infer<typeof ScoreBlindHearingView>;

/**
 * What a judge is served before their perspective record is in. `grounds` goes with the outcome, because a case that
 * waits for a signature was provisionally adverse.
 */
export const BlindHearingView = ScoreBlindHearingView.omit({ grounds: true, provisionalOutcome: true, unscored: true });
export type BlindHearingView = z.infer<typeof BlindHearingView>;

/**
 * For a judge who is asked to sign a decision and has no record of their own: what the first judge wrote and would
 * decide, without the score. Under policy `blind: score` only, where judges are not blind to what the score alone would
 * give.
 */
export const SignerHearingView = HearingView.omit({
  score: true,
  scoreInWords: true,
  unscored: true,
  theories: true,
  comparisons: true,
  sources: true,
  deliberation: true,
});

/** The same under policy `blind: scoreAndOutcome`: without what the score alone would give, too. */
export const BlindSignerHearingView = SignerHearingView.omit({ grounds: true, provisionalOutcome: true });

/** What a judge may be served at any time. */
export const ServedHearingView = z.union([
  HearingView,
  SignerHearingView,
  BlindSignerHearingView,
  ScoreBlindHearingView,
  BlindHearingView,
]);
export type ServedHearingView = z.infer<typeof ServedHearingView>;
