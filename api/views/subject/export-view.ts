import { z } from 'zod';
import { METHODS } from '#workflows/domain/method.ts';
import { Facts } from '#workflows/domain/policy.ts';
import { PrincipalFactor } from '#workflows/domain/score.ts';
import { AppealView } from './appeal-view.ts';

const Instant = z.iso.datetime();

/** Everything that is held about a subject, for them to take away. */
export const ExportView = z.strictObject({
  exportedAt: Instant,
  person: z.strictObject({ name: z.string().nullable(), contact: z.string().nullable() }),
  /** The case as their page shows it. */
  case: AppealView,
  facts: Facts,
  /** What a machine made of the facts; null where there is no score. */
  score: z
    .strictObject({
      probability: z.number(),
      adverseEvent: z.string(),
      provisionalOutcome: z.string(),
      model: z.string(),
      /** Whether the model is the built-in comparison, which is not a language model. */
      builtin: z.boolean(),
      rationale: z.string(),
      /** How many earlier cases theirs was compared with. */
      comparedWith: z.number().int(),
      principalFactors: z.array(PrincipalFactor),
    })
    .nullable(),
  notices: z.array(
    z.strictObject({
      about: z.string(),
      status: z.string(),
      createdAt: Instant,
      handedOverAt: Instant.nullable(),
      content: z.strictObject({ subject: z.string(), body: z.string() }).nullable(),
    }),
  ),
  surveys: z.array(z.strictObject({ answers: z.unknown(), answeredAt: Instant })),
  drafts: z.array(z.strictObject({ kind: z.string(), version: z.string(), body: z.unknown(), savedAt: Instant })),
  attachments: z.array(
    z.strictObject({
      id: z.uuid(),
      fileName: z.string(),
      mediaType: z.string(),
      bytes: z.number().int(),
      addedAt: Instant,
      text: z.string().nullable(),
      /** Where the file is, relative to the address of this document. */
      href: z.string(),
    }),
  ),
  /** Every step of the case, with the subject's own words where it was theirs. */
  course: z.array(
    z.strictObject({
      seq: z.number().int(),
      at: Instant,
      kind: z.string(),
      method: z.enum(METHODS).nullable(),
      by: z.strictObject({ kind: z.string(), role: z.string() }),
      words: z.array(z.string()).optional(),
    }),
  ),
  /** What is held and is not in this document, and why. */
  notIncluded: z.array(z.string()),
});
export type ExportView = z.infer<typeof ExportView>;
