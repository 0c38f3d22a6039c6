import { expect, test } from 'vitest';
import { fitOnSample } from '#activities/calibration/fit-on-sample.ts';
import { comparisonOf } from '#activities/calibration/calibration.ts';
import { learnWeights } from '#activities/reference-class/learn-weights.ts';
import { buildReferenceClassIndex, putPrecedents } from '#activities/reference-class/reference-class-index.ts';
import { seededRandom } from '#workflows/domain/seeded-random.ts';
import { Attribute } from '#workflows/domain/policy.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';

const attribute = (fields: object) => Attribute.parse({ meaning: 'for tests', ...fields });
const ATTRIBUTES = [
  attribute({ name: 'telling', type: 'numeric', unit: 'points', minimum: 0, maximum: 100 }),
  attribute({ name: 'some', type: 'categorical', allowedValues: ['a', 'b'] }),
  attribute({
    name: 'noise',
    type: 'categorical',
    allowedValues: Array.from({ length: 200 }, (_, each) => `v${each}`),
  }),
  attribute({ name: 'lacking', type: 'categorical', allowedValues: ['x', 'y'], required: false }),
  attribute({ name: 'group', type: 'categorical', allowedValues: ['m', 'f'], protected: true }),
];
const random = seededRandom(3);
const PRECEDENTS = Array.from({ length: 4_000 }, (_, place) => {
  const telling = Math.floor(random() * 100);
  const some = random() < 0.5 ? 'a' : 'b';
  const adverse = random() < telling / 100 + (some === 'a' ? 0.1 : -0.1);
  return {
    id: `p-${String(place).padStart(5, '0')}`,
    adverse,
    facts: {
      telling,
      some,
      noise: `v${Math.floor(random() * 200)}`,
      // Only whether it is known says something.
      ...(!adverse && { lacking: random() < 0.5 ? 'x' : 'y' }),
      group: adverse ? 'm' : 'f',
    },
  };
});
const policyWith = (whenMissing?: 'ownValue') =>
  samplePolicy({
    attributes: ATTRIBUTES.map((each) =>
      each.name === 'lacking' ? { ...each, ...(whenMissing && { whenMissing }) } : each,
    ),
    scoring: { modelWeight: 0.5, disagreementLimit: 1, calibration: 'isotonic', attributeWeights: 'learned' },
  });

test('an uninformative attribute has no weight, whatever its number of values, and neither has a protected one', () => {
  const weights = learnWeights(buildReferenceClassIndex(policyWith(), PRECEDENTS));
  expect(Object.keys(weights).toSorted()).toEqual(['lacking', 'noise', 'some', 'telling']);
  expect(weights).toMatchObject({ telling: 16, lacking: 0 });
  expect(weights['noise']).toBeLessThanOrEqual(2);
  expect(weights['some']).toBeGreaterThan(2);
  expect(weights['some']).toBeLessThan(8);
});

test('whether a value is known counts only if the policy compares missing values', () => {
  const weights = learnWeights(buildReferenceClassIndex(policyWith('ownValue'), PRECEDENTS));
  expect(weights).toMatchObject({ lacking: 16 });
});

test('weights do not depend on how precedents are divided into parts', () => {
  const policy = policyWith('ownValue');
  const divided = putPrecedents(
    policy,
    buildReferenceClassIndex(policy, PRECEDENTS.slice(0, 3_000)),
    PRECEDENTS.slice(3_000),
  );
  expect(divided.parts.length).toBeGreaterThan(1);
  expect(learnWeights(divided)).toEqual(learnWeights(buildReferenceClassIndex(policy, PRECEDENTS)));
});

test('precedents with the same outcome give no weights, so that all facts count alike', () => {
  const same = PRECEDENTS.map((each) => ({ ...each, adverse: false }));
  expect(learnWeights(buildReferenceClassIndex(policyWith(), same))).toEqual({});
});

test('learned weights are part of the fit and of its version, and are not there unless the policy says so', async () => {
  const policy = policyWith();
  const index = buildReferenceClassIndex(policy, PRECEDENTS.slice(0, 400));
  const pause = () => Promise.resolve();
  const learned = await fitOnSample(policy, index, 100, pause);
  const alike = await fitOnSample(
    { ...policy, scoring: { ...policy.scoring, attributeWeights: 'equal' } },
    index,
    100,
    pause,
  );
  expect(comparisonOf(learned).weights).toEqual(learnWeights(index));
  expect(comparisonOf(alike).weights).toBeUndefined();
  expect(learned.version).not.toBe(alike.version);
});
