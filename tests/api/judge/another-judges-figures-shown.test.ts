import { expect, test } from 'vitest';
import { JUDGE, OTHER_JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

const NOTHING = { sinceLastPause: { seconds: 0, countedSeconds: 0 }, days: [], decisions: [] };
const figuresOf = async (account: string) => (await court.app.call(account, 'GET /v1/hearings/own-figures')).body;

test('judges see their own days and decisions, and nobody else’s', async () => {
  expect(await figuresOf(JUDGE)).toEqual(NOTHING);
  await court.decided();

  const own = await figuresOf(JUDGE);
  expect(own.days).toEqual([expect.objectContaining({ day: court.bank.at.slice(0, 10), records: 1, pauses: 0 })]);
  expect(own.decisions).toEqual([expect.objectContaining({ cases: 1, outcomeKnown: 0, eventHappened: 0 })]);
  expect(await figuresOf(OTHER_JUDGE)).toEqual(NOTHING);

  const pageOf = async (account: string) => (await (await court.signedIn(account)).get('/hearings?figures=own')).text;
  expect(await pageOf(JUDGE)).toContain('Your last two weeks');
  expect(await pageOf(OTHER_JUDGE)).not.toContain('Your last two weeks');
});
