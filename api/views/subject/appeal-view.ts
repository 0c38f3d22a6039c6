import { z } from 'zod';
import { ComparedFact } from '#workflows/domain/compared-facts.ts';
import { CHANNELS, ClaimKind } from '#workflows/domain/event.ts';
import { FINDINGS } from '#workflows/domain/finding.ts';
import { METHODS } from '#workflows/domain/method.ts';
import { ShownAppointment, ShownMinute } from '../../conversation/shown-meeting.ts';
import { ShownRecordings } from '../../conversation/shown-recording.ts';
import { ShownMessage } from '../../conversation/shown-message.ts';
import { PHASES } from '#workflows/domain/state.ts';

const Instant = z.iso.datetime();

const FactValue = z.union([z.number(), z.string()]);

const RecordedFact = z.strictObject({
  attribute: z.string(),
  meaning: z.string(),
  value: FactValue,
  unit: z.string().nullable(),
  /** What the value means, where it does not speak for itself. */
  words: z.string().nullable(),
});

/** What a subject sees of their own case, in plain words beside the data they are made from. */
export const AppealView = z.strictObject({
  caseId: z.uuid(),
  reference: z.string(),
  institution: z.string(),
  policy: z.strictObject({ title: z.string(), version: z.number().int() }),
  phase: z.enum(PHASES),
  /** Where the case stands, in a sentence or two. */
  status: z.string(),
  receivedAt: Instant,
  provisionalOutcome: z
    .strictObject({
      outcome: z.string(),
      meaning: z.string(),
      adverse: z.boolean(),
      by: z.string(),
      /** The numbers that it was made of, step by step. */
      made: z.strictObject({
        /** How many earlier cases were nearest, and the share of them in which the event of the policy happened, 0..1. */
        neighbours: z.number().int(),
        share: z.number(),
        /** That share as it is corrected by how such shares turned out; null where it is not stated. */
        calibrated: z.number().nullable(),
        /** What the model made of the same cases, and how much it counts in the log-odds, 0..1. */
        model: z.number(),
        modelWeight: z.number(),
        /** Both together, 0..1. */
        probability: z.number(),
        event: z.string(),
        /** Meanings of the facts that counted most in the comparison; empty where all counted alike. */
        heaviest: z.array(z.string()),
        /** Whether values of a fact were compared by how often the event happened to people who have them. */
        byRates: z.boolean(),
        /** Meanings of the facts that this case lacks and was compared without. */
        missing: z.array(z.string()),
        /** Meanings of the facts whose lack counted as a value of its own in the comparison. */
        missingCompared: z.array(z.string()),
        /** Facts whose values are not compared one by one, with what this case's value counts as. */
        compared: z.array(ComparedFact),
      }),
      /** What counted most towards it, with this case's value and the comparison value. */
      factors: z.array(
        z.strictObject({
          attribute: z.string(),
          meaning: z.string(),
          value: FactValue,
          comparisonValue: FactValue,
          unit: z.string().nullable(),
          /** What the two values mean, where they do not speak for themselves. */
          words: z.string().nullable(),
          comparisonWords: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
  /** Everything that is recorded about them, in the order of the policy. */
  facts: z.array(RecordedFact),
  appealWindow: z.strictObject({ endsAt: Instant, open: z.boolean() }).nullable(),
  mayRaiseClaim: z.boolean(),
  /** What the case takes no more of. */
  full: z.array(z.enum(['claims', 'files', 'helpers'])),
  nothingToAdd: z.boolean(),
  claims: z.array(
    z.strictObject({
      id: z.uuid(),
      kind: ClaimKind,
      /** What the fact is called that they said is wrong; null where it is about none in particular. */
      about: z.string().nullable(),
      statement: z.string().nullable(),
      receivedAt: Instant,
      /** The language that it is written in, by its tag; null where it was not said. */
      language: z.string().nullable(),
      /** Who wrote it down, when, and how they had said it; null where they wrote it themselves. */
      writtenDown: z.strictObject({ by: z.string(), channel: z.enum(CHANNELS), at: Instant }).nullable(),
      withdrawn: z.boolean(),
      /** The helper who raised it for them; null where they did themselves. */
      helper: z.string().nullable(),
      /** SHA-256 of the statement (UTF-8), hex: the receipt. */
      hash: z.string().nullable(),
      heard: z.boolean(),
      /** What a person found on it, once the case is decided, and the same in words. */
      finding: z.enum(FINDINGS).nullable(),
      found: z.string().nullable(),
    }),
  ),
  /** Whether they may say now, after the window, that their case is different. */
  mayClaimLate: z.boolean(),
  /** What they said after the window: a supervisor admits it or declines it. */
  lateClaims: z.array(
    z.strictObject({
      id: z.uuid(),
      statement: z.string().nullable(),
      receivedAt: Instant,
      status: z.enum(['waiting', 'admitted', 'declined']),
      /** Why a supervisor declined it. */
      reason: z.string().nullable(),
    }),
  ),
  /** Until when they may have a person look at the decision in force; null where no machine made it, or the term is over. */
  reviewableUntil: Instant.nullable(),
  /** What they said when they asked for a person. */
  reviewRequests: z.array(z.strictObject({ id: z.uuid(), at: Instant, why: z.string().nullable() })),
  /** Whether the decision in force is being looked at again by a person. */
  underReview: z.boolean(),
  questions: z.array(
    z.strictObject({
      id: z.uuid(),
      question: z.string().nullable(),
      askedAt: Instant,
      answerBy: Instant,
      /** Until when they could answer before they were given more time; null where they were not. */
      earlierAnswerBy: Instant.nullable(),
      status: z.enum(['open', 'answered', 'lapsed']),
      answer: z.string().nullable(),
    }),
  ),
  attachments: z.array(
    z.strictObject({
      id: z.uuid(),
      fileName: z.string(),
      mediaType: z.string(),
      bytes: z.number(),
      addedAt: Instant,
      /** Whether the subject can take it back: no judge, supervisor or auditor has been shown it. */
      removable: z.boolean(),
      /** Whether a legal hold keeps it with the case. */
      onHold: z.boolean(),
    }),
  ),
  /** How a judge put the subject's point of view, for them to confirm or correct. */
  restatements: z.array(
    z.strictObject({
      recordId: z.uuid(),
      restatement: z.string(),
      confirmed: z.boolean().nullable(),
      /** Until when an adverse decision waits for their word; null where it does not. */
      answerBy: Instant.nullable(),
    }),
  ),
  decision: z
    .strictObject({
      outcome: z.string(),
      meaning: z.string(),
      adverse: z.boolean(),
      decidedAt: Instant,
      reasons: z.string().nullable(),
      /** What they can do against an adverse decision, as its policy says; null for other decisions, or where it does not. */
      remedy: z
        .strictObject({ what: z.string(), office: z.string(), until: Instant.nullable(), contact: z.string() })
        .nullable(),
      /** Whether what makes the case individual changed the outcome, and what each fact changed; null where nothing was found so. */
      individualFacts: z
        .strictObject({ playedCausalRole: z.boolean(), words: z.string(), changes: z.array(z.string()) })
        .nullable(),
      /** Who had which part in it: a machine, or a person. */
      parts: z.array(z.strictObject({ method: z.enum(METHODS), by: z.enum(['machine', 'person']), words: z.string() })),
    })
    .nullable(),
  /** The institution's wish to take the case back although a claim is open, and why. */
  withdrawal: z.strictObject({ reason: z.string().nullable(), declined: z.boolean() }).nullable(),
  /** Whether the subject reads this, or a helper by a link of their own. */
  readBy: z.enum(['subject', 'helper']),
  /** Counsel and helpers who may act for the subject, or could. */
  helpers: z.array(
    z.strictObject({ id: z.uuid(), name: z.string().nullable(), grantedAt: Instant, revoked: z.boolean() }),
  ),
  /** When they asked for the erasure of their data. */
  erasureRequestedAt: Instant.nullable(),
  /** The conversation of the hearing. */
  messages: z.array(ShownMessage),
  mayWrite: z.boolean(),
  /** When and how subject and judge meet, and what was said when they met. */
  appointments: z.array(ShownAppointment),
  minutes: z.array(ShownMinute),
  /** Who hears them; `name` only where the policy tells it. `null` while no person does. */
  hearer: z
    .strictObject({
      role: z.enum(['judge', 'supervisor']),
      name: z.string().nullable(),
      since: Instant,
      words: z.string(),
    })
    .nullable(),
  mayObject: z.boolean(),
  /** Their objections to the people who heard them, and what a supervisor answered. */
  objections: z.array(
    z.strictObject({
      id: z.uuid(),
      receivedAt: Instant,
      reason: z.string().nullable(),
      status: z.enum(['open', 'upheld', 'declined', 'steppedBack', 'closed']),
      /** By when a supervisor should have answered. */
      answerBy: Instant,
      /** Whether the hearing waits for the answer. */
      hearingWaits: z.boolean(),
      answer: z.string().nullable(),
    }),
  ),
  /** What has happened so far, a sentence each. */
  steps: z.array(z.strictObject({ at: Instant, words: z.string() })),
  recording: ShownRecordings,
  survey: z.enum(['notYet', 'open', 'answered']),
  /** Questions on what they expect, for the time before a judge has the hearing. */
  expectations: z.enum(['open', 'answered', 'closed']),
  /** The purpose of the study that the policy's cases are part of; `null` where there is none. */
  study: z.string().nullable(),
  draft: z.strictObject({ kind: z.string(), version: z.string(), body: z.unknown(), savedAt: Instant }).nullable(),
});
export type AppealView = z.infer<typeof AppealView>;
