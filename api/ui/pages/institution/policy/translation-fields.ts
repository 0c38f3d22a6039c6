import { NOTICE_LANGUAGES, type NoticeLanguage } from '#workflows/domain/language.ts';
import { html } from '#api/ui/html.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import type { EditorProps } from './editor-inputs.ts';

export const LANGUAGE_NAMES: Record<NoticeLanguage, string> = { en: 'English', de: 'German', es: 'Spanish' };

/** What the policy says to its readers, in each language that pages and notices are written in. */
export function TranslationFields({ form }: EditorProps) {
  return html`<section>
    <h2>Words in other languages</h2>
    <p class="small soft">
      Subjects read their case in their own language. What has no words in it is shown as the policy states it above.
    </p>
    ${NOTICE_LANGUAGES.map((language) => {
      const name = `/translations/${language}`;
      const fault = form.error(name);
      return html`<details open=${fault !== undefined}>
        <summary>${LANGUAGE_NAMES[language]}</summary>
        ${TextArea({
          form,
          name: `${name}#lines`,
          label: `Words in ${LANGUAGE_NAMES[language]}, one text per line`,
          hint: 'Write behind the sign “=”; leave the rest of the line as it is.',
          rows: 12,
        })}
      </details>`;
    })}
  </section>`;
}
