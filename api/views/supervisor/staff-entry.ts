import { z } from 'zod';

/** A judge or supervisor as a supervisor registers them. */
export const StaffEntry = z.strictObject({
  name: z.string().min(1).max(200),
  role: z.enum(['judge', 'supervisor']),
  active: z.boolean().default(true),
  /** Skills and languages, as policies ask for them. */
  skills: z.array(z.string().min(1).max(60)).max(50).default([]),
  dailyCap: z.number().int().min(0).max(500).nullable().default(null),
  /** External references of cases that this person must not hear. */
  conflicts: z.array(z.string().min(1).max(200)).max(1_000).default([]),
});
