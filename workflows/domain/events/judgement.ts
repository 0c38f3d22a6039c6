import { z } from 'zod';
import { IndividualFactsRole } from '../causal-role.ts';
import { ComparisonFit } from '../comparison.ts';
import { FindingSummary } from '../finding.ts';
import { Contribution } from '../method.ts';
import { RecordPart } from '../record-part.ts';
import { Commitment, Id, JudgeId } from './fields.ts';
import { Seat } from './hearing.ts';

/** What judges find, see and decide. */
export const JUDGEMENT_EVENTS = [
  z.strictObject({
    type: z.literal('perspectiveRecorded'),
    recordId: Id,
    version: z.number().int().min(1),
    recordCommitment: Commitment,
    changeReasonCommitment: Commitment.nullable(),
    seat: Seat,
    findings: z.array(FindingSummary),
    /** What the record consists of; absent from entries made before it was noted. */
    parts: z.array(RecordPart).optional(),
    conflict: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('restatementAnswered'),
    recordId: Id,
    confirmed: z.boolean(),
    correctionCommitment: Commitment.nullable(),
  }),
  z.strictObject({ type: z.literal('scoreRevealed'), judgeId: JudgeId, recordId: Id }),
  z.strictObject({
    type: z.literal('theoryAssessed'),
    assessmentId: Id,
    assessmentCommitment: Commitment,
    /** Whether its judge had seen the score; absent from entries made before it was noted. */
    afterReveal: z.boolean().optional(),
  }),
  /** A judge's assessment of the reference class, after the reveal; their newest one counts. */
  z.strictObject({
    type: z.literal('comparisonAssessed'),
    comparisonId: Id,
    judgeId: JudgeId,
    scoreId: Id,
    fit: ComparisonFit,
    reasonsCommitment: Commitment,
  }),
  z.strictObject({ type: z.literal('deliberationOpened'), judgeIds: z.array(JudgeId).min(2) }),
  z.strictObject({ type: z.literal('deliberationNoted'), judgeId: JudgeId, noteCommitment: Commitment }),
  z.strictObject({ type: z.literal('deliberationClosed'), agreed: z.boolean() }),
  z.strictObject({
    type: z.literal('decisionProposed'),
    decisionId: Id,
    outcome: z.string(),
    adverse: z.boolean(),
    proposalCommitment: Commitment,
    contributions: z.array(Contribution),
    outcomeWithoutIndividualFacts: z.string().nullable(),
    /** Absent where no claim stands as exceptional, and from decisions made before it was noted. */
    individualFacts: IndividualFactsRole.optional(),
    supersedes: z.strictObject({ decisionId: Id, reasonCommitment: Commitment }).nullable(),
  }),
  z.strictObject({ type: z.literal('signatureRefused'), decisionId: Id, reasonCommitment: Commitment }),
  z.strictObject({
    type: z.literal('decided'),
    decisionId: Id,
    outcome: z.string(),
    adverse: z.boolean(),
    /** How it came about: uncontested, or in a hearing. */
    route: z.enum(['uncontested', 'hearing']),
    /** The judge whose decision it is; null where no person was needed. */
    decidedBy: JudgeId.nullable(),
    reasonsCommitment: Commitment.nullable(),
    contributions: z.array(Contribution).min(1),
    outcomeWithoutIndividualFacts: z.string().nullable(),
    /** Absent where no claim stands as exceptional, and from decisions made before it was noted. */
    individualFacts: IndividualFactsRole.optional(),
    signedBy: JudgeId.nullable(),
    supersedes: z.strictObject({ decisionId: Id, reasonCommitment: Commitment }).nullable(),
    /** The subject had not been reached, and the judge was told so. */
    subjectUnreached: z.literal(true).optional(),
  }),
] as const;
