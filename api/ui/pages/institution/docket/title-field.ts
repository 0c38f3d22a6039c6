import type { FormState } from '#api/ui/form-state.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { say, type Phrase } from '#api/ui/say.ts';

/** What a docket is called; it may be left empty. */
export const DocketTitleField = ({ form, label }: { form: FormState; label: Phrase }) =>
  TextInput({
    form,
    name: 'title',
    label,
    hint: say`Shown to staff in place of the id. Do not name people in it: it remains when their data is erased.`,
    maxlength: 180,
  });
