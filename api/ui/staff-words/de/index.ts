import type { Catalogue } from '../catalogue.ts';
import { auditor } from './auditor.ts';
import { auditorReports } from './auditor-reports.ts';
import { auditorTrail } from './auditor-trail.ts';
import { frame } from './frame.ts';
import { institutionCases } from './institution-cases.ts';
import { institutionEditor } from './institution-editor.ts';
import { institutionImport } from './institution-import.ts';
import { institutionImports } from './institution-imports.ts';
import { institutionModels } from './institution-models.ts';
import { institutionPolicies } from './institution-policies.ts';
import { judge } from './judge.ts';
import { problems } from './problems.ts';
import { refusals } from './refusals.ts';
import { remarks } from './remarks.ts';
import { supervisor } from './supervisor.ts';

/** What pages for staff say in German, by the area of the pages. */
export const DE: Readonly<Record<string, Catalogue>> = {
  auditor,
  auditorReports,
  auditorTrail,
  frame,
  institutionCases,
  institutionEditor,
  institutionImport,
  institutionImports,
  institutionModels,
  institutionPolicies,
  judge,
  problems,
  refusals,
  remarks,
  supervisor,
};
