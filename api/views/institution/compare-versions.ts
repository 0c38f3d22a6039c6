import { z } from 'zod';
import { factsSchema, provisionalOutcome, type Policy } from '#workflows/domain/policy.ts';
import { describeDuration, describeNumber } from '../../figures-in-words.ts';
import type { CaseView } from './case-view.ts';

/** A case under the version that it arrived under, and what another one would make of it. */
export const VersionComparison = z.strictObject({
  id: z.uuid(),
  policy: z.string(),
  ownVersion: z.number().int(),
  otherVersion: z.number().int(),
  /** The score that both are applied to: the one that the own version gave; null where there is none. */
  probability: z.number().nullable(),
  rows: z.array(z.strictObject({ what: z.string(), own: z.string(), other: z.string(), differs: z.boolean() })),
  factsNotAccepted: z
    .array(z.string())
    .meta({ description: 'What the other version would refuse in the facts of the case, in words' }),
});
export type VersionComparison = z.infer<typeof VersionComparison>;

/**
 * What two versions of a policy make of the same case. The case is not scored again: its score stays what its own version gave,
 * which another version with other facts or another reference class would not give.
 */
export function compareVersions(
  { id, policy, facts, score }: Pick<CaseView, 'id' | 'policy' | 'facts' | 'score'>,
  own: { version: number; document: Policy },
  other: { version: number; document: Policy },
): VersionComparison {
  const probability = score?.probability ?? null;
  const row = (what: string, of: (document: Policy) => string) => {
    const [before, after] = [of(own.document), of(other.document)];
    return { what, own: before, other: after, differs: before !== after };
  };
  const proposed = (document: Policy) => (probability === null ? undefined : provisionalOutcome(document, probability));
  const read = factsSchema(other.document).safeParse(facts);
  return {
    id,
    policy,
    ownVersion: own.version,
    otherVersion: other.version,
    probability,
    rows: [
      row('Provisional outcome', (document) => proposed(document)?.name ?? 'none without a score'),
      row('Adverse', (document) => {
        const outcome = proposed(document);
        return outcome === undefined ? 'none without a score' : outcome.adverse ? 'yes' : 'no';
      }),
      row('Appeal window', ({ appealWindow }) => describeDuration(appealWindow.duration)),
      row('Who gets an appeal window', (document) => windowFor(document, proposed(document)?.adverse)),
      row('If the subject says nothing in it', (document) => withoutClaim(document, proposed(document)?.adverse)),
      row('A hearing is due after', ({ hearing }) => describeDuration(hearing.due)),
      row(
        'Nearest earlier cases, and the minimum number',
        ({ referenceClass: { k, minimumSize } }) => `${describeNumber(k)}, ${describeNumber(minimumSize)}`,
      ),
      row('Model', ({ model }) => `${model.name}, prompt ${model.promptVersion}`),
      row('Weight of the model', ({ scoring }) => describeNumber(scoring.modelWeight)),
      row('Facts compared', ({ attributes }) =>
        describeNumber(attributes.filter((each) => !each.protected && each.type !== 'text').length),
      ),
    ],
    factsNotAccepted: read.success ? [] : read.error.issues.map(({ path, message }) => inWords(path, message)),
  };
}

const windowFor = ({ appealWindow }: Policy, isAdverse: boolean | undefined): string =>
  appealWindow.for === 'all' || isAdverse === true ? 'this person' : 'people with an adverse provisional outcome';

function withoutClaim({ uncontestedAdverse }: Policy, isAdverse: boolean | undefined): string {
  if (isAdverse === undefined) return 'a person decides';
  return isAdverse && uncontestedAdverse === 'signOff' ? 'a person signs' : 'the provisional outcome takes effect';
}

const inWords = (path: readonly PropertyKey[], message: string): string =>
  message.includes(':') || path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`;
