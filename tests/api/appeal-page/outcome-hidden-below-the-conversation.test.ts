import { expect, test } from 'vitest';
import { JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

const court = await openCourt();
const HOUR = 3_600_000;

test('a decided case shows its outcome first, and no appointment that is still to come', async () => {
  const { app, scene, bank } = court;
  const one = await court.held();
  await scene.does(null, `POST /v1/appeals/${one.token}/messages`, { text: 'I work again.' });
  const times = [new Date(Date.parse(bank.at) + HOUR).toISOString()];
  const body = { way: 'call', times };
  const { appointmentId } = (await app.call(JUDGE, `POST /v1/hearings/${one.caseId}/appointments`, { body })).body;
  await scene.does(null, `POST /v1/appeals/${one.token}/appointments/${appointmentId}/choose`, { time: times[0] });
  const pageOf = async () =>
    (await app.call(null, `GET /appeal/${one.token}`, { headers: { accept: 'text/html' } })).text;
  expect(await pageOf()).toContain('Your appointment is on');

  await scene.record(one, JUDGE);
  await scene.rest(one);
  await scene.decide(one, JUDGE);
  const page = await pageOf();
  expect(page.indexOf('The decision')).toBeGreaterThan(0);
  expect(page.indexOf('The decision')).toBeLessThan(page.indexOf('Talk to the person who hears you'));
  expect(page).toContain('This appointment will not take place, because your hearing is over.');
  expect(page).not.toContain('Your appointment is on');
});
