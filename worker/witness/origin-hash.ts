import { createHash } from 'node:crypto';

/** SHA-256 of an origin, hex: the log's name in a witness's addresses (C2SP tlog-witness). */
export const originHashOf = (origin: string): string => createHash('sha256').update(origin).digest('hex');
