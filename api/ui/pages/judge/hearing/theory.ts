import { TheoryAssessment } from '#workflows/domain/theory.ts';
import { html } from '#api/ui/html.ts';
import { DraftState } from '#api/ui/parts/draft-state.ts';
import { ErrorSummary } from '#api/ui/parts/error-summary.ts';
import { MethodSign } from '#api/ui/parts/signs.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { SHOWS_WHETHER_EMPTY } from '#api/ui/parts/field.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { TheorySheet } from '#api/ui/parts/theory-sheet.ts';
import { say } from '#api/ui/say.ts';
import { Citations } from './citations.ts';
import { draftAttributes, draftState, draftOf } from './drafts.ts';
import { Entry } from './entry.ts';
import { hearingAddress, type HearingFormProps, type WholeProps } from './hearing-props.ts';
import { namePointer } from './pointer-names.ts';
import { Rows } from './rows.ts';

/** Reasoning from general theories that judges have added. */
export function Theories({ view, visit }: WholeProps) {
  if (view.theories.length === 0) return null;
  return html`<section class="card" aria-labelledby="theories">
    <h2 id="theories">${MethodSign({ method: 'theoryBased' })} Theory assessments</h2>
    ${view.theories.map(({ judge, assessment }) => {
      if (typeof assessment === 'string') return html`<p class="soft">${assessment}</p>`;
      const read = TheoryAssessment.safeParse(assessment);
      if (!read.success) return html`<p class="soft">The words of an assessment have been erased.</p>`;
      return html`<details>
        <summary>
          ${judge === visit.staff.id ? read.data.theory : say`${read.data.theory}, by ${visit.nameOf(judge)}`}
        </summary>
        ${TheorySheet({ theory: read.data })}
      </details>`;
    })}
  </section>`;
}

/** Where a judge may reason from a named general theory; this is optional. */
export function TheoryForm(props: HearingFormProps) {
  const { form, visit, view } = props;
  const draftAddress = hearingAddress(props, '/drafts/theory');
  const isBegun = form.errors.length > 0 || draftOf(view, 'theory') !== undefined;
  return html`<section class="card" aria-labelledby="theory-title">
    <h2 id="theory-title">${MethodSign({ method: 'theoryBased' })} Theory, if it helps</h2>
    <p>A general theory says how mental states cause behaviour. It may fit this person, or not.</p>
    <details open=${isBegun}>
      <summary>Add a theory assessment</summary>
      ${StaffForm({
        signedIn: visit.signedIn,
        action: hearingAddress(props, '/theory'),
        id: 'theory',
        ...draftAttributes(draftAddress),
        children: html`
          ${ErrorSummary({ form, title: say`The assessment is not complete yet`, nameOf: namePointer })}
          ${Offered({ view })} ${TextInput({ form, name: '/theory', label: say`Name of the theory`, maxlength: 300 })}
          ${TextInput({ form, name: '/source', label: say`Where it is described`, maxlength: 1000 })}
          <h3>Mental states that it starts from</h3>
          ${Rows({
            form,
            draftAddress,
            at: '/mentalStates',
            max: 20,
            add: say`Another mental state`,
            row: (at: string, index: number) =>
              Entry({
                name: say`Mental state ${index + 1}`,
                first: TextArea({
                  form,
                  name: `${at}/statement`,
                  label: say`Mental state ${index + 1}`,
                  rows: 1,
                  class: 'line',
                  placeholder: SHOWS_WHETHER_EMPTY,
                }),
                children: Citations({ form, view, draftAddress, at }),
              }),
          })}
          ${TextArea({ form, name: '/causalStep', label: say`How, according to the theory, they cause behaviour`, rows: 3 })}
          ${TextArea({ form, name: '/prediction', label: say`What it predicts here`, rows: 2 })}
          ${TextArea({ form, name: '/mayNotFit', label: say`Where this person may not fit it`, rows: 2 })}
          ${DraftState(draftState({ view }, 'theory'))}
          <div class="actions">
            <button class="second">Add the assessment</button>
            <button class="quiet" formaction=${draftAddress}>Save as draft</button>
          </div>
        `,
      })}
    </details>
  </section>`;
}

/** The theories that the policy offers, each with its source and when it may not fit. */
function Offered({ view }: Pick<HearingFormProps, 'view'>) {
  const { theories } = view.policy;
  if (theories.length === 0) return null;
  return html`<h3>Theories that this policy offers</h3>
    <dl class="pairs">
      ${theories.map(
        ({ name, source, mayNotFit }) =>
          html`<dt>${name}</dt>
            <dd>${source}. When it may not fit: ${mayNotFit}</dd>`,
      )}
    </dl>`;
}
