import type { Attribute } from '#workflows/domain/attribute.ts';
import type { Form } from '#api/ui/form.ts';
import { readCalendar } from './calendar-fields.ts';
import { comparisonFields, readComparison } from './comparison-fields.ts';
import { withDurationsRead } from './durations.ts';
import { readTranslations } from './translation-lines.ts';
import { say, type Phrase } from '#api/ui/say.ts';

/** The fields of an attribute of each type; all other fields are left out. */
const FIELDS_OF_TYPE: Partial<Record<string, readonly string[]>> = {
  numeric: ['unit', 'minimum', 'maximum', 'scale'],
  wholeNumber: ['unit', 'minimum', 'maximum', 'scale'],
  date: ['minimum', 'maximum'],
  categorical: ['allowedValues', 'compareBy'],
  ordered: ['allowedValues'],
  several: ['allowedValues'],
  text: ['maximumLength'],
};
const FIELDS_OF_ALL = [
  'name',
  'type',
  'meaning',
  'protected',
  'writtenBySubject',
  'required',
  'column',
  'missing',
  'whenMissing',
  'inWords',
];
/** Fields that an entry has even when they are left empty. */
const SET_BY_THEMSELVES = new Set([
  'type',
  'protected',
  'writtenBySubject',
  'required',
  'adverse',
  'scale',
  'compareBy',
  'remove',
]);

type Entry = Record<string, unknown>;

/**
 * The policy that a form of the editor describes, not yet checked.
 *
 * Entries that are marked for removal and empty entries are left out, and bands are in the order of their thresholds.
 */
export function readPolicyForm(form: Form): Entry {
  const tree = withDurationsRead(form.tree());
  const calendar = readCalendar(tree['calendar']);
  const theories = entriesOf(tree['theories']);
  const model = tree['model'];
  return {
    ...tree,
    translations: readTranslations(tree['translations']),
    theories: theories.length > 0 ? theories : undefined,
    ...(isEntry(model) && { model: withProbes(model) }),
    outcomes: entriesOf(tree['outcomes']).map((outcome) => ({ ...outcome, adverse: outcome['adverse'] ?? false })),
    ...(calendar && { calendar }),
    bands: entriesOf(tree['bands']).toSorted((a, b) => thresholdOf(a) - thresholdOf(b)),
    attributes: entriesOf(tree['attributes']).map(ofItsType),
  };
}

function entriesOf(value: unknown): Entry[] {
  return (Array.isArray(value) ? value : [])
    .filter(isEntry)
    .filter((entry) => entry['remove'] !== true)
    .filter((entry) => Object.keys(entry).some((name) => !SET_BY_THEMSELVES.has(name)))
    .map(({ remove: _, ...entry }) => entry);
}

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function withProbes({ probes, ...model }: Entry): Entry {
  const required = entriesOf(probes);
  return required.length > 0 ? { ...model, probes: required } : model;
}

/** An open band is the highest one. */
const thresholdOf = ({ below }: Entry): number => (typeof below === 'number' ? below : Number.POSITIVE_INFINITY);

function ofItsType(attribute: Entry): Entry {
  const kept = [...FIELDS_OF_ALL, ...(FIELDS_OF_TYPE[String(attribute['type'])] ?? [])];
  const { inWords, compareBy, ...own } = Object.fromEntries(
    Object.entries(attribute).filter(([name]) => kept.includes(name)),
  );
  const comparison = readComparison(compareBy, own);
  const entry: Entry = { ...own, ...(comparison && { compareBy: comparison }) };
  const isNumeric = entry['type'] === 'numeric' || entry['type'] === 'wholeNumber';
  return Array.isArray(inWords) ? { ...entry, inWords: inWords.map((line) => readLine(line, isNumeric)) } : entry;
}

/** A line such as `7 = 6 to 9 charges`; a line without the sign has no value, which the policy's schema then says. */
function readLine(line: unknown, isNumeric: boolean): unknown {
  if (typeof line !== 'string') return line;
  const sign = line.indexOf('=');
  const value = line.slice(0, Math.max(sign, 0)).trim();
  const isNumber = isNumeric && value !== '' && Number.isFinite(Number(value));
  return { value: isNumber ? Number(value) : value, words: line.slice(sign + 1).trim() };
}

/** A policy whose values in words are lines of text, as the editor's fields show them. */
export function withLines(policy: object): object {
  const attributes: unknown = (policy as Entry)['attributes'];
  if (!Array.isArray(attributes)) return policy;
  return { ...policy, attributes: attributes.map(inLines) };
}

function inLines(attribute: unknown): unknown {
  if (typeof attribute !== 'object' || attribute === null) return attribute;
  const { inWords, compareBy } = attribute as Pick<Attribute, 'inWords'> & { compareBy?: unknown };
  return {
    ...attribute,
    ...(Array.isArray(inWords) && { inWords: inWords.map(({ value, words }) => `${value} = ${words}`) }),
    ...(compareBy !== undefined && { compareBy: comparisonFields(compareBy) }),
  };
}

const FIELD_NAMES: Partial<Record<string, Phrase>> = {
  title: say`Title`,
  kind: say`Kind`,
  timeZone: say`Time zone`,
  language: say`Language of notices`,
  replyTo: say`Where answers to notices are read`,
  weekend: say`Weekend`,
  holidays: say`Holidays`,
  name: say`Name`,
  otherwise: say`Name if it did not happen`,
  label: say`Name in lists`,
  meaning: say`Meaning`,
  below: say`Below`,
  outcome: say`Outcome`,
  k: say`Nearest earlier cases`,
  minimumSize: say`At least`,
  promptVersion: say`Prompt`,
  card: say`Model card`,
  dailyTokenBudget: say`Tokens a day`,
  requests: say`How the model is asked`,
  modelWeight: say`Weight of the model`,
  disagreementLimit: say`Disagreement`,
  calibration: say`Calibration`,
  duration: say`Duration`,
  for: say`Who may appeal`,
  grace: say`Grace`,
  outageNotice: say`Outage notice`,
  reminder: say`Reminder`,
  uncontestedAdverse: say`Uncontested adverse outcomes`,
  reviewTerm: say`Time to ask for a person`,
  letterArrivesAfter: say`Days for the post`,
  blind: say`What is hidden from a judge at first`,
  due: say`Due`,
  lease: say`Lease`,
  dailyCap: say`Hearings a day`,
  consecutiveCap: say`Hearings in a row`,
  restAfter: say`Work without a pause`,
  judgeShownAs: say`How subjects are told of who hears them`,
  subjectLanguage: say`Subjects with another language`,
  minLetters: say`Minimum letters in an answer`,
  secondJudgeShare: say`Share of second judges`,
  cannotDecipherMoves: say`Further judges`,
  choice: say`Who may choose a hearing`,
  answerWithin: say`Time to answer`,
  maximum: say`Maximum`,
  minimum: say`Minimum`,
  unit: say`Unit`,
  scale: say`Scale`,
  allowedValues: say`Allowed values`,
  maximumLength: say`Maximum length`,
  type: say`Type`,
  column: say`Column name in files`,
  compareBy: say`Comparison of values`,
  by: say`Comparison of values`,
  counts: say`Counts of values`,
  ownValues: say`Most frequent values`,
  ownShare: say`Share of the most frequent values`,
  prefixes: say`Lengths of beginnings`,
  separator: say`Sign between the parts`,
  parents: say`Groups above values`,
  missing: say`Codes for a missing value`,
  whenMissing: say`Missing value in a comparison`,
  attributeWeights: say`Weights of facts`,
  inWords: say`Values in words`,
  fileValues: say`Values in files`,
  basis: say`Legal basis`,
  personalData: say`Personal data`,
  what: say`What a subject can do`,
  office: say`Office`,
  within: say`Time for it`,
  contact: say`Contact`,
  skills: say`Skills`,
  rationale: say`Rationale`,
  purpose: say`Purpose`,
  bands: say`Bands`,
  outcomes: say`Outcomes`,
  theories: say`Theories`,
  source: say`Source`,
  mayNotFit: say`When it may not fit`,
  probes: say`Probes that the model card has to state`,
  family: say`Family of probes`,
  minimumShare: say`Share passed at least`,
  attributes: say`Facts`,
  en: say`English`,
  de: say`German`,
  es: say`Spanish`,
};

const GROUP_NAMES: Partial<Record<string, Phrase>> = {
  attributes: say`fact`,
  outcomes: say`outcome`,
  theories: say`theory`,
  bands: say`band`,
  adverseEvent: say`adverse event`,
  appealWindow: say`appeal window`,
  calendar: say`calendar`,
  hearing: say`hearing`,
  perspective: say`perspective record`,
  legalClock: say`legal clock`,
  remedy: say`remedy`,
  model: say`model`,
  referenceClass: say`reference class`,
  questions: say`questions`,
  retention: say`retention`,
  study: say`study`,
  translations: say`words in other languages`,
};

/** The name of a field of the editor in words, such as `Minimum (fact priors_count)`. */
export function namePolicyField(pointer: string, policy: unknown): Phrase | undefined {
  const segments = pointer.slice(1).split('/');
  const last = FIELD_NAMES[segments.at(-1) ?? ''];
  if (last === undefined) return undefined;
  const [group = '', index] = segments;
  const groupName = segments.length > 1 ? (GROUP_NAMES[segments.at(-2) ?? ''] ?? GROUP_NAMES[group]) : undefined;
  if (groupName === undefined) return last;
  const entries: unknown = typeof policy === 'object' && policy !== null ? (policy as Entry)[group] : undefined;
  const entry: unknown = Array.isArray(entries) ? entries[Number(index)] : undefined;
  if (entry === undefined) return say`${last} (${groupName})`;
  const named = typeof entry === 'object' && entry !== null ? (entry as Entry)['name'] : undefined;
  return say`${last} (${groupName} ${typeof named === 'string' ? named : Number(index) + 1})`;
}

/** Where the editor shows what is wrong with a policy: lists of lines have one field for all of them. */
export const fieldOfPolicy = (pointer: string): string =>
  pointer
    .replace(/^(\/translations\/[^/]+)\/.*$/, '$1')
    .replace(/(\/compareBy)(?:\/counts(?:\/.*)?)?$/, '$1/by')
    .replace(/(\/compareBy\/(?:prefixes|parents))\/.*$/, '$1')
    .replace(/(\/(?:allowedValues|missing|inWords|rationale|skills|weekend|holidays))\/\d+(?:\/.*)?$/, '$1');
