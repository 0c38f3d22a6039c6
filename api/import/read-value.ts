import type { Attribute } from '#workflows/domain/policy.ts';

type Categorical = Extract<Attribute, { type: 'categorical' }>;

/** Whether a value says that it is not known: a code of the policy's or of the caller's that is no value of the attribute. */
export const isMissing = (attribute: Attribute, value: string, codes: readonly string[]): boolean =>
  attribute.missing?.includes(value) === true ||
  (codes.includes(value) && !(attribute.type === 'categorical' && attribute.allowedValues.includes(value)));

/** A value as one of the declared codes where it is written as a number, such as `1.0` for the code `1`. */
export function asCode({ allowedValues }: Categorical, value: string | number): string {
  const text = String(value);
  if (allowedValues.includes(text) || !/^-?\d+\.0*$/.test(text)) return text;
  const whole = text.replace(/\.0*$/, '');
  return allowedValues.includes(whole) ? whole : text;
}

/**
 * Facts of a JSON record as the policy's attributes have them: a whole number as the code that it is, and `null` or a code
 * for a missing value as a fact not given. Everything else stays, so that the policy's schema says what is allowed.
 */
export function readFacts(
  facts: Readonly<Record<string, unknown>>,
  attributes: ReadonlyMap<string, Attribute>,
  codes: readonly string[],
): Record<string, unknown> {
  const entries = Object.entries(facts).flatMap(([name, value]): [string, unknown][] => {
    const attribute = attributes.get(name);
    if (!attribute) return [[name, value]];
    if (value === null && !attribute.required) return [];
    if ((typeof value === 'string' || typeof value === 'number') && isMissing(attribute, String(value), codes))
      return [];
    if (attribute.type === 'categorical' && typeof value === 'number') {
      const code = asCode(attribute, value);
      return [[name, attribute.allowedValues.includes(code) ? code : value]];
    }
    return [[name, value]];
  });
  return Object.fromEntries(entries);
}
