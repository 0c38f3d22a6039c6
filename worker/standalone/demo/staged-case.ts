import type { Example } from '../examples/seed.ts';
import type { Path, Script } from './paths.ts';
import type { Subject } from './subject.ts';
import type { DemoPolicy } from './policies.ts';
import type { Facts } from '#workflows/domain/policy.ts';

/** A case of the demonstration, with the path that its facts and score gave it. */
export interface StagedCase {
  id: string;
  externalRef: string;
  policy: DemoPolicy;
  example: Example;
  facts: Facts;
  path: Path;
  script: Script | null;
  /** Present once the subject has a notice with a private link. */
  subject: Subject | null;
  /** Selects among wordings, so that consecutive cases differ. */
  place: number;
}
