import { workingDaysOf } from './term.ts';

const UNITS = { W: 'week', D: 'day', H: 'hour', M: 'minute', S: 'second' } as const;
type Unit = (typeof UNITS)[keyof typeof UNITS];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// Kept, because making a format takes far longer than using it.
const formats = new Map<string, Intl.NumberFormat>();

function inUnit(count: number, unit: Unit, locale: string): string {
  const key = `${unit} ${locale}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
  formats.set(key, format);
  return format.format(count);
}

const WORKING_DAY: Partial<Record<string, readonly [one: string, other: string]>> = {
  en: ['working day', 'working days'],
  de: ['Arbeitstag', 'Arbeitstage'],
  es: ['día hábil', 'días hábiles'],
};

function workingDaysInWords(count: number, locale: string): string {
  const [one, other] = WORKING_DAY[locale.slice(0, 2)] ?? ['working day', 'working days'];
  return `${new Intl.NumberFormat(locale).format(count)} ${count === 1 ? one : other}`;
}

/**
 * A duration of a policy in words, such as `14 days` for `P14D` or `10 working days` for `P10BD` in the locale `en-GB`; in
 * English, German or Spanish.
 */
export function durationInWords(duration: string, locale: string): string {
  const working = workingDaysOf(duration);
  if (working !== null) return workingDaysInWords(working, locale);
  return [...duration.matchAll(/(?<!\d)(\d+)([WDHMS])/g)]
    .map(([, count, letter]) => inUnit(Number(count), UNITS[letter as keyof typeof UNITS], locale))
    .join(', ');
}

/** A length of time in its two largest units, such as `13 days, 4 hours` in the locale `en-GB`; at least a minute. */
export function millisecondsInWords(milliseconds: number, locale: string): string {
  const span = Math.max(milliseconds, MINUTE);
  const parts: [number, Unit][] = [
    [Math.floor(span / DAY), 'day'],
    [Math.floor((span % DAY) / HOUR), 'hour'],
    [Math.floor((span % HOUR) / MINUTE), 'minute'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => inUnit(count, unit, locale))
    .join(', ');
}
