import { NOTICE_LANGUAGES, type NoticeLanguage } from '#workflows/domain/language.ts';
import { html } from '#api/ui/html.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import type { EditorProps } from './editor-inputs.ts';
import { EditorSection } from './editor-section.ts';
import { LANGUAGE_NAMES } from './language-names.ts';
import { wordsSet } from './what-is-set.ts';
import { say } from '#api/ui/say.ts';

/**
 * What the policy says to its readers, in each language that pages and notices are written in; in a policy that exists, in the one
 * that is chosen.
 *
 * @param key of a policy that exists
 * @param stated the policy as it stands, which may be unfinished
 */
export function TranslationFields({
  form,
  key,
  chosen,
  stated,
}: EditorProps & { key: string | undefined; chosen: string | undefined; stated: unknown }) {
  const isShown = (language: NoticeLanguage) => key === undefined || language === chosen;
  const others = NOTICE_LANGUAGES.filter((language) => !isShown(language));
  return EditorSection({
    form,
    id: 'words',
    title: say`Words in other languages`,
    isSet: wordsSet(stated),
    fields: ['/translations'],
    isOpen: chosen !== undefined,
    children: html`
      <p class="small soft">
        Subjects read their case in their own language. Anything without a translation is shown as the policy states it
        above.
      </p>
      ${
        others.length > 0 &&
        html`<p>
          Edit the words in:
          ${others.map(
            (language, index) =>
              html`${index > 0 && ', '}<a href=${`/policies/${key}/edit?words=${language}#words`}
                  >${LANGUAGE_NAMES[language]}</a
                >`,
          )}.
          <span class="small soft">Save other changes first.</span>
        </p>`
      }
      ${NOTICE_LANGUAGES.filter(isShown).map(
        (language) =>
          html`${key !== undefined && html`<input type="hidden" name="words" value=${language} />`}
          ${TextArea({
            form,
            name: `/translations/${language}#lines`,
            label: say`Words in ${LANGUAGE_NAMES[language]}, one text per line`,
            hint: say`Write after the sign “=”; leave the rest of the line as it is.`,
            rows: key === undefined ? 4 : 16,
          })}`,
      )}
    `,
  });
}
