import { z } from 'zod';

/** What people are searched by: long enough that a search does not list everyone. */
export const PersonQuery = z
  .string()
  .trim()
  .min(3, { error: 'enter at least three characters' })
  .max(200, { error: 'at most 200 characters' });
