import { html } from '#api/ui/html.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { NOTICE_NAMES, NOTICE_STATES } from '#api/ui/notices.ts';
import type { CaseProps } from './case-props.ts';

/** What the person was told, with the words of each notice but for their private link. */
export function Notices({ view: { notices } }: CaseProps) {
  return html`<section aria-labelledby="notices">
    <h2 id="notices">Notices</h2>
    ${
      notices.length === 0
        ? html`<p class="soft">The person has not been told anything yet.</p>`
        : notices.map(
            ({ about, status, createdAt, handedOverAt, content }) =>
              html`<details>
                <summary>
                  About ${NOTICE_NAMES[about]}: ${NOTICE_STATES[status]}${' '}
                  ${Moment({ at: handedOverAt ?? createdAt })}
                </summary>
                ${
                  content
                    ? html`<p><strong>${content.subject}</strong></p>
                        <p class="kept">${content.body}</p>
                        <p class="small soft">The private link under it is kept nowhere.</p>`
                    : html`<p class="soft">
                        ${status === 'undeliverable' ? 'Nobody could be reached with it.' : 'Its words are made when it goes out.'}
                      </p>`
                }
              </details>`,
          )
    }
  </section>`;
}
