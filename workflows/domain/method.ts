import { z } from 'zod';
import { HumanActor, ModelActor } from './actor.ts';

/**
 * The three methods of judging a person (Kidder, D'Cruz, Varshney 2024, section 4). They are not ranked, and a judge may
 * use all three; what a machine contributes is always `correlational`.
 */
export const METHODS = ['correlational', 'theoryBased', 'empathy'] as const;
export const Method = z.enum(METHODS);
export type Method = z.infer<typeof Method>;

/** What a contribution counted for in a decision. */
export const Weight = z.enum(['principal', 'considered', 'setAside']);
export type Weight = z.infer<typeof Weight>;

const contribution = {
  /** Id of the score, theory assessment or perspective record. */
  sourceId: z.uuid(),
  weight: Weight,
  /** Commitment to the reason, whose text is kept beside the trail; absent where no person gave one. */
  reasonCommitment: z.string().optional(),
};

/** One thing a decision rests on: exactly one method, and an actor that can have it. */
export const Contribution = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('correlational'),
    actor: z.discriminatedUnion('kind', [ModelActor, HumanActor]),
    ...contribution,
  }),
  z.strictObject({ method: z.literal('theoryBased'), actor: HumanActor, ...contribution }),
  z.strictObject({ method: z.literal('empathy'), actor: HumanActor, ...contribution }),
]);
export type Contribution = z.infer<typeof Contribution>;
