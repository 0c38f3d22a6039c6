import type { CaseEvent } from '../event.ts';
import type { Letter } from '../letter.ts';
import type { CaseState } from '../state.ts';

/** The notices on paper that are left. */
export const withoutLetters = ({ letters }: CaseState, isLeft: (letter: Letter) => boolean): Partial<CaseState> =>
  letters ? { letters: letters.filter(isLeft) } : {};

/** A letter that the subject's being reached depends on is on its way; nothing more is to be noted of any other. */
export function sendLetter(
  state: CaseState,
  { noticeId, arrivesAt }: Extract<CaseEvent, { type: 'letterHandedOver' }>,
): Partial<CaseState> {
  if (arrivesAt === null) return withoutLetters(state, (each) => each.noticeId !== noticeId);
  return { letters: (state.letters ?? []).map((each) => (each.noticeId === noticeId ? { ...each, arrivesAt } : each)) };
}
