import type { Catalogue } from '../catalogue.ts';
import { frame } from './frame.ts';
import { institutionCases } from './institution-cases.ts';
import { institutionEditor } from './institution-editor.ts';
import { institutionImport } from './institution-import.ts';
import { institutionImports } from './institution-imports.ts';
import { institutionModels } from './institution-models.ts';
import { institutionPolicies } from './institution-policies.ts';

/** What pages for staff say in German, by the area of the pages. */
export const DE: Readonly<Record<string, Catalogue>> = {
  frame,
  institutionCases,
  institutionImport,
  institutionImports,
  institutionPolicies,
  institutionEditor,
  institutionModels,
};
