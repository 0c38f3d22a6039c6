import type { Database } from '#db/database.ts';
import type { ApiDependencies } from './deps.ts';
import type { Staff } from './principal.ts';

/** The database that staff read from: auditors in a role that can change nothing. */
export const readingDatabase = ({ database, auditDatabase }: ApiDependencies, { roles }: Staff): Database =>
  roles.every((role) => role === 'auditor') ? auditDatabase : database;
