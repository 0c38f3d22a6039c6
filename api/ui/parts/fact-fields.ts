import type { Attribute } from '#workflows/domain/policy.ts';
import type { FormState } from '../form-state.ts';
import { html } from '../html.ts';
import { say } from '../say.ts';
import { TextArea } from './text-area.ts';
import { TextInput } from './text-input.ts';

/** A field for each fact, named by its pointer: `/facts/age#number`. */
export function FactFields({ form, attributes }: { form: FormState; attributes: readonly Attribute[] }) {
  return html`${attributes.map((attribute) => {
    const { name, meaning, type } = attribute;
    const field = { form, name: `/facts/${name}${'unit' in attribute ? '#number' : ''}`, label: meaning };
    if (type === 'text') return TextArea({ ...field, rows: 3, class: 'short' });
    return TextInput({ ...field, ...('unit' in attribute && { hint: say`In ${attribute.unit}` }) });
  })}`;
}
