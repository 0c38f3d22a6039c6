import { Policy } from '#workflows/domain/policy.ts';
import { type Example, readExample } from '../examples/seed.ts';

/** The policies of the demonstration, by key: which example each one copies, and how many precedents it gets. */
export const DEMO_POLICIES = {
  'bail-demo': { example: 'bail', precedents: Infinity },
  'credit-demo': { example: 'credit', precedents: Infinity },
  // Fewer than the policy requires, so that no case is scored.
  'credit-few-precedents-demo': { example: 'credit', precedents: 20 },
} as const satisfies Record<string, { example: Example; precedents: number }>;
export type DemoPolicy = keyof typeof DEMO_POLICIES;

/**
 * An example policy whose durations are shortened, so that days pass in seconds; nothing else is changed.
 *
 * @param windowSeconds how long subjects have to raise a claim
 */
export async function demoPolicy(key: DemoPolicy, windowSeconds: number): Promise<Policy> {
  const policy = Policy.parse(JSON.parse(await readExample(DEMO_POLICIES[key].example, 'policy.json')));
  return {
    ...policy,
    appealWindow: { ...policy.appealWindow, duration: `PT${windowSeconds}S` },
    hearing: {
      ...policy.hearing,
      due: 'PT20M',
      lease: 'PT5M',
      questions: { ...policy.hearing.questions, answerWithin: 'PT2M' },
    },
  };
}

/** The example's precedents for a policy, as CSV. */
export async function demoPrecedents(key: DemoPolicy): Promise<string> {
  const { example, precedents } = DEMO_POLICIES[key];
  const lines = (await readExample(example, 'precedents.csv')).trimEnd().split('\n');
  return lines.slice(0, 1 + precedents).join('\n');
}
