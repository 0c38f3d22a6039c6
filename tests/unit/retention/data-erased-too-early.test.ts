import { expect, test } from 'vitest';
import type { Command } from '#workflows/domain/command.ts';
import { CoreCase } from '../../case/core-case.ts';
import { digest } from '../../case/ids.ts';
import { clerk, judge, machine, supervisor, theEngine } from '../../case/people.ts';

const requested: Command = { type: 'eraseSubject', ground: 'requested', reasonCommitment: digest(1) };
const ended: Command = { type: 'eraseSubject', ground: 'retentionEnded', reasonCommitment: null };
const hold = (until: string | null): Command => ({ type: 'setLegalHold', until, reasonCommitment: digest(2) });

const decided = () => new CoreCase().notified().claimed().heardBy(judge(1)).windowEnds().decidedBy(judge(1), 'decline');
const DAY = 24 * 60 * 60_000;
const later = (at: string, days: number) => new Date(Date.parse(at) + days * DAY).toISOString();

test('nothing is erased of an open case, and the refusal says so', () => {
  const given = new CoreCase().notified().claimed();
  for (const actor of [clerk, machine]) expect(given.refuses(actor, requested)).toBe('caseOpen');
  expect(given.refuses(theEngine, ended)).toBe('caseOpen');
});

test('a closed case is erased once, at the institution’s request', () => {
  const given = decided();
  given.does(clerk, requested);
  expect(given.state.erasedAt).toBe(given.at);
  expect(given.refuses(clerk, requested)).toBe('erased');
  expect(given.refuses(supervisor, hold(null))).toBe('erased');
});

test('only the engine erases when the policy’s term has ended, and not before', () => {
  const given = decided();
  const endsAt = later(given.state.decision!.at, 365);
  given.at = new Date(Date.parse(endsAt) - 1).toISOString();
  expect(given.refuses(theEngine, ended)).toBe('notDue');
  given.at = endsAt;
  expect(given.refuses(theEngine, requested)).toBe('notPermitted');
  expect(given.refuses(clerk, ended)).toBe('notPermitted');
  given.does(theEngine, ended);
  expect(given.state.erasedAt).toBe(endsAt);
});

test('a legal hold overrules request and term until it ends, and the newest one counts', () => {
  const given = decided();
  given.does(supervisor, hold(later(given.at, 10)));
  expect(given.refuses(clerk, requested)).toBe('underLegalHold');
  given.does(supervisor, hold(null));
  given.at = later(given.at, 1_000);
  expect(given.refuses(theEngine, ended)).toBe('underLegalHold');
  given.does(supervisor, hold(given.at));
  given.does(theEngine, ended);
});

test('a hold that was set while the case was open holds once it is closed', () => {
  const given = new CoreCase().notified();
  given.does(supervisor, hold(null));
  given.claimed().heardBy(judge(1)).windowEnds().decidedBy(judge(1), 'decline');
  expect(given.refuses(clerk, requested)).toBe('underLegalHold');
});
