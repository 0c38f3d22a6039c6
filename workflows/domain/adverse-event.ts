import { z } from 'zod';
import { nameInFiles } from './name.ts';

const FileValues = z.array(z.string().min(1).max(100)).min(1).max(50);

/** What a score is the probability of, and what happened when it did not happen. */
export const AdverseEvent = z.strictObject({
  name: nameInFiles('fileValues/name'),
  otherwise: nameInFiles('fileValues/otherwise'),
  meaning: z.string().min(1).max(500),
  /** What files say for the two events beside their names, such as `1` and `0`. */
  fileValues: z.strictObject({ name: FileValues, otherwise: FileValues }).optional(),
});
type AdverseEvent = z.infer<typeof AdverseEvent>;

/** The words that files may have for the adverse event (`name`) or for what happened otherwise. */
export const eventWords = ({ adverseEvent }: { adverseEvent: AdverseEvent }, which: 'name' | 'otherwise'): string[] => [
  adverseEvent[which],
  ...(adverseEvent.fileValues?.[which] ?? []),
];

/** The name of the event that a value of a file means, such as `defaulted` for 1 or `1.0`; the value itself for neither. */
export function nameOfEvent(policy: { adverseEvent: AdverseEvent }, value: unknown): unknown {
  if (typeof value !== 'string' && typeof value !== 'number') return value;
  const word = String(value);
  const whole = word.replace(/^(-?\d+)\.0+$/, '$1');
  for (const which of ['name', 'otherwise'] as const)
    if (eventWords(policy, which).some((each) => each === word || each === whole)) return policy.adverseEvent[which];
  return value;
}
