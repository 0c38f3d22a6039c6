import { describe, expect, it } from 'vitest';
import { Policy, findOutcome, isComparable } from '#workflows/domain/policy.ts';
import { LOAN } from '../../case/loan-policy.ts';

type Draft = Record<string, unknown>;
const [income, purpose, sex, story] = LOAN.attributes;
const hearing = (change: Draft) => ({ hearing: { ...LOAN.hearing, ...change } });

/** What the schema says of the policy with a change made to it, path first. */
function problems(change: Draft): string[] {
  const parsed = Policy.safeParse({ ...LOAN, ...change });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('a policy', () => {
  it('is accepted as it is written here, with its defaults filled in', () => {
    expect(problems({})).toEqual([]);
    const policy = Policy.parse(LOAN);
    expect(policy).toMatchObject({
      blind: 'scoreAndOutcome',
      scoring: { modelWeight: 0.5, disagreementLimit: 0.4, calibration: 'isotonic' },
      hearing: { overrideNeedsSignature: false, skills: [] },
      legalClock: null,
    });
    expect(policy.attributes[0]).toMatchObject({ protected: false, writtenBySubject: false, required: true });
  });

  it.each<[what: string, change: Draft, problem: string]>([
    [
      'an attribute is declared twice',
      { attributes: [income, purpose, income] },
      'attributes: attribute income is declared twice',
    ],
    [
      'an outcome is declared twice',
      { outcomes: [...LOAN.outcomes, LOAN.outcomes[0]] },
      'outcomes: outcome grant is declared twice',
    ],
    [
      'no outcome is adverse',
      { outcomes: LOAN.outcomes.map((each) => ({ ...each, adverse: false })) },
      'outcomes: declare at least one adverse outcome',
    ],
    [
      'every outcome is adverse',
      { outcomes: LOAN.outcomes.map((each) => ({ ...each, adverse: true })) },
      'outcomes: declare at least one outcome that is not adverse',
    ],
    [
      'the adverse event and its absence have one name',
      { adverseEvent: { ...LOAN.adverseEvent, otherwise: 'defaulted' } },
      'adverseEvent.otherwise: give the event and its opposite different names',
    ],
    [
      'values are compared by groups and by rates at once',
      {
        attributes: [income, { ...purpose, compareBy: { by: 'hierarchy', separator: '-' } }],
        scoring: { attributeWeights: 'rates' },
      },
      'attributes.1.compareBy: with the attributeWeights rates, values are compared by what followed; leave compareBy out or choose others',
    ],
    [
      'a protected attribute says how it is compared',
      { attributes: [income, { ...sex, compareBy: { by: 'hierarchy', separator: '-' } }] },
      'attributes.1.compareBy: a protected attribute is not compared; leave compareBy out',
    ],
    [
      'two rules say what stands above a value',
      { attributes: [income, { ...purpose, compareBy: { by: 'hierarchy', separator: '-', prefixes: [2] } }] },
      'attributes.1.compareBy.prefixes: give one of prefixes, separator and parents',
    ],
    [
      'a value stands above itself',
      { attributes: [income, { ...purpose, compareBy: { by: 'hierarchy', parents: { car: 'goods', goods: 'car' } } }] },
      'attributes.1.compareBy.parents: more than 20 groups stand above car, or it stands above itself',
    ],
    [
      'a table puts something above a value that there is not',
      { attributes: [income, { ...purpose, compareBy: { by: 'hierarchy', parents: { ship: 'goods' } } }] },
      'attributes.1.compareBy.parents: ship is neither an allowed value nor a group above one',
    ],
    [
      'a value is counted that is not allowed',
      { attributes: [income, { ...purpose, compareBy: { by: 'frequency', ownValues: 1, counts: { ship: 3 } } }] },
      'attributes.1.compareBy.counts: value ship is not allowed, so it cannot be counted',
    ],
    [
      'nothing says which values are compared by themselves',
      { attributes: [income, { ...purpose, compareBy: { by: 'frequency' } }] },
      'attributes.1.compareBy.ownValues: give either ownValues or ownShare',
    ],
    [
      'a range is empty',
      { attributes: [{ ...income, maximum: 0 }] },
      'attributes.0.maximum: give a maximum above the minimum',
    ],
    [
      'a logarithm meets a number below zero',
      { attributes: [{ ...income, minimum: -1, scale: 'log1p' }] },
      'attributes.0.scale: the log1p scale requires a minimum of 0 or more',
    ],
    [
      'the subject’s own words are a category',
      { attributes: [income, { ...purpose, writtenBySubject: true }] },
      'attributes.1.writtenBySubject: only an attribute of type text can be written by the subject',
    ],
    [
      'a value is listed twice',
      { attributes: [income, { ...purpose, allowedValues: ['car', 'study', 'car'] }] },
      'attributes.1.allowedValues: value car is listed twice',
    ],
    [
      'nothing is left to compare people by',
      { attributes: [sex, story] },
      'attributes: declare at least one attribute that is neither free text nor protected',
    ],
    [
      'a band leads to an outcome nobody declared',
      { bands: [{ below: 0.5, outcome: 'grant' }, { outcome: 'jail' }] },
      'bands.1.outcome: outcome jail is not declared',
    ],
    [
      'the bands do not reach 1',
      {
        bands: [
          { below: 0.5, outcome: 'grant' },
          { below: 0.9, outcome: 'decline' },
        ],
      },
      'bands.1.below: leave out the upper bound of the last band',
    ],
    [
      'a band in between has no end',
      { bands: [{ outcome: 'grant' }, { outcome: 'decline' }] },
      'bands.0.below: give an upper bound; only the last band has none',
    ],
    [
      'the bands fall',
      { bands: [{ below: 0.5, outcome: 'grant' }, { below: 0.4, outcome: 'grantSmaller' }, { outcome: 'decline' }] },
      'bands.1.below: give an upper bound above that of the band before',
    ],
    [
      'a band is empty',
      { bands: [{ below: 0.5, outcome: 'grant' }, { below: 0.5, outcome: 'grantSmaller' }, { outcome: 'decline' }] },
      'bands.1.below: give an upper bound above that of the band before',
    ],
    [
      'a higher score leads to something better',
      { bands: [{ below: 0.5, outcome: 'decline' }, { outcome: 'grant' }] },
      'bands.1.outcome: once a band has an adverse outcome, every higher band needs one too',
    ],
    [
      'the reference class cannot become large enough',
      { referenceClass: { k: 5, minimumSize: 6 } },
      'referenceClass.minimumSize: give a minimum size of at most k',
    ],
    [
      'a lease outlasts the hearing',
      hearing({ due: 'PT3H' }),
      'hearing.lease: give a lease no longer than the time in which a hearing is due',
    ],
  ])('is refused where %s', (_, change, problem) => {
    expect(problems(change)).toContain(problem);
  });

  it.each<[what: string, change: Draft, path: string]>([
    ['a name with a space', { kind: 'consumer credit' }, 'kind'],
    ['a name that starts with an underscore', { kind: '__proto__' }, 'kind'],
    ['a name of 64 characters', { kind: 'a'.repeat(64) }, 'kind'],
    ['an unknown setting', { decideAlone: true }, ''],
    ['a window in months', { appealWindow: { duration: 'P1M', for: 'adverse' } }, 'appealWindow.duration'],
    ['a window of no length', { appealWindow: { duration: 'P0D', for: 'adverse' } }, 'appealWindow.duration'],
    ['no second judge with a share of 2', hearing({ secondJudgeShare: 2 }), 'hearing.secondJudgeShare'],
    ['cannotDecipher that never moves on', hearing({ cannotDecipherMoves: 0 }), 'hearing.cannotDecipherMoves'],
    ['a lease that is none', hearing({ lease: 'soon' }), 'hearing.lease'],
    ['a hearing that is due at no time', hearing({ due: 'soon' }), 'hearing.due'],
    ['a prompt without a version', { model: { ...LOAN.model, promptVersion: 'latest' } }, 'model.promptVersion'],
    ['a band that starts at 0', { bands: [{ below: 0, outcome: 'grant' }, { outcome: 'decline' }] }, 'bands.0.below'],
    ['one value only', { attributes: [{ ...purpose, allowedValues: ['car'] }] }, 'attributes.0.allowedValues'],
    ['a kind of attribute nobody knows', { attributes: [{ ...income, type: 'colour' }] }, 'attributes.0.type'],
    ['one outcome', { outcomes: LOAN.outcomes.slice(0, 1) }, 'outcomes'],
    ['silence as consent', { uncontestedAdverse: 'silence' }, 'uncontestedAdverse'],
  ])('is refused with %s', (_, change, path) => {
    expect(problems(change).map((problem) => problem.split(':')[0])).toContain(path);
  });

  it('compares by declared values only: nothing protected, no free words', () => {
    expect(
      Policy.parse(LOAN)
        .attributes.filter(isComparable)
        .map(({ name }) => name),
    ).toEqual(['income', 'purpose']);
  });

  it('has the outcomes it declares and no others', () => {
    const policy = Policy.parse(LOAN);
    expect(findOutcome(policy, 'decline')?.adverse).toBe(true);
    expect(findOutcome(policy, 'toString')).toBeUndefined();
  });
});
