import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { newAppealToken, storeAppealLinks } from '#db/notices/appeal-links.ts';
import type { Database } from '#db/database.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';

export const SCOPE = { institutionId: 'demo', actor: 'system:bench' };

/** How many different cases, hearings and dockets a page is asked for. */
const SAMPLES = 40;

type Values = Record<string, string>;
interface Samples {
  path: RegExp;
  /** Values of the path's parameters. */
  read: (transaction: Transaction) => Promise<Values[]>;
}

const rowsOf =
  (query: string) =>
  async (transaction: Transaction): Promise<Values[]> => {
    // So that samples spread over all that there is.
    const { rows } =
      await sql<Values>`select * from (${sql.raw(query)}) found order by random() limit ${SAMPLES}`.execute(
        transaction,
      );
    return rows;
  };

/** What stands for a path's parameters; the first that fits a path counts. */
const SAMPLES_BY_PATH: readonly Samples[] = [
  {
    path: /^\/hearings\/:id$/,
    read: rowsOf(`select case_id::text as id from hearings where holder_id = 'judge-1@demo'
      union select case_id::text from perspective_records where judge_id = 'judge-1@demo'`),
  },
  { path: /^\/(audit\/)?cases\/:id(\/provenance|\/views)?$/, read: rowsOf('select case_id::text as id from cases') },
  { path: /^\/policies\/:key\/edit$/, read: rowsOf('select distinct policy_key as key from policies') },
  {
    path: /^\/audit\/cases\/:id\/views\/:view$/,
    read: rowsOf('select case_id::text as id, view_id::text as view from views'),
  },
  { path: /^\/dockets\/:id$/, read: rowsOf('select docket_id::text as id from dockets') },
  { path: /^\/supervision\/hearings\/:id$/, read: rowsOf('select case_id::text as id from hearings') },
  { path: /^\/staff\/:id$/, read: rowsOf('select staff_id as id from staff') },
  { path: /^\/appeal\/:token/, read: readAppeals },
];

/**
 * Addresses for a path as it is registered: by what its parameters are known to stand for, and otherwise links that pages
 * lead to. Empty where there are none.
 *
 * @param links addresses found on pages so far
 */
export async function addressesOf(database: Database, path: string, links: ReadonlySet<string>): Promise<string[]> {
  if (!path.includes(':')) return [path];
  const samples = SAMPLES_BY_PATH.find((each) => each.path.test(path));
  if (!samples) return linksTo(path, links);
  const values = await inTransaction(database, SCOPE, samples.read);
  const addresses = values.map((each) =>
    path.replace(/:(\w+)/g, (whole, name: string) => {
      const value = each[name];
      return value === undefined ? whole : encodeURIComponent(value);
    }),
  );
  return [...new Set(addresses.filter((address) => !address.includes(':')))];
}

/** Some of the links that lead to a path, from all over what was found. */
function linksTo(path: string, links: ReadonlySet<string>): string[] {
  const pattern = new RegExp(`^${path.replace(/:\w+/g, '[^/?]+')}$`);
  const found = [...links].filter((link) => pattern.test(link.split('?')[0] ?? ''));
  const step = Math.max(found.length / SAMPLES, 1);
  return found.filter((_, place) => Math.floor(place % step) === 0).slice(0, SAMPLES);
}

/** Fresh private links to cases of every phase that has been told something, with their claims. */
async function readAppeals(transaction: Transaction): Promise<Values[]> {
  const { rows } = await sql<{ caseId: string; claimId: string | null }>`
    select c.case_id as "caseId", (select claim_id from claims k where k.case_id = c.case_id limit 1) as "claimId"
    from cases c
    where exists (select from appeal_links l where l.institution_id = c.institution_id and l.case_id = c.case_id)
      and (c.phase <> 'decided' or exists (select from claims k where k.case_id = c.case_id) or ${randomInt(2)} = 0)
    order by random() limit ${SAMPLES}`.execute(transaction);
  const links = rows.map(({ caseId, claimId }) => ({ caseId, claimId, token: newAppealToken() }));
  const at = new Date();
  await storeAppealLinks(
    transaction,
    SCOPE.institutionId,
    links.map(({ caseId, token }) => ({
      caseId,
      token,
      createdAt: at.toISOString(),
      expiresAt: new Date(at.getTime() + 3_600_000).toISOString(),
    })),
  );
  return links.map(({ token, claimId }) => ({ token, ...(claimId !== null && { claimId }) }));
}
