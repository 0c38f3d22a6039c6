import type { FormState } from '#api/ui/form-state.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';

export const DOCKET_TITLE_HINT =
  'Shown to staff in place of the id. Leave people out of it: it stays when their data is erased.';

/** What the docket that a file becomes is called; it may be left empty. */
export const DocketTitleField = ({ form }: { form: FormState }) =>
  TextInput({
    form,
    name: 'title',
    label: 'Title of the docket, if you like',
    hint: DOCKET_TITLE_HINT,
    maxlength: 180,
  });
