import { expect, test } from 'vitest';
import { interleave } from '#api/views/auditor/timeline.ts';
import { whoKnew } from '#api/views/auditor/who-knew.ts';
import type { AuditedView } from '#db/audit/view-list.ts';
import { audited, entries, id } from '../../case/audited-case.ts';

const judge = 'judge-1@north';
const moment = (seq: number, milliseconds = 0) => new Date(Date.UTC(2026, 0, 1, 0, seq, 0, milliseconds)).toISOString();
/** The case with a minute between its entries: entry 1 at a minute past midnight. */
const timed = entries.map((entry) => ({ ...entry, at: moment(entry.seq) }));
const seqOf = (kind: string) => entries.find((entry) => entry.kind === kind)!.seq;
const recorded = seqOf('perspectiveRecorded');

let views = 0;
const view = (servedAt: string, disclosesScore: boolean, who = judge): AuditedView => ({
  viewId: id(900 + views++),
  principal: { kind: 'human', id: who },
  audience: 'judge',
  disclosesScore,
  contentHash: 'a'.repeat(64),
  servedAt,
});
const knowledgeOf = (...seen: AuditedView[]) =>
  whoKnew({ entries: timed }, seen).find(({ judgeId }) => judgeId === judge)!;

test('a view with the score before the record is found, even by a millisecond, and is not confused with another person’s', () => {
  const early = view(moment(recorded, -1), true);
  expect(knowledgeOf(view(moment(8), false), early).tooEarly).toEqual([early]);
  expect(knowledgeOf(view(moment(8), true, 'clerk@north'), view(moment(recorded, 1), true)).tooEarly).toEqual([]);
});

test('record, reveal and first score are listed with their times', () => {
  const [blind, known] = [view(moment(8), false), view(moment(recorded, 500), true)];
  expect(knowledgeOf(blind, known)).toMatchObject({
    firstSight: blind.servedAt,
    record: { seq: recorded, at: moment(recorded) },
    reveal: { seq: seqOf('scoreRevealed') },
    firstScore: known,
  });
});

test('for a judge without a record, the first view of the score is one too early', () => {
  const held = timed.filter(({ kind, actor }) => !(kind === 'perspectiveRecorded' && actor.id === judge));
  const [knowledge] = whoKnew({ entries: held }, [view(moment(30), true)]);
  expect(knowledge).toMatchObject({ judgeId: judge, record: null });
  expect(knowledge?.tooEarly).toHaveLength(1);
});

test('steps are in order, a view before the act that was based on it at the same moment', () => {
  const same = view(moment(2), false);
  const steps = interleave(timed, [view(moment(1, 1), false), same, view(moment(99), true)]);
  expect(steps.map((step) => (step.kind === 'entry' ? step.entry.seq : step.views.length))).toEqual([
    1,
    2,
    ...timed.slice(1).map(({ seq }) => seq),
    1,
  ]);
  expect(steps.filter(({ kind }) => kind === 'entry')).toHaveLength(audited.entries.length);
});

test('consecutive views are one step only if the same person saw the same content', () => {
  const row = [
    view(moment(1, 1), false),
    view(moment(1, 2), false),
    view(moment(1, 3), true),
    view(moment(1, 4), true, 'other'),
  ];
  const steps = interleave(timed.slice(0, 2), row);
  expect(steps.map((step) => (step.kind === 'entry' ? 'entry' : step.views.length))).toEqual([
    'entry',
    2,
    1,
    1,
    'entry',
  ]);
});
