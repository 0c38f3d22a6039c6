import { z } from 'zod';

export const Id = z.uuid();
export const Instant = z.iso.datetime();
/** HMAC-SHA-256 under the subject's key, hex: ties an entry to words kept beside the trail. */
export const Commitment = z.string().regex(/^[0-9a-f]{64}$/);
/** SHA-256, hex. */
export const Hash = z.string().regex(/^[0-9a-f]{64}$/);
export const JudgeId = z.string().min(1).max(200);
export const Probability = z.number().min(0).max(1);
