import { describeDuration, type Language } from '#api/figures-in-words.ts';
import { Term } from '#workflows/domain/term.ts';

/** The fields of a policy that hold a duration. */
const DURATIONS = new Set([
  'duration',
  'grace',
  'outageNotice',
  'reminder',
  'reviewTerm',
  'due',
  'lease',
  'restAfter',
  'letterArrivesAfter',
  'answerWithin',
  'within',
  'length',
  'personalData',
]);

/** A part of a duration as people write it, and the units by their letters in ISO 8601, in the languages of staff. */
const PART = /^(\d{1,3}(?:[.,]\d{3})+|\d+) ?(\D+)$/;
const UNITS: readonly (readonly [letter: string, names: RegExp])[] = [
  ['BD', /^(?:working days?|arbeitstage?n?)$/i],
  ['W', /^(?:weeks?|wochen?)$/i],
  ['D', /^(?:days?|tage?n?)$/i],
  ['H', /^(?:hours?|stunden?)$/i],
  ['M', /^(?:minutes?|minuten)$/i],
  ['S', /^(?:seconds?|sekunden?)$/i],
];

/**
 * A duration as a person writes it, such as `14 days`, `1 day, 4 hours` or `10 Arbeitstage`, in ISO 8601 (`P14D`, `P1DT4H`,
 * `P10BD`); anything else as it stands.
 */
export function readDuration(text: string): string {
  const parts = new Map<string, string>();
  for (const part of text.trim().split(/, | and | und /)) {
    const [, count, unit = ''] = PART.exec(part) ?? [];
    const letter = UNITS.find(([, names]) => names.test(unit))?.[0];
    if (count === undefined || letter === undefined || parts.has(letter)) return text;
    parts.set(letter, `${Number(count.replaceAll(/[.,]/g, ''))}${letter}`);
  }
  const of = (letters: readonly string[]) => letters.map((letter) => parts.get(letter) ?? '').join('');
  const time = of(['H', 'M', 'S']);
  return `P${of(['W', 'D', 'BD'])}${time && `T${time}`}`;
}

/** A policy, which may be unfinished, with the durations that its fields hold in ISO 8601. */
export const withDurationsRead = <T>(policy: T): T => changed(policy, readDuration) as T;

/** A policy, which may be unfinished, with its durations as people write them in a language. */
export const withDurationsInWords = <T>(policy: T, language: Language): T =>
  changed(policy, (text) => (Term.safeParse(text).success ? describeDuration(text, language) : text)) as T;

function changed(value: unknown, change: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((each) => changed(each, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      typeof each === 'string' && DURATIONS.has(name) ? change(each) : changed(each, change),
    ]),
  );
}

/** What is wrong with a field, in the words of pages: what is wrong with a duration says how people write one. */
export const explainOnPages = (message: string): string =>
  message.startsWith('give an ISO 8601 duration')
    ? `give a duration such as 14 days or 4 hours${message.includes('P10BD') ? ', or 10 working days' : ''}`
    : message;
