import { describeAllowed, isNumber, wordsFor, type Attribute } from '#workflows/domain/attribute.ts';
import type { StoredPolicy } from '#db/policies.ts';
import type { FormState } from '../../form-state.ts';
import { html } from '../../html.ts';
import { ErrorSummary } from '../../parts/error-summary.ts';
import { Select } from '../../parts/select.ts';
import { StaffForm } from '../../parts/staff-form.ts';
import { TextArea } from '../../parts/text-area.ts';
import { TextInput } from '../../parts/text-input.ts';
import type { SignedIn } from '../../session/sessions.ts';
import { describeValue } from '../../value.ts';

/** Lists that are longer are typed, so that the page stays small. */
const MAX_OPTIONS = 200;

/** The form that makes a pair: the account, the facts of the first half, and what is different in the second. */
export function PairForm({
  policy: { key, document },
  form,
  signedIn,
  action,
}: {
  policy: StoredPolicy;
  form: FormState;
  signedIn: SignedIn;
  action: string;
}) {
  const protectedOnes = document.attributes.filter((attribute) => attribute.protected);
  return StaffForm({
    signedIn,
    action,
    class: 'card',
    children: html`
      <input type="hidden" name="policy" value=${key} />
      ${ErrorSummary({
        form,
        title: 'The pair is not made yet',
        nameOf: (pointer) => pointer.split('/').slice(2).join('/') || pointer.slice(1),
      })}
      <h2>${document.title}</h2>
      ${TextArea({
        form,
        name: '/account',
        label: 'What the person says',
        hint: 'Invent it. Do not copy a subject’s words, which belong to them and can be erased. Leave out whatever would say which kind of person it is: both halves have the same words.',
        rows: 8,
      })}
      <h3>The first person</h3>
      ${document.attributes.map((attribute) => FactField({ form, attribute, at: 'facts' }))}
      <h3>The second person</h3>
      <p class="hint">
        Everything else stays as it is. If you leave all of these empty, the case is repeated: that shows how often
        judges find differently for no reason in the person.
      </p>
      ${protectedOnes.map((attribute) => FactField({ form, attribute, at: 'changed' }))}
      ${TextInput({
        form,
        name: '/apartDays#number',
        type: 'number',
        label: 'Days between the two',
        hint: '1 to 365; a judge who remembers the first half repeats their finding.',
      })}
      <div class="actions"><button>Make the pair</button></div>
    `,
  });
}

function FactField({ form, attribute, at }: { form: FormState; attribute: Attribute; at: 'facts' | 'changed' }) {
  const name = `/${at}/${attribute.name}`;
  const label = attribute.meaning;
  if (
    (attribute.type === 'categorical' || attribute.type === 'ordered') &&
    attribute.allowedValues.length <= MAX_OPTIONS
  )
    return Select({
      form,
      name,
      label,
      empty: at === 'changed' ? 'the same' : 'not given',
      options: attribute.allowedValues.map((value) => ({
        value,
        label: wordsFor(attribute, value) ?? describeValue(value),
      })),
    });
  return TextInput({
    form,
    name: isNumber(attribute) ? `${name}#number` : name,
    label,
    hint: describeAllowed(attribute),
  });
}
