import { expect } from 'vitest';
import type { AppUnderTest } from '../app-under-test.ts';
import { allInjections, INJECTIONS } from '../../setup/injections.ts';
import { phaseOf } from '../opened-cases.ts';
import { FACTS, ONE_LINE, TURNS_LINE, hostileAddress, type HostileWriter } from './hostile-writer.ts';

export interface OpenedCase {
  id: string;
  externalRef: string;
}

/** A case for every text, with it wherever an institution may write; what fits on no line stands in the letter alone. */
export async function openCrowd({ app, send, use }: HostileWriter): Promise<OpenedCase[]> {
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
    if (phases['appealWindow'] === cases.length) return opened.body.cases as OpenedCase[];
    if (Date.now() > patience) throw new Error(`not every case came to its window: ${JSON.stringify(phases)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** A case that a machine has decided in its subject's favour. */
export async function favourable(app: AppUnderTest, externalRef: string): Promise<string> {
  const subject = { name: 'A', contact: 'a@example.org' };
  const opened = await app.call('institution@demo', 'POST /v1/dockets', {
    body: { policy: 'plain', cases: [{ externalRef, facts: { ...FACTS, risk: 2 }, subject }] },
  });
  const [{ id }] = opened.body.cases as [{ id: string }];
  await phaseOf(app, id, (phase) => phase === 'decided');
  return id;
}

export async function endSomeOfTheCrowd(
  { app, send, use }: HostileWriter,
  [withdrawn]: readonly OpenedCase[],
): Promise<void> {
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
export async function mendWhatWasWrong({ app, send, use }: HostileWriter): Promise<void> {
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
  const mended = {
    externalRef: 'to-be-recalled',
    facts: { letter: use(`Once more: ${allInjections(19_000)}`, 20_000) },
    reason,
  };
  const mendedByFile = { policy: 'plain', corrections: [mended] };
  expect(await send('institution@demo', 'POST /v1/corrections', 'POST /v1/corrections', mendedByFile)).toMatchObject({
    status: 200,
    body: { done: 1 },
  });
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
  const id = await favourable(app, externalRef);
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
