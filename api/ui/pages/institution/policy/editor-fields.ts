import type { FormState } from '#api/ui/form-state.ts';
import { fieldId } from '#api/ui/form-state.ts';
import { html, type Markup } from '#api/ui/html.ts';
import { describedBy, pointerOf, Remarks, type FieldProps } from '#api/ui/parts/field.ts';
import { Select } from '#api/ui/parts/select.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';

const DURATION_HINT = 'Such as P14D for 14 days, PT4H for 4 hours.';
const TERM_HINT = 'Such as P14D for 14 days, P10BD for 10 working days, PT4H for 4 hours.';

interface EditorProps {
  form: FormState;
}

/** A checkbox; where it is not ticked, the form sends `false` rather than nothing. */
function Tick({ help, ...field }: FieldProps & { help?: Markup }) {
  const { id, attributes } = describedBy(field);
  const isSet = field.form.value(pointerOf(field.name)) === true;
  return html`<div class="field">
    <input type="hidden" name=${`${field.name}#boolean`} value="false" />
    <label class="check">
      <input type="checkbox" id=${id} name=${`${field.name}#boolean`} value="true" checked=${isSet} ...${attributes} />
      <span>${field.label}${help !== undefined && html`<span class="hint">${help}</span>`}</span>
    </label>
    ${Remarks({ form: field.form, name: field.name })}
  </div>`;
}

/** A number, written with a point. */
const NumberInput = (field: FieldProps) => TextInput({ ...{ ...field, name: `${field.name}#number` } });

const DurationInput = (field: FieldProps) => TextInput({ hint: DURATION_HINT, ...field });

/** A duration that may also be in working days. */
const TermInput = (field: FieldProps) => TextInput({ hint: TERM_HINT, ...field });

/** A checkbox that removes an existing entry. */
const Remove = ({ name, what }: { name: string; what: string }) =>
  html`<label class="check">
    <input type="checkbox" name=${`${name}/remove#boolean`} value="true" />
    <span>Remove ${what}</span>
  </label>`;

/** The heading of a list, which errors about the whole list point to. */
function Legend({ form, list, title }: { form: FormState; list: string; title: string }) {
  const fault = form.error(list);
  return html`<h2 id=${fieldId(list)} tabindex="-1">${title}</h2>
    ${fault !== undefined && html`<p class="fault">${fault}</p>`}`;
}

/** Indices of a list's entries, and of one more to fill in. */
const places = (form: FormState, list: string, more = 1): number[] =>
  Array.from({ length: form.length(list) + more }, (_, index) => index);

/** The thresholds: which scores lead to which outcome. Most changes of a policy are made here. */
export function BandFields({ form }: EditorProps) {
  const outcomes = Array.from({ length: form.length('/outcomes') }, (_, index) => form.text(`/outcomes/${index}/name`));
  return html`<section>
    ${Legend({ form, list: '/bands', title: 'Thresholds' })}
    <p class="small soft">
      A score is the probability of the adverse event, 0 to 1. Each band reaches from the one before it up to, but not
      including, its own threshold. Leave the threshold of the highest band empty.
    </p>
    <datalist id="outcomes-declared">${outcomes.map((name) => html`<option value=${name}></option>`)}</datalist>
    ${places(form, '/bands').map((index) => {
      const name = `/bands/${index}`;
      const isNew = index === form.length('/bands');
      return html`<fieldset class="boxed">
        <legend>${isNew ? 'Another band' : `Band ${index + 1}`}</legend>
        <div class="lines">
          ${NumberInput({ form, name: `${name}/below`, label: 'Below' })}
          ${Listed({ form, name: `${name}/outcome`, label: 'Outcome', list: 'outcomes-declared' })}
        </div>
        ${!isNew && Remove({ name, what: 'this band' })}
      </fieldset>`;
    })}
  </section>`;
}

/** A text input with suggestions. */
function Listed({ list, ...field }: FieldProps & { list: string }) {
  const { id, attributes } = describedBy(field);
  return html`<div class="field">
    <label for=${id}>${field.label}</label>
    ${Remarks(field)}
    <input
      id=${id}
      name=${field.name}
      list=${list}
      value=${field.form.text(pointerOf(field.name))}
      autocomplete="off"
      ...${attributes}
    />
  </div>`;
}

export function OutcomeFields({ form }: EditorProps) {
  return html`<section>
    ${Legend({ form, list: '/outcomes', title: 'Outcomes' })}
    ${places(form, '/outcomes').map((index) => {
      const name = `/outcomes/${index}`;
      const isNew = index === form.length('/outcomes');
      return html`<fieldset class="boxed">
        <legend>${isNew ? 'Another outcome' : form.text(`${name}/name`) || `Outcome ${index + 1}`}</legend>
        <div class="lines">
          ${TextInput({ form, name: `${name}/name`, label: 'Name' })}
          <div class="wide">${TextInput({ form, name: `${name}/meaning`, label: 'Meaning' })}</div>
        </div>
        ${Tick({ form, name: `${name}/adverse`, label: 'Adverse to the person' })}
        ${!isNew && Remove({ name, what: 'this outcome' })}
      </fieldset>`;
    })}
  </section>`;
}

/** Theories that judges are offered for their assessments. */
export function TheoryFields({ form }: EditorProps) {
  return html`<section>
    ${Legend({ form, list: '/theories', title: 'Theories' })}
    <p class="small soft">
      General theories of how mental states cause behaviour. Judges are shown them beside their assessment and may use
      others. No model drafts them.
    </p>
    ${places(form, '/theories').map((index) => {
      const name = `/theories/${index}`;
      const isNew = index === form.length('/theories');
      return html`<fieldset class="boxed">
        <legend>${isNew ? 'Another theory' : form.text(`${name}/name`) || `Theory ${index + 1}`}</legend>
        <div class="lines">
          ${TextInput({ form, name: `${name}/name`, label: 'Name' })}
          <div class="wide">${TextInput({ form, name: `${name}/source`, label: 'Where it is described' })}</div>
          <div class="wide">
            ${TextArea({ form, name: `${name}/mayNotFit`, label: 'When it may not fit a person', class: 'short' })}
          </div>
        </div>
        ${!isNew && Remove({ name, what: 'this theory' })}
      </fieldset>`;
    })}
  </section>`;
}

const TYPES = [
  { value: 'categorical', label: 'one of several values' },
  { value: 'ordered', label: 'one of several values in an order' },
  { value: 'several', label: 'any number of several values' },
  { value: 'numeric', label: 'a number' },
  { value: 'wholeNumber', label: 'a whole number' },
  { value: 'date', label: 'a day' },
  { value: 'text', label: 'free text' },
];

export function AttributeFields({ form }: EditorProps) {
  return html`<section>
    ${Legend({ form, list: '/attributes', title: 'Facts' })}
    ${places(form, '/attributes').map((index) => AttributeEntry({ form, index }))}
  </section>`;
}

/** The least and the greatest value of a fact. In an entry without a type yet, what is no number stays text, such as a day. */
function RangeInputs({ form, name, isDate }: EditorProps & { name: string; isDate: boolean }) {
  return (['minimum', 'maximum'] as const).map((end) => {
    const label = end === 'minimum' ? 'Minimum' : 'Maximum';
    if (isDate) return TextInput({ form, name: `${name}/${end}`, label, type: 'date' });
    return NumberInput({ form, name: `${name}/${end}`, label });
  });
}

function AttributeEntry({ form, index }: EditorProps & { index: number }) {
  const name = `/attributes/${index}`;
  const isNew = index === form.length('/attributes');
  const type = form.text(`${name}/type`);
  const has = (...wanted: string[]): boolean =>
    wanted.includes(type) || isNew || !TYPES.some(({ value }) => value === type);
  const isWrong = form.errors.some(({ field }) => field.startsWith(`${name}/`));
  return html`<details open=${isWrong}>
    <summary>
      ${isNew ? 'Another fact' : form.text(`${name}/name`) || `Fact ${index + 1}`}
      ${form.value(`${name}/protected`) === true && html` <span class="tag">protected</span>`}
    </summary>
    <div class="lines">
      ${TextInput({ form, name: `${name}/name`, label: 'Name' })}
      ${
        isNew || !TYPES.some(({ value }) => value === type)
          ? Select({ form, name: `${name}/type`, label: 'Type', empty: 'Choose', options: TYPES })
          : html`<input type="hidden" name=${`${name}/type`} value=${type} />`
      }
      <div class="wide">${TextInput({ form, name: `${name}/meaning`, label: 'Meaning' })}</div>
      ${has('numeric', 'wholeNumber', 'date') && RangeInputs({ form, name, isDate: type === 'date' })}
      ${
        has('numeric', 'wholeNumber') &&
        html`${TextInput({ form, name: `${name}/unit`, label: 'Unit' })}
        ${Select({
          form,
          name: `${name}/scale`,
          label: 'Scale',
          options: [
            { value: 'linear', label: 'linear' },
            { value: 'log1p', label: 'small values matter more' },
          ],
        })}`
      }
      ${
        has('categorical', 'ordered', 'several') &&
        html`<div class="wide">
          ${TextArea({
            form,
            name: `${name}/allowedValues#lines`,
            label: `Allowed values, one per line${type === 'ordered' ? ', the lowest first' : ''}`,
            class: 'short',
          })}
        </div>`
      }
      ${has('text') && NumberInput({ form, name: `${name}/maximumLength`, label: 'Maximum length, in characters' })}
    </div>
    <div class="lines">
      ${TextInput({ form, name: `${name}/column`, label: 'Column name in files, if it differs' })}
      <div class="wide">
        ${TextArea({
          form,
          name: `${name}/missing#lines`,
          label: 'Codes for a missing value, one per line',
          class: 'short',
        })}
      </div>
    </div>
    ${Tick({ form, name: `${name}/required`, label: 'Required in every case' })}
    ${Tick({
      form,
      name: `${name}/protected`,
      label: 'Protected',
      help: 'Stored for fairness reports; never used for comparison, and never shown to a model.',
    })}
    ${has('text') && Tick({ form, name: `${name}/writtenBySubject`, label: 'In the person’s own words' })}
    ${!isNew && Remove({ name, what: 'this fact' })}
  </details>`;
}

export function PurposeFields({ form }: EditorProps) {
  return html`<section>
    <h2>Purpose</h2>
    <div class="lines">
      <div class="wide">${TextInput({ form, name: '/title', label: 'Title' })}</div>
      ${TextInput({ form, name: '/kind', label: 'Kind', hint: 'One word, such as “credit”. Model cards refer to it.' })}
    </div>
    <fieldset class="boxed">
      <legend>The adverse event, whose probability the score estimates</legend>
      <div class="lines">
        ${TextInput({ form, name: '/adverseEvent/name', label: 'Name if it happened' })}
        ${TextInput({ form, name: '/adverseEvent/otherwise', label: 'Name if it did not' })}
        <div class="wide">${TextInput({ form, name: '/adverseEvent/meaning', label: 'Meaning' })}</div>
        ${TextArea({
          form,
          name: '/adverseEvent/fileValues/name#lines',
          label: 'Values in files if it happened, one per line',
          class: 'short',
        })}
        ${TextArea({
          form,
          name: '/adverseEvent/fileValues/otherwise#lines',
          label: 'Values in files if it did not, one per line',
          class: 'short',
        })}
      </div>
    </fieldset>
  </section>`;
}

export function ScoringFields({ form }: EditorProps) {
  return html`<section>
    <h2>Scoring</h2>
    <div class="lines">
      ${NumberInput({ form, name: '/referenceClass/k', label: 'Nearest earlier cases to compare with' })}
      ${NumberInput({ form, name: '/referenceClass/minimumSize', label: 'Minimum number; below it, a person hears the case' })}
      ${TextInput({ form, name: '/model/name', label: 'Model' })}
      ${TextInput({ form, name: '/model/promptVersion', label: 'Prompt' })}
      ${TextInput({ form, name: '/model/card', label: 'Model card' })}
      ${NumberInput({ form, name: '/model/dailyTokenBudget', label: 'Tokens a day; no limit if empty' })}
      ${NumberInput({ form, name: '/scoring/modelWeight', label: 'Weight of the model, 0 to 1' })}
      ${NumberInput({ form, name: '/scoring/disagreementLimit', label: 'Disagreement above which a person hears the case, 0 to 1' })}
      ${Select({
        form,
        name: '/scoring/calibration',
        label: 'Calibration',
        options: ['isotonic', 'platt', 'none'].map((value) => ({ value, label: value })),
      })}
    </div>
    ${RequiredProbes({ form })}
  </section>`;
}

/** Families of probes for which the model card has to state a result. */
function RequiredProbes({ form }: EditorProps) {
  const fault = form.error('/model/probes');
  return html`<fieldset class="boxed" id=${fieldId('/model/probes')} tabindex="-1">
    <legend>Probes that the model card has to state</legend>
    ${fault !== undefined && html`<p class="fault">${fault}</p>`}
    <p class="small soft">
      The policy is refused while its model card has no such result. <a href="/models">Model cards</a> list the
      families.
    </p>
    ${places(form, '/model/probes').map((index) => {
      const name = `/model/probes/${index}`;
      return html`<div class="lines">
        ${TextInput({ form, name: `${name}/family`, label: 'Family, such as unexpectedTransfer' })}
        ${NumberInput({ form, name: `${name}/leastShare`, label: 'Share passed at least, 0 to 1' })}
        ${index < form.length('/model/probes') && Remove({ name, what: 'this probe' })}
      </div>`;
    })}
  </fieldset>`;
}

export function ProcedureFields({ form }: EditorProps) {
  return html`<section>
      <h2>Appeal window</h2>
      <div class="lines">
        ${TermInput({ form, name: '/appealWindow/duration', label: 'Duration' })}
        ${TextInput({ form, name: '/appealWindow/timeZone', label: 'Its own time zone; the policy’s if empty' })}
        ${Select({
          form,
          name: '/appealWindow/for',
          label: 'For',
          options: [
            { value: 'adverse', label: 'adverse provisional outcomes' },
            { value: 'all', label: 'all provisional outcomes' },
          ],
        })}
        ${DurationInput({
          form,
          name: '/appealWindow/grace',
          label: 'Claims are accepted afterwards for; a tenth of the window if empty',
        })}
        ${DurationInput({
          form,
          name: '/appealWindow/outageNotice',
          label: 'Subjects are notified of outages longer than; 15 minutes if empty',
        })}
        ${DurationInput({
          form,
          name: '/appealWindow/reminder',
          label:
            'Subjects who have said nothing are reminded this long before the end, or none; a fifth of the window, at most 2 days, if empty',
        })}
        ${Select({
          form,
          name: '/uncontestedAdverse',
          label: 'Uncontested adverse outcomes',
          options: [
            { value: 'automatic', label: 'take effect when the window ends' },
            { value: 'signOff', label: 'need a person’s signature' },
          ],
        })}
        ${DurationInput({
          form,
          name: '/reviewTerm',
          label: 'Subjects may have a person look at an automatic decision for; 30 days if empty',
        })}
      </div>
    </section>
    <section>
      <h2>Hearings</h2>
      <div class="lines">
        ${Select({
          form,
          name: '/blind',
          label: 'Hidden from a judge until their record is submitted',
          options: [
            { value: 'scoreAndOutcome', label: 'score and provisional outcome' },
            { value: 'score', label: 'the score' },
            { value: 'none', label: 'nothing' },
          ],
        })}
        ${TermInput({ form, name: '/hearing/due', label: 'Due after' })}
        ${DurationInput({ form, name: '/hearing/lease', label: 'One judge may hold it for' })}
        ${NumberInput({ form, name: '/hearing/dailyCap', label: 'Maximum hearings per judge and day' })}
        ${NumberInput({ form, name: '/hearing/consecutiveCap', label: 'Maximum in a row' })}
        ${NumberInput({ form, name: '/perspective/minLetters', label: 'Letters of each answer in a judge’s record; 40 if empty' })}
        ${NumberInput({ form, name: '/hearing/secondJudgeShare', label: 'Share heard by a second judge, 0 to 1' })}
        ${NumberInput({
          form,
          name: '/hearing/cannotDecipherMoves',
          label: 'Further judges if one cannot decipher a claim',
        })}
        ${Select({
          form,
          name: '/hearing/choice',
          label: 'Who may choose a hearing',
          empty: 'nobody by a page; calls that name one are accepted',
          options: [
            { value: 'judges', label: 'judges and supervisors' },
            { value: 'supervisors', label: 'supervisors; judges take the next one' },
          ],
        })}
        ${TermInput({ form, name: '/hearing/questions/answerWithin', label: 'Time to answer a question' })}
        ${NumberInput({ form, name: '/hearing/questions/maximum', label: 'Maximum number of questions' })}
        <div class="wide">
          ${TextArea({
            form,
            name: '/hearing/skills#lines',
            label: 'Skills a judge needs, one per line',
            class: 'short',
          })}
        </div>
      </div>
      ${Tick({
        form,
        name: '/hearing/overrideNeedsSignature',
        label: 'A decision other than the provisional outcome needs a second signature',
      })}
    </section>
    <section>
      <h2>Law and data</h2>
      <div class="lines">
        ${TextInput({ form, name: '/legalClock/basis', label: 'Legal basis; no deadline if both are empty' })}
        ${TermInput({
          form,
          name: '/legalClock/duration',
          label: 'Time from arrival to the notice of the decision',
        })}
        ${TextInput({
          form,
          name: '/remedy/what',
          label: 'What a subject can do against an adverse decision',
          hint: 'In a sentence, such as “You can appeal against this decision.” It is told with each adverse decision.',
        })}
        ${TextInput({ form, name: '/remedy/office', label: 'Court or complaint office' })}
        ${TextInput({ form, name: '/remedy/contact', label: 'How that office is reached' })}
        ${DurationInput({ form, name: '/remedy/within', label: 'Time for it, from the decision' })}
        ${DurationInput({ form, name: '/retention/personalData', label: 'Personal data is kept for' })}
        <div class="wide">
          ${TextArea({
            form,
            name: '/rationale#lines',
            label: 'Rationale, one remark per line',
            hint: 'Where the figures come from, and what they cannot show.',
          })}
        </div>
      </div>
    </section>`;
}
