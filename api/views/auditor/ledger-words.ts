import { z } from 'zod';

/** A place in a ledger, or a number of entries, in an address. */
export const Count = z
  .string()
  .regex(/^(0|[1-9]\d{0,14})$/, 'give a whole number from 0 on, without leading zeroes')
  .transform(Number);

/** SHA-256, hex. */
export const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** Hashes of a proof, hex, in the order of RFC 6962. */
export const Proof = z.array(Hash);

export const toHex = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'));
