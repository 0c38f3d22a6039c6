import { isNumber, wordsFor, type Attribute } from '#workflows/domain/attribute.ts';
import type { StoredPolicy } from '#db/policies/policies.ts';
import type { FormState } from '../../form-state.ts';
import { html } from '../../html.ts';
import { ErrorSummary } from '../../parts/error-summary.ts';
import { Select } from '../../parts/select.ts';
import { StaffForm } from '../../parts/staff-form.ts';
import { TextArea } from '../../parts/text-area.ts';
import { TextInput } from '../../parts/text-input.ts';
import type { SignedIn } from '../../session/sessions.ts';
import { describeValue } from '../../value.ts';
import { say, type Phrase } from '../../say.ts';

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
        title: say`The pair has not been created yet`,
        nameOf: (pointer) => meaningOf(document.attributes, pointer),
      })}
      <h2>${document.title}</h2>
      ${TextArea({
        form,
        name: '/account',
        label: say`What the person says`,
        hint: say`Invent it. Do not copy a subject’s words, which belong to them and can be erased. Leave out anything that would reveal which kind of person it is: both halves use the same words.`,
        rows: 8,
      })}
      <h3>The first person</h3>
      ${document.attributes.map((attribute) => FactField({ form, attribute, at: 'facts' }))}
      <h3>The second person</h3>
      <p class="hint">
        Everything else stays as it is. If you leave all of these empty, the case is repeated: that shows how often
        judges find differently for reasons that have nothing to do with the person.
      </p>
      ${protectedOnes.map((attribute) => FactField({ form, attribute, at: 'changed' }))}
      ${TextInput({
        form,
        name: '/apartDays#number',
        type: 'number',
        label: say`Days between the two`,
        hint: say`1 to 365; a judge who remembers the first half repeats their finding.`,
      })}
      <div class="actions"><button>Create the pair</button></div>
    `,
  });
}

/** What the fact of a field means; the field's own name if it is not a fact. */
function meaningOf(attributes: readonly Attribute[], pointer: string): string {
  const [field = '', name] = pointer.slice(1).split('/');
  return attributes.find((each) => each.name === name)?.meaning ?? name ?? field;
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
      empty: at === 'changed' ? say`the same` : say`not given`,
      options: attribute.allowedValues.map((value) => ({
        value,
        label: wordsFor(attribute, value) ?? describeValue(value),
      })),
    });
  return TextInput({
    form,
    name: isNumber(attribute) ? `${name}#number` : name,
    label,
    hint: tellAllowed(attribute),
  });
}

/** What may be written into a field that is not a list. */
function tellAllowed(attribute: Attribute): Phrase {
  switch (attribute.type) {
    case 'numeric':
      return say`A number from ${attribute.minimum} to ${attribute.maximum} (${attribute.unit}).`;
    case 'wholeNumber':
      return say`A whole number from ${attribute.minimum} to ${attribute.maximum} (${attribute.unit}).`;
    case 'date':
      return say`A day from ${attribute.minimum} to ${attribute.maximum}, such as ${attribute.minimum}.`;
    case 'categorical':
    case 'ordered':
      return say`One of the ${attribute.allowedValues.length} values that the policy lists.`;
    case 'several':
      return say`Any of these, separated by semicolons: ${attribute.allowedValues.slice(0, MAX_LISTED).join(', ')}.`;
    case 'text':
      return say`Text of at most ${attribute.maximumLength} characters.`;
  }
}

const MAX_LISTED = 20;
