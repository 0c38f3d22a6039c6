import type { Facts } from '#workflows/domain/policy.ts';
import type { PrincipalFactor, ReferenceClass } from '#workflows/domain/score.ts';
import type { BaseRate } from './find-reference-class.ts';
import type { FactValue } from './gower.ts';

/** US Regulation B's official interpretation, 12 CFR 1002.9(b)(2)-1: more than four reasons are not likely to help. */
const MAX_FACTORS = 4;
/** A smaller change, in probability, is not worth stating as a reason. */
const MIN_CHANGE = 0.01;

export interface FactorsRequest {
  facts: Facts;
  /** From `findReferenceClassLeavingOut` over the attributes in question. */
  referenceClass: Pick<ReferenceClass, 'baseRate'>;
  /** By attribute, the base rate when it is not compared. */
  without: ReadonlyMap<string, Pick<BaseRate, 'baseRate'>>;
  /** From `comparisonValues` over the same precedents. */
  comparisonValues: ReadonlyMap<string, FactValue>;
  /** The score that a base rate gives with everything else about the case held: calibrated and combined, 0..1. */
  scoreOf: (baseRate: number) => number;
  /** Whether the provisional outcome is adverse. */
  adverse: boolean;
}

/**
 * The attributes whose leaving out changes a case's score most, at most four.
 *
 * An attribute's change is the score minus the score without it; changes below 0.01 are left out. Reasons for an adverse
 * provisional outcome are only those attributes that speak for the adverse event (positive change), so there may be none:
 * then no single attribute made the difference. For an outcome that is not adverse, the largest changes of either sign
 * are given. Order: size of the change, then the attribute's name by UTF-16 code units.
 *
 * A factor may have the very value it is compared with: most of those without the event can share a value that those
 * with another value fare still better than.
 *
 * Attributes that the case does not have are not factors, and protected ones are never compared in the first place.
 */
export function findPrincipalFactors(request: FactorsRequest): PrincipalFactor[] {
  const score = request.scoreOf(request.referenceClass.baseRate);
  const factors: PrincipalFactor[] = [];
  for (const [attribute, { baseRate }] of request.without) {
    const value = request.facts[attribute];
    const comparisonValue = request.comparisonValues.get(attribute);
    if (value === undefined || comparisonValue === undefined) continue;
    const change = score - request.scoreOf(baseRate);
    const weighs = request.adverse ? change : Math.abs(change);
    if (weighs >= MIN_CHANGE) factors.push({ attribute, value, comparisonValue, change });
  }
  return factors
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || (a.attribute < b.attribute ? -1 : 1))
    .slice(0, MAX_FACTORS);
}
