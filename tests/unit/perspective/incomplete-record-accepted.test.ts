import { describe, expect, it } from 'vitest';
import { Finding, PerspectiveRecord, citationsOf, summarizeFinding } from '#workflows/domain/perspective.ts';
import { TheoryAssessment } from '#workflows/domain/theory.ts';
import { countedIds } from '../../case/ids.ts';

const claimId = countedIds()();
const citation = { material: 'claim', id: claimId, quote: 'my father was dying' } as const;
const state = { attributed: [{ statement: 'They believed it would be short', citations: [citation] }] };
const base = { claimId, reasons: 'As they say', confidence: 5 };
const fact = { fact: 'They nursed their father', citations: [citation] };

const RECORD = {
  affectiveMatching: {
    emotions: [{ emotion: 'grief', intensity: 6, citations: [citation] }],
    feltAlongside: 'A heaviness',
  },
  otherOrientedPerspective: {
    restatement: 'They left work to nurse their father',
    beliefs: state,
    desires: state,
    intentions: { attributed: [], couldNotTell: 'They say nothing of it' },
    circumstances: state,
  },
  selfOtherDifferentiation: {
    whereIDiffer: 'I had help',
    similarExperience: { had: false },
    personalDistress: 3,
    ifAboutMyself: { wouldChange: 'no', reason: 'It is about them' },
  },
  strongestCaseFor: 'The gap has a reason',
  strongestCaseAgainst: 'The debt is older',
  findings: [{ ...base, finding: 'exceptional', individualFacts: [fact] }],
  conflict: { declared: false },
};

const isAccepted = (change: (record: typeof RECORD) => unknown) =>
  PerspectiveRecord.safeParse(change(structuredClone(RECORD))).success;

describe('a perspective record', () => {
  it('is accepted with its three parts', () => {
    expect(isAccepted((record) => record)).toBe(true);
  });

  it.each(Object.keys(RECORD))('is refused without %s', (part) => {
    expect(isAccepted((record) => ({ ...record, [part]: undefined }))).toBe(false);
  });

  const affective = (part: object) => isAccepted((record) => ({ ...record, affectiveMatching: part }));
  it('states what the judge felt alongside, or why they felt nothing', () => {
    const { emotions } = RECORD.affectiveMatching;
    expect(affective({ emotions })).toBe(false);
    expect(affective({ emotions: [], feltAlongside: 'A heaviness' })).toBe(false);
    expect(affective({ emotions: [], couldNot: 'The words are too few' })).toBe(true);
    expect(affective({ emotions, couldNot: 'I saw it and did not feel it' })).toBe(true);
    expect(affective({ emotions, feltAlongside: ' \n' })).toBe(false);
    expect(affective({ emotions: [{ ...emotions[0], intensity: 8 }], feltAlongside: 'Much' })).toBe(false);
    expect(affective({ emotions: [{ ...emotions[0], citations: [] }], feltAlongside: 'Much' })).toBe(false);
  });

  it('is said to lack what the judge felt alongside at once with everything else that it lacks', () => {
    const affectiveMatching = { emotions: [{ emotion: 'grief' }] };
    const { error } = PerspectiveRecord.safeParse({ ...RECORD, affectiveMatching, strongestCaseFor: undefined });
    expect(error?.issues.map(({ path }) => path.join('/'))).toEqual([
      'affectiveMatching/emotions/0/intensity',
      'affectiveMatching/emotions/0/citations',
      'affectiveMatching',
      'strongestCaseFor',
    ]);
  });

  it('attributes a mental state with the passage it rests on, or states why it could not be told', () => {
    const beliefs = (part: object) =>
      isAccepted((record) => ({
        ...record,
        otherOrientedPerspective: { ...record.otherOrientedPerspective, beliefs: part },
      }));
    expect(beliefs({ attributed: [] })).toBe(false);
    expect(beliefs({ attributed: [{ statement: 'They hoped', citations: [] }] })).toBe(false);
    expect(beliefs({ attributed: [], couldNotTell: 'They do not say' })).toBe(true);
  });

  it('has the place of every citation', () => {
    const cited = citationsOf(PerspectiveRecord.parse(RECORD));
    expect(cited.every((each) => each.citation.quote === citation.quote)).toBe(true);
    expect(cited.map(({ path }) => path)).toEqual([
      '/affectiveMatching/emotions/0/citations/0',
      '/otherOrientedPerspective/beliefs/attributed/0/citations/0',
      '/otherOrientedPerspective/desires/attributed/0/citations/0',
      '/otherOrientedPerspective/circumstances/attributed/0/citations/0',
      '/findings/0/individualFacts/0/citations/0',
    ]);
  });
});

describe('a finding', () => {
  it.each([
    [{ ...base, finding: 'exceptional', individualFacts: [fact] }, true],
    [{ ...base, finding: 'exceptional', individualFacts: [] }, false],
    [{ ...base, finding: 'exceptional', individualFacts: [{ ...fact, citations: [] }] }, false],
    [{ ...base, finding: 'exceptional' }, false],
    [{ ...base, finding: 'specialPleading', citations: fact.citations }, true],
    [{ ...base, finding: 'specialPleading' }, false],
    [{ ...base, finding: 'specialPleading', citations: [] }, false],
    [{ ...base, finding: 'specialPleading', citations: fact.citations, reasons: '  ' }, false],
    [{ ...base, finding: 'cannotDecipher', barrier: 'language' }, true],
    [{ ...base, finding: 'cannotDecipher', barrier: 'no time' }, false],
    [{ ...base, finding: 'cannotDecipher' }, false],
    [{ ...base, finding: 'undecided' }, false],
    [{ ...base, finding: 'specialPleading', citations: fact.citations, confidence: 0 }, false],
  ])('%j is one: %s', (finding, expected) => {
    expect(Finding.safeParse(finding).success).toBe(expected);
  });

  it('has no words on the trail', () => {
    const newId = countedIds();
    const summaries = [
      Finding.parse({ ...base, finding: 'exceptional', individualFacts: [fact, fact] }),
      Finding.parse({ ...base, finding: 'specialPleading', citations: fact.citations }),
      Finding.parse({ ...base, finding: 'cannotDecipher', barrier: 'cannotImagine' }),
    ].map((finding) => summarizeFinding(finding, newId));
    const ids = [0, 1].map(() => expect.any(String) as string);
    expect(summaries).toEqual([
      { claimId, confidence: 5, finding: 'exceptional', individualFactIds: ids },
      { claimId, confidence: 5, finding: 'specialPleading' },
      { claimId, confidence: 5, finding: 'cannotDecipher', barrier: 'cannotImagine' },
    ]);
    expect(new Set(summaries.flatMap((each) => ('individualFactIds' in each ? each.individualFactIds : []))).size).toBe(
      2,
    );
  });
});

describe('a theory assessment', () => {
  const THEORY = {
    theory: 'Planned behaviour',
    source: 'Ajzen 1991',
    mentalStates: ['They intend to repay'],
    causalStep: 'Who intends to, mostly does',
    prediction: 'They repay',
    mayNotFit: 'Their income is not in their hands',
  };

  it.each(Object.keys(THEORY))('is refused without %s', (part) => {
    expect(TheoryAssessment.safeParse(THEORY).success).toBe(true);
    expect(TheoryAssessment.safeParse({ ...THEORY, [part]: undefined }).success).toBe(false);
  });

  it('states in words where this person may not fit it', () => {
    expect(TheoryAssessment.safeParse({ ...THEORY, mayNotFit: '   ' }).success).toBe(false);
    expect(TheoryAssessment.safeParse({ ...THEORY, mentalStates: [] }).success).toBe(false);
  });
});
