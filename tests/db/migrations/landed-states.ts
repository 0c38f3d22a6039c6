import type { Migration } from 'kysely';
import { migrationProvider } from '#db/migrations/index.ts';
import * as policiesAndCases from './landed/0002-policies-and-cases.1.ts';
import * as scoresClaimsAndHearings from './landed/0003-scores-claims-and-hearings.1.ts';
import * as decisionsTrailAndViews from './landed/0004-decisions-trail-and-views.1.ts';
import * as guards from './landed/0005-guards.1.ts';
import * as ledger from './landed/0007-ledger.1.ts';
import * as linksAndLists from './landed/0009-links-and-lists.1.ts';
import * as hearingGuards from './landed/0011-hearing-guards.1.ts';
import { readLandedHashes } from './landed-hashes.ts';

export type Migrations = Record<string, Migration>;

/**
 * Every set of migrations that `main` has had, by what led to it: the commit while migrations were still edited and inserted,
 * and since then the migration that landed. Earlier versions of edited migrations are in `landed/`.
 */
export async function landedStates(): Promise<Map<string, Migrations>> {
  const today = await migrationProvider.getMigrations();
  const asToday = (...names: string[]): Migrations =>
    Object.fromEntries(
      names.map((name) => {
        const migration = today[name];
        if (!migration) throw new Error(`there is no migration ${name}`);
        return [name, migration];
      }),
    );
  const changes: [string, Migrations][] = [
    [
      'f633a7b',
      {
        ...asToday('0001-tenancy-and-roles'),
        '0002-policies-and-cases': policiesAndCases,
        '0003-scores-claims-and-hearings': scoresClaimsAndHearings,
        '0004-decisions-trail-and-views': decisionsTrailAndViews,
        '0005-guards': guards,
      },
    ],
    ['3cedf48', asToday('0003-scores-claims-and-hearings', '0004-decisions-trail-and-views', '0005-guards')],
    ['f6702ff', asToday('0006-attachments-and-telemetry', '0006-sessions')],
    ['8c2a516', asToday('0002-policies-and-cases')],
    ['6d6a028', { '0007-ledger': ledger }],
    ['f0196f2', asToday('0008-uploads-and-lists')],
    ['a540e51', asToday('0013-audit-lists')],
    ['c923e4d', { '0009-links-and-lists': linksAndLists }],
    ['6e3778d', asToday('0012-model-spending-and-precedent-revisions')],
    ['521d5a1', asToday('0009-links-and-lists')],
    ['42a7774', { '0011-hearing-guards': hearingGuards }],
    ['daac6af', asToday('0007-ledger')],
    ['ee69092', asToday('0011-hearing-guards')],
  ];
  const before = new Set(changes.flatMap(([, changed]) => Object.keys(changed)));
  for (const file of (await readLandedHashes()).keys()) {
    const name = file.replace(/\.ts$/, '');
    if (!before.has(name)) changes.push([name, asToday(name)]);
  }
  const states = new Map<string, Migrations>();
  let all: Migrations = {};
  for (const [what, changed] of changes) states.set(what, (all = { ...all, ...changed }));
  return states;
}
