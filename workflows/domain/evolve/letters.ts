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

/** A letter that is ready to be posted or collected takes the place of an earlier one for the same notice. */
export function prepareLetter(
  { letters = [] }: CaseState,
  { noticeId, about, way }: Extract<CaseEvent, { type: 'letterPrepared' }>,
  preparedAt: string,
): Letter[] {
  return [...letters.filter((each) => each.noticeId !== noticeId), { noticeId, about, way, preparedAt }];
}
