import { fileURLToPath } from 'node:url';
import { readLabelledCases } from '#activities/evaluation/labelled-cases.ts';
import type { Facts, Policy } from '#workflows/domain/policy.ts';
import type { Example } from '../examples/seed.ts';

/** A case in the body of a docket. */
export interface DocketCase {
  externalRef: string;
  facts: Facts;
  subject: { name: string; contact: string };
}

/**
 * Real cases of an example, from one place of the file to another. Their subjects have no names in the file, so they
 * get demo names.
 */
export function exampleCases(example: Example, policy: Policy, from: number, to: number): DocketCase[] {
  const file = (name: string) => fileURLToPath(new URL(`../examples/${example}/${name}`, import.meta.url));
  return readLabelledCases(policy, file('cases.csv'), file('outcomes.csv'))
    .slice(from, to)
    .map(({ id, facts }) => ({
      externalRef: id,
      facts,
      subject: { name: `Demo subject ${id}`, contact: `${id}@subjects.demo.example` },
    }));
}
