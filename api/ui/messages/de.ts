import type { Messages } from './en.ts';

/** What pages say to subjects, in German. */
export const de: Messages = {
  frame: {
    skip: 'Zum Inhalt springen',
    languages: 'Sprache',
    promise: 'Keine Maschine entscheidet einen Fall, in dem ein Mensch sagt, dass er eine Ausnahme ist.',
  },
};
