import type { Attribute } from '#workflows/domain/attribute.ts';
import { html } from '#api/ui/html.ts';
import { Select } from '#api/ui/parts/select.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { Legend, NumberInput, places, Remove, Tick, type EditorProps } from './editor-inputs.ts';

/** The types of facts in the words of pages. */
export const TYPE_NAMES: Record<Attribute['type'], string> = {
  categorical: 'one of several values',
  ordered: 'one of several values in an order',
  several: 'any number of several values',
  numeric: 'a number',
  wholeNumber: 'a whole number',
  date: 'a day',
  text: 'free text',
};
const TYPES = Object.entries(TYPE_NAMES).map(([value, label]) => ({ value, label }));

/** The facts that a case of this policy has. */
export function AttributeFields({ form }: EditorProps) {
  return html`<section>
    ${Legend({ form, list: '/attributes', title: 'Facts' })}
    ${places(form, '/attributes').map((index) => AttributeEntry({ form, index }))}
  </section>`;
}

/** The smallest and the largest value of a fact. Until a type is chosen, a value that is not a number, such as a day, stays text. */
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
      ${Select({
        form,
        name: `${name}/whenMissing`,
        label: 'In a comparison, a missing value',
        empty: 'leaves the fact out',
        options: [{ value: 'ownValue', label: 'counts as a value of its own' }],
      })}
      <div class="wide">
        ${TextArea({
          form,
          name: `${name}/missing#lines`,
          label: 'Codes for a missing value, one per line',
          class: 'short',
        })}
      </div>
      <div class="wide">
        ${TextArea({
          form,
          name: `${name}/inWords#lines`,
          label: 'Values in words, one per line, such as “7 = 6 to 9 charges”',
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
