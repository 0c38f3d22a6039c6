import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { sha256 } from '#db/commitment.ts';
import { connect, type Database } from '#db/database.ts';
import { openSession } from '#db/sessions.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Stack } from '#worker/standalone/stack.ts';
import type { StaffRole } from '#workflows/domain/actor.ts';
import { addressesOf, SCOPE } from './page-addresses.ts';
import { listPagePaths } from './registered-pages.ts';
import { weigh } from './weigh-page.ts';

/** One page's figures: milliseconds from the request to the last byte, as a client on the same machine sees them. */
export interface PageFigure {
  path: string;
  /** Who asked. */
  account: string;
  addresses: number;
  requests: number;
  /** The slowest first visit, before anything about it is in memory. */
  first: number;
  median: number;
  p95: number;
  most: number;
  /** Of the heaviest one, with its style sheets and scripts, not compressed. */
  bytes: number;
  /** The slowest address, to look into. */
  slowest: string;
}

export interface PagesReport {
  rows: Record<string, number>;
  pages: PageFigure[];
  /** Paths that could not be measured, and why. */
  unmeasured: { path: string; reason: string }[];
}

const ROLES: Record<string, StaffRole> = {
  'judge-1@demo': 'judge',
  'supervisor@demo': 'supervisor',
  'institution@demo': 'institution',
  'auditor@demo': 'auditor',
};
const WARM_UP = 5;
const REQUESTS = 80;
/** Most of a page's own links to itself, such as filters and next pages, that are measured with it. */
const MAX_VARIANTS = 12;

/** Measures every registered page of a running stack, one request after the other. */
export async function measurePages(stack: Stack, say: (line: string) => void): Promise<PagesReport> {
  const database = connect(stack.settings['DATABASE_URL'] ?? '', 'hearken_api', 2);
  try {
    const cookies = await signIn(database);
    const report: PagesReport = { rows: await countRows(database), pages: [], unmeasured: [] };
    const links = new Set<string>();
    for (const path of await listPagePaths(database)) {
      const addresses = await addressesOf(database, path, links);
      const found = await findReader(stack.apiUrl, addresses, cookies, links);
      if (!found) {
        const reason = addresses.length > 0 ? 'nobody is shown a page there' : 'no page leads there';
        report.unmeasured.push({ path, reason });
        continue;
      }
      if (!found.isPage) continue;
      const figure = await measure(stack.apiUrl, path, found);
      say(`${path}: p95 ${figure.p95.toFixed(0)} ms`);
      report.pages.push(figure);
    }
    return report;
  } finally {
    await database.destroy();
  }
}

/** A session's cookie for each role, and none for who has no account. */
async function signIn(database: Database): Promise<Map<string, string | undefined>> {
  const cookies = new Map<string, string | undefined>();
  for (const [id, role] of Object.entries(ROLES)) {
    const token = randomBytes(32).toString('base64url');
    const now = Date.now();
    const session = { staffId: id, staffName: id, roles: [role], endsAt: new Date(now + 3_600_000).toISOString() };
    await inTransaction(database, SCOPE, (transaction) =>
      openSession(transaction, SCOPE.institutionId, sha256(token), session, new Date(now).toISOString()),
    );
    cookies.set(id, `hearken-session=${Buffer.from(SCOPE.institutionId).toString('base64url')}.${token}`);
  }
  cookies.set('nobody', undefined);
  return cookies;
}

interface Reader {
  account: string;
  cookie: string | undefined;
  addresses: string[];
  first: number;
  isPage: boolean;
}

/** The first account that is shown a page there, with the addresses at which it is; notes the links of what it is shown. */
async function findReader(
  apiUrl: string,
  addresses: readonly string[],
  cookies: ReadonlyMap<string, string | undefined>,
  links: Set<string>,
): Promise<Reader | undefined> {
  for (const [account, cookie] of cookies) {
    const good: string[] = [];
    let isPage = false;
    let first = 0;
    const variants = new Set<string>();
    for (const address of addresses) {
      const before = performance.now();
      const { response, text } = await get(apiUrl, address, cookie);
      if (response.status !== 200) continue;
      first = Math.max(first, performance.now() - before);
      good.push(address);
      isPage ||= response.headers.get('content-type')?.startsWith('text/html') ?? false;
      for (const link of linksIn(text)) {
        links.add(link);
        if (link.startsWith(`${address.split('?')[0]}?`) && variants.size < MAX_VARIANTS) variants.add(link);
      }
    }
    if (good.length > 0) return { account, cookie, addresses: [...good, ...variants], first, isPage };
  }
  return undefined;
}

const linksIn = (page: string): string[] =>
  [...page.matchAll(/<a [^>]*href="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));

async function measure(apiUrl: string, path: string, reader: Reader): Promise<PageFigure> {
  const { account, cookie, addresses, first } = reader;
  const times: { address: string; milliseconds: number }[] = [];
  let heaviest = '';
  const requests = Math.max(REQUESTS, addresses.length * 2);
  for (let count = -WARM_UP; count < requests; count++) {
    const address = addresses[Math.abs(count) % addresses.length] ?? path;
    const before = performance.now();
    const { response, text } = await get(apiUrl, address, cookie);
    const milliseconds = performance.now() - before;
    if (response.status !== 200) throw new Error(`${address} answered ${response.status}`);
    if (count >= 0) times.push({ address, milliseconds });
    if (text.length > heaviest.length) heaviest = text;
  }
  const sorted = times.toSorted((a, b) => a.milliseconds - b.milliseconds);
  const at = (share: number) => sorted[Math.min(Math.ceil(sorted.length * share), sorted.length) - 1];
  return {
    path,
    account,
    addresses: addresses.length,
    requests,
    first,
    median: at(0.5)?.milliseconds ?? NaN,
    p95: at(0.95)?.milliseconds ?? NaN,
    most: at(1)?.milliseconds ?? NaN,
    bytes: await weigh(apiUrl, heaviest),
    slowest: at(1)?.address ?? '',
  };
}

async function get(apiUrl: string, address: string, cookie: string | undefined) {
  const response = await fetch(`${apiUrl}${address}`, {
    redirect: 'manual',
    headers: { accept: 'text/html', ...(cookie !== undefined && { cookie }) },
  });
  return { response, text: await response.text() };
}

async function countRows(database: Database): Promise<Record<string, number>> {
  const rows: Record<string, number> = {};
  for (const table of [
    'cases',
    'dockets',
    'claims',
    'hearings',
    'perspective_records',
    'decisions',
    'trail',
    'views',
  ]) {
    const counted = await inTransaction(database, SCOPE, (transaction) =>
      sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(transaction),
    );
    rows[table] = counted.rows[0]?.count ?? 0;
  }
  return rows;
}
