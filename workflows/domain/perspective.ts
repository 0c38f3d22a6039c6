import { z } from 'zod';
import { Barrier, type FindingSummary } from './finding.ts';
import { MAX_WORDS, words } from './words.ts';

/** A judge's text. */
const Words = words(MAX_WORDS);
const Scale = z.number().int().min(1).max(7);

/**
 * A span of material that the judge was served. For texts, `quote` has to stand in the material word for word, whatever its
 * line ends; for a fact, `id` is the attribute's name and `quote` its value as served. A correction is the subject's own of a
 * restatement, and `id` that of the record which holds the restatement.
 */
export const Citation = z.strictObject({
  material: z.enum(['claim', 'answer', 'attachment', 'fact', 'correction', 'reviewRequest', 'message', 'minute']),
  id: z.string().min(1).max(200),
  /** Whatever may be said may be cited whole. */
  quote: words(MAX_WORDS, 'cite a passage that contains words'),
});
export type Citation = z.infer<typeof Citation>;

const Citations = z.array(Citation).min(1).max(20);

/** First part (Coplan 2011): some degree of shared feeling, or an honest account of why there was none. */
const AffectiveMatching = z
  .strictObject({
    emotions: z
      .array(z.strictObject({ emotion: z.string().min(1).max(100), intensity: Scale, citations: Citations }))
      .max(20),
    feltAlongside: Words.optional(),
    couldNot: Words.optional(),
  })
  .refine((part) => part.feltAlongside !== undefined || part.couldNot !== undefined, {
    error: 'say what you felt alongside the subject (feltAlongside), or why you could not (couldNot)',
    // Also where other answers of this part are missing, so that a judge gets all remarks at once.
    when: ({ value }) => typeof value === 'object' && value !== null,
  })
  .refine((part) => part.emotions.length > 0 || part.couldNot !== undefined, {
    error: 'attribute at least one emotion to the subject, or say why you could not (couldNot)',
    path: ['emotions'],
  });

const MentalState = z
  .strictObject({
    attributed: z.array(z.strictObject({ statement: Words, citations: Citations })).max(20),
    couldNotTell: Words.optional(),
  })
  .refine((part) => part.attributed.length > 0 || part.couldNotTell !== undefined, {
    error: 'attribute at least one and cite its passage, or say why you could not tell (couldNotTell)',
  });

/** Second part: the subject's situation as they see it, not what the judge would do in it. */
const OtherOrientedPerspective = z.strictObject({
  restatement: Words,
  beliefs: MentalState,
  desires: MentalState,
  intentions: MentalState,
  circumstances: MentalState,
});

/** Third part: where the judge stays themselves. */
const SelfOtherDifferentiation = z.strictObject({
  whereIDiffer: Words,
  similarExperience: z.strictObject({ had: z.boolean(), account: Words.optional() }),
  personalDistress: Scale,
  ifAboutMyself: z.strictObject({ wouldChange: z.enum(['yes', 'no', 'unsure']), reason: Words }),
});

const findingBase = { claimId: z.uuid(), reasons: Words, confidence: Scale };

/** A finding in the judge's words. */
export const Finding = z.discriminatedUnion('finding', [
  z.strictObject({
    ...findingBase,
    finding: z.literal('exceptional'),
    individualFacts: z
      .array(z.strictObject({ fact: Words, citations: Citations }))
      .min(1, { error: 'name at least one individual fact that makes this case an exception, and cite its passage' })
      .max(20),
  }),
  z.strictObject({
    ...findingBase,
    finding: z.literal('specialPleading'),
    /** What in the subject's own words or facts the judge found wanting: no claim is rejected without a basis. */
    citations: Citations,
    /** Why the strongest case for the subject does not hold; required where the policy has a minimum of letters. */
    answerToCaseFor: Words.optional(),
  }),
  z.strictObject({ ...findingBase, finding: z.literal('cannotDecipher'), barrier: Barrier }),
]);
export type Finding = z.infer<typeof Finding>;

/**
 * What a judge writes down of taking the subject's perspective: Coplan's three conditions of empathy (Kidder et al. 2024,
 * section 2), the strongest case for and against, and a finding for every open claim. Scales run from 1 to 7. The fields
 * are evidence of procedure, not proof of an inner state. The policy says how many letters each part needs
 * (`record-floor.ts`).
 */
export const PerspectiveRecord = z.strictObject({
  affectiveMatching: AffectiveMatching,
  otherOrientedPerspective: OtherOrientedPerspective,
  selfOtherDifferentiation: SelfOtherDifferentiation,
  strongestCaseFor: Words,
  strongestCaseAgainst: Words,
  findings: z.array(Finding).max(50),
  conflict: z.discriminatedUnion('declared', [
    z.strictObject({ declared: z.literal(false) }),
    z.strictObject({ declared: z.literal(true), nature: Words }),
  ]),
});
export type PerspectiveRecord = z.infer<typeof PerspectiveRecord>;

/** Every citation in a record or an assessment, with the path of the field that holds it. */
export function citationsOf(record: object): { path: string; citation: Citation }[] {
  const found: { path: string; citation: Citation }[] = [];
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) value.forEach((each, index) => visit(each, `${path}/${index}`));
    else if (value !== null && typeof value === 'object') {
      const parsed = Citation.safeParse(value);
      if (parsed.success) found.push({ path, citation: parsed.data });
      else for (const [key, each] of Object.entries(value)) visit(each, `${path}/${key}`);
    }
  };
  visit(record, '');
  return found;
}

/**
 * The finding as the trail stores it.
 *
 * @param newId gives the id of each individual fact, under which its words are kept beside the trail
 */
export function summarizeFinding(finding: Finding, newId: () => string): FindingSummary {
  const { claimId, confidence } = finding;
  switch (finding.finding) {
    case 'exceptional':
      return {
        claimId,
        confidence,
        finding: 'exceptional',
        individualFactIds: finding.individualFacts.map(() => newId()),
      };
    case 'specialPleading':
      return { claimId, confidence, finding: 'specialPleading' };
    case 'cannotDecipher':
      return { claimId, confidence, finding: 'cannotDecipher', barrier: finding.barrier };
  }
}
