import { MAX_WORDS, words } from '#workflows/domain/words.ts';

/** Words that a person gives: a reason, a question, an answer, a statement. At most 50,000 characters. */
export const Words = words(MAX_WORDS);
