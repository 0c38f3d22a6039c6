import { z } from 'zod';
import { nameInFiles } from './name.ts';
import { branchesAbove, faultsOfComparison, ValueComparison } from './value-comparison.ts';

const MAX_VALUES = 10_000;

const attributeBase = {
  name: nameInFiles('the attribute’s column'),
  meaning: z.string().min(1).max(500),
  /** What the column is called in files, where that is not the attribute's name; in any script. */
  column: z.string().min(1).max(200).optional(),
  /** What stands for a value that is not known, such as `NA` or `8888`. */
  missing: z.array(z.string().min(1).max(100)).min(1).max(50).optional(),
  /**
   * What a value that is not known does in a comparison: `leaveOut` compares the pair without the attribute; `ownValue` takes
   * it as a value, at the full distance from every other. `leaveOut` where it is not said.
   */
  whenMissing: z.enum(['leaveOut', 'ownValue']).optional(),
  /** What values mean to people where they do not speak for themselves, such as `6 to 9 earlier charges` for 7. */
  inWords: z
    .array(z.strictObject({ value: z.union([z.number(), z.string().max(100)]), words: z.string().min(1).max(200) }))
    .min(1)
    .max(100)
    .optional(),
  /** Kept for fairness reports; never part of a distance, a prompt or a principal factor. */
  protected: z.boolean().default(false),
  /** Free words of the subject: never sent to any model. */
  writtenBySubject: z.boolean().default(false),
  required: z.boolean().default(true),
};

/** How a difference is measured: `log1p` for counts and amounts, whose small values matter more. */
const scale = z.enum(['linear', 'log1p']).default('linear');
const unit = z.string().min(1).max(40);

const NumericAttribute = z.strictObject({
  ...attributeBase,
  type: z.literal('numeric'),
  unit,
  minimum: z.number(),
  maximum: z.number(),
  scale,
});

const WholeNumberAttribute = z.strictObject({
  ...attributeBase,
  type: z.literal('wholeNumber'),
  unit,
  minimum: z.number().int(),
  maximum: z.number().int(),
  scale,
});

const Day = z.iso.date({ error: 'give a day such as 2026-11-28' });

const DateAttribute = z.strictObject({
  ...attributeBase,
  type: z.literal('date'),
  /** The first and the last day that are allowed, such as `2026-11-28`. */
  minimum: Day,
  maximum: Day,
});

const allowedValues = z
  .array(z.string().min(1).max(100))
  .min(2)
  .max(MAX_VALUES, {
    error: `list at most ${MAX_VALUES} values; combine them into groups, or declare the attribute as text, which is not compared`,
  });

const CategoricalAttribute = z.strictObject({
  ...attributeBase,
  type: z.literal('categorical'),
  allowedValues,
  /** How values are compared, if not one by one, where two are either the same or as far apart as can be. */
  compareBy: ValueComparison.optional(),
});

/** Classes in an order, such as grades: `allowedValues` goes from the lowest to the highest. */
const OrderedAttribute = z.strictObject({ ...attributeBase, type: z.literal('ordered'), allowedValues });

/** Any number of the allowed values at once. */
const SeveralAttribute = z.strictObject({ ...attributeBase, type: z.literal('several'), allowedValues });

const TextAttribute = z.strictObject({
  ...attributeBase,
  type: z.literal('text'),
  maximumLength: z.number().int().min(1).max(20_000),
});

/** One named fact that a case of this policy carries. */
export const Attribute = z.discriminatedUnion(
  'type',
  [
    NumericAttribute,
    WholeNumberAttribute,
    DateAttribute,
    CategoricalAttribute,
    OrderedAttribute,
    SeveralAttribute,
    TextAttribute,
  ],
  { error: 'give the type numeric, wholeNumber, date, categorical, ordered, several or text' },
);
export type Attribute = z.infer<typeof Attribute>;

export type ComparableAttribute = Exclude<Attribute, { type: 'text' }>;
/** Attributes whose values lie on a line. */
export type MeasuredAttribute = Extract<Attribute, { type: 'numeric' | 'wholeNumber' | 'date' | 'ordered' }>;
type ListedAttribute = Extract<Attribute, { type: 'categorical' | 'ordered' | 'several' }>;

/** Whether an attribute takes part in distances, prompts and factors: declared values, not protected, not free words. */
export function isComparable(attribute: Attribute): attribute is ComparableAttribute {
  return !attribute.protected && attribute.type !== 'text';
}

export const isNumber = (attribute: Attribute): attribute is Extract<Attribute, { type: 'numeric' | 'wholeNumber' }> =>
  attribute.type === 'numeric' || attribute.type === 'wholeNumber';

export const isMeasured = (attribute: Attribute): attribute is MeasuredAttribute =>
  isNumber(attribute) || attribute.type === 'date' || attribute.type === 'ordered';

const ranks = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** By value, its place among the allowed ones, from 0. */
export function ranksOf({
  allowedValues: values,
}: Pick<ListedAttribute, 'allowedValues'>): ReadonlyMap<string, number> {
  const known = ranks.get(values);
  if (known) return known;
  const made = new Map(values.map((value, rank) => [value, rank]));
  ranks.set(values, made);
  return made;
}

/** The sign between several values of one fact. */
const BETWEEN_VALUES = '; ';

/** Several values as one fact: each once, in the order of their UTF-16 code units. */
export const joinSeveral = (values: readonly string[]): string => [...new Set(values)].sort().join(BETWEEN_VALUES);

/** The values that {@link joinSeveral} joined. */
export const splitSeveral = (fact: string): string[] => fact.split(BETWEEN_VALUES);

/** Days since 1970-01-01 of a day such as `2026-11-28`. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** Whether a value that is not known is compared like any other. */
export const isMissingCompared = ({ whenMissing }: Attribute): boolean => whenMissing === 'ownValue';

/** Whether a value is one that the attribute declares. */
export function isAllowed(attribute: ComparableAttribute, value: unknown): value is number | string {
  switch (attribute.type) {
    case 'numeric':
      return typeof value === 'number' && value >= attribute.minimum && value <= attribute.maximum;
    case 'wholeNumber':
      return Number.isInteger(value) && Number(value) >= attribute.minimum && Number(value) <= attribute.maximum;
    case 'date':
      return Day.safeParse(value).success && String(value) >= attribute.minimum && String(value) <= attribute.maximum;
    case 'categorical':
    case 'ordered':
      return typeof value === 'string' && ranksOf(attribute).has(value);
    case 'several': {
      if (typeof value !== 'string') return false;
      const values = splitSeveral(value);
      return values.every((each) => ranksOf(attribute).has(each)) && joinSeveral(values) === value;
    }
  }
}

const MAX_LISTED = 20;

const listValues = (values: readonly string[]): string =>
  values.length <= MAX_LISTED
    ? values.join(', ')
    : `${values.slice(0, MAX_LISTED).join(', ')} and ${values.length - MAX_LISTED} others that the policy lists`;

/** What an attribute allows, in words that follow “give”. */
export function describeAllowed(attribute: Attribute): string {
  switch (attribute.type) {
    case 'numeric':
      return `a number from ${attribute.minimum} to ${attribute.maximum} (${attribute.unit})`;
    case 'wholeNumber':
      return `a whole number from ${attribute.minimum} to ${attribute.maximum} (${attribute.unit})`;
    case 'date':
      return `a day from ${attribute.minimum} to ${attribute.maximum}, such as ${attribute.minimum}`;
    case 'categorical':
    case 'ordered':
      return `one of ${listValues(attribute.allowedValues)}`;
    case 'several':
      return `any of ${listValues(attribute.allowedValues)}, separated by semicolons`;
    case 'text':
      return `text of at most ${attribute.maximumLength} characters`;
  }
}

/** What a policy says that a value means to people; `undefined` where the value speaks for itself. */
export function wordsFor({ type, inWords }: Pick<Attribute, 'type' | 'inWords'>, value: unknown): string | undefined {
  const own = inWords?.find((each) => each.value === value)?.words;
  if (own !== undefined || !inWords || type !== 'several' || typeof value !== 'string') return own;
  const words = splitSeveral(value).map((each) => inWords.find((known) => known.value === each)?.words);
  if (words.every((each) => each === undefined)) return undefined;
  return splitSeveral(value)
    .map((each, place) => words[place] ?? each)
    .join(BETWEEN_VALUES);
}

/** The schema of one attribute's value; its error names the attribute and what is allowed. */
export function valueSchema(attribute: Attribute): z.ZodType {
  const error = `${attribute.name}: give ${describeAllowed(attribute)}`;
  if (attribute.type === 'text') return z.string({ error }).max(attribute.maximumLength, { error });
  return z.unknown().refine((value) => isAllowed(attribute, value), { error });
}

/** How an attribute's values are compared, if not one by one. */
export const comparisonOfValues = (attribute: Attribute): ValueComparison | undefined =>
  attribute.type === 'categorical' ? attribute.compareBy : undefined;

const NO_BRANCHES: ReadonlySet<string> = new Set();

/** What stands above the values of an attribute that are compared by a hierarchy. */
function branchesOfAttribute(attribute: Attribute): ReadonlySet<string> {
  const comparison = comparisonOfValues(attribute);
  if (comparison?.by !== 'hierarchy' || !('allowedValues' in attribute)) return NO_BRANCHES;
  return branchesAbove(comparison, attribute.allowedValues);
}

/** What is wrong with an attribute by itself, by the path of its field, with slashes between its steps. */
export function faultsOf(attribute: Attribute): { field: string; message: string }[] {
  const faults: { field: string; message: string }[] = [];
  const add = (field: string, message: string) => faults.push({ field, message });
  if ('minimum' in attribute && attribute.minimum >= attribute.maximum)
    add('maximum', 'give a maximum above the minimum');
  if (isNumber(attribute) && attribute.scale === 'log1p' && attribute.minimum < 0)
    add('scale', 'the log1p scale requires a minimum of 0 or more');
  if (attribute.writtenBySubject && attribute.type !== 'text')
    add('writtenBySubject', 'only an attribute of type text can be written by the subject');
  const explained = attribute.inWords ?? [];
  const branches = explained.length > 0 ? branchesOfAttribute(attribute) : NO_BRANCHES;
  const unknown = explained.find(
    ({ value }) => attribute.type !== 'text' && !isAllowed(attribute, value) && !branches.has(String(value)),
  );
  if (unknown) add('inWords', `value ${unknown.value} is not allowed, so no case can have it`);
  if (new Set(explained.map(({ value }) => value)).size < explained.length)
    add('inWords', 'give one explanation for each value');
  if (!('allowedValues' in attribute)) return faults;
  const comparison = comparisonOfValues(attribute);
  if (comparison && attribute.protected) add('compareBy', 'a protected attribute is not compared; leave compareBy out');
  for (const { field, message } of comparison ? faultsOfComparison(comparison, attribute.allowedValues) : [])
    add(`compareBy/${field}`, message);
  const seen = new Set<string>();
  const twice = attribute.allowedValues.find((value) => seen.size === seen.add(value).size);
  if (twice !== undefined) add('allowedValues', `value ${twice} is listed twice`);
  if (attribute.type !== 'several') return faults;
  const divided = attribute.allowedValues.find((value) => /[;|]/.test(value) || value.trim() !== value);
  if (divided !== undefined)
    add('allowedValues', `value ${divided} has a semicolon, a bar or a space at its end, which separate values`);
  return faults;
}
