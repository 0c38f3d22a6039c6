import { html } from '#api/ui/html.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { SubjectForm } from '#api/ui/parts/subject-form.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import type { CaseFormProps } from './case-props.ts';

/** Counsel and helpers of the subject, with their links, and where the subject names another or takes a link back. */
export function Helpers({ visit, view, form, linkOf }: CaseFormProps & { linkOf: (helperId: string) => string }) {
  const { messages, language, address } = visit;
  const { helpers: words } = messages;
  if (view.readBy === 'helper') return html`<p class="soft">${words.youHelp}</p>`;
  const helping = view.helpers.filter(({ revoked }) => !revoked);
  return html`<section id="helpers" aria-labelledby="helpers-title">
    <h2 id="helpers-title">${words.title}</h2>
    <p>${words.intro}</p>
    ${helping.map(
      ({ id, name, grantedAt }) =>
        html`<article class="card">
          <p>
            <strong><bdi>${name ?? ''}</bdi></strong
            >, ${words.since} ${Moment({ at: grantedAt, language })}
          </p>
          ${!visit.subject.reader && html`<p>${words.link}<br /><code>${linkOf(id)}</code></p>`}
          ${SubjectForm({
            action: address(`/helpers/${id}/revoke`),
            children: html`<button class="second">${words.revoke}</button>`,
          })}
        </article>`,
    )}
    ${
      view.full.includes('helpers')
        ? html`<p>${messages.problems.helperLimit.title}. ${messages.problems.helperLimit.remedy}</p>`
        : html`<details open=${form.error('/helperName') !== undefined}>
            <summary>${words.add}</summary>
            ${SubjectForm({
              action: address('/helpers'),
              children: html`
                ${TextInput({ form, name: 'helperName', label: words.name })}
                <div class="actions"><button class="second">${words.send}</button></div>
              `,
            })}
          </details>`
    }
  </section>`;
}
