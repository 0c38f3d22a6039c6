import type { LoadedPolicies } from '#db/policies/policies.ts';
import type { StoredPair, SyntheticFinding } from '#db/synthetic-cases.ts';
import type { Facts } from '#workflows/domain/policy.ts';
import { minLettersOf } from '#workflows/domain/record-floor.ts';
import { describeChange, nextHalf, obstacleToExercise, opensAt, type Half } from '#workflows/domain/synthetic-case.ts';
import { composeFacts } from '../views/judge/compose-hearing.ts';
import type { ExercisesView } from '../views/judge/exercises-view.ts';
import { exerciseIdOf, type OwnExercises } from './exercise.ts';

/** What a judge is shown of their exercises at a time: the next one, and the pairs that they have finished. */
export function composeExercises(
  { agreed, pairs, found }: OwnExercises,
  judgeId: string,
  policies: LoadedPolicies,
  at: string,
): ExercisesView {
  const ofPair = (pairId: string) => found.filter((each) => each.pairId === pairId);
  const ready: { pair: StoredPair; half: Half; isSecond: boolean }[] = [];
  const later: string[] = [];
  for (const pair of pairs) {
    const own = ofPair(pair.pairId);
    const half = nextHalf(pair.pairId, { id: judgeId, found: own });
    if (half === null) continue;
    const obstacle = obstacleToExercise(pair, half, { id: judgeId, agreed, found: own }, at);
    if (obstacle === null) ready.push({ pair, half, isSecond: own.length > 0 });
    const opens = opensAt(pair.apartDays, own);
    if (obstacle === 'tooSoon' && opens !== null) later.push(opens);
  }
  const chosen = ready.find(({ isSecond }) => isSecond) ?? ready[0];
  return {
    agreed,
    next: chosen ? composeNext(chosen.pair, chosen.half, policies) : null,
    nextFrom: chosen ? null : (later.toSorted()[0] ?? null),
    compared: pairs.flatMap((pair) => composeCompared(pair, ofPair(pair.pairId), policies)),
  };
}

const factsOf = ({ facts, changed }: StoredPair, half: Half): Facts =>
  half === 'first' ? facts : { ...facts, ...changed };

function composeNext(pair: StoredPair, half: Half, policies: LoadedPolicies): NonNullable<ExercisesView['next']> {
  const { policyKey: key, policyVersion: version, account } = pair;
  const policy = policies.get(key, version);
  return {
    id: exerciseIdOf(pair, half),
    policy: { key, version, title: policy.title },
    facts: composeFacts(policy, factsOf(pair, half)),
    account,
    minLetters: minLettersOf(policy) ?? 1,
  };
}

function composeCompared(
  pair: StoredPair,
  own: readonly SyntheticFinding[],
  policies: LoadedPolicies,
): ExercisesView['compared'] {
  const policy = policies.get(pair.policyKey, pair.policyVersion);
  const composeFound = (half: Half) => {
    const one = own.find((each) => each.half === half);
    if (!one) return undefined;
    const { finding, confidence, feltWith, restatement, reasons, foundAt } = one;
    const facts = composeFacts(policy, factsOf(pair, half));
    return { facts, finding, confidence, feltWith, restatement, reasons, foundAt };
  };
  const [first, second] = [composeFound('first'), composeFound('second')];
  if (!first || !second) return [];
  const changed = describeChange(pair.facts, pair.changed);
  return [{ policy: policy.title, account: pair.account, changed, first, second }];
}
