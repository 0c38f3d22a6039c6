import { html } from '#api/ui/html.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { SubjectForm } from '#api/ui/parts/subject-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import type { CaseFormProps } from './case-props.ts';

/** Everything that is held about the subject, to take away, and their request to have it erased. */
export function YourData({ visit: { messages, language, address }, view, form }: CaseFormProps) {
  const { data } = messages;
  return html`<section id="your-data" aria-labelledby="your-data-title">
    <h2 id="your-data-title">${data.title}</h2>
    <p>${data.intro}</p>
    <p><a href=${address('/export')} download>${data.link}</a></p>
    ${
      view.attachments.length > 0 &&
      html`<ul>
        ${view.attachments.map(
          ({ id, fileName }) => html`<li><a href=${address(`/attachments/${id}`)} download>${fileName}</a></li>`,
        )}
      </ul>`
    }
    ${
      view.readBy === 'subject' &&
      (view.erasureRequestedAt === null
        ? html`<details open=${form.error('/erasureWhy') !== undefined}>
            <summary>${data.erase}</summary>
            <p>${data.eraseIntro}</p>
            ${SubjectForm({
              action: address('/erasure-request'),
              children: html`
                ${TextArea({ form, name: 'erasureWhy', label: data.why, rows: 3, class: 'own-words' })}
                <div class="actions"><button class="second">${data.send}</button></div>
              `,
            })}
          </details>`
        : html`<p>${data.asked} ${Moment({ at: view.erasureRequestedAt, language })}</p>`)
    }
  </section>`;
}
