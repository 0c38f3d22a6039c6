import { randomBytes } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import type { RouteOptions } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseScorer } from '#activities/case-scorer.ts';
import { readModelCards } from '#db/model-cards/model-card.ts';
import { createModelScorer } from '#activities/llm/model-scorer.ts';
import { inMemoryTokenBudget } from '#activities/llm/token-budget.ts';
import { createPrecedentSource } from '#activities/precedent-base.ts';
import { createCaseScorer } from '#activities/score-case.ts';
import { sha256 } from '#db/commitment.ts';
import { openSession } from '#db/sessions.ts';
import { inTransaction } from '#db/transaction.ts';
import { STAFF_ROLES } from '#workflows/domain/actor.ts';
import { startFaultyServer, type FaultyServer } from '../../unit/llm/faulty-server.ts';
import { startTestEngine, type TestEngine } from '../../setup/engine.ts';
import { INJECTIONS } from '../../setup/injections.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';
import { freeTextPlaces } from './free-text-places.ts';
import { skeletonOf, unsafeParts } from './page-safety.ts';
import { endSomeOfTheCrowd, mendWhatWasWrong, openCrowd, type OpenedCase } from './cases-in-hostile-words.ts';
import { askForAPerson, bringOn, type HeardCase } from './hearing-in-hostile-words.ts';
import { HostileWriter } from './hostile-writer.ts';
import { TAKES_NO_SENTENCE, withTextAt } from './places-without-sentences.ts';
import { beginImports, putPolicies } from './policies-in-hostile-words.ts';

let engine: TestEngine;
let app: AppUnderTest;
let model: FaultyServer;
let places: string[];
let writer: HostileWriter;
const routes: RouteOptions[] = [];
const log: string[] = [];

let hostile: HeardCase;
let twin: HeardCase;
let crowd: OpenedCase[];
/** Imports that were begun under hostile names. */
let imports: string[];

beforeAll(async () => {
  model = await startFaultyServer({ fault: () => 'none' });
  const scorer: CaseScorer = { score: (request) => scoring().score(request) };
  let made: CaseScorer | undefined;
  const scoring = () =>
    (made ??= createCaseScorer({
      precedents: createPrecedentSource(engine.test.database),
      builtin: createModelScorer({ baseUrl: model.baseUrl, apiKey: 'none', budget: inMemoryTokenBudget() }),
      cards: readModelCards(),
    }));
  engine = await startTestEngine({ scorer, skipTime: false });
  app = await startApp({
    engine,
    change: { devTokens: () => Promise.resolve(undefined) },
    app: { logLevel: 'info', logTo: { write: (line) => log.push(line) }, onRoute: (route) => routes.push(route) },
  });
  await app.app.ready();
  places = freeTextPlaces((await app.call(null, 'GET /openapi.json')).body);
  writer = new HostileWriter(app, places);
  await putPolicies(writer);
  imports = await beginImports(writer);
  crowd = await openCrowd(writer);
  [hostile, twin] = [await bringOn(writer, true), await bringOn(writer, false)];
  await endSomeOfTheCrowd(writer, crowd);
  await askForAPerson(writer);
  await mendWhatWasWrong(writer);
}, 900_000);
afterAll(async () => {
  await app.close();
  await engine.stop();
  await model.stop();
}, 120_000);

test('every place where an institution or a subject may write was written to, or refuses the text', async () => {
  expect(places.length).toBeGreaterThan(20);
  const without = TAKES_NO_SENTENCE.flatMap(([template, pointers]) => pointers.map((each) => `${template} ${each}`));
  expect(places.filter((place) => !writer.taken.has(place) && !without.includes(place))).toEqual([]);
  expect(without.filter((place) => !places.includes(place))).toEqual([]);

  const sample = samplePolicy();
  const policy = {
    ...sample,
    legalClock: { basis: 'a law', duration: 'P60D' },
    calendar: { holidays: ['2026-12-25'] },
    hearing: {
      ...sample.hearing,
      restAfter: 'PT2H',
      restatement: { answerWithin: 'P3D' },
      objection: { answerWithin: 'P3D' },
      appointments: { length: 'PT1H' },
    },
  };
  // Under this one no case has a text as its reference, which the others would be found by.
  const { status } = await app.call('institution@demo', 'PUT /v1/policies/without-cases', { body: policy });
  expect(status).toBeLessThan(300);
  const facts = { risk: 10, age: 30, needs: ['rent'] };
  const precedent = { id: 'refused', facts, outcome: 'repaid' };
  const subject = { name: 'A', contact: 'a@example.org' };
  const bodies = {
    'POST /v1/dockets': { policy: 'plain', cases: [{ externalRef: 'refused', facts, subject }] },
    'POST /v1/precedents': { policy: 'plain', precedents: [precedent] },
    'PUT /v1/policies/{key}': policy,
    'POST /v1/outcomes': {
      policy: 'plain',
      outcomes: [{ externalRef: 'nobody', event: 'repaid', supersedes: 1, reason: 'a typing error' }],
    },
    'POST /v1/contacts': {
      policy: 'without-cases',
      contacts: [{ externalRef: 'nobody', contact: 'post', reason: 'a typing error' }],
    },
    'POST /v1/withdrawals': {
      policy: 'without-cases',
      withdrawals: [{ externalRef: 'nobody', reason: 'a typing error' }],
    },
    'POST /v1/corrections': {
      policy: 'without-cases',
      corrections: [{ externalRef: 'nobody', facts: { risk: 1 }, reason: 'a typing error' }],
    },
    'POST /v1/cases/{id}/outcome': { event: 'repaid', supersedes: 1, reason: 'a typing error' },
  };
  for (const { text } of INJECTIONS.slice(0, 60))
    for (const [template, pointers] of TAKES_NO_SENTENCE)
      for (const pointer of pointers) {
        const request = template.replace('{key}', 'refused').replace('{id}', hostile.id);
        const answer = await app.call('institution@demo', request, {
          body: withTextAt(bodies[template], pointer, text),
        });
        expect(answer.status, `${request} ${pointer} ${text}`).toBeGreaterThanOrEqual(400);
        expect(answer.status, `${request} ${pointer} ${text}`).toBeLessThan(500);
      }
}, 120_000);

test('no text changes a byte of what a model is sent, or the result', async () => {
  const prompts = new Set(model.requests.map(({ body }) => JSON.stringify(body)));
  expect(model.requests.length).toBeGreaterThanOrEqual(INJECTIONS.length);
  // One of the cases whose facts are alike, and one of those that a machine decides in their subjects' favour.
  expect(prompts.size).toBe(2);
  for (const prompt of prompts) expect(prompt).not.toMatch(/hk\d{4}zq|hk-hostile|evil\.example/);
  const scores = new Set<string>();
  const fits = new Set<string>();
  for (const { id } of crowd) {
    const { score, claims } = (await app.call('institution@demo', `GET /v1/cases/${id}`)).body;
    scores.add(JSON.stringify([score.calibrationVersion, score.probability, score.provisionalOutcome]));
    fits.add(score.calibrationVersion as string);
    expect(claims).toEqual([]);
  }
  // A later fit of the calibration may have followed the first while the crowd was scored.
  expect(scores.size).toBe(fits.size);
});

test('no text clears a claim or moves a case: its state is that of its harmless twin', async () => {
  const stateOf = async ({ id }: HeardCase) => {
    const { body } = await app.call('auditor@demo', `GET /v1/audit/cases/${id}/trail`);
    const entries = (body.entries as { kind: string; method: string | null; actor: { kind: string } }[]).map(
      ({ kind, method, actor }) => [kind, method, actor.kind].join(' '),
    );
    // Mail goes out by itself, between whatever acts come meanwhile.
    const { mail = [], acts } = Object.groupBy(entries, (each) =>
      each.startsWith('noticeHandedOver ') ? 'mail' : 'acts',
    );
    return { mail: mail.length, acts };
  };
  await expect.poll(() => stateOf(twin), { timeout: 30_000 }).toEqual(await stateOf(hostile));
  const phases = new Map<string, number>();
  for (const { id } of crowd) {
    const { phase } = (await app.call('institution@demo', `GET /v1/cases/${id}`)).body as { phase: string };
    phases.set(phase, (phases.get(phase) ?? 0) + 1);
  }
  expect(Object.fromEntries(phases)).toEqual({ appealWindow: crowd.length - 1, withdrawn: 1 });
});

const PARAMETERS = (heard: HeardCase, view: string): Record<string, string[]> => ({
  token: [heard.token],
  id: [heard.id],
  caseId: [heard.id],
  claimId: [heard.claimId],
  // Of each family some: every page of every policy would be the same page again.
  key: ['plain', ...INJECTIONS.flatMap((_, place) => (place % 20 === 0 ? [`hostile-${place}`] : []))],
  name: ['effort', 'findings', 'agreement', 'override-rate', 'decisions-by-method', 'outcomes-by-group'],
  view: [view],
  precedentId: ['mended'],
});

/** Every address that is read by GET, for a case; parameters that nothing is known of are left out and named. */
async function addressesOf(heard: HeardCase): Promise<string[]> {
  const { body } = await app.call('auditor@demo', `GET /v1/audit/cases/${heard.id}/views`);
  const known = PARAMETERS(heard, body.views[0].id as string);
  return routes.flatMap(({ method, url }) => {
    if (![method].flat().includes('GET') || url.includes('*') || /^\/(assets|auth)\//.test(url)) return [];
    return [...url.matchAll(/:(\w+)/g)].reduce<string[]>(
      (addresses, [parameter, name = '']) =>
        addresses.flatMap((address) => (known[name] ?? []).map((value) => address.replace(parameter, value))),
      [url],
    );
  });
}

const ACCOUNTS = STAFF_ROLES.map((role) => `${role === 'judge' ? 'judge-1' : role}@demo`);

async function sessionOf(account: string): Promise<string> {
  const [staffId, institutionId = ''] = [account, account.split('@')[1]];
  const token = randomBytes(32).toString('base64url');
  const role = STAFF_ROLES.find((each) => account.startsWith(each))!;
  await inTransaction(engine.test.database, { institutionId, actor: 'system:test' }, (transaction) =>
    openSession(
      transaction,
      institutionId,
      sha256(token),
      { staffId, staffName: staffId, roles: [role], endsAt: new Date(Date.now() + 3_600_000).toISOString() },
      new Date().toISOString(),
    ),
  );
  return `hearken-session=${Buffer.from(institutionId).toString('base64url')}.${token}`;
}

test('every reader gets what was written as text: no element, no address, no formula, no second line', async () => {
  const begun = imports.filter((_, place) => place % 20 === 0);
  const addresses = [
    ...(await addressesOf(hostile)),
    '/policies/plain/precedents?id=mended',
    ...begun.flatMap((id) => [`/v1/imports/${id}`, `/v1/imports/${id}/refused`]),
  ];
  const seen = { json: 0, page: 0, csv: 0, withHostileText: 0 };
  const isHostileText = (text: string) => /hk\d{4}zq|hk-hostile/.test(text);
  for (const account of [null, ...ACCOUNTS]) {
    const cookie = account === null ? '' : await sessionOf(account);
    for (const address of addresses)
      for (const accept of ['application/json', 'text/html', 'text/csv']) {
        const answer = await app.call(account, `GET ${address}`, { headers: { accept, cookie } });
        const where = `${account} ${address} ${accept}`;
        expect(answer.status, where).toBeLessThan(500);
        expect(answer.headers['x-content-type-options'], where).toBe('nosniff');
        const { 'content-type': type = '' } = answer.headers as { 'content-type'?: string };
        if (answer.status === 200 && isHostileText(answer.text)) seen.withHostileText++;
        if (type.startsWith('text/html')) {
          seen.page++;
          expect(unsafeParts(answer.text), where).toEqual([]);
        } else if (type.startsWith('text/csv')) {
          seen.csv++;
          for (const cell of parse(answer.text).flat()) expect(cell, where).not.toMatch(/^[=+@\t\r]|^-(?![\d.]+$)/);
        } else if (type.includes('json') || answer.text === '') seen.json++;
        else expect(type, where).toMatch(/^text\/plain|^application\/octet-stream|^text\/event-stream/);
        for (const header of Object.values(answer.headers).flat())
          if (typeof header === 'string') expect(header, where).not.toMatch(/[\r\n]/);
      }
  }
  console.log(`injections: ${INJECTIONS.length} texts; read ${JSON.stringify(seen)}`);
  expect(seen.withHostileText).toBeGreaterThan(10);
  expect(seen.page).toBeGreaterThan(5);
}, 900_000);

test('a page of the hostile case has the same elements as its harmless twin’s', async () => {
  const judge = await sessionOf('judge-1@demo');
  const pages = ({ id, token, claimId }: HeardCase) => [
    ['', `/appeal/${token}`],
    ['', `/appeal/${token}?lang=de`],
    ['', `/appeal/${token}/claims/${claimId}`],
    [judge, `/hearings/${id}`],
  ];
  const read = async ([cookie = '', address = '']: string[]) => {
    const answer = await app.call(null, `GET ${address}`, { headers: { accept: 'text/html', cookie } });
    expect(answer.status, address).toBe(200);
    return answer.text;
  };
  for (const [place, page] of pages(hostile).entries())
    expect(skeletonOf(await read(page)), page[1]).toBe(skeletonOf(await read(pages(twin)[place] ?? [])));
});

test('exported provenance and logs contain no one’s words', async () => {
  for (const address of [`/v1/audit/cases/${hostile.id}/prov`, `/v1/audit/cases/${hostile.id}/trail`]) {
    const { status, text } = await app.call('auditor@demo', `GET ${address}`);
    expect(status).toBe(200);
    expect(text).not.toMatch(/hk\d{4}zq|evil\.example|alert\(/);
  }
  expect(log.length).toBeGreaterThan(500);
  for (const line of log) {
    expect(() => JSON.parse(line) as unknown).not.toThrow();
    expect(line).not.toMatch(/hk\d{4}zq|evil\.example|alert\(|appeal\/[\w-]{43}/);
  }
});

const IN_A_NOTICE = ['html', 'head', 'meta', 'title', 'body', 'p', 'a'];

test('notices are text on their own lines, sent only to the address that was given', async () => {
  for (const { id } of [hostile, ...crowd.slice(0, 60)]) {
    const { notices } = (await app.call(null, `GET /dev/notices?case=${id}`)).body as {
      notices: { subject: string; to: string; html: string }[];
    };
    expect(notices.length).toBeGreaterThan(0);
    for (const { subject, to } of notices) expect(`${subject}${to}`).not.toMatch(/\p{Cc}/u);
    for (const { html } of notices) {
      expect(html.match(/<a /g)).toHaveLength(1);
      for (const [, element = ''] of html.matchAll(/<\/?([a-z][^\s>]*)/gi)) expect(IN_A_NOTICE).toContain(element);
    }
  }
});
