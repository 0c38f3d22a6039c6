import type { Language } from '#api/figures-in-words.ts';
import { say } from '../../say.ts';

/** Maximum length of one text among others, in characters. */
const MAX_CHARACTERS = 2_000;
/** Maximum length of all texts together, in characters, so that a page stays light whatever people wrote. */
const ROOM = 40_000;
/** What every text gets, however many there are, in characters. */
const SHORTEST = 200;

/** Gives as much of each text as there is still room for on one page, and says where it was cut. */
export function createExcerpts(language: Language): (text: string) => string {
  let room = ROOM;
  return (text) => {
    const most = Math.max(Math.min(MAX_CHARACTERS, room), SHORTEST);
    room -= Math.min(text.length, most);
    return text.length <= most
      ? text
      : say`${text.slice(0, most)} … (${text.length - most} more characters: open the evidence to read them)`.in(
          language,
        );
  };
}
