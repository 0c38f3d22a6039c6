import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readLabelledCases, readPolicy } from '#activities/evaluation/labelled-cases.ts';
import { areaUnderCurve, brierScore } from '#activities/evaluation/metrics.ts';
import { findReferenceClass } from '#activities/reference-class/find-reference-class.ts';
import { buildReferenceClassIndex } from '#activities/reference-class/reference-class-index.ts';

interface Expected {
  kinds: Record<
    string,
    Record<
      string,
      {
        aucTiesCut: number;
        aucTiesTaken: number;
        brierTiesTaken: number;
        cases: { id: string; furthest: number; neighbours: number; adverse: number; nearest: string[] }[];
      }
    >
  >;
}

const fixture = new URL('../../fixtures/gower-knn/expected.json', import.meta.url);
const expected = JSON.parse(readFileSync(fixture, 'utf8')) as Expected;
const examples = new URL('../../../worker/standalone/examples/', import.meta.url);

describe.each(Object.keys(expected.kinds))('%s', (kind) => {
  const file = (name: string) => fileURLToPath(new URL(`${kind}/${name}`, examples));
  const policy = readPolicy(file('policy.json'));
  const index = buildReferenceClassIndex(policy, readLabelledCases(policy, file('precedents.csv')));
  const cases = readLabelledCases(policy, file('cases.csv'), file('outcomes.csv'));
  const search = (k: number) =>
    cases.map(({ id, facts, adverse }) => ({ id, adverse, found: findReferenceClass(index, facts, k) }));

  test.each(Object.entries(expected.kinds[kind]!))('k = %s', (k, figures) => {
    const results = search(Number(k));
    const scored = results.map(({ adverse, found }) => ({ probability: found.baseRate, adverse }));
    expect(areaUnderCurve(scored)).toBeCloseTo(figures.aucTiesTaken, 5);
    expect(brierScore(scored)).toBeCloseTo(figures.brierTiesTaken, 5);
    for (const { id, furthest, neighbours, adverse, nearest } of figures.cases) {
      const found = results.find((result) => result.id === id)!.found;
      expect(found.neighbours).toHaveLength(neighbours);
      expect(found.neighbours.filter((neighbour) => neighbour.adverse)).toHaveLength(adverse);
      expect(found.neighbours.at(-1)!.distance).toBeCloseTo(furthest, 5);
      expect(found.neighbours.slice(0, nearest.length).map(({ precedentId }) => precedentId)).toEqual(nearest);
    }
  });

  test('at the size the policy names, cutting ties by row order gives the same area to within 0.01', () => {
    const { k } = policy.referenceClass;
    const scored = search(k).map(({ adverse, found }) => ({ probability: found.baseRate, adverse }));
    expect(Math.abs(areaUnderCurve(scored) - expected.kinds[kind]![k]!.aucTiesCut)).toBeLessThan(0.01);
  });
});
