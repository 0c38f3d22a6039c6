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
import { allInjections, INJECTIONS } from '../../setup/injections.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { startApp, type Answer, type AppUnderTest } from '../app-under-test.ts';
import { HttpCase } from '../../case/http-case.ts';
import { accountsOf } from '../../case/people.ts';
import { WORDS } from '../../case/words.ts';
import { decided, phaseOf, sendTo, tokenOf } from '../opened-cases.ts';
import { freeTextPlaces, placesHolding } from './free-text-places.ts';
import { skeletonOf, unsafeParts } from './page-safety.ts';

const ONE_LINE = /^[^\p{Cc}\u202a-\u202e\u2066-\u2069]{1,200}$/u;
/** What is on no line: control characters, and those that turn the direction of writing. */
const TURNS_LINE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
const FACTS = { risk: 80, age: 40 };

/** Characters of a text as far as a place takes them, none cut in half. */
const cut = (text: string, most: number) => {
  let short = '';
  for (const each of text) {
    if (short.length + each.length > most) break;
    short += each;
  }
  return short;
};

/** An address that servers of mail take, which a sheet would take for a formula and a page for markup. */
const hostileAddress = (mark: string) => `=1+1|'${mark}'&{{7*7}}\`\${7*7}@example.org`;

let engine: TestEngine;
let app: AppUnderTest;
let model: FaultyServer;
let places: string[];
const routes: RouteOptions[] = [];
const log: string[] = [];
/** Every text that was sent where anything may be written, and the places that took one. */
const texts = new Set<string>();
const taken = new Set<string>();

/** The hostile case and its twin, in which the same happened in plain words. */
interface HeardCase {
  id: string;
  token: string;
  claimId: string;
}
let hostile: HeardCase;
let twin: HeardCase;
let crowd: { id: string; externalRef: string }[];
/** Imports that were begun under hostile names. */
let imports: string[];

/** Sends a body with hostile texts, and notes which places took them. */
async function send(account: string | null, request: string, template: string, body: object): Promise<Answer> {
  const answer = await app.call(account, request, { body });
  if (answer.status < 300) {
    const own = places.flatMap((place) => (place.startsWith(`${template} `) ? [place.slice(template.length + 1)] : []));
    for (const place of placesHolding(body, texts, own)) taken.add(`${template} ${place}`);
  }
  return answer;
}

const use = (text: string, most = 50_000) => {
  const short = cut(text, most);
  texts.add(short);
  return short;
};

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
  await putPolicies();
  imports = await beginImports();
  crowd = await openCrowd();
  [hostile, twin] = [await bringOn(true), await bringOn(false)];
  await endSomeOfTheCrowd();
  await askForAPerson();
  await mendWhatWasWrong();
}, 900_000);
afterAll(async () => {
  await app.close();
  await engine.stop();
  await model.stop();
}, 120_000);

async function putPolicies(): Promise<void> {
  const sample = samplePolicy();
  const letter = { name: 'letter', type: 'text', meaning: 'own words', maximumLength: 20_000, writtenBySubject: true };
  const needs = { name: 'needs', type: 'several', meaning: 'what for', allowedValues: ['rent', 'food'] };
  const own = [needs, letter].map((each) => ({ ...each, required: false }));
  const policy = { ...sample, attributes: [...sample.attributes.slice(0, 2), ...own] };
  const hearing = { ...policy.hearing, dailyCap: 500, consecutiveCap: 500 };
  expect(await app.call('institution@demo', 'PUT /v1/policies/plain', { body: { ...policy, hearing } })).toMatchObject({
    status: 201,
  });
  for (const [place, { text }] of INJECTIONS.entries()) {
    const said = {
      title: use(text, 200),
      adverseEvent: use(text, 500),
      outcomes: Object.fromEntries(policy.outcomes.map(({ name }) => [name, use(text, 500)])),
      attributes: {
        [policy.attributes[0]?.name ?? '']: { meaning: use(text, 500), unit: use(text, 40) },
        kind: { values: { [use(text, 100)]: use(text, 200) } },
      },
      remedy: { what: use(text, 500), office: use(text, 300), contact: use(text, 500) },
      study: use(text, 500),
    };
    const written = {
      ...policy,
      translations: { en: said, de: said, es: said },
      title: use(text, 200),
      attributes: [
        {
          ...policy.attributes[0],
          meaning: use(text, 500),
          unit: use(text, 40),
          column: use(text, 200),
          missing: [use(text, 100)],
        },
        {
          name: 'kind',
          type: 'categorical',
          meaning: use(text, 500),
          allowedValues: [use(text, 100), 'another'],
          inWords: [{ value: use(text, 100), words: use(text, 200) }],
        },
        { ...letter, meaning: use(text, 500) },
      ],
      adverseEvent: {
        ...policy.adverseEvent,
        meaning: use(text, 500),
        fileValues: { name: [use(text, 100)], otherwise: [use(`not ${text}`, 100)] },
      },
      outcomes: policy.outcomes.map((each) => ({ ...each, meaning: use(text, 500) })),
      model: { ...policy.model, name: use(text, 200), card: use(text, 200) },
      hearing: { ...hearing, skills: [use(text, 60)] },
      legalClock: { basis: use(text, 300), duration: 'P60D' },
      rationale: [use(text, 2_000)],
      theories: [{ name: use(text, 300), source: use(text, 1_000), mayNotFit: use(text, 5_000) }],
      calendar: { holidays: [{ date: '2026-12-25', name: use(text, 200) }] },
      study: { purpose: use(text, 500) },
      remedy: { what: use(text, 500), office: use(text, 300), contact: use(text, 500) },
    };
    const template = 'PUT /v1/policies/{key}';
    const put = await send('institution@demo', `PUT /v1/policies/hostile-${place}`, template, written);
    expect(put.status, text).toBe(201);
    expect(put.body).toMatchObject({ title: written.title, rationale: written.rationale, outcomes: written.outcomes });
  }
  const precedents = [
    ...Array.from({ length: 40 }, (_, place) => ({
      id: `precedent-${place}`,
      facts: { risk: place * 2.5, age: 30 },
      outcome: place < 20 ? 'repaid' : 'defaulted',
    })),
    // Of the same number as the plain case's neighbours, so that their ids are among those that a prompt is made from.
    ...INJECTIONS.filter(({ text }) => ONE_LINE.test(text)).map(({ text }) => ({
      id: use(text, 200),
      facts: { risk: 80, age: 30 },
      outcome: 'defaulted',
    })),
  ];
  const template = 'POST /v1/precedents';
  expect(await send('institution@demo', template, template, { policy: 'plain', precedents })).toMatchObject({
    status: 201,
  });
}

/** An import for every text, with it wherever the institution says how a file is to be read. */
async function beginImports(): Promise<string[]> {
  const begun: string[] = [];
  for (const { text, mark } of INJECTIONS) {
    const [name, own, code] = [use(text, 180), use(text, 200), use(text, 100)];
    const said = { title: name, fileName: own, columns: { [own]: own }, missing: [code], referencePrefix: code };
    const body = { kind: 'cases', policy: 'plain', ...said };
    const answer = await send('institution@demo', 'POST /v1/imports', 'POST /v1/imports', body);
    expect(answer.status, mark).toBe(TURNS_LINE.test(name) || TURNS_LINE.test(own) ? 422 : 201);
    if (answer.status === 201) begun.push(answer.body.id as string);
  }
  return begun;
}

/** A case for every text, with it wherever an institution may write; what fits on no line stands in the letter alone. */
async function openCrowd(): Promise<typeof crowd> {
  const cases = INJECTIONS.map(({ text, mark }) => {
    const line = ONE_LINE.test(text) ? use(text) : undefined;
    return {
      externalRef: line ?? mark,
      facts: { ...FACTS, letter: use(text) },
      subject: { name: line ?? 'Somebody', contact: use(hostileAddress(mark)) },
    };
  });
  const opened = await send('institution@demo', 'POST /v1/dockets', 'POST /v1/dockets', { policy: 'plain', cases });
  expect(opened).toMatchObject({ status: 202 });
  for (const { text, mark } of INJECTIONS.filter((each) => TURNS_LINE.test(each.text)))
    for (const change of [
      { externalRef: text },
      { subject: { name: text, contact: 'a@example.org' } },
      { subject: { name: 'Somebody', contact: text } },
    ]) {
      const refused = {
        externalRef: `refused-${mark}`,
        facts: FACTS,
        subject: { name: 'A', contact: 'a@example.org' },
      };
      const body = { policy: 'plain', cases: [{ ...refused, ...change }] };
      const answer = await app.call('institution@demo', 'POST /v1/dockets', { body });
      // Around a reference such characters are dropped; nowhere else, and none is taken in.
      const kept = text.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '');
      if ('externalRef' in change && !TURNS_LINE.test(kept))
        expect(answer, mark).toMatchObject({ status: 202, body: { cases: [{ externalRef: kept }] } });
      else expect(answer.status, mark).toBe(422);
    }
  for (const patience = Date.now() + 240_000; ;) {
    const waiting = await app.call('institution@demo', `GET /v1/dockets/${opened.body.docketId}`);
    const { phases } = waiting.body as { phases: Record<string, number> };
    if (phases['appealWindow'] === cases.length) return opened.body.cases as typeof crowd;
    if (Date.now() > patience) throw new Error(`not every case came to its window: ${JSON.stringify(phases)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** A case heard to its decision, with every word of its subject's hostile or plain. */
async function bringOn(isHostile: boolean): Promise<HeardCase> {
  const say = (plain: string, most = 50_000, from = 0) => (isHostile ? use(allInjections(most, from), most) : plain);
  const externalRef = isHostile ? '<b>hk-hostile</b>' : 'plain-case';
  const { body } = await app.call('institution@demo', 'POST /v1/dockets', {
    body: {
      policy: 'plain',
      cases: [
        {
          externalRef,
          facts: { ...FACTS, letter: say('A letter.', 20_000) },
          subject: { name: isHostile ? '<script>alert("hk")</script>' : 'Somebody', contact: 'somebody@example.org' },
        },
      ],
    },
  });
  const id = body.cases[0].id as string;
  const token = await tokenOf(app, id);
  const appeal = `/v1/appeals/${token}`;
  const statement = isHostile ? `${WORDS.statement}\n${allInjections(49_000)}` : WORDS.statement;
  texts.add(statement);
  await send(null, `PUT ${appeal}/drafts/claim`, 'PUT /v1/appeals/{token}/drafts/{kind}', { statement });
  const claim = { statement, ...(isHostile && { fact: use(allInjections(200), 200) }) };
  const claimed = await send(null, `POST ${appeal}/claims`, 'POST /v1/appeals/{token}/claims', claim);
  expect(claimed.status).toBe(201);
  const claimId = claimed.body.claimId as string;
  const named = await send(null, `POST ${appeal}/helpers`, 'POST /v1/appeals/{token}/helpers', {
    name: isHostile ? use('<b>hk-hostile</b> helps') : 'A friend',
  });
  expect(named.status).toBe(201);
  await attach(appeal, isHostile);
  const answer = isHostile ? `${WORDS.answer}\n${allInjections(49_000)}` : WORDS.answer;
  texts.add(answer);
  const one = new HttpCase(sendTo(app), { id, token, claimIds: [claimId] });
  const [judge] = accountsOf('demo').judges;
  const questionId = await one.takenBy(judge).askedBy(judge);
  const answered = await send(null, `POST ${appeal}/answers`, 'POST /v1/appeals/{token}/answers', {
    questionId,
    answer,
  });
  expect(answered.status).toBe(201);
  const message = { text: say('One thing I forgot.', 5_000) };
  expect((await send(null, `POST ${appeal}/messages`, 'POST /v1/appeals/{token}/messages', message)).status).toBe(201);
  const soon = new Date(Date.now() + 86_400_000).toISOString();
  const held = `/v1/hearings/${id}`;
  const meet = { way: 'call', times: [soon] };
  const below = (path: string) => `POST /v1/hearings/{id}${path}`;
  const invite = () =>
    send('judge-1@demo', `POST ${held}/appointments`, below('/appointments'), { ...meet, place: say('Room 1', 500) });
  const [{ body: first }, { body: second }] = [await invite(), await invite()];
  const moved = await send(
    'judge-1@demo',
    `POST ${held}/appointments/${(first as { appointmentId: string }).appointmentId}/move`,
    below('/appointments/{appointmentId}/move'),
    { times: [soon], reason: say('I am ill.') },
  );
  expect(moved.status).toBe(200);
  const called = await send(
    'judge-1@demo',
    `POST ${held}/appointments/${(first as { appointmentId: string }).appointmentId}/cancel`,
    below('/appointments/{appointmentId}/cancel'),
    { reason: say('I am still ill.') },
  );
  expect(called.status).toBe(200);
  const cancelled = await send(
    null,
    `POST ${appeal}/appointments/${(second as { appointmentId: string }).appointmentId}/cancel`,
    'POST /v1/appeals/{token}/appointments/{appointmentId}/cancel',
    { reason: say('I cannot come.') },
  );
  expect(cancelled.status).toBe(200);
  const minuted = await send('judge-1@demo', `POST ${held}/minute`, below('/minute'), {
    from: new Date(Date.now() - 120_000).toISOString(),
    to: new Date(Date.now() - 60_000).toISOString(),
    way: 'call',
    present: [say('an interpreter', 200)],
    text: say('They said that they work again.'),
  });
  const { minuteId } = minuted.body as { minuteId: string };
  const replied = await send(
    null,
    `POST ${appeal}/minutes/${minuteId}`,
    'POST /v1/appeals/{token}/minutes/{minuteId}',
    {
      confirmed: false,
      correction: say('Not quite.'),
    },
  );
  expect(replied.status).toBe(200);
  const objected = await send(null, `POST ${appeal}/objection`, 'POST /v1/appeals/{token}/objection', {
    reason: say('They know my former employer.'),
  });
  expect(objected.status).toBe(201);
  const { objectionId } = objected.body as { objectionId: string };
  await app.call('supervisor@demo', `POST /v1/hearings/${id}/objections/${objectionId}/answer`, {
    body: { upheld: false, reason: 'They have never met.' },
  });
  await one.heardBy(judge, 'exceptional').assessedBy(judge);
  const { restatements } = (await app.call(null, `GET ${appeal}`)).body as { restatements: { recordId: string }[] };
  const corrected = await send(
    null,
    `POST ${appeal}/restatements/${restatements[0]?.recordId}`,
    'POST /v1/appeals/{token}/restatements/{recordId}',
    { confirmed: false, correction: say('Not quite.') },
  );
  expect(corrected.status).toBe(200);
  await decided(one);
  const survey = { feltHeard: 4, comment: say('It was fine.', 5_000, 130) };
  expect((await send(null, `POST ${appeal}/survey`, 'POST /v1/appeals/{token}/survey', survey)).status).toBe(201);
  const late = { statement: say('One thing more.', 5_000), why: say('I did not think of it.', 5_000) };
  expect((await send(null, `POST ${appeal}/late-claims`, 'POST /v1/appeals/{token}/late-claims', late)).status).toBe(
    201,
  );
  return { id, token, claimId };
}

const NAMES = INJECTIONS.filter(({ family }) => ['markup', 'mail', 'bidi', 'formula'].includes(family)).slice(0, 9);

async function attach(appeal: string, isHostile: boolean): Promise<void> {
  const files = isHostile
    ? NAMES.map(({ text }) => ({ name: text.replace(/[\r\n"]/g, ' '), text: allInjections(20_000) }))
    : NAMES.map(({ mark }) => ({ name: `${mark}.txt`, text: 'A letter.' }));
  for (const { name, text } of files) {
    const edge = 'edge-of-a-part';
    const body = [
      `--${edge}`,
      `content-disposition: form-data; name="file"; filename="${name}"`,
      'content-type: text/plain',
      '',
      // A control character makes it a file of no type that is taken.
      text.replace(/[\p{Cc}--[\n\t]]/gv, ' '),
      `--${edge}--`,
      '',
    ].join('\r\n');
    const sent = await app.call(null, `POST ${appeal}/attachments`, {
      body,
      headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
    });
    expect(sent.status, `${name}: ${sent.text}`).toBe(201);
  }
}

/** A case that a machine has decided in its subject's favour. */
async function favourable(externalRef: string): Promise<string> {
  const subject = { name: 'A', contact: 'a@example.org' };
  const opened = await app.call('institution@demo', 'POST /v1/dockets', {
    body: { policy: 'plain', cases: [{ externalRef, facts: { ...FACTS, risk: 2 }, subject }] },
  });
  const [{ id }] = opened.body.cases as [{ id: string }];
  await phaseOf(app, id, (phase) => phase === 'decided');
  return id;
}

/** The subject of a case that a machine has decided has a person look at it. */
async function askForAPerson(): Promise<void> {
  const id = await favourable('favourable');
  const template = 'POST /v1/appeals/{token}/review';
  const why = use(allInjections(5_000));
  const forget = 'POST /v1/appeals/{token}/erasure-request';
  const asked = await send(null, `POST /v1/appeals/${await tokenOf(app, id)}/erasure-request`, forget, { why });
  expect(asked).toMatchObject({ status: 201 });
  expect(await send(null, `POST /v1/appeals/${await tokenOf(app, id)}/review`, template, { why })).toMatchObject({
    status: 201,
  });
}

async function endSomeOfTheCrowd(): Promise<void> {
  const [withdrawn] = crowd;
  if (!withdrawn) throw new Error('there is no crowd');
  const reason = use(allInjections(5_000));
  const bounced = 'POST /v1/cases/{id}/bounce';
  expect(await send('institution@demo', `POST /v1/cases/${withdrawn.id}/bounce`, bounced, { reason })).toMatchObject({
    status: 200,
  });
  const corrected = 'PUT /v1/cases/{id}/contact';
  const contact = { contact: use(hostileAddress('hk-hostile')), reason };
  expect(await send('institution@demo', `PUT /v1/cases/${withdrawn.id}/contact`, corrected, contact)).toMatchObject({
    status: 200,
  });
  const template = 'POST /v1/cases/{id}/withdraw';
  const body = await send('institution@demo', `POST /v1/cases/${withdrawn.id}/withdraw`, template, { reason });
  expect(body).toMatchObject({ status: 200, body: { phase: 'withdrawn' } });

  const subject = { name: 'A', contact: 'a@example.org' };
  const opened = await app.call('institution@demo', 'POST /v1/dockets', {
    body: {
      policy: 'plain',
      cases: ['to-be-erased', 'to-be-called'].map((externalRef) => ({ externalRef, facts: FACTS, subject })),
    },
  });
  const [{ id }, spoken] = opened.body.cases as [{ id: string }, { id: string }];
  await app.call('institution@demo', `POST /v1/cases/${id}/withdraw`, { body: { reason: 'A wrong file.' } });
  await phaseOf(app, spoken.id, (phase) => phase === 'appealWindow');
  const said = { statement: use(allInjections(5_000)), channel: 'phone', receivedAt: new Date().toISOString() };
  expect(
    await send('supervisor@demo', `POST /v1/cases/${spoken.id}/claims`, 'POST /v1/cases/{id}/claims', said),
  ).toMatchObject({ status: 201 });
  const erasure = 'POST /v1/cases/{id}/erasure';
  expect(await send('institution@demo', `POST /v1/cases/${id}/erasure`, erasure, { reason })).toMatchObject({
    status: 200,
  });
}

/** Facts that are corrected, a docket that is withdrawn, and outcomes that are corrected; the last of these, because they make precedents. */
async function mendWhatWasWrong(): Promise<void> {
  const reason = use(allInjections(5_000));
  const subject = { name: 'A', contact: 'a@example.org' };
  const { docketId, cases } = (
    await app.call('institution@demo', 'POST /v1/dockets', {
      body: { policy: 'plain', cases: [{ externalRef: 'to-be-recalled', facts: FACTS, subject }] },
    })
  ).body as { docketId: string; cases: [{ id: string }] };
  const [{ id: recalled }] = cases;
  await phaseOf(app, recalled, (phase) => phase === 'appealWindow');
  const facts = { letter: use(allInjections(20_000), 20_000) };
  const corrected = await send('institution@demo', `PUT /v1/cases/${recalled}/facts`, 'PUT /v1/cases/{id}/facts', {
    facts,
    reason,
  });
  expect(corrected.status).toBe(200);
  const contacts = [{ externalRef: 'to-be-recalled', contact: use(hostileAddress('hk-hostile')), reason }];
  const byFile = { policy: 'plain', contacts };
  expect(await send('institution@demo', 'POST /v1/contacts', 'POST /v1/contacts', byFile)).toMatchObject({
    status: 200,
    body: { done: 1 },
  });
  const forgotten = { policy: 'plain', cases: [{ externalRef: 'to-be-forgotten', facts: FACTS, subject }] };
  await app.call('institution@demo', 'POST /v1/dockets', { body: forgotten });
  const gone = { policy: 'plain', withdrawals: [{ externalRef: 'to-be-forgotten', reason }] };
  expect(await send('institution@demo', 'POST /v1/withdrawals', 'POST /v1/withdrawals', gone)).toMatchObject({
    status: 200,
    body: { done: 1 },
  });
  const template = 'POST /v1/dockets/{id}/withdraw';
  expect(await send('institution@demo', `POST /v1/dockets/${docketId}/withdraw`, template, { reason })).toMatchObject({
    status: 200,
    body: { withdrawn: 1 },
  });
  const externalRef = 'favourable-twice';
  const id = await favourable(externalRef);
  const outcome = 'POST /v1/cases/{id}/outcome';
  const say = (body: object) => send('institution@demo', `POST /v1/cases/${id}/outcome`, outcome, body);
  const { seq } = (await say({ event: 'defaulted' })).body as { seq: number };
  const second = await say({ event: 'repaid', supersedes: seq, reason });
  expect(second.status).toBe(200);
  const outcomes = [{ externalRef, event: 'defaulted', supersedes: (second.body as { seq: number }).seq, reason }];
  const all = { policy: 'plain', outcomes };
  expect(await send('institution@demo', 'POST /v1/outcomes', 'POST /v1/outcomes', all)).toMatchObject({ status: 200 });
  const wrong = INJECTIONS.find(({ text }) => ONE_LINE.test(text))?.text ?? '';
  const right = { id: 'mended', facts: { risk: 80, age: 30 }, outcome: 'repaid', supersedes: use(wrong, 200), reason };
  const precedents = { policy: 'plain', precedents: [right] };
  expect(await send('institution@demo', 'POST /v1/precedents', 'POST /v1/precedents', precedents)).toMatchObject({
    status: 201,
  });
}

/** Places that take no sentence, although their schema cannot say so: what they take depends on the policy, or is a duration. */
const TAKES_NO_SENTENCE = [
  ['POST /v1/precedents', ['/precedents/*/facts/*', '/precedents/*/facts/*/*', '/precedents/*/outcome']],
  ['POST /v1/dockets', ['/cases/*/facts/*/*']],
  [
    'PUT /v1/policies/{key}',
    [
      '/appealWindow/duration',
      '/appealWindow/grace',
      '/appealWindow/outageNotice',
      '/appealWindow/reminder',
      '/reviewTerm',
      '/hearing/due',
      '/hearing/lease',
      '/hearing/questions/answerWithin',
    ],
  ],
  [
    'PUT /v1/policies/{key}',
    ['/hearing/restatement/answerWithin', '/hearing/objection/answerWithin', '/hearing/appointments/length'],
  ],
  ['PUT /v1/policies/{key}', ['/calendar/iCalendar', '/remedy/within', '/letterArrivesAfter']],
  ['POST /v1/outcomes', ['/outcomes/*/externalRef', '/outcomes/*/supersedes']],
  ['POST /v1/contacts', ['/contacts/*/externalRef']],
  ['POST /v1/withdrawals', ['/withdrawals/*/externalRef']],
  ['POST /v1/cases/{id}/outcome', ['/supersedes']],
  ['PUT /v1/policies/{key}', ['/legalClock/duration', '/retention/personalData']],
] as const;

test('every place where an institution or a subject may write was written to, or refuses the text', async () => {
  expect(places.length).toBeGreaterThan(20);
  const without = TAKES_NO_SENTENCE.flatMap(([template, pointers]) => pointers.map((each) => `${template} ${each}`));
  expect(places.filter((place) => !taken.has(place) && !without.includes(place))).toEqual([]);
  expect(without.filter((place) => !places.includes(place))).toEqual([]);

  const sample = samplePolicy();
  const policy = {
    ...sample,
    legalClock: { basis: 'a law', duration: 'P60D' },
    calendar: { holidays: ['2026-12-25'] },
    hearing: {
      ...sample.hearing,
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

/** A copy of a body with a text at a pointer, whose `*` is the first of a list or of an object's keys that leads on. */
function withTextAt(body: object, pointer: string, text: string): object {
  const copy = structuredClone(body) as Record<string, unknown>;
  let at = copy;
  const steps = pointer.split('/').slice(1);
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    const first = Object.keys(at).find((each) => isLast || typeof at[each] === 'object') ?? '';
    const key = step === '*' ? first : step;
    if (isLast) at[key] = text;
    else at = at[key] as Record<string, unknown>;
  }
  return copy;
}

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
