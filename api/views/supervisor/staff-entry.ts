import { z } from 'zod';
import { Day } from '../../fields/moment.ts';
import { LanguageTag } from '#workflows/domain/language.ts';

/** Days on which a judge or supervisor takes no hearings, first and last included, by the institution's calendar. */
const Absence = z
  .strictObject({
    from: Day,
    until: Day,
    /** Account of the person who gets the hearings that they hold; null where those go back to the queue. */
    cover: z.string().trim().min(1).max(200).nullable().default(null),
  })
  .refine(({ from, until }) => from <= until, { path: ['until'], error: 'the last day is before the first one' });

/** A judge or supervisor as a supervisor registers them. */
export const StaffEntry = z.strictObject({
  name: z.string().min(1).max(200),
  role: z.enum(['judge', 'supervisor']),
  active: z.boolean().default(true),
  /** Skills, as policies ask for them. */
  skills: z.array(z.string().min(1).max(60)).max(50).default([]),
  /** Languages that they read, by their tags, such as `de`; a region makes no difference. */
  languages: z.array(LanguageTag).max(50).default([]),
  dailyCap: z.number().int().min(0).max(500).nullable().default(null),
  /** External references of cases that this person must not hear. */
  conflicts: z.array(z.string().min(1).max(200)).max(1_000).default([]),
  /** When they take no hearings, and who covers for them. */
  absences: z.array(Absence).max(20).default([]),
});
