import type { Catalogue } from '../catalogue.ts';
import { auditorReports } from './auditor-reports.ts';
import { auditorTrail } from './auditor-trail.ts';
import { auditor } from './auditor.ts';
import { frame } from './frame.ts';
import { institutionCases } from './institution-cases.ts';
import { institutionEditor } from './institution-editor.ts';
import { institutionImport } from './institution-import.ts';
import { institutionImports } from './institution-imports.ts';
import { institutionModels } from './institution-models.ts';
import { institutionPolicies } from './institution-policies.ts';
import { supervisor } from './supervisor.ts';

/** What pages for staff say in German, by the area of the pages. */
export const DE: Readonly<Record<string, Catalogue>> = {
  frame,
  institutionCases,
  institutionImport,
  institutionImports,
  institutionPolicies,
  institutionEditor,
  institutionModels,
  supervisor,
  auditor,
  auditorTrail,
  auditorReports,
};
