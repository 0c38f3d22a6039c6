import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REPORTS } from '#api/views/auditor/reports/index.ts';
import { hashOf } from '#db/commitment.ts';
import { startTestEngine, type TestEngine } from '../../setup/engine.ts';
import { riskScorer } from '../../setup/sample-policy.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';
import { WORDS } from '../../case/words.ts';
import { caseIn, decided, heard as hear, openCases, phaseOf } from '../opened-cases.ts';

let engine: TestEngine;
let app: AppUnderTest;
let heard: string;
let uncontested: string;
let decisionId: string;
beforeAll(async () => {
  engine = await startTestEngine({ scorer: riskScorer, skipTime: true });
  app = await startApp({ engine, change: { devTokens: () => Promise.resolve(undefined) } });
  [heard = '', uncontested = ''] = await openCases(app, [80, 10], 'audited');
  const one = await caseIn(app, heard);
  await one.claimed();
  await hear(one);
  decisionId = await decided(one);
  await phaseOf(app, uncontested, (phase) => phase === 'decided');
  await app.call('institution@demo', `POST /v1/cases/${uncontested}/outcome`, { body: { event: 'repaid' } });
});
afterAll(async () => {
  await app.close();
  await engine.stop();
});

const ask = (path: string, account = 'auditor@demo') => app.call(account, `GET /v1/audit/${path}`);

describe('the trail', () => {
  test('has every step with its method, actor and view, and folds to the case’s state', async () => {
    const { status, body, text } = await ask(`cases/${heard}/trail`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ caseId: heard, externalRef: 'audited-0', policy: 'credit', policyVersion: 1 });
    expect(body.folded).toEqual(body.stored);
    expect(body.stored).toMatchObject({ phase: 'decided', seq: body.entries.length });
    const entries = body.entries as { seq: number; kind: string; method: string | null; actor: { kind: string } }[];
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
    const told = entries.map(({ kind, method, actor }) => [kind, method, actor.kind]);
    for (const entry of [
      ['caseReceived', null, 'human'],
      ['scored', 'correlational', 'model'],
      ['noticeHandedOver', null, 'system'],
      ['claimRaised', null, 'subject'],
      ['questionAnswered', null, 'subject'],
      ['perspectiveRecorded', 'empathy', 'human'],
      ['theoryAssessed', 'theoryBased', 'human'],
      ['decided', null, 'human'],
    ])
      expect(told).toContainEqual(entry);
    for (const kind of ['perspectiveRecorded', 'decided'])
      expect(entries.find((each) => each.kind === kind)).toMatchObject({ view: expect.any(String) });
    for (const words of [...Object.values(WORDS), 'Name of', 'Employer of', '@example.org', 'SECRET-RATIONALE'])
      expect(text).not.toContain(words);
  });

  test('a row that contradicts the trail is noticed', async () => {
    const { body } = await ask(`cases/${uncontested}/trail`);
    expect(body.folded).toEqual(body.stored);
    // What no role of the application could do: the owner rewrites the row.
    const owner = await ownerOf(app);
    await owner.query(`alter table hearken.cases disable trigger all`);
    await owner.query(
      `update hearken.cases set state = jsonb_set(state, '{nothingToAdd}', 'true') where case_id = $1`,
      [uncontested],
    );
    const { body: changed } = await ask(`cases/${uncontested}/trail`);
    expect(changed.stored).not.toEqual(changed.folded);
    expect(changed.folded).toEqual(body.folded);
    await owner.query(
      `update hearken.cases set state = jsonb_set(state, '{nothingToAdd}', 'false') where case_id = $1`,
      [uncontested],
    );
    await owner.query(`alter table hearken.cases enable trigger all`);
    await owner.end();
  });
});

describe('views', () => {
  test('show what a judge was served before and after their record', async () => {
    const { body } = await ask(`cases/${heard}/views?limit=200`);
    const mine = body.views.filter((view: { principal: { id: string } }) => view.principal.id === 'judge-1@demo');
    const disclosing = mine.map((view: { disclosesScore: boolean }) => view.disclosesScore) as boolean[];
    expect(disclosing[0]).toBe(false);
    expect(disclosing.at(-1)).toBe(true);
    const read = async (id: string) => (await ask(`cases/${heard}/views/${id}`)).body;
    const [first, last] = [await read(mine[0].id), await read(mine.at(-1).id)];
    expect(first).toMatchObject({ audience: 'judge', erased: false, principal: { kind: 'human', id: 'judge-1@demo' } });
    expect(first.content).not.toHaveProperty('score');
    expect(last.content.score).toMatchObject({ probability: 0.8 });
    expect(hashOf(first.content)).toBe(first.contentHash);
    expect(body.views.map((view: { audience: string }) => view.audience)).toContain('subject');
  });

  test('are paged without a gap, and belong to their case', async () => {
    const { body: all } = await ask(`cases/${heard}/views?limit=200`);
    const paged: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await ask(`cases/${heard}/views?limit=2${cursor && `&cursor=${cursor}`}`);
      paged.push(...page.body.views);
      cursor = page.body.cursor as string | null;
    }
    expect(paged).toEqual(all.views);
    expect(await ask(`cases/${uncontested}/views/${all.views[0].id}`)).toMatchObject({ status: 404 });
  });

  test('a view remains when its content is erased', async () => {
    const { body: all } = await ask(`cases/${heard}/views?limit=200`);
    const view = all.views[0];
    const owner = await ownerOf(app);
    await owner.query(`alter table hearken.view_contents disable trigger erased_alone`);
    await owner.query(`delete from hearken.view_contents where content_hash = $1`, [view.contentHash]);
    await owner.query(`alter table hearken.view_contents enable trigger erased_alone`);
    await owner.end();
    expect((await ask(`cases/${heard}/views/${view.id}`)).body).toEqual({ ...view, content: null, erased: true });
  });
});

describe('decisions', () => {
  test('are found by their methods, their makers and their time', async () => {
    const find = async (query: string) => {
      const { status, body } = await ask(`decisions?${query}`);
      expect(status).toBe(200);
      return body.decisions as Record<string, unknown>[];
    };
    const [byEmpathy, ...none] = await find('method=empathy');
    expect(none).toEqual([]);
    expect(byEmpathy).toMatchObject({
      id: decisionId,
      caseId: heard,
      outcome: 'grant',
      adverse: false,
      provisionalOutcome: 'refuse',
      route: 'hearing',
      actor: { kind: 'human', id: 'judge-1@demo', role: 'judge' },
      inForce: true,
      outcomeWithoutIndividualFacts: 'refuse',
    });
    expect((await find('route=uncontested')).map(({ caseId }) => caseId)).toEqual([uncontested]);
    expect(await find('method=correlational')).toHaveLength(2);
    expect((await find('actor=judge-1%40demo')).map(({ caseId }) => caseId)).toEqual([heard]);
    expect(await find('actor=builtin%2Freference-class')).toHaveLength(2);
    expect((await find(`case=${heard}`)).map(({ id }) => id)).toEqual([decisionId]);
    expect((await find('externalRef=audited-1')).map(({ caseId }) => caseId)).toEqual([uncontested]);
    expect(await find('externalRef=audited')).toEqual([]);
    expect(await find('outcome=grant')).toHaveLength(2);
    expect(await find('outcome=refuse')).toEqual([]);
    expect(await find('adverse=true')).toEqual([]);
    expect(await find('policy=bail')).toEqual([]);
    const { decidedAt } = byEmpathy as { decidedAt: string };
    expect((await find(`from=${decidedAt}`)).map(({ id }) => id)).toContain(decisionId);
    expect((await find(`to=${decidedAt}`)).map(({ id }) => id)).not.toContain(decisionId);
    const local = `${new Date(Date.parse(decidedAt) + 7_200_000).toISOString().slice(0, -1)}%2B02:00`;
    expect((await find(`from=${local}`)).map(({ id }) => id)).toContain(decisionId);
  });

  test('are paged with the newest first', async () => {
    const { body: first } = await ask('decisions?limit=1');
    const { body: second } = await ask(`decisions?limit=1&cursor=${first.cursor}`);
    const { body: both } = await ask('decisions');
    expect([...first.decisions, ...second.decisions]).toEqual(both.decisions);
    expect(both.decisions).toHaveLength(2);
    expect(both.cursor).toBeNull();
  });
});

describe('reports', () => {
  const rows = async (name: string, query = '') => (await ask(`reports/${name}${query}`)).body.rows as unknown[];

  test('count what happened', async () => {
    expect(await rows('decisions-by-method')).toEqual([
      {
        policy: 'credit',
        route: 'hearing',
        methods: 'correlational + empathy + theoryBased',
        principal: 'empathy',
        decisions: 1,
        adverse: 0,
        adverseShare: 0,
      },
      {
        policy: 'credit',
        route: 'uncontested',
        methods: 'correlational',
        principal: 'correlational',
        decisions: 1,
        adverse: 0,
        adverseShare: 0,
      },
    ]);
    expect(await rows('outcomes-by-group')).toEqual([
      {
        policy: 'credit',
        policyVersion: 1,
        attribute: 'age',
        group: '2: 34.4 to 50.8',
        decisions: 2,
        adverse: 0,
        adverseShare: 0,
        adverseLower: 0,
        adverseUpper: expect.closeTo(0.6576, 4),
        heard: 1,
        exceptional: 1,
        eventKnown: 1,
        eventHappened: 0,
        eventShare: 0,
        waiting: 0,
        waitingAdverse: 0,
        eventNotComparable: 0,
      },
    ]);
    expect(await rows('findings')).toEqual([
      {
        policy: 'credit',
        finding: 'exceptional',
        barrier: null,
        findings: 1,
        claims: 1,
        judges: 1,
        meanConfidence: 6,
      },
    ]);
    expect(await rows('override-rate')).toEqual([
      {
        policy: 'credit',
        judge: 'judge-1@demo',
        decisions: 1,
        overridden: 1,
        overrideShare: 1,
        overrideLower: expect.closeTo(0.20655, 5),
        overrideUpper: 1,
        towardsAdverse: 0,
        awayFromAdverse: 1,
      },
    ]);
    expect(await rows('override-by-group')).toEqual([
      expect.objectContaining({ attribute: 'age', group: '2: 34.4 to 50.8', decisions: 1, awayFromAdverse: 1 }),
    ]);
    expect(await rows('calibration')).toEqual([
      expect.objectContaining({ range: '0.1 to 0.2', cases: 1, eventHappened: 0, eventShare: 0 }),
      expect.objectContaining({ range: 'all', cases: 1, calibrationError: expect.closeTo(0.1, 12) }),
    ]);
    expect(await rows('time-to-decision')).toEqual([
      expect.objectContaining({ route: 'hearing', decisions: 1, afterLegalDeadline: 0 }),
      expect.objectContaining({ route: 'uncontested', decisions: 1 }),
    ]);
  });

  test.each([...REPORTS.keys()])('%s works without any case, as JSON and as CSV', async (name) => {
    for (const query of ['?policy=none', '?from=2999-01-01T00:00:00Z', '?to=1999-01-01T00:00:00Z'])
      expect(await rows(name, query)).toEqual([]);
    const { body } = await ask(`reports/${name}`, 'auditor@other');
    expect(body).toMatchObject({ name, rows: [], from: null, to: null });
    const csv = await ask(`reports/${name}?format=csv&policy=none`);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.text).toBe(`${body.columns.join(',')}\r\n`);
  });

  test('come as CSV on request', async () => {
    const accept = (value: string) =>
      app.call('auditor@demo', 'GET /v1/audit/reports/findings', { headers: { accept: value } });
    expect((await accept('text/csv')).text).toBe(
      'policy,finding,barrier,findings,claims,judges,meanConfidence\r\ncredit,exceptional,,1,1,1,6\r\n',
    );
    expect((await accept('application/json, text/csv')).body).toMatchObject({ name: 'findings' });
    expect((await accept('*/*')).body).toMatchObject({ name: 'findings' });
  });

  test('an unknown report is named, together with those that exist', async () => {
    expect(await ask('reports/secrets')).toMatchObject({
      status: 404,
      body: { remedy: expect.stringContaining('override-rate') },
    });
    for (const query of ['?format=xml', '?from=yesterday', '?policy=', '?until=2026-01-01T00:00:00Z'])
      expect(await ask(`reports/findings${query}`)).toMatchObject({ status: 422 });
  });
});

test.each([
  'decisions?method=intuition',
  'decisions?adverse=1',
  'decisions?route=x',
  'decisions?actor=',
  'decisions?actor=%00',
  'decisions?case=7',
  'decisions?outcome=',
  'decisions?cursor=abc',
  'decisions?limit=0',
  'decisions?form=2026-01-01T00:00:00Z',
  'cases/7/trail',
  'cases/7/views',
  'cases/7/prov',
])('%s is refused, not read as something else', async (path) => {
  expect(await ask(path)).toMatchObject({ status: 422, body: { code: 'invalid' } });
});

test('an auditor finds no case of another institution, and no other role may audit', async () => {
  const unknown = '01a209ef-1e42-75ea-8e98-6ab60d1d3adb';
  for (const part of ['trail', 'views', 'prov', `views/${unknown}`]) {
    const foreign = await ask(`cases/${heard}/${part}`, 'auditor@other');
    expect(foreign.status).toBe(404);
    expect(foreign.body).toEqual((await ask(`cases/${unknown}/${part}`)).body);
  }
  expect((await ask('decisions', 'auditor@other')).body).toEqual({
    decisions: [],
    cursor: null,
    totals: { decisions: 0, adverse: 0, departed: 0, outcomes: {} },
  });
  for (const path of ['decisions', `cases/${heard}/trail`, 'reports/findings'])
    for (const account of ['institution@demo', 'judge-1@demo', 'supervisor@demo'])
      expect((await ask(path, account)).status).toBe(403);
});

async function ownerOf({ test: { ownerUrl } }: AppUnderTest) {
  const { default: pg } = await import('pg');
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  return owner;
}
