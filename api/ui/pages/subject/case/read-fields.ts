import { z } from 'zod';
import { Expectations } from '#api/acts/answer-expectations.ts';
import { SurveyAnswers } from '#api/acts/answer-survey.ts';
import { Words } from '#api/fields/words.ts';
import { invalid, notFound, type Problem } from '#api/problem.ts';
import { LanguageTag } from '#workflows/domain/language.ts';
import { hasVisibleCharacter } from '#workflows/domain/words.ts';
import type { SubjectVisit } from '#api/ui/subject-route.ts';

const MAX_COMMENT = 5_000;

/** A problem with one field, in the subject's language. */
export const fault = (field: string, message: string): Problem => invalid([{ field: `/${field}`, message }]);

/** The words in a field. Throws a problem for a field that is empty or too long. */
export function wordsOf({ form, messages }: SubjectVisit, name: string, schema: z.ZodType<string> = Words): string {
  const words = form.text(name);
  if (words === undefined) throw fault(name, messages.faults.empty);
  if (!hasVisibleCharacter(words)) throw fault(name, messages.faults.empty);
  if (!schema.safeParse(words).success) throw fault(name, messages.faults.long);
  return words;
}

/** The language that the subject says they write in; nothing where they do not say. */
export function languageOf({ form }: SubjectVisit): { language?: string } {
  const language = LanguageTag.safeParse(form.text('language'));
  return language.success ? { language: language.data } : {};
}

/** The answers to the survey. Throws a problem for a missing answer or a comment that is too long. */
export function answersOf({ form, messages }: SubjectVisit): SurveyAnswers {
  const answers = SurveyAnswers.safeParse(form.tree());
  if (answers.success) return answers.data;
  const isLong = (form.text('/comment') ?? '').length > MAX_COMMENT;
  throw isLong ? fault('comment', messages.faults.long) : fault('feltHeard', messages.faults.choose);
}

/** What the subject expects. Throws a problem for a missing answer. */
export function expectationsOf({ form, messages }: SubjectVisit): Expectations {
  const answers = Expectations.safeParse(form.tree());
  if (answers.success) return answers.data;
  const first = answers.error.issues[0]?.path[0];
  throw fault(typeof first === 'string' ? first : 'understoodByPerson', messages.faults.choose);
}

/** Whether the subject confirms what was written, or else their correction in a field. Throws a problem for an empty one. */
export const confirmationOf = (visit: SubjectVisit, field: string) =>
  visit.form.text('confirmed') === 'true'
    ? { confirmed: true as const }
    : { confirmed: false as const, correction: wordsOf(visit, field) };

/** An id in the address. Throws “not found” for anything else. */
export function idOf({ params }: SubjectVisit, name: string): string {
  const id = z.uuid().safeParse(params[name]);
  if (!id.success) throw notFound('page');
  return id.data;
}
