import { describeDuration } from '#api/figures-in-words.ts';
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
  'answerWithin',
  'within',
  'length',
  'personalData',
]);

const PART = /^(\d[\d,]*) ?(working day|week|day|hour|minute|second)s?$/i;

/**
 * A duration as a person writes it, such as `14 days`, `1 day, 4 hours` or `10 working days`, in ISO 8601 (`P14D`, `P1DT4H`,
 * `P10BD`); anything else as it stands.
 */
export function readDuration(text: string): string {
  const parts = new Map<string, string>();
  for (const part of text.trim().split(/, | and /)) {
    const [, count, unit = ''] = PART.exec(part) ?? [];
    const letter = unit.toLowerCase().startsWith('working') ? 'BD' : (unit[0] ?? '').toUpperCase();
    if (count === undefined || parts.has(letter)) return text;
    parts.set(letter, `${Number(count.replaceAll(',', ''))}${letter}`);
  }
  const of = (letters: readonly string[]) => letters.map((letter) => parts.get(letter) ?? '').join('');
  const time = of(['H', 'M', 'S']);
  return `P${of(['W', 'D', 'BD'])}${time && `T${time}`}`;
}

/** A policy, which may be unfinished, with the durations that its fields hold in ISO 8601. */
export const withDurationsRead = <T>(policy: T): T => changed(policy, readDuration) as T;

/** A policy, which may be unfinished, with its durations as people write them. */
export const withDurationsInWords = <T>(policy: T): T =>
  changed(policy, (text) => (Term.safeParse(text).success ? describeDuration(text) : text)) as T;

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
