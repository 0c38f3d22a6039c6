import { html } from '#api/ui/html.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import { listOf, say } from '#api/ui/say.ts';
import { hearingAddress, type HearingFormProps, type WholeProps } from './hearing-props.ts';

/** What two judges who made different findings say to each other. */
export function Deliberation(props: HearingFormProps & WholeProps) {
  const { view, visit, form } = props;
  const { deliberation } = view;
  if (!deliberation) return null;
  return html`<section class="card" aria-labelledby="deliberation">
    <h2 id="deliberation">Deliberation</h2>
    <p>
      ${listOf(deliberation.judges.map(visit.nameOf))} made different findings.
      ${
        deliberation.closed
          ? deliberation.agreed
            ? say`They now agree.`
            : say`They still disagree, so a supervisor hears the case.`
          : say`Each judge writes a note. A judge who has changed their mind changes their record first.`
      }
    </p>
    ${deliberation.notes.map(
      ({ judge, note, at }) => html`
        <p class="small soft">${visit.nameOf(judge)} · ${Moment({ at })}</p>
        ${Voice({ words: note, class: 'other' })}
      `,
    )}
    ${
      view.you.deliberating &&
      StaffForm({
        signedIn: visit.signedIn,
        action: hearingAddress(props, '/deliberation'),
        children: html`
          ${TextArea({ form, name: 'note', label: say`Your note`, rows: 4 })}
          <button>Add your note</button>
        `,
      })
    }
  </section>`;
}
