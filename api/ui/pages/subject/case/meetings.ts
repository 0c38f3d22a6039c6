import type { ShownAppointment, ShownMinute } from '#api/conversation/shown-meeting.ts';
import { html } from '#api/ui/html.ts';
import { Moment, PlannedMoment } from '#api/ui/parts/moment.ts';
import { SubjectForm } from '#api/ui/parts/subject-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import type { CaseFormProps } from './case-props.ts';

/** When the subject meets the person who hears them, and what was said when they met. */
export function Meetings(props: CaseFormProps) {
  const { view, visit } = props;
  if (view.appointments.length === 0 && view.minutes.length === 0) return null;
  return html`<section id="meetings" aria-labelledby="meetings-title">
    <h2 id="meetings-title">${visit.messages.meetings.title}</h2>
    ${view.appointments.map((appointment) => Appointment({ ...props, appointment }))}
    ${view.minutes.map((minute) => Minute({ ...props, minute }))}
  </section>`;
}

function Appointment({
  visit: { messages, language, address },
  view,
  form,
  at,
  appointment: { id, way, times, time, status, place, url, reason },
}: CaseFormProps & { appointment: ShownAppointment }) {
  const { meetings: words } = messages;
  const isToCome = status === 'proposed' || (status === 'chosen' && time !== null && time > at);
  const isStanding = view.phase === 'hearing' && (status === 'proposed' || status === 'chosen');
  if (isToCome && view.phase !== 'hearing')
    return html`<article class="card">
      <h3>${words.ways[way]}</h3>
      ${time !== null && html`<p>${PlannedMoment({ at: time, language })}</p>`}
      <p>${words.over}</p>
    </article>`;
  const open = times.filter((each) => each > at && each !== time);
  const field = `cancel-${id}`;
  return html`<article class="card">
    <h3>${words.ways[way]}</h3>
    ${
      status === 'chosen' && time !== null
        ? html`<p>${words.chosen} <strong>${PlannedMoment({ at: time, language })}</strong>.</p>`
        : html`${time !== null && html`<p>${PlannedMoment({ at: time, language })}</p>`}
            <p>${words[status]}</p>`
    }
    ${reason !== null && Voice({ words: reason, class: 'other' })}
    ${place !== null && html`<p>${words.place}: ${place}</p>`}
    ${url !== null && status === 'chosen' && html`<p>${words.video}: <a class="address" href=${url} rel="noreferrer">${url}</a></p>`}
    ${status === 'chosen' && html`<p><a href=${address(`/appointments/${id}/calendar`)} download>${words.calendar}</a></p>`}
    ${
      isStanding &&
      open.length > 0 &&
      SubjectForm({
        action: address(`/appointments/${id}/choose`),
        children: html`<p>${status === 'chosen' ? words.another : words.choose}</p>
          <div class="actions">
            ${open.map((each) => html`<button class="second" name="time" value=${each}>${PlannedMoment({ at: each, language })}</button>`)}
          </div>`,
      })
    }
    ${
      isStanding &&
      html`<details open=${form.error(`/${field}`) !== undefined}>
        <summary>${words.cannot}</summary>
        ${SubjectForm({
          action: address(`/appointments/${id}/cancel`),
          children: html`${TextArea({ form, name: field, label: words.why, rows: 2 })}
            <div class="actions"><button class="second">${words.cancel}</button></div>`,
        })}
      </details>`
    }
  </article>`;
}

function Minute({
  visit: { messages, language, address },
  view,
  form,
  minute: { id, way, from, to, present, text, confirmed, correction },
}: CaseFormProps & { minute: ShownMinute }) {
  const { meetings: words, restatement, case: caseWords } = messages;
  const name = `minute-${id}`;
  const action = address(`/minutes/${id}`);
  return html`<article class="card">
    <h3>${words.minute}</h3>
    <p class="small soft">${words.ways[way]} · ${Moment({ at: from, language })} – ${Moment({ at: to, language })}</p>
    ${present !== null && present.length > 0 && html`<p>${words.present}: ${present.join(', ')}</p>`}
    ${Voice({ words: text, erased: caseWords.erased, class: 'other' })}
    ${confirmed === true && html`<p>${restatement.confirmed}</p>`}
    ${
      confirmed === false &&
      html`<p>${restatement.corrected}</p>
        ${Voice({ words: correction, erased: caseWords.erased })}`
    }
    ${
      view.phase === 'hearing' &&
      confirmed === null &&
      html`${SubjectForm({
          action,
          children: html`<button name="confirmed" value="true">${words.right}</button>`,
        })}
        <details open=${form.error(`/${name}`) !== undefined}>
          <summary>${restatement.no}</summary>
          ${SubjectForm({
            action,
            children: html`${TextArea({ form, name, label: restatement.label, rows: 3, class: 'own-words' })}
              <div class="actions"><button class="second">${restatement.send}</button></div>`,
          })}
        </details>`
    }
  </article>`;
}
