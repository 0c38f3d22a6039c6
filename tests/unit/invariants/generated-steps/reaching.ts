import type { CommandOf } from '#workflows/domain/command.ts';
import { bounce, correction, letter, notice } from '#tests/case/commands.ts';
import type { CoreCase } from '#tests/case/core-case.ts';
import { clerk, machine, subject, supervisors, theEngine } from '#tests/case/people.ts';
import { digest } from '#tests/case/ids.ts';
import { MINUTE, pick, type Choice } from './step.ts';

/** A later notice that is handed over, such as one to a contact that was corrected. */
export const furtherNotice = (given: CoreCase): CommandOf<'handOverNotice'> => ({
  ...notice(given),
  about: 'contactCorrected',
});

export const delay = ({ newId }: CoreCase): CommandOf<'delayNotice'> => ({
  type: 'delayNotice',
  noticeId: newId(),
  about: 'provisionalOutcome',
  reply: '450 4.2.1',
});

/** What the institution says of reaching the subject, and what follows. */
export const reaching = (given: CoreCase, detail: number): Choice[] => [
  [
    given.state.notified || given.state.unreached?.reachedTooLateAt ? 1 : 0,
    pick([clerk, machine], detail),
    () => bounce,
  ],
  [given.state.notified ? 0 : 1, pick([clerk, machine], detail), () => correction],
  [given.state.notified ? 0 : 2, theEngine, () => furtherNotice(given)],
  [1, subject, () => ({ type: 'confirmSeen' })],
  [1, theEngine, () => onPaper(given, detail)],
  ...sending(given, detail),
];

/** A letter that waits is posted or collected, and one that was posted arrives, or it is too early for that. */
export const sending = (given: CoreCase, detail: number): Choice[] => {
  const { letters = [] } = given.state;
  if (letters.length === 0) return [];
  return [
    [6, pick([clerk, machine, ...supervisors], detail), () => letterGone(given, detail)],
    [3, theEngine, () => ({ type: 'countLetterArrived', noticeId: pick(letters, detail).noticeId, seed: digest(0) })],
    [1, pick([clerk, machine], detail), () => bounce],
  ];
};

export const onPaper = (given: CoreCase, detail: number): CommandOf<'prepareLetter'> =>
  letter(given, {
    about: given.state.phase === 'scored' ? 'provisionalOutcome' : 'contactCorrected',
    way: pick(['post', 'pickUp'], detail),
  });

/** On the day itself, or on one that cannot be. */
export const letterGone = ({ state, at, newId }: CoreCase, detail: number): CommandOf<'handOverLetter'> => ({
  type: 'handOverLetter',
  noticeId: pick([...(state.letters ?? []).map(({ noticeId }) => noticeId), newId()], detail >> 2),
  on: new Date(Date.parse(at) + pick([0, 0, 0, -1, 2], detail) * 24 * 60 * MINUTE).toISOString().slice(0, 10),
  seed: digest(0),
});
