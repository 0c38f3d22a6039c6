import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyCitations } from '#api/acts/verify-citations.ts';
import { contentsServedTo, newestContentServedTo } from '#db/views/views.ts';
import { createMessageFeed, type MessageFeed } from '#db/conversation/message-feed.ts';
import { startApp, tokenOf, type AppUnderTest } from '../app-under-test.ts';
import { Court, JUDGE, OTHER_JUDGE } from '../court.ts';
import { openStream, type OpenStream } from './open-stream.ts';

/** Another API process over the same database, which listens on a port. */
interface Process {
  app: AppUnderTest['app'];
  feed: MessageFeed;
  url: string;
}

let court: Court;
let near: Process;
let far: Process;
beforeAll(async () => {
  court = await Court.open();
  [near, far] = await Promise.all([startProcess(), startProcess()]);
});
afterAll(async () => {
  for (const { app, feed } of [near, far]) {
    await feed.close();
    // The client keeps connections for later requests, which would hold the server up.
    app.server.closeAllConnections();
    await app.close();
  }
  await court.close();
});

async function startProcess(): Promise<Process> {
  const { test: database, clock } = court.bank;
  const feed = createMessageFeed(database.url);
  const { app } = await startApp({ test: database, change: { clock, messageFeed: feed } });
  return { app, feed, url: await app.listen({ port: 0, host: '127.0.0.1' }) };
}

const asSubject = (token: string, text: string) =>
  court.app.call(null, `POST /v1/appeals/${token}/messages`, { body: { text } });
const asJudge = (caseId: string, text: string, judge = JUDGE) =>
  court.app.call(judge, `POST /v1/hearings/${caseId}/messages`, { body: { text } });

const follow = (one: { token: string }, headers: Record<string, string> = {}, by = near): Promise<OpenStream> =>
  openStream(`${by.url}/v1/appeals/${one.token}/messages/stream`, headers);
const followAs = (judge: string, { caseId }: { caseId: string }, by = near): Promise<OpenStream> =>
  openStream(`${by.url}/v1/hearings/${caseId}/messages/stream`, { authorization: `Bearer ${tokenOf(judge)}` });

const textsOf = ({ received }: OpenStream) => received.map(({ text }) => text);

test('a message that one process accepts reaches the readers in every other, once each and in order', async () => {
  const one = await court.held();
  expect((await asJudge(one.caseId, 'What happened?')).status).toBe(201);
  const [subject, judge] = await Promise.all([follow(one, {}, near), followAs(JUDGE, one, far)]);
  expect(subject).toMatchObject({ status: 200 });
  expect(subject.headers.get('content-type')).toContain('text/event-stream');
  await subject.has(1);
  expect(await asSubject(one.token, 'I was ill.')).toMatchObject({ status: 201, body: { sentAt: court.bank.at } });
  await Promise.all([subject.has(2), judge.has(2)]);
  for (const stream of [subject, judge]) {
    expect(textsOf(stream)).toEqual(['What happened?', 'I was ill.']);
    expect(stream.received.map(({ from }) => from)).toEqual(['judge', 'subject']);
    stream.cut();
  }
});

test('after an interruption a stream continues after the last event, with nothing lost or doubled', async () => {
  const one = await court.held();
  const first = await follow(one);
  await asSubject(one.token, 'one');
  await first.has(1);
  first.cut();
  await asJudge(one.caseId, 'two');
  await asSubject(one.token, 'three');
  const last = first.received.at(-1)?.id ?? '';
  const second = await follow(one, { 'last-event-id': last }, far);
  await second.has(2);
  await asJudge(one.caseId, 'four');
  await second.has(3);
  expect(textsOf(second)).toEqual(['two', 'three', 'four']);
  second.cut();
  const whole = await follow(one);
  await whole.has(4);
  expect(textsOf(whole)).toEqual(['one', 'two', 'three', 'four']);
  whole.cut();
});

test('an impossible place is refused in the address, and ignored in a browser’s header', async () => {
  const one = await court.held();
  await asSubject(one.token, 'one');
  const address = `${near.url}/v1/appeals/${one.token}/messages/stream`;
  expect((await openStream(`${address}?after=${Number.MAX_SAFE_INTEGER}`)).status).toBe(422);
  const stream = await follow(one, { 'last-event-id': '9'.repeat(15) });
  await stream.has(1);
  expect(textsOf(stream)).toEqual(['one']);
  stream.cut();
});

test('a message that is sent while the announcing connection is broken still arrives', async () => {
  const one = await court.held();
  const stream = await follow(one);
  await asSubject(one.token, 'before');
  await stream.has(1);
  const owner = new pg.Client({ connectionString: court.bank.test.ownerUrl });
  await owner.connect();
  const killed = await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query = 'listen hearken_messages'`);
  expect(killed.rowCount).toBeGreaterThan(0);
  await asJudge(one.caseId, 'during');
  await stream.has(2);
  await owner.end();
  expect(textsOf(stream)).toEqual(['before', 'during']);
  stream.cut();
});

test('words are on the trail by commitment alone, and the subject is told of the first message only', async () => {
  const one = await court.held();
  await asJudge(one.caseId, 'What happened in March?');
  await asJudge(one.caseId, 'And after that?');
  const trail = await court.trail(one);
  expect(JSON.stringify(trail)).not.toContain('March');
  expect(trail.filter(({ event }) => event.type === 'messageSent')).toHaveLength(2);
  const { notices } = (await court.app.call('institution@demo', `GET /v1/cases/${one.caseId}`)).body;
  expect(notices.filter(({ about }: { about: string }) => about === 'message')).toHaveLength(1);
});

test('only the subject and the people who take part in the hearing read it, and only its holder writes', async () => {
  const one = await court.held();
  expect((await followAs(OTHER_JUDGE, one)).status).toBe(403);
  expect((await asJudge(one.caseId, 'Hello.', OTHER_JUDGE)).status).toBe(403);
  expect((await openStream(`${near.url}/v1/hearings/${one.caseId}/messages/stream`)).status).toBe(401);
  expect((await follow({ token: 'A'.repeat(43) })).status).toBe(404);
});

test('a conversation closes with the hearing, and its stream says so and ends', async () => {
  const one = await court.ripe();
  await asSubject(one.token, 'One more thing.');
  const stream = await follow(one);
  await stream.has(1);
  await court.scene.complete(one);
  await court.scene.decide(one, JUDGE);
  const after = await follow(one);
  await after.ended;
  expect(textsOf(after)).toEqual(['One more thing.']);
  expect(after.events).toContain('closed');
  stream.cut();
  expect(await asSubject(one.token, 'And another.')).toMatchObject({
    status: 409,
    body: { code: 'conversationClosed' },
  });
});

test('too many messages in a minute and too many streams at a time are refused with 429', async () => {
  const one = await court.held();
  for (let count = 0; count < 30; count++) expect((await asSubject(one.token, `word ${count}`)).status).toBe(201);
  const refused = await asSubject(one.token, 'one too many');
  expect(refused).toMatchObject({ status: 429, body: { code: 'tooManyRequests' } });
  expect(refused.headers['retry-after']).toBe('60');
  court.pass(61_000);
  expect((await asSubject(one.token, 'after a minute')).status).toBe(201);

  const streams = await Promise.all(Array.from({ length: 6 }, () => follow(one)));
  expect(streams.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
  const beyond = await follow(one);
  expect(beyond.status).toBe(429);
  expect(beyond.headers.get('retry-after')).toBe('10');
  for (const stream of streams) stream.cut();
});

test('what a judge reads live is stored as a view, can be cited, and is not taken for the page that they decide on', async () => {
  const one = await court.held();
  await court.app.call(JUDGE, `GET /v1/hearings/${one.caseId}`);
  const judge = await followAs(JUDGE, one);
  await asSubject(one.token, 'I have worked in my old job since June.');
  await judge.has(1);
  judge.cut();
  const { institutionId } = court.bank;
  const { contents, newest } = await court.bank.within(async (transaction) => ({
    contents: await contentsServedTo(transaction, institutionId, one.caseId, JUDGE),
    newest: await newestContentServedTo(transaction, institutionId, one.caseId, JUDGE),
  }));
  expect(newest).toMatchObject({ messages: [], claims: [{ id: one.claimId }] });
  const said = contents.flatMap((content) => (content as { messages: { id: string; seq: number }[] }).messages);
  expect(said.map(({ seq }) => String(seq))).toEqual(judge.received.map(({ id }) => id));
  const citation = { material: 'message', id: said[0]!.id, quote: 'my old job since June' };
  expect(verifyCitations({ citations: [citation] }, contents, null)).toEqual([]);
  expect(verifyCitations({ citations: [{ ...citation, quote: 'a new job' }] }, contents, null)).toHaveLength(1);
});
