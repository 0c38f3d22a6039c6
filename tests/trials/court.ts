import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { Notices, OpenedDocket } from '#worker/standalone/demo/answers.ts';
import { createClient, type Client } from '#worker/standalone/demo/client.ts';
import { exampleCases, type DocketCase } from '#worker/standalone/demo/example-cases.ts';
import { readExample } from '#worker/standalone/examples/seed.ts';
import type { Stack } from '#worker/standalone/stack.ts';
import { Policy } from '#workflows/domain/policy.ts';
import { eventually, openCourthouse, POLICY, type CourthouseChanges } from '../chaos/courthouse.ts';
import { countMail } from './mail-count.ts';
import type { OwnerQuery } from './owner-query.ts';
import { createPerson, type Person } from './person.ts';

export const JUDGES = ['judge-1@demo', 'judge-2@demo', 'judge-3@demo'] as const;
export type Judge = (typeof JUDGES)[number];

const MAX_DOCKET = 500;
const OPEN_WITHIN_MILLISECONDS = 180_000;

/** The embedded stack on fresh state, with a policy under which every case is scored adversely. */
export interface Court {
  stack: Stack;
  /** The API as an account calls it; a call that takes longer than `patience` (milliseconds) is given up. */
  as(account: Judge | 'institution@demo', patience?: number): Client;
  query: OwnerQuery;
  /** Real facts of as many cases as asked for, with references of their own. */
  draw(count: number): DocketCase[];
  stop(): Promise<void>;
}

/** A case whose window is open, and the person it is about. */
export interface Matter {
  caseId: string;
  docketId: string;
  /** Of the appeal window, in milliseconds since 1970, by the database's clock, which is this machine's. */
  endsAt: number;
  person: Person;
}

/**
 * @param windowSeconds how long an appeal window stays open
 * @param keep leaves the data directory where it is, and says where
 */
export async function openCourt(windowSeconds: number, changes: CourthouseChanges, keep: boolean): Promise<Court> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'hearken-trials-'));
  if (keep) console.error(`state and logs: ${dataDirectory}`);
  const remove = () => {
    if (!keep) rmSync(dataDirectory, { recursive: true, force: true });
  };
  const { stack } = await openCourthouse(dataDirectory, windowSeconds, {
    ...changes,
    // Every person asks from an address of their own, as the header says; one judge does the work of many.
    settings: { TRUSTED_PROXIES: '127.0.0.1', REQUESTS_PER_MINUTE_PER_PRINCIPAL: '1000000', ...changes.settings },
    hearing: { dailyCap: 500, consecutiveCap: 500, due: 'PT1H', lease: 'PT30M', ...changes.hearing },
  }).catch((error: unknown) => {
    remove();
    throw error;
  });
  const owner = new pg.Pool({ connectionString: stack.databaseOwnerUrl, max: 2 });
  // Trials kill the server; the next query opens another connection.
  owner.on('error', () => undefined);
  const query: OwnerQuery = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
    (await owner.query<Row>(text, values)).rows;
  const accounts = ['institution@demo', ...JUDGES] as const;
  const tokens = new Map(
    await Promise.all(accounts.map(async (account) => [account, await stack.tokenFor(account)] as const)),
  );
  const facts = exampleCases('credit', Policy.parse(JSON.parse(await readExample('credit', 'policy.json'))), 0, 150);
  let drawn = 0;
  await countMail(query);
  return {
    stack,
    as: (account, patience = 60_000) => createClient(stack.apiUrl, AbortSignal.timeout(patience), tokens.get(account)),
    query,
    draw: (count) =>
      Array.from({ length: count }, () => {
        const original = facts[drawn % facts.length];
        if (!original) throw new Error('the example has no cases');
        const externalRef = `${original.externalRef}-${++drawn}`;
        return {
          ...original,
          externalRef,
          subject: { name: `Subject ${externalRef}`, contact: `${externalRef}@subjects.example` },
        };
      }),
    async stop() {
      await owner.end();
      await stack.stop();
      remove();
    },
  };
}

/** Sends in as many cases, in dockets of at most 500, and gives the dockets' ids. */
export async function sendIn(court: Court, count: number): Promise<string[]> {
  const dockets: string[] = [];
  for (let sent = 0; sent < count; sent += MAX_DOCKET) {
    const cases = court.draw(Math.min(MAX_DOCKET, count - sent));
    dockets.push(await sendDocket(court, cases));
  }
  return dockets;
}

/** Sends in a docket; the same again after a lost answer is the same docket. */
async function sendDocket(court: Court, cases: DocketCase[]): Promise<string> {
  const key = randomUUID();
  const token = await court.stack.tokenFor('institution@demo');
  return eventually('the docket is taken', async () => {
    const headers = { 'idempotency-key': key };
    const client = createClient(court.stack.apiUrl, AbortSignal.timeout(60_000), token, headers);
    return (await client.post('/v1/dockets', OpenedDocket, { policy: POLICY, cases })).docketId;
  });
}

const OpenRow = z.object({ case_id: z.uuid(), docket_id: z.uuid(), phase: z.string(), ends_at: z.number().nullable() });

/** Sends in cases and waits until every window is open and every person has their link. */
export async function openMatters(court: Court, count: number): Promise<Matter[]> {
  const dockets = await sendIn(court, count);
  const rows = await eventually(
    'every window is open',
    async () => {
      const found = await court.query(
        `select case_id, docket_id, phase, extract(epoch from window_ends_at)::float8 * 1000 as ends_at
         from hearken.cases where docket_id = any($1)`,
        [dockets],
      );
      const read = z.array(OpenRow).parse(found);
      if (read.some(({ phase }) => phase === 'decided' || phase === 'hearing'))
        throw new Error('a window ended before all were open: this machine is too slow for so many cases');
      return read.length === count && read.every(({ phase }) => phase === 'appealWindow') && read;
    },
    OPEN_WITHIN_MILLISECONDS,
  );
  const matters: Matter[] = [];
  for (const { case_id, docket_id, ends_at } of rows)
    matters.push({
      caseId: case_id,
      docketId: docket_id,
      endsAt: ends_at ?? 0,
      person: await meet(court, case_id, matters.length),
    });
  return matters;
}

/** The person of a case, by the link in the newest notice sent for it. */
export async function meet(court: Court, caseId: string, place: number): Promise<Person> {
  const { notices } = await court.as('institution@demo').get(`/dev/notices?case=${caseId}`, Notices);
  const link = notices.at(-1)?.link;
  if (link === undefined) throw new Error(`no notice was sent for case ${caseId}`);
  return createPerson(court.stack.apiUrl, link, place);
}
