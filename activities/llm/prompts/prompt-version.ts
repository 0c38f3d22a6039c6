import type { PromptVersion } from './prompt.ts';
import { promptV1 } from './v1.ts';

const VERSIONS: readonly PromptVersion[] = [promptV1];

/** The prompt version of that name, such as `v1`, or `undefined`. */
export function findPromptVersion(name: string): PromptVersion | undefined {
  return VERSIONS.find((each) => each.name === name);
}
