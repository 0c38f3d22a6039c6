import type { Problem } from '#api/problem.ts';
import type { FormState } from '#api/ui/form-state.ts';
import { ErrorSummary } from '#api/ui/parts/error-summary.ts';
import { Refused } from '#api/ui/parts/refused.ts';
import { explainOnPages } from './durations.ts';
import { fieldOfPolicy, namePolicyField } from './policy-form.ts';
import { phraseOf } from '#api/ui/say.ts';

/** The faults of a policy by the fields of its form, in words for its pages. */
export const policyErrorsOf = (problem: Problem | undefined) =>
  (problem?.document.errors ?? []).map(({ field, message }) => ({
    field: fieldOfPolicy(field),
    message: explainOnPages(message),
  }));

/** Why a policy was refused: the fields at fault, or the problem as a whole where it names none. */
export function PolicyFaults({ problem, form, document }: { problem: Problem; form: FormState; document: unknown }) {
  const { errors = [], title } = problem.document;
  return errors.length > 0
    ? ErrorSummary({ form, title: phraseOf(title), nameOf: (pointer: string) => namePolicyField(pointer, document) })
    : Refused({ problem });
}
