import { html } from '#api/ui/html.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { SubjectForm } from '#api/ui/parts/subject-form.ts';
import type { CaseProps } from './case-props.ts';

/** Whether meetings may be recorded, which is the subject's to say and to take back, and what was recorded. */
export function Recordings({ visit: { messages, language, address }, view }: CaseProps) {
  const { recordings: words } = messages;
  const { allowed, recordings } = view.recording;
  const isMeeting = view.phase === 'hearing' && (view.appointments.length > 0 || view.minutes.length > 0);
  const mayAnswer = view.readBy === 'subject' && (allowed === true || isMeeting);
  if (allowed === null && !mayAnswer) return null;
  const answer = (value: boolean, label: string) =>
    html`<button class="second" name="allowed" value=${String(value)}>${label}</button>`;
  return html`<section class="card" id="recordings" aria-labelledby="recordings-title">
    <h2 id="recordings-title">${words.title}</h2>
    <p>${allowed === null ? words.ask : allowed ? words.allowed : words.notAllowed}</p>
    ${
      recordings.length > 0 &&
      html`<ul>
        ${recordings.map(({ id, what, madeBy, addedAt, deletedAt }) => {
          const name = `${words.what[what]}, ${words.madeBy(words.makers[madeBy])}`;
          return html`<li>
            ${deletedAt === null ? html`<a href=${address(`/attachments/${id}`)} download>${name}</a>` : html`${name} (${words.deleted})`}
            · ${Moment({ at: addedAt, language })}
          </li>`;
        })}
      </ul>`
    }
    ${
      mayAnswer &&
      SubjectForm({
        action: address('/recording'),
        children: html`<div class="actions">
          ${allowed !== true && isMeeting && answer(true, words.allow)}
          ${allowed === null && answer(false, words.refuse)} ${allowed === true && answer(false, words.takeBack)}
        </div>`,
      })
    }
  </section>`;
}
