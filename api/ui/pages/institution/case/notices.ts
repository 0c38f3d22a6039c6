import { html } from '#api/ui/html.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { NOTICE_NAMES, NOTICE_STATES } from '#api/ui/notices.ts';
import type { CaseProps } from './case-props.ts';
import { say } from '#api/ui/say.ts';

/** The notices to the person, with the words of each except for the private link. */
export function Notices({ view: { id: caseId, notices } }: CaseProps) {
  return html`<section aria-labelledby="notices">
    <h2 id="notices">Notices</h2>
    ${
      notices.length === 0
        ? html`<p class="soft">No notice has been sent to the person yet.</p>`
        : notices.map(
            ({ id, about, status, createdAt, handedOverAt, content, ...tries }) =>
              html`<details>
                <summary>
                  About ${NOTICE_NAMES[about]}: ${NOTICE_STATES[status]}${' '}
                  ${Moment({ at: handedOverAt ?? createdAt })}
                </summary>
                ${
                  content
                    ? html`<p>
                          <strong><bdi>${content.subject}</bdi></strong>
                        </p>
                        <p class="kept"><bdi>${content.body}</bdi></p>
                        <p class="small soft">The private link is not stored.</p>`
                    : html`<p class="soft">
                        ${status === 'undeliverable' ? say`The notice could not be delivered.` : say`The text is composed when the notice is sent.`}
                      </p>`
                }
                ${
                  status === 'onPaper' &&
                  html`<p>
                    <a href=${`/cases/${caseId}/letters/${id}`}
                      >Print the letter, and record the day it was posted or collected</a
                    >
                  </p>`
                }
                ${Tries(tries)}
              </details>`,
          )
    }
  </section>`;
}

/** Why the last try failed, and whether it is tried again. */
function Tries({ attempts, fault, reply }: Pick<CaseProps['view']['notices'][number], 'attempts' | 'fault' | 'reply'>) {
  if (fault === null) return reply !== null && html`<p class="small soft">The mail server replied ${reply}.</p>`;
  return html`<p class="small soft">
    ${attempts === 1 ? say`1 try.` : say`${attempts} tries.`}
    ${
      fault === 'permanent'
        ? say`The mail server will not take it for this address.`
        : say`The mail server could not take it yet. Delivery is retried for five days.`
    }
    ${reply !== null && say`It replied ${reply}.`}
  </p>`;
}
