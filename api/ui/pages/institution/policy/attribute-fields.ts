import type { Attribute } from '#workflows/domain/attribute.ts';
import { html } from '#api/ui/html.ts';
import { Select } from '#api/ui/parts/select.ts';
import { FEW_VALUES } from '#api/policies/draft/draft-attribute.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { ComparisonFields, MAX_LISTED_LENGTH } from './comparison-fields.ts';
import { NumberInput, places, Remove, Tick, type EditorProps } from './editor-inputs.ts';
import { EditorSection } from './editor-section.ts';
import { factsSet } from './what-is-set.ts';
import { say, type Phrase } from '#api/ui/say.ts';

/** The types of facts in the words of pages. */
export const TYPE_NAMES: Record<Attribute['type'], Phrase> = {
  categorical: say`one of several values`,
  ordered: say`one of several values in an order`,
  several: say`any number of several values`,
  numeric: say`a number`,
  wholeNumber: say`a whole number`,
  date: say`a day`,
  text: say`free text`,
};
const TYPES = Object.entries(TYPE_NAMES).map(([value, label]) => ({ value, label }));

/** The facts that a case of this policy has. */
export function AttributeFields({ form }: EditorProps) {
  return EditorSection({
    form,
    title: say`Facts`,
    isSet: factsSet(form),
    fields: ['/attributes'],
    list: '/attributes',
    children: html` ${places(form, '/attributes').map((index) => AttributeEntry({ form, index }))} `,
  });
}

/** The smallest and the largest value of a fact. Until a type is chosen, a value that is not a number, such as a day, stays text. */
function RangeInputs({ form, name, isDate }: EditorProps & { name: string; isDate: boolean }) {
  return (['minimum', 'maximum'] as const).map((end) => {
    const label = end === 'minimum' ? say`Minimum` : say`Maximum`;
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
      ${isNew ? say`Another fact` : form.text(`${name}/name`) || say`Fact ${index + 1}`}
      ${form.value(`${name}/protected`) === true && html` <span class="tag">protected</span>`}
    </summary>
    <div class="lines">
      ${TextInput({ form, name: `${name}/name`, label: say`Name` })}
      ${
        isNew || !TYPES.some(({ value }) => value === type)
          ? Select({ form, name: `${name}/type`, label: say`Type`, empty: say`Choose`, options: TYPES })
          : html`<input type="hidden" name=${`${name}/type`} value=${type} />`
      }
      <div class="wide">${TextInput({ form, name: `${name}/meaning`, label: say`Meaning` })}</div>
      ${has('numeric', 'wholeNumber', 'date') && RangeInputs({ form, name, isDate: type === 'date' })}
      ${
        has('numeric', 'wholeNumber') &&
        html`${TextInput({ form, name: `${name}/unit`, label: say`Unit` })}
        ${Select({
          form,
          name: `${name}/scale`,
          label: say`Scale`,
          options: [
            { value: 'linear', label: say`linear` },
            { value: 'log1p', label: say`small values matter more` },
          ],
        })}`
      }
      ${
        has('categorical', 'ordered', 'several') &&
        html`<div class="wide">
          ${TextArea({
            form,
            name: `${name}/allowedValues#lines`,
            label:
              type === 'ordered'
                ? say`Allowed values, one per line, the lowest first`
                : say`Allowed values, one per line`,
            class: 'short',
            maxlength: MAX_LISTED_LENGTH,
          })}
        </div>`
      }
      ${has('categorical') && isLongList(form, name) && ComparisonFields({ form, name: `${name}/compareBy` })}
      ${has('text') && NumberInput({ form, name: `${name}/maximumLength`, label: say`Maximum length, in characters` })}
    </div>
    <div class="lines">
      ${TextInput({ form, name: `${name}/column`, label: say`Column name in files, if it differs` })}
      ${Select({
        form,
        name: `${name}/whenMissing`,
        label: say`In a comparison, a missing value`,
        empty: say`leaves the fact out`,
        options: [{ value: 'ownValue', label: say`counts as a value of its own` }],
      })}
      <div class="wide">
        ${TextArea({
          form,
          name: `${name}/missing#lines`,
          label: say`Codes for a missing value, one per line`,
          class: 'short',
        })}
      </div>
      <div class="wide">
        ${TextArea({
          form,
          name: `${name}/inWords#lines`,
          label: say`Values in words, one per line, such as “7 = 6 to 9 charges”`,
          class: 'short',
        })}
      </div>
    </div>
    ${Tick({ form, name: `${name}/required`, label: say`Required in every case` })}
    ${Tick({
      form,
      name: `${name}/protected`,
      label: say`Protected`,
      help: say`Stored for fairness reports; never used for comparison, and never shown to a model.`,
    })}
    ${has('text') && Tick({ form, name: `${name}/writtenBySubject`, label: say`In the person’s own words` })}
    ${!isNew && Remove({ name, label: say`Remove this fact` })}
  </details>`;
}

/** A list of many values, or one that is compared otherwise than one by one, has fields for how it is compared. */
const isLongList = (form: EditorProps['form'], name: string): boolean =>
  form.text(`${name}/compareBy/by`) !== '' || form.text(`${name}/allowedValues#lines`).split('\n').length > FEW_VALUES;
