import { html } from '#api/ui/html.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { NumberInput, places, Remove, Tick, type EditorProps } from './editor-inputs.ts';
import { EditorSection } from './editor-section.ts';
import { bandsSet, outcomesSet } from './what-is-set.ts';
import { say } from '#api/ui/say.ts';

/** The thresholds: which scores lead to which outcome. Most changes of a policy are made here. */
export function BandFields({ form }: EditorProps) {
  const outcomes = Array.from({ length: form.length('/outcomes') }, (_, index) => form.text(`/outcomes/${index}/name`));
  return EditorSection({
    form,
    title: say`Thresholds`,
    isSet: bandsSet(form),
    fields: ['/bands'],
    list: '/bands',
    isOpen: true,
    children: html`
      <p class="small soft">
        A score is the probability of the adverse event, 0 to 1. Each band reaches from the one before it up to, but not
        including, its own threshold. Leave the threshold of the highest band empty.
      </p>
      <datalist id="outcomes-declared">${outcomes.map((name) => html`<option value=${name}></option>`)}</datalist>
      ${places(form, '/bands').map((index) => {
        const name = `/bands/${index}`;
        const isNew = index === form.length('/bands');
        return html`<fieldset class="boxed">
          <legend>${isNew ? say`Another band` : say`Band ${index + 1}`}</legend>
          <div class="lines">
            ${NumberInput({ form, name: `${name}/below`, label: say`Below` })}
            ${TextInput({ form, name: `${name}/outcome`, label: say`Outcome`, list: 'outcomes-declared' })}
          </div>
          ${!isNew && Remove({ name, label: say`Remove this band` })}
        </fieldset>`;
      })}
    `,
  });
}

export function OutcomeFields({ form }: EditorProps) {
  return EditorSection({
    form,
    title: say`Outcomes`,
    isSet: outcomesSet(form),
    fields: ['/outcomes'],
    list: '/outcomes',
    children: html`
      ${places(form, '/outcomes').map((index) => {
        const name = `/outcomes/${index}`;
        const isNew = index === form.length('/outcomes');
        return html`<fieldset class="boxed">
          <legend>${isNew ? say`Another outcome` : form.text(`${name}/name`) || say`Outcome ${index + 1}`}</legend>
          <div class="lines">
            ${TextInput({ form, name: `${name}/name`, label: say`Name` })}
            ${TextInput({ form, name: `${name}/label`, label: say`Name in lists; derived from the name if empty` })}
            <div class="wide">${TextInput({ form, name: `${name}/meaning`, label: say`Meaning` })}</div>
          </div>
          ${Tick({ form, name: `${name}/adverse`, label: say`Adverse to the person` })}
          ${!isNew && Remove({ name, label: say`Remove this outcome` })}
        </fieldset>`;
      })}
    `,
  });
}
