/** What pages say to subjects, in English. Every other language has the same keys. */
export const en = {
  frame: {
    skip: 'Skip to the content',
    languages: 'Language',
    promise: 'No machine decides a case in which a person has claimed to be an exception.',
  },
};
export type Messages = typeof en;
