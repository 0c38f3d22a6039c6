import type { HearingDraft } from '#api/drafts/hearing-drafts.ts';
import type { Form } from '#api/ui/form.ts';
import { readCitations, type Cited } from './citable.ts';

/** What a form of a hearing holds, in the shape that the API has for it, finished or not. */
export const readDraft = (form: Form, kind: HearingDraft): Record<string, unknown> =>
  kind === 'message' ? { text: form.text('message') ?? '' } : readCitations(form.tree());

/** What each finding has beside its reasons. Fields of the other findings may be filled in and are left out. */
const OWN_FIELDS: Partial<Record<string, readonly string[]>> = {
  exceptional: ['individualFacts'],
  specialPleading: ['citations', 'answerToCaseFor'],
  cannotDecipher: ['barrier'],
};

/**
 * A perspective record as it is submitted: complete in its shape, without what the chosen findings do not have.
 *
 * @param served what the judge was shown, for passages that name no place
 */
export function readSubmission(form: Form, served: Cited | undefined): unknown {
  const draft = readCitations(form.tree(), served);
  const perspective = asRecord(draft['otherOrientedPerspective']);
  return {
    ...draft,
    affectiveMatching: { emotions: [], ...asRecord(draft['affectiveMatching']) },
    otherOrientedPerspective: {
      ...perspective,
      ...Object.fromEntries(
        ['beliefs', 'desires', 'intentions', 'circumstances'].map((key) => [
          key,
          { attributed: [], ...asRecord(perspective[key]) },
        ]),
      ),
    },
    selfOtherDifferentiation: {
      similarExperience: {},
      ifAboutMyself: {},
      ...asRecord(draft['selfOtherDifferentiation']),
    },
    findings: Array.isArray(draft['findings']) ? draft['findings'].map(withoutOtherFields) : [],
    conflict: withoutNature(asRecord(draft['conflict'])),
  };
}

/** A decision as it is submitted: without the individual facts of which nothing is said. */
export function readDecision(form: Form): unknown {
  const { individualFacts, ...decision } = form.tree();
  const said = (Array.isArray(individualFacts) ? individualFacts : []).filter((fact) => 'changed' in asRecord(fact));
  return said.length === 0 ? decision : { ...decision, individualFacts: said };
}

function withoutOtherFields(finding: unknown): unknown {
  const { individualFacts, citations, answerToCaseFor, barrier, ...rest } = asRecord(finding);
  const own = OWN_FIELDS[String(rest['finding'])] ?? [];
  const fields: Record<string, unknown> = {
    individualFacts: individualFacts ?? [],
    citations: citations ?? [],
    answerToCaseFor,
    barrier,
  };
  return {
    ...rest,
    ...Object.fromEntries(own.flatMap((field) => (fields[field] === undefined ? [] : [[field, fields[field]]]))),
  };
}

function withoutNature({ nature, ...rest }: Record<string, unknown>): unknown {
  return rest['declared'] === true && nature !== undefined ? { ...rest, nature } : rest;
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
