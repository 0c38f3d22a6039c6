import type { FormState } from '#api/ui/form-state.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { say, type Phrase } from '#api/ui/say.ts';

/** What a docket is called; it may be left empty. */
export const DocketTitleField = ({ form, label }: { form: FormState; label: Phrase }) =>
  TextInput({
    form,
    name: 'title',
    label,
    hint: say`Shown to staff in place of the id. Leave people out of it: it stays when their data is erased.`,
    maxlength: 180,
  });
