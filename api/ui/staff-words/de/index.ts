import type { Catalogue } from '../catalogue.ts';
import { frame } from './frame.ts';
import { institutionImports } from './institution-imports.ts';

/** What pages for staff say in German, by the area of the pages. */
export const DE: Readonly<Record<string, Catalogue>> = { frame, institutionImports };
