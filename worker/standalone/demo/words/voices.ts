/** How one judge writes; no two judges write alike. */
export interface Voice {
  seenFrom: string;
  felt: string;
  differs: string;
  similar: string | null;
  distress: number;
}

const VOICES: readonly [Voice, ...Voice[]] = [
  {
    seenFrom: 'From where they stand',
    felt: 'I noticed unease at being reduced to a few lines, and it stayed while I read on.',
    differs: 'I have never had to answer to a file, and my days do not hang on this decision.',
    similar: null,
    distress: 2,
  },
  {
    seenFrom: 'As they see it',
    felt: 'I felt some of the impatience of someone who has said the same thing to many desks.',
    differs: 'I read this in a quiet room with time, which they did not have when they wrote it.',
    similar: 'I once waited for a ruling that others made about me; it was a much smaller matter.',
    distress: 3,
  },
  {
    seenFrom: 'In their own account',
    felt: 'There was a tightness when I pictured the next morning going either way for them.',
    differs: 'I would have written less and asked for more; that is my temper and not theirs.',
    similar: null,
    distress: 4,
  },
  {
    seenFrom: 'Put in their words as far as I can follow',
    felt: 'I felt tired on their behalf at having to explain it once more to someone new.',
    differs: 'Others have read this before me, and I know it; they only know that nothing was decided.',
    similar: 'I have been the last person someone could ask before; it does not make me them.',
    distress: 3,
  },
];

/** The voice of a judge, by the judge's number. */
export const voiceOf = (place: number): Voice => VOICES[place % VOICES.length] ?? VOICES[0];
