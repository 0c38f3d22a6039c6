import type { FindingKind } from '#workflows/domain/finding.ts';
import type { Facts } from '#workflows/domain/policy.ts';
import type { Example } from '../examples/seed.ts';

/** Every path that cases take here, with a description. */
export const PATHS = {
  uncontestedFavourable: 'scored favourably, decided with its docket',
  uncontestedAdverse: 'scored adversely, not contested, decided when the window ended (policy: automatic)',
  signedOffAdverse: 'scored adversely, not contested, heard and decided by a judge (policy: signOff)',
  exceptional: 'claimed and found exceptional, with the individual facts named',
  specialPleading: 'claimed and found special pleading',
  cannotDecipherSecondJudge: 'claim not deciphered, found exceptional by another judge',
  cannotDecipherSupervisor: 'claim not deciphered by three judges, decided by the supervisor',
  questionAnswered: 'the judge asked, the subject answered, found exceptional',
  hearingReleased: 'returned to the queue by a judge with a reason, then heard',
  judgeRecused: 'a judge recused themselves, heard by another',
  claimWithdrawn: 'claimed, claim withdrawn, decided as if never claimed',
  claimTooLate: 'a claim after the decision: refused, the subject told, recorded on the trail',
  unscored: 'no valid score, heard and decided by a judge',
  caseWithdrawn: 'withdrawn by the institution, never decided',
} as const;
export type Path = keyof typeof PATHS;

/** How a subject writes: with circumstances of their own, without any, or illegibly. */
export type Manner = 'ownFacts' | 'pleading' | 'unclear';

/** What people do on a path where a case is heard. */
export interface Script {
  /** How the subject's claims are written; absent if the subject makes none. */
  claims?: Manner;
  /** What the judges find, in order; the last finding is repeated by all further judges. */
  findings: readonly FindingKind[];
  /** What the first judge does instead of hearing the case. */
  stepsBack?: 'release' | 'recuse';
  asks?: true;
  /** Whether the subject says that they have nothing to add, so that the decision need not wait for the window. */
  rests?: true;
  /** Whether the deciding judge also reasons from a named theory. */
  theory?: true;
}

export const SCRIPTS: Partial<Record<Path, Script>> = {
  signedOffAdverse: { findings: [] },
  exceptional: { claims: 'ownFacts', findings: ['exceptional'], rests: true, theory: true },
  specialPleading: { claims: 'pleading', findings: ['specialPleading'], theory: true },
  cannotDecipherSecondJudge: { claims: 'ownFacts', findings: ['cannotDecipher', 'exceptional'] },
  cannotDecipherSupervisor: { claims: 'unclear', findings: ['cannotDecipher'] },
  questionAnswered: { claims: 'ownFacts', findings: ['exceptional'], asks: true, rests: true },
  hearingReleased: { claims: 'pleading', findings: ['specialPleading'], stepsBack: 'release' },
  judgeRecused: { claims: 'ownFacts', findings: ['exceptional'], stepsBack: 'recuse' },
  unscored: { findings: [] },
};

/** Which adversely scored case takes a path: the one whose facts rank highest. Earlier picks go first. */
interface Pick {
  path: Path;
  rank: (facts: Facts, probability: number) => number;
}

const numberOf = (facts: Facts, attribute: string): number => Number(facts[attribute] ?? 0);
const is = (facts: Facts, attribute: string, value: string): number => (facts[attribute] === value ? 1 : 0);

/** In the order in which cases are picked and heard: paths that need the most judges come first. */
const PICKS: Record<Example, readonly Pick[]> = {
  bail: [
    // The data set itself does not record the charge.
    { path: 'cannotDecipherSecondJudge', rank: (facts) => is(facts, 'charge_category', 'not_recorded') },
    { path: 'exceptional', rank: (facts) => -numberOf(facts, 'priors_count') },
    { path: 'specialPleading', rank: (facts) => numberOf(facts, 'priors_count') },
    { path: 'judgeRecused', rank: (_, probability) => probability },
    { path: 'caseWithdrawn', rank: (facts) => is(facts, 'charge_degree', 'misdemeanor') },
  ],
  credit: [
    { path: 'cannotDecipherSupervisor', rank: (facts) => is(facts, 'purpose', 'other') },
    { path: 'questionAnswered', rank: (facts) => is(facts, 'employment_since', 'unemployed') },
    { path: 'hearingReleased', rank: (facts) => numberOf(facts, 'credit_amount_dm') },
    { path: 'claimWithdrawn', rank: (facts) => -numberOf(facts, 'credit_amount_dm') },
    { path: 'claimTooLate', rank: (_, probability) => probability },
  ],
};

/** The path of adversely scored cases that no pick has taken. */
const OTHERWISE: Record<Example, Path> = { bail: 'signedOffAdverse', credit: 'uncontestedAdverse' };

/** An adversely scored case that a path may pick. */
export interface Scored {
  facts: Facts;
  probability: number;
}

/**
 * Gives every adversely scored case of a docket its path, by its own facts and score.
 *
 * @returns the place of each case with its path, those that were picked first and in the order of the picks
 * @throws Error if there are fewer cases than paths
 */
export function pickPaths(example: Example, cases: readonly Scored[]): { place: number; path: Path }[] {
  const picks = PICKS[example];
  if (cases.length <= picks.length)
    throw new Error(`${cases.length} ${example} cases are scored adversely; ${picks.length + 1} are needed`);
  const free = cases.map((each, place) => ({ ...each, place }));
  const picked = picks.flatMap(({ path, rank }) => {
    const [best] = free.toSorted((a, b) => rank(b.facts, b.probability) - rank(a.facts, a.probability));
    if (!best) return [];
    free.splice(
      free.findIndex(({ place }) => place === best.place),
      1,
    );
    return [{ place: best.place, path }];
  });
  return [...picked, ...free.map(({ place }) => ({ place, path: OTHERWISE[example] }))];
}
