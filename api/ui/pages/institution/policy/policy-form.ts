import type { Attribute } from '#workflows/domain/attribute.ts';
import type { Form } from '#api/ui/form.ts';
import { readCalendar } from './calendar-fields.ts';
import { withDurationsRead } from './durations.ts';
import { readTranslations } from './translation-lines.ts';

/** The fields of an attribute of each type; all other fields are left out. */
const FIELDS_OF_TYPE: Partial<Record<string, readonly string[]>> = {
  numeric: ['unit', 'minimum', 'maximum', 'scale'],
  wholeNumber: ['unit', 'minimum', 'maximum', 'scale'],
  date: ['minimum', 'maximum'],
  categorical: ['allowedValues'],
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
const SET_BY_THEMSELVES = new Set(['type', 'protected', 'writtenBySubject', 'required', 'adverse', 'scale', 'remove']);

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
  const { inWords, ...entry } = Object.fromEntries(Object.entries(attribute).filter(([name]) => kept.includes(name)));
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
  const { inWords } = attribute as Pick<Attribute, 'inWords'>;
  if (!Array.isArray(inWords)) return attribute;
  return { ...attribute, inWords: inWords.map(({ value, words }) => `${value} = ${words}`) };
}

const FIELD_NAMES: Partial<Record<string, string>> = {
  title: 'Title',
  kind: 'Kind',
  timeZone: 'Time zone',
  language: 'Language of notices',
  replyTo: 'Where answers to notices are read',
  weekend: 'Weekend',
  holidays: 'Holidays',
  name: 'Name',
  otherwise: 'Name if it did not happen',
  meaning: 'Meaning',
  below: 'Below',
  outcome: 'Outcome',
  k: 'Nearest earlier cases',
  minimumSize: 'At least',
  promptVersion: 'Prompt',
  card: 'Model card',
  dailyTokenBudget: 'Tokens a day',
  requests: 'How the model is asked',
  modelWeight: 'Weight of the model',
  disagreementLimit: 'Disagreement',
  calibration: 'Calibration',
  duration: 'Duration',
  for: 'Who may appeal',
  grace: 'Grace',
  outageNotice: 'Outage notice',
  reminder: 'Reminder',
  uncontestedAdverse: 'Uncontested adverse outcomes',
  reviewTerm: 'Time to ask for a person',
  letterArrivesAfter: 'Days for the post',
  blind: 'What is hidden from a judge at first',
  due: 'Due',
  lease: 'Lease',
  dailyCap: 'Hearings a day',
  consecutiveCap: 'Hearings in a row',
  minLetters: 'Letters of an answer',
  secondJudgeShare: 'Share of second judges',
  cannotDecipherMoves: 'Further judges',
  choice: 'Who may choose a hearing',
  answerWithin: 'Time to answer',
  maximum: 'Maximum',
  minimum: 'Minimum',
  unit: 'Unit',
  scale: 'Scale',
  allowedValues: 'Allowed values',
  maximumLength: 'Maximum length',
  type: 'Type',
  column: 'Column name in files',
  missing: 'Codes for a missing value',
  whenMissing: 'Missing value in a comparison',
  attributeWeights: 'Weights of facts',
  inWords: 'Values in words',
  fileValues: 'Values in files',
  basis: 'Legal basis',
  personalData: 'Personal data',
  what: 'What a subject can do',
  office: 'Office',
  within: 'Time for it',
  contact: 'Contact',
  skills: 'Skills',
  rationale: 'Rationale',
  purpose: 'Purpose',
  bands: 'Bands',
  outcomes: 'Outcomes',
  theories: 'Theories',
  source: 'Source',
  mayNotFit: 'When it may not fit',
  probes: 'Probes that the model card has to state',
  family: 'Family of probes',
  minimumShare: 'Share passed at least',
  attributes: 'Facts',
  en: 'English',
  de: 'German',
  es: 'Spanish',
};

const GROUP_NAMES: Partial<Record<string, string>> = {
  attributes: 'fact',
  outcomes: 'outcome',
  theories: 'theory',
  bands: 'band',
  adverseEvent: 'adverse event',
  appealWindow: 'appeal window',
  calendar: 'calendar',
  hearing: 'hearing',
  perspective: 'perspective record',
  legalClock: 'legal clock',
  remedy: 'remedy',
  model: 'model',
  referenceClass: 'reference class',
  questions: 'questions',
  retention: 'retention',
  study: 'study',
  translations: 'words in other languages',
};

/** The name of a field of the editor in words, such as `Minimum (fact priors_count)`. */
export function namePolicyField(pointer: string, policy: unknown): string | undefined {
  const segments = pointer.slice(1).split('/');
  const last = FIELD_NAMES[segments.at(-1) ?? ''];
  if (last === undefined) return undefined;
  const [group = '', index] = segments;
  const groupName = segments.length > 1 ? (GROUP_NAMES[segments.at(-2) ?? ''] ?? GROUP_NAMES[group]) : undefined;
  if (groupName === undefined) return last;
  const entries: unknown = typeof policy === 'object' && policy !== null ? (policy as Entry)[group] : undefined;
  const entry: unknown = Array.isArray(entries) ? entries[Number(index)] : undefined;
  if (entry === undefined) return `${last} (${groupName})`;
  const named = typeof entry === 'object' && entry !== null ? (entry as Entry)['name'] : undefined;
  return `${last} (${groupName} ${typeof named === 'string' ? named : Number(index) + 1})`;
}

/** Where the editor shows what is wrong with a policy: lists of lines have one field for all of them. */
export const fieldOfPolicy = (pointer: string): string =>
  pointer
    .replace(/^(\/translations\/[^/]+)\/.*$/, '$1')
    .replace(/(\/(?:allowedValues|missing|inWords|rationale|skills|weekend|holidays))\/\d+(?:\/.*)?$/, '$1');
