import { expect } from 'vitest';
import type { AppUnderTest } from '../app-under-test.ts';
import { allInjections, INJECTIONS } from '../../setup/injections.ts';
import { HttpCase } from '../../case/http-case.ts';
import { accountsOf } from '../../case/people.ts';
import { WORDS } from '../../case/words.ts';
import { decided, sendTo, tokenOf } from '../opened-cases.ts';
import { favourable } from './cases-in-hostile-words.ts';
import { FACTS, type HostileWriter } from './hostile-writer.ts';

/** The hostile case and its twin, in which the same happened in plain words. */
export interface HeardCase {
  id: string;
  token: string;
  claimId: string;
}

/** A case heard to its decision, with every word of its subject's hostile or plain. */
export async function bringOn(writer: HostileWriter, isHostile: boolean): Promise<HeardCase> {
  const { app, send, texts, use } = writer;
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
  await attach(app, appeal, isHostile);
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

async function attach(app: AppUnderTest, appeal: string, isHostile: boolean): Promise<void> {
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

/** The subject of a case that a machine has decided has a person look at it. */
export async function askForAPerson({ app, send, use }: HostileWriter): Promise<void> {
  const id = await favourable(app, 'favourable');
  const template = 'POST /v1/appeals/{token}/review';
  const why = use(allInjections(5_000));
  const forget = 'POST /v1/appeals/{token}/erasure-request';
  const asked = await send(null, `POST /v1/appeals/${await tokenOf(app, id)}/erasure-request`, forget, { why });
  expect(asked).toMatchObject({ status: 201 });
  expect(await send(null, `POST /v1/appeals/${await tokenOf(app, id)}/review`, template, { why })).toMatchObject({
    status: 201,
  });
}
