import { openObjection } from '#workflows/domain/hearing.ts';
import { html } from '#api/ui/html.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import type { DeskProps } from './desk-props.ts';
import { ReasonForm } from './reason-form.ts';
import { say } from '#api/ui/say.ts';

/** The subject's objection to the person who hears them, and the answer to it. */
export function ObjectionForm(desk: DeskProps) {
  const { visit, formOf } = desk;
  const { state, texts } = desk.material;
  const objection = openObjection(state.hearing);
  if (!objection) return null;
  const { objectionId, judgeId, at, answerBy, overdue, waits, reasonCommitment } = objection;
  return html`<section class="card" aria-labelledby="objection">
    <h2 id="objection">The subject objects to ${visit.nameOf(judgeId)}</h2>
    <p class="small soft">
      Raised ${Moment({ at })}, answer due ${Moment({ at: answerBy })}
      ${overdue && html`<span class="tag bad">overdue</span>`}
    </p>
    ${Voice({ words: texts.byCommitment.get(reasonCommitment) ?? null })}
    ${
      judgeId === visit.staff.id
        ? html`<p>The objection is to you, so another supervisor answers it.</p>`
        : html`<p>
              If you uphold it, ${visit.nameOf(judgeId)} has no more part in the case, and another person hears it. If
              you decline it, they go on.
              ${waits ? say`The hearing waits for your answer.` : say`The hearing goes on meanwhile.`}
            </p>
            ${ReasonForm({
              desk,
              form: formOf('objection'),
              below: `/objections/${objectionId}`,
              title: say`The objection has not been answered yet`,
              name: 'objectionReason',
              label: say`Your reason`,
              hint: say`The subject reads these words.`,
              buttons: html`<button name="upheld" value="true">Uphold it</button>
                <button class="second" name="upheld" value="false">Decline it</button>`,
            })}`
    }
  </section>`;
}
