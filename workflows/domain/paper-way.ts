import { z } from 'zod';

const PAPER_WAYS = ['post', 'pickUp'] as const;
/** How a notice on paper gets to its subject: a letter that is posted, or one that they come for and sign for. */
export const PaperWay = z.enum(PAPER_WAYS);
export type PaperWay = z.infer<typeof PaperWay>;

/** The way of a contact that is not a mail address, otherwise `null`. */
export const paperWayOf = (contact: string): PaperWay | null => PAPER_WAYS.find((way) => way === contact) ?? null;
