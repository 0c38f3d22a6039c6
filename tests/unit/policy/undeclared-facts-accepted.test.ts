import { describe, expect, it } from 'vitest';
import { Policy, factsSchema } from '#workflows/domain/policy.ts';
import { LOAN } from '../../case/loan-policy.ts';

const FACTS = { income: 30_000, purpose: 'car', sex: 'f', story: 'in short' };
const schema = factsSchema(Policy.parse(LOAN));

function problems(facts: unknown): string[] {
  const parsed = schema.safeParse(facts);
  return parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
}

describe('the facts of a case', () => {
  it('are accepted as the policy declares them, with the optional ones left out', () => {
    expect(problems(FACTS)).toEqual([]);
    const { story: _, ...required } = FACTS;
    expect(problems(required)).toEqual([]);
    expect(problems({ ...FACTS, income: 0 })).toEqual([]);
    expect(problems({ ...FACTS, income: 500_000 })).toEqual([]);
    expect(problems({ ...FACTS, story: 'a'.repeat(20) })).toEqual([]);
  });

  const range = 'income: give a number from 0 to 500000 (EUR)';
  const values = 'purpose: give one of car, study, other';
  const text = 'story: give text of at most 20 characters';
  it.each([
    ['too little', { ...FACTS, income: -1 }, range],
    ['too much', { ...FACTS, income: 500_001 }, range],
    ['no number', { ...FACTS, income: Number.NaN }, range],
    ['an endless number', { ...FACTS, income: Number.POSITIVE_INFINITY }, range],
    ['a number as text', { ...FACTS, income: '30000' }, range],
    ['a missing number', { purpose: 'car', sex: 'f' }, range],
    ['null for a number', { ...FACTS, income: null }, range],
    ['a value nobody declared', { ...FACTS, purpose: 'boat' }, values],
    ['a value that every object has', { ...FACTS, purpose: 'toString' }, values],
    ['a missing value', { income: 1, sex: 'f' }, values],
    ['a text too long', { ...FACTS, story: 'a'.repeat(21) }, text],
    ['a text that is none', { ...FACTS, story: 7 }, text],
  ])('with %s are refused, and told what is allowed', (_, facts, problem) => {
    expect(problems(facts)).toEqual([problem]);
  });

  it('have no undeclared attribute', () => {
    expect(problems({ ...FACTS, religion: 'none' })).toEqual(['Unrecognized key: "religion"']);
  });

  it('are an object', () => {
    for (const none of [null, undefined, 'car', 7, []]) expect(schema.safeParse(none).success).toBe(false);
  });

  it('are refused with every faulty attribute at once', () => {
    expect(problems({ income: -1, purpose: 'boat', sex: 'x' })).toHaveLength(3);
  });
});
