import { z } from 'zod';

/** A case's address. */
export const CaseParams = z.strictObject({ id: z.uuid() });

/** A letter's address. */
export const LetterParams = z.strictObject({ id: z.uuid(), noticeId: z.uuid() });
