const MAX_NAME = 63;

/** Makes a name that a policy may use from words of a file; `fallback` if they contain no Latin letter or digit. */
export function nameFor(words: string, fallback: string): string {
  const plain = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-zA-Z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  if (plain === '') return fallback;
  return (/^[a-zA-Z]/.test(plain) ? plain : `value_${plain}`).slice(0, MAX_NAME);
}

/** Adds a number to a name that is already taken, and marks the result as taken. */
export function takeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name.slice(0, MAX_NAME - 4)}_${number}`;
  taken.add(free);
  return free;
}

const has = (words: string) => new RegExp(`(?:^|[^a-z])(?:${words})(?:[^a-z]|$)`, 'i');
const asWords = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1_$2');

const PROTECTED = has(
  'sex|gender|race|racial|ethnic|ethnicity|age|age_.*|birth.*|dob|born|religion|marital.*|marriage|nationality|native.*|citizen.*|foreign.*|disab.*|pregnan.*|geschlecht|alter|herkunft|sexo|edad|raza|orientation|personal_status.*',
);
const WRITTEN_BY_SUBJECT = has('statement|comments?|letter|explanation|own_words|remarks?|notes?');
const PERSONAL = has('name|first|last|surname|first_?name|last_?name|e_?mail|phone|telephone|address|street|ssn|iban');
const REFERENCE = has('id|.*_id|ref|reference|case_?(?:no|number)|number|key|uuid');
const OUTCOME =
  /outcome|result|recid|default|target|label|class$|^y$|bad|churn|fraud|action_taken|income$|status$|decision|approved/i;

const DAY = has(
  'date|.*_?date|day|opened|closed|born|birth|dob|since|until|from|datum|tag|.*datum|eröffnet|geboren|seit|bis|fecha|.*_(?:at|on)',
);

const CODE = has(
  'zip|zip_?code|post_?code|postal.*|plz|postleitzahl|naics.*|nace.*|isic.*|sic.*|soc.*|icd.*|fips.*|(?:census_)?tract|code|.*_code',
);

/** Whether the numbers of a column of that name are codes rather than amounts. */
export const seemsCode = (name: string): boolean => CODE.test(asWords(name));

/** Whether the numbers of a column of that name may be days. */
export const seemsDay = (name: string): boolean => DAY.test(asWords(name));
export const seemsProtected = (name: string): boolean => PROTECTED.test(asWords(name));
export const seemsWrittenBySubject = (name: string): boolean => WRITTEN_BY_SUBJECT.test(asWords(name));
export const seemsPersonal = (name: string): boolean => PERSONAL.test(asWords(name));
export const seemsReference = (name: string): boolean => REFERENCE.test(asWords(name));
export const seemsOutcome = (name: string): boolean => OUTCOME.test(name);

const UNITS: readonly [RegExp, string][] = [
  [has('age|years?'), 'years'],
  [has('months?|duration|term'), 'months'],
  [has('days?'), 'days'],
  [/percent|rate|ratio|share|pct|ltv|dti/i, 'as in the file'],
  [/amount|amt|income|limit|balance|price|loan|gain|loss|credit/i, 'currency units'],
  [/count|number|num|priors?|juv/i, 'count'],
];

/** The unit that a column's name suggests, to be checked. */
export const guessUnit = (name: string): string =>
  UNITS.find(([pattern]) => pattern.test(asWords(name)))?.[1] ?? 'units';
