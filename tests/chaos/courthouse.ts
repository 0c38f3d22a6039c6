import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { CaseList, Hearing, OpenedDocket } from '#worker/standalone/demo/answers.ts';
import { createClient, Refused, type Client } from '#worker/standalone/demo/client.ts';
import { exampleCases } from '#worker/standalone/demo/example-cases.ts';
import { meetSubject, type Subject } from '#worker/standalone/demo/subject.ts';
import { writeDecision } from '#worker/standalone/demo/words/write-decision.ts';
import { writeRecord } from '#worker/standalone/demo/words/write-record.ts';
import { readExample } from '#worker/standalone/examples/seed.ts';
import { startStack, type Stack } from '#worker/standalone/stack.ts';
import { Policy } from '#workflows/domain/policy.ts';

export const Anything = z.unknown();
/** Key of the courthouse's policy. */
export const POLICY = 'chaos';

/** Without what the machine of the test happens to set. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(DATABASE_|TEMPORAL_|OIDC_|OPENAI_|SMTP_|NOTICE_|HEARKEN_|NODE_ENV$|PORT$|HOST$)/.test(name),
  ),
);

/** The whole system in processes of their own, with a policy under which every case is scored adversely. */
export interface Courthouse {
  stack: Stack;
  institution: Client;
  /** Judges 1 to 3. */
  judges: [Client, Client, Client];
  stop(): Promise<void>;
}

/** What a courthouse has otherwise than by default. */
export interface CourthouseChanges {
  /** Settings of the worker and the API. */
  settings?: Record<string, string>;
  /** Hearing rules of the policy. */
  hearing?: Partial<Policy['hearing']>;
  /** Told what happens to the processes, in lines. */
  log?: (line: string) => void;
}

/**
 * @param dataDirectory an empty one
 * @param windowSeconds how long an appeal window stays open
 */
export async function openCourthouse(
  dataDirectory: string,
  windowSeconds: number,
  { settings = {}, hearing = {}, log = () => undefined }: CourthouseChanges = {},
): Promise<Courthouse> {
  const stack = await startStack({ dataDirectory, port: 0, environment: { ...environment, ...settings }, log });
  const { signal } = new AbortController();
  const clientOf = async (account: string) => createClient(stack.apiUrl, signal, await stack.tokenFor(account));
  const institution = await clientOf('institution@demo');
  const example = Policy.parse(JSON.parse(await readExample('credit', 'policy.json')));
  const policy: Policy = {
    ...example,
    bands: [{ below: 1e-9, outcome: 'grant' }, { outcome: 'refuse' }],
    appealWindow: { ...example.appealWindow, duration: `PT${windowSeconds}S` },
    hearing: { ...example.hearing, secondJudgeShare: 0, ...hearing },
  };
  await institution.call('PUT', `/v1/policies/${POLICY}`, Anything, policy);
  await institution.post(`/v1/precedents?policy=${POLICY}`, Anything, await readExample('credit', 'precedents.csv'));
  return {
    stack,
    institution,
    judges: [await clientOf('judge-1@demo'), await clientOf('judge-2@demo'), await clientOf('judge-3@demo')],
    stop: () => stack.stop(),
  };
}

/** A case whose window is open, with its subject. */
export interface OpenCase {
  id: string;
  subject: Subject;
}

/** Sends in a docket of real cases and waits until all their windows are open. */
export async function openCases({ stack, institution }: Courthouse, count: number): Promise<OpenCase[]> {
  const example = Policy.parse(JSON.parse(await readExample('credit', 'policy.json')));
  const cases = exampleCases('credit', example, 0, count);
  const { docketId } = await institution.post('/v1/dockets', OpenedDocket, { policy: POLICY, cases });
  const open = await eventually('every window is open', async () => {
    const listed = await institution.get(`/v1/cases?docket=${docketId}&phase=appealWindow`, CaseList);
    return listed.cases.length === count && listed.cases;
  });
  const visitor = createClient(stack.apiUrl, new AbortController().signal);
  return Promise.all(open.map(async ({ id }) => ({ id, subject: await meetSubject(visitor, id) })));
}

/** Submits a judge's perspective record on a hearing that they hold, unless it is in already. */
export const record = (judge: Client, caseId: string): Promise<Hearing> =>
  eventually(`there is a record on case ${caseId}`, async () => {
    const hearing = await judge.get(`/v1/hearings/${caseId}`, Hearing);
    if (hearing.you.recordId !== null) return hearing;
    const words = writeRecord({ example: 'credit', hearing, judge: 1 }, 'specialPleading');
    return unlessOvertaken(judge.post(`/v1/hearings/${caseId}/perspective`, Hearing, words));
  });

/** Decides a hearing as soon as nothing keeps it open, unless it is decided already. */
export const decide = (judge: Client, caseId: string): Promise<unknown> =>
  eventually(`case ${caseId} is decided`, async () => {
    const hearing = await judge.get(`/v1/hearings/${caseId}`, Hearing);
    if (hearing.phase === 'decided') return true;
    if (hearing.appealWindow?.open && !hearing.nothingToAdd) return false;
    const words = writeDecision(hearing, 'judge', 'specialPleading');
    return unlessOvertaken(judge.post(`/v1/hearings/${caseId}/decision`, Anything, words));
  });

/** What was asked before a crash can still be carried out after it; whoever asks again is told so, and looks again. */
async function unlessOvertaken<T>(answer: Promise<T>): Promise<T | false> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Refused && (error.status === 409 || error.code === 'changeReasonMissing')) return false;
    throw error;
  }
}

const WITHIN_MILLISECONDS = 60_000;

/**
 * Asks again until there is an answer, over connections that break and services that are not back yet.
 *
 * @throws Error with the last failure where it takes too long, and at once for an answer that no waiting changes
 */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | false>,
  withinMilliseconds = WITHIN_MILLISECONDS,
): Promise<T> {
  const deadline = Date.now() + withinMilliseconds;
  for (let last: unknown; ;) {
    try {
      const answer = await ask();
      if (answer !== false) return answer;
    } catch (error) {
      if (error instanceof Refused && error.status < 500) throw error;
      last = error;
    }
    if (Date.now() > deadline) throw new Error(`not in time: ${what}`, { cause: last });
    await sleep(100);
  }
}

/** Rows of the database, as its owner sees them. */
export async function query<Row extends pg.QueryResultRow>({ stack }: Courthouse, text: string): Promise<Row[]> {
  const owner = new pg.Client({ connectionString: stack.databaseOwnerUrl });
  await owner.connect();
  try {
    return (await owner.query<Row>(text)).rows;
  } finally {
    await owner.end();
  }
}
