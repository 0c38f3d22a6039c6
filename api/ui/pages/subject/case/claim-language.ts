import { primaryLanguage } from '#workflows/domain/language.ts';
import { claimLanguages } from '#api/ui/parts/claim-language.ts';
import { Select } from '#api/ui/parts/select.ts';
import { LANGUAGES } from '#api/figures-in-words.ts';
import type { CaseFormProps } from './case-props.ts';

/**
 * The language that the subject writes in, so that a judge who reads it hears them. It starts with the page's; a subject whose own
 * language no page speaks is more likely to write in theirs.
 */
export function ClaimLanguage({
  visit: { messages, language, ownLanguage },
  form,
}: Pick<CaseFormProps, 'visit' | 'form'>) {
  const speaksTheirs = LANGUAGES.some((each) => primaryLanguage(ownLanguage ?? '') === each);
  const first = ownLanguage === null ? [language] : speaksTheirs ? [language, ownLanguage] : [ownLanguage, language];
  return Select({ form, name: 'language', label: messages.claim.language, options: claimLanguages(language, first) });
}
