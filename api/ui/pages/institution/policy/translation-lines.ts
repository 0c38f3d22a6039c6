import { Policy } from '#workflows/domain/policy.ts';
import { translationAt, wordsOf } from '#workflows/domain/translation.ts';
import { NOTICE_LANGUAGES } from '#workflows/domain/language.ts';

const SIGN = ' = ';

/**
 * A policy with its translations as lines of text, such as `outcomes.grant = Der Kredit wird bewilligt.`, one for everything that
 * it says. What is not translated has nothing behind the sign.
 *
 * @param document the policy itself; where it is not valid, only lines that have words are there
 */
export function withTranslationLines(shown: object, document: unknown): object {
  const policy = Policy.safeParse(document);
  const translations: unknown = isEntry(document) ? document['translations'] : undefined;
  const linesIn = (translation: unknown): string[] =>
    policy.success
      ? wordsOf(policy.data).map(({ place }) => `${place.join('.')}${SIGN}${translationAt(translation, place) ?? ''}`)
      : leavesOf(translation).map(({ place, words }) => `${place.join('.')}${SIGN}${words}`);
  const lines = NOTICE_LANGUAGES.map(
    (language) => [language, linesIn(isEntry(translations) ? translations[language] : undefined)] as const,
  );
  return { ...shown, translations: Object.fromEntries(lines) };
}

/** The translations that lines of text give; `undefined` where none has words. Lines that name no place are kept, as a fault to show. */
export function readTranslations(lines: unknown): unknown {
  if (!isEntry(lines)) return undefined;
  const read = Object.entries(lines).flatMap(([language, each]) => {
    const leaves = (Array.isArray(each) ? each : []).flatMap(readLine);
    return leaves.length === 0 ? [] : [[language, nest(leaves)] as const];
  });
  return read.length === 0 ? undefined : Object.fromEntries(read);
}

interface Leaf {
  place: readonly string[];
  words: string;
}

function readLine(line: unknown): Leaf[] {
  if (typeof line !== 'string') return [];
  // A line is cut at its ends, so that one without words ends in the sign.
  const sign = `${line} `.indexOf(SIGN);
  if (sign < 0) return [{ place: [line], words: line }];
  const words = line.slice(sign + SIGN.length).trim();
  return words === '' ? [] : [{ place: stepsOf(line.slice(0, sign)), words }];
}

/** A value may have dots in it, a name has none. */
function stepsOf(place: string): string[] {
  const [group = '', name = '', part = '', ...value] = place.split('.');
  return [group, name, part, value.join('.')].filter((step) => step !== '');
}

function nest(leaves: readonly Leaf[]): unknown {
  const [first] = leaves;
  if (first?.place.length === 0) return first.words;
  const below = Map.groupBy(leaves, ({ place: [step = ''] }) => step);
  return Object.fromEntries(
    [...below].map(([step, each]) => [step, nest(each.map(({ place, words }) => ({ place: place.slice(1), words })))]),
  );
}

function leavesOf(value: unknown, place: readonly string[] = []): Leaf[] {
  if (typeof value === 'string') return [{ place, words: value }];
  return isEntry(value) ? Object.entries(value).flatMap(([step, each]) => leavesOf(each, [...place, step])) : [];
}

const isEntry = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
