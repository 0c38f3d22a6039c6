import { z } from 'zod';
import { FindingKind } from '#workflows/domain/finding.ts';
import { FactView } from './hearing-view.ts';

const Found = z.strictObject({
  facts: z.array(FactView),
  finding: FindingKind,
  confidence: z.number().int(),
  feltWith: z.number().int(),
  restatement: z.string(),
  reasons: z.string(),
  foundAt: z.iso.datetime(),
});

/** A judge's exercises. Which two of them belong together shows only after the judge has done both. */
export const ExercisesView = z.strictObject({
  agreed: z.boolean(),
  next: z
    .strictObject({
      id: z.uuid(),
      policy: z.strictObject({ key: z.string(), version: z.number().int(), title: z.string() }),
      facts: z.array(FactView),
      /** What the invented person says. */
      account: z.string(),
      minLetters: z.number().int(),
    })
    .nullable(),
  /** When the next one can be done, where none can be done now and one will be. */
  nextFrom: z.iso.datetime().nullable(),
  /** Pairs that the judge has finished, with what they found on each half. */
  compared: z.array(
    z.strictObject({
      policy: z.string(),
      account: z.string(),
      /** Such as `sex: male → female`. */
      changed: z.string(),
      first: Found,
      second: Found,
    }),
  ),
});
export type ExercisesView = z.infer<typeof ExercisesView>;
