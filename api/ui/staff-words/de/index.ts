import type { Catalogue } from '../catalogue.ts';
import { frame } from './frame.ts';

/** What pages for staff say in German, by the area of the pages. */
export const DE: Readonly<Record<string, Catalogue>> = { frame };
