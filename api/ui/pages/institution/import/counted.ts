import { describeNumber } from '#api/figures-in-words.ts';

/** A number with the words for one or for several, such as `1 contact` or `1,200 contacts`. */
export const counted = (count: number, [one, several]: readonly [string, string]): string =>
  `${describeNumber(count)} ${count === 1 ? one : several}`;
