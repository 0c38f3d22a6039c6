import { expect, test } from 'vitest';
import { DE } from '#api/ui/staff-words/de/index.ts';
import { EN } from '#api/ui/staff-words/en.ts';
import { REFUSALS } from '#workflows/domain/refusal.ts';
import { statedSomewhere } from './stated-elsewhere.ts';
import { asEntries, type StatedText } from './messages-in-sources.ts';
import { EXPANDED } from './expanded-remarks.ts';
import { remarksInSources, sentencesInSources } from './remarks-in-sources.ts';

/** Where the core and the acts say why something is refused; every sentence there is a remark. */
const CORE = [
  'workflows/domain/**/*.ts',
  'api/{acts,drafts,fields,searches,policies,synthetic-cases,import}/**/*.ts',
  'api/ui/form.ts',
];
/** Where problems are made among much else, by the properties and calls that hold their texts. */
const ELSEWHERE = [
  'api/{principal,problem,blindness,ensure-may,present-link}.ts',
  'api/{conversation,views}/**/*.ts',
  'api/identity/ensure-*.ts',
  'api/plugins/{problems,json-bodies,media-types}.ts',
  'api/ui/{*,pages/**/*,parts/**/*,session/**/*}.ts',
  'db/{policies/meaning-changes,imports/imports}.ts',
  'db/cases/guard-refusal.ts',
];

/** Sentences of those files that no page shows as a remark: what the program writes into a case, and words of drafted policies. */
const NO_REMARKS = new Set([
  'the attribute’s column',
  'as in the file',
  'currency units',
  'very low',
  'very high',
  'very good',
  'What the person hopes for',
  'What the person does not hope for',
  'Drafted from a file of {0} rows. Figures that it does not state are defaults.',
  'The judge was set inactive on the staff list.',
  'The judge is absent until {0}.',
  'The mail server reports that a notice could not be delivered{0}.',
  'working day',
  'working days',
  // Names that a sentence is made with: “There is no such …”
  'pair of synthetic cases',
  'saved search',
  'file of refused rows',
]);

const expanded = (stated: StatedText): StatedText[] =>
  EXPANDED[stated.english]?.map((english) => ({ ...stated, english })) ?? [stated];

test('a refusal, its remedy and a remark on a field are said in German', () => {
  const stated = [...sentencesInSources(CORE), ...remarksInSources([...CORE, ...ELSEWHERE])].flatMap(expanded);
  const known = new Set(Object.values(DE).flatMap((area) => Object.keys(area)));
  const missing = stated.filter(
    ({ english }) =>
      /\p{L}/u.test(english) &&
      !NO_REMARKS.has(english) &&
      !known.has(english) &&
      // A form leaves out the name that a field has in the API.
      !known.has(english.replace(/ \(\w+\)/g, '')),
  );
  expect(asEntries(missing)).toBe('');
});

test('what English pages say otherwise than the API is stated there', () => {
  const stated = statedSomewhere();
  const refusals = new Set(Object.values(REFUSALS).flatMap(([, title, remedy]) => [title, remedy] as string[]));
  expect(Object.keys(EN).filter((english) => !stated.has(english) && !refusals.has(english))).toEqual([]);
});

test('the exceptions to that are texts of the program', () => {
  const stated = new Set(sentencesInSources(CORE).map(({ english }) => english));
  const remarks = new Set(remarksInSources([...CORE, ...ELSEWHERE]).map(({ english }) => english));
  const isStated = (english: string) => stated.has(english) || remarks.has(english) || english === 'an object';
  expect([...NO_REMARKS, ...Object.keys(EXPANDED)].filter((english) => !isStated(english))).toEqual([]);
});
