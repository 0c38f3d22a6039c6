import { html } from '#api/ui/html.ts';
import { Remarks } from '#api/ui/parts/field.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { describeNumber } from '#api/figures-in-words.ts';
import { fieldId } from '#api/ui/form-state.ts';
import type { CaseFormProps } from './case-props.ts';
import { SubjectForm } from '#api/ui/parts/subject-form.ts';

/** The subject's files, and where they add another. */
export function Files({ visit: { messages, address, language }, view, form }: CaseFormProps) {
  const { files } = messages;
  const mayAdd =
    (view.phase === 'appealWindow' || view.phase === 'hearing') &&
    (view.appealWindow?.open === true || view.questions.some(({ status }) => status === 'open'));
  if (!mayAdd && view.attachments.length === 0) return null;
  const id = fieldId('/file');
  return html`<section class="card" id="files" aria-labelledby="files-title">
    <h2 id="files-title">${mayAdd ? files.title : files.yours}</h2>
    ${
      view.attachments.length > 0 &&
      html`<ul>
        ${view.attachments.map(
          ({ fileName, bytes, addedAt }) =>
            html`<li>
              <bdi>${fileName}</bdi>${' '}
              <span class="small soft"
                >(${files.size(describeNumber(Math.ceil(bytes / 1024), language))},${' '}
                ${Moment({ at: addedAt, language })})</span
              >
            </li>`,
        )}
      </ul>`
    }
    ${
      mayAdd &&
      SubjectForm({
        action: address('/files'),
        enctype: 'multipart/form-data',
        children: html`
          <div class="field">
            <label for=${id}>${files.label}</label>
            ${Remarks({ form, name: 'file', hint: files.intro })}
            <input
              id=${id}
              type="file"
              name="file"
              accept=".pdf,.png,.jpg,.jpeg,.webp,.txt"
              aria-describedby=${form.error('/file') === undefined ? `${id}-hint` : `${id}-hint ${id}-fault`}
            />
          </div>
          <button class="second">${files.send}</button>
        `,
      })
    }
  </section>`;
}
