/** The beginning of a text, with a mark where it was cut. */
export const excerptOf = (text: string, maxCharacters: number): string =>
  text.length <= maxCharacters ? text : `${text.slice(0, maxCharacters)} …`;
