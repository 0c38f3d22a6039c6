import { z } from 'zod';

/** A hearing's address: the id of its case. */
export const HearingParams = z.object({ id: z.uuid() });
