import { expect, test } from 'vitest';
import { momentOfClock } from '#workflows/domain/term.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { JUDGE, OTHER_JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

const { hearing } = samplePolicy();
const VIDEO = samplePolicy({
  hearing: { ...hearing, secondJudgeShare: 1, appointments: { videoUrl: 'https://meet.example.org/{appointment}' } },
});
const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.parse(court.bank.at) + days * DAY).toISOString();

test('a video appointment that is moved twice is the same for subject and judge, on their pages and in calendars', async () => {
  const { app } = court;
  const one = await court.held(VIDEO);
  const asJudge = (below: string, body: unknown) =>
    app.call(JUDGE, `POST /v1/hearings/${one.caseId}/${below}`, { body });
  const proposed = await asJudge('appointments', { way: 'video', times: [inDays(1), inDays(2)] });
  expect(proposed).toMatchObject({ status: 201, body: { status: 'proposed' } });
  const { appointmentId } = proposed.body;
  const choose = (time: string) =>
    app.call(null, `POST /v1/appeals/${one.token}/appointments/${appointmentId}/choose`, { body: { time } });
  const move = (time: string) =>
    asJudge(`appointments/${appointmentId}/move`, { times: [time], reason: 'The interpreter is ill.' });
  const calendars = () =>
    Promise.all([
      app.call(null, `GET /v1/appeals/${one.token}/appointments/${appointmentId}/calendar`),
      app.call(JUDGE, `GET /v1/hearings/${one.caseId}/appointments/${appointmentId}/calendar`),
    ]);
  const sequenceIn = (text: string) => Number(/^SEQUENCE:(\d+)/m.exec(text)?.[1]);

  expect((await calendars())[0].status).toBe(404);
  expect(await choose(inDays(1))).toMatchObject({ status: 200, body: { status: 'chosen', time: inDays(1) } });
  const [first] = await calendars();
  expect(first.headers['content-type']).toContain('text/calendar');
  for (const days of [3, 4]) {
    expect(await move(inDays(days))).toMatchObject({ status: 200 });
    expect(await choose(inDays(1))).toMatchObject({ status: 422, body: { code: 'timeNotProposed' } });
    expect(await choose(inDays(days))).toMatchObject({ status: 200 });
  }
  const [subjects, judges] = await calendars();
  expect(subjects.text).toBe(judges.text);
  expect(sequenceIn(subjects.text)).toBeGreaterThan(sequenceIn(first.text));
  const appointment = {
    id: appointmentId,
    status: 'chosen',
    time: inDays(4),
    url: `https://meet.example.org/${appointmentId}`,
  };
  expect((await app.call(null, `GET /v1/appeals/${one.token}`)).body.appointments).toMatchObject([appointment]);
  expect((await app.call(JUDGE, `GET /v1/hearings/${one.caseId}`)).body.appointments).toMatchObject([appointment]);
  expect(await asJudge(`appointments/${appointmentId}/missed`, {})).toMatchObject({
    status: 409,
    body: { code: 'notDue' },
  });
}, 60_000);

test('a blind second judge sees the minute and the conversation, and not the first finding', async () => {
  const { app, scene } = court;
  const one = await court.held(VIDEO);
  await app.call(null, `POST /v1/appeals/${one.token}/messages`, { body: { text: 'I work again.' } });
  const minute = await app.call(JUDGE, `POST /v1/hearings/${one.caseId}/minute`, { body: court.minute() });
  expect(minute).toMatchObject({ status: 201 });
  const answered = await app.call(null, `POST /v1/appeals/${one.token}/minutes/${minute.body.minuteId}`, {
    body: { confirmed: false, correction: 'Only since June.' },
  });
  expect(answered).toMatchObject({ status: 200, body: { confirmed: false } });
  await scene.record(one, JUDGE);
  await scene.take(one, OTHER_JUDGE);
  const { body } = await app.call(OTHER_JUDGE, `GET /v1/hearings/${one.caseId}`);
  expect(body).toMatchObject({
    messages: [{ from: 'subject', text: 'I work again.' }],
    minutes: [
      {
        present: ['an interpreter'],
        text: 'They said that they work again.',
        confirmed: false,
        correction: 'Only since June.',
      },
    ],
  });
  for (const hidden of ['records', 'score', 'provisionalOutcome', 'decision']) expect(body).not.toHaveProperty(hidden);
  expect(JSON.stringify(body)).not.toContain('"exceptional"');
}, 60_000);

test('a judge’s page takes times by the clocks of the institution, says which they are, and gives calendars the page’s language', async () => {
  const one = await court.held(samplePolicy({ timeZone: 'Pacific/Auckland' }));
  const judge = await court.signedIn(JUDGE);
  const day = inDays(3).slice(0, 10);
  const sent = await judge.post(`/hearings/${one.caseId}/appointments`, {
    way: 'inPerson',
    'times/0': `${day}T09:00`,
    place: 'Room 4',
  });
  expect(sent.status, sent.text).toBe(303);
  const [appointment] = (await court.app.call(JUDGE, `GET /v1/hearings/${one.caseId}`)).body.appointments;
  expect(appointment.times).toEqual([momentOfClock(`${day}T09:00`, 'Pacific/Auckland')]);
  expect((await judge.get(`/hearings/${one.caseId}`)).text).toContain('(Pacific/Auckland)');

  const { id, times } = appointment;
  await court.app.call(null, `POST /v1/appeals/${one.token}/appointments/${id}/choose`, { body: { time: times[0] } });
  const entry = await court.app.call(null, `GET /hearings/${one.caseId}/appointments/${id}/calendar`, {
    headers: { cookie: judge.cookie, 'accept-language': 'de' },
  });
  expect(entry.text).toContain('SUMMARY:Treffen: ');
});
