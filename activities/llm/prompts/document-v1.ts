import { z } from 'zod';

const FactValue = z.union([z.number(), z.string()]).nullable();
const Counts = { precedents: z.number().int().min(1), withEvent: z.number().int().min(0) };

/** The user message of prompt `v1`. `v1.md` says what each part means. */
export const DocumentV1 = z.strictObject({
  event: z.strictObject({ name: z.string(), otherwise: z.string(), meaning: z.string() }),
  attributes: z.array(
    z.discriminatedUnion('type', [
      z.strictObject({
        name: z.string(),
        meaning: z.string(),
        type: z.literal('numeric'),
        unit: z.string(),
        minimum: z.number(),
        maximum: z.number(),
      }),
      z.strictObject({ name: z.string(), meaning: z.string(), type: z.literal('categorical') }),
      z.strictObject({
        name: z.string(),
        meaning: z.string(),
        type: z.literal('date'),
        minimum: z.string(),
        maximum: z.string(),
      }),
      z.strictObject({
        name: z.string(),
        meaning: z.string(),
        type: z.literal('ordered'),
        lowestToHighest: z.array(z.string()).optional(),
      }),
      z.strictObject({ name: z.string(), meaning: z.string(), type: z.literal('several'), separator: z.literal(';') }),
    ]),
  ),
  case: z.record(z.string(), FactValue),
  neighbours: z.array(
    z.strictObject({
      id: z.string(),
      distance: z.number().min(0).max(1),
      ...Counts,
      differences: z.record(z.string(), FactValue),
    }),
  ),
  furtherNeighbours: z.strictObject(Counts).nullable(),
});
export type DocumentV1 = z.infer<typeof DocumentV1>;
