import { z } from 'zod';

/** A hearing's address: the id of its case. */
export const HearingParams = z.object({ id: z.uuid() });

/** Words that a person gives as a reason. */
export const Reason = z
  .string()
  .max(50_000)
  .refine((text) => text.trim() !== '', { error: 'write at least a few words' });

/** The view that somebody acts on, as its header named it. */
export const ViewHeader = z.object({ 'hearken-view': z.uuid().optional() });
