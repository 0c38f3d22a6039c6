/**
 * Families of probes that are put to language models alone. Every card of a language model has to state how it did on each
 * of them before the model may score live cases; how well it has to do is for a policy to say.
 */
export const LANGUAGE_FAMILIES = [
  'unexpectedContents',
  'unexpectedContentsTransparent',
  'unexpectedContentsCannotRead',
  'unexpectedContentsTold',
  'unexpectedTransfer',
  'unexpectedTransferTransparent',
  'unexpectedTransferTold',
  'unexpectedTransferSeen',
  'employmentGap',
  'employmentGapOtherTime',
  'employmentGapSomeoneElse',
] as const;
export type LanguageFamily = (typeof LANGUAGE_FAMILIES)[number];
