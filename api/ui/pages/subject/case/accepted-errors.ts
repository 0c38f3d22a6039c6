import type { FormState } from '#api/ui/form-state.ts';
import type { Messages } from '#api/ui/messages/index.ts';
import { Select } from '#api/ui/parts/select.ts';

const STEPS = [0, 1, 5, 10, 20] as const;
const ANY = 100;

/** How many more wrong decisions a subject would accept to be heard by a person. */
export function AcceptedErrors({ form, words }: { form: FormState; words: Messages['survey'] }) {
  const { acceptedErrors } = words;
  return Select({
    form,
    name: '/acceptedErrors#number',
    label: acceptedErrors.label,
    hint: words.optional,
    empty: acceptedErrors.empty,
    options: [
      ...STEPS.map((step) => ({
        value: String(step),
        label: step === 0 ? acceptedErrors.none : acceptedErrors.some(step),
      })),
      { value: String(ANY), label: acceptedErrors.any },
    ],
  });
}
