import { z } from 'zod';

/** A case's address. */
export const CaseParams = z.strictObject({ id: z.uuid() });
