import { z } from 'zod';
import { joinSeveral, ranksOf, type Attribute } from '#workflows/domain/attribute.ts';

/** Facts in a body: several values of one fact are a list, or a text with semicolons between them. */
export const SentFacts = z.record(z.string(), z.union([z.number(), z.string(), z.array(z.string())]));

type Listed = Extract<Attribute, { allowedValues: string[] }>;

const isListed = (attribute: Attribute): attribute is Listed => 'allowedValues' in attribute;

/** Whether a value stands for a missing one: a code of the policy's or of the caller's that is not a value of the attribute. */
export const isMissing = (attribute: Attribute, value: string, codes: readonly string[]): boolean =>
  attribute.missing?.includes(value) === true ||
  (codes.includes(value) && !(isListed(attribute) && ranksOf(attribute).has(value)));

/** Converts a value that is written as a number to the declared code, such as `1.0` to `1`. */
export function asCode(attribute: Listed, value: string | number): string {
  const text = String(value);
  const allowed = ranksOf(attribute);
  if (allowed.has(text) || !/^-?\d+\.0*$/.test(text)) return text;
  const whole = text.replace(/\.0*$/, '');
  return allowed.has(whole) ? whole : text;
}

/** Several values as one fact, from a text with semicolons or bars between them, or else commas. */
export function readSeveral(attribute: Listed, text: string): string {
  const sign = /[;|]/.test(text) ? /[;|]/ : ',';
  const parts = ranksOf(attribute).has(text) ? [text] : text.split(sign).map((part) => part.trim());
  return joinSeveral(parts.filter((part) => part !== '').map((part) => asCode(attribute, part)));
}

/**
 * Facts of a JSON record in the form of the policy's attributes: a whole number becomes the code that it stands for,
 * and `null` or a code for a missing value becomes an absent fact. Everything else is left for the policy's schema to
 * judge.
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
    if (attribute.type === 'several') {
      if (typeof value === 'string') return [[name, readSeveral(attribute, value)]];
      if (!Array.isArray(value) || !value.every((each) => typeof each === 'string')) return [[name, value]];
      return value.length === 0 ? [] : [[name, joinSeveral(value)]];
    }
    if (isListed(attribute) && typeof value === 'number') {
      const code = asCode(attribute, value);
      return [[name, ranksOf(attribute).has(code) ? code : value]];
    }
    return [[name, value]];
  });
  return Object.fromEntries(entries);
}
