import type { FormState } from '#api/ui/form-state.ts';
import { ErrorSummary } from '#api/ui/parts/error-summary.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { html } from '#api/ui/html.ts';
import { say, type Phrase } from '#api/ui/say.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';
import { nameOf } from './desk-props.ts';

/** A form for a later time and the reason for it. */
export const MoreTimeForm = (props: {
  visit: Pick<StaffVisit<{ id: string }>, 'signedIn'>;
  form: FormState;
  action: string;
  /** The title above the form's errors. */
  notYet: Phrase;
  /** Names of the fields for the time and for the reason. */
  fields: [time: string, reason: string];
  label: Phrase;
  hint?: ReturnType<typeof html>;
  button: Phrase;
}) => {
  const { form, label, hint, button, notYet } = props;
  const [time, reason] = props.fields;
  return StaffForm({
    signedIn: props.visit.signedIn,
    action: props.action,
    children: html`
      ${ErrorSummary({ form, title: notYet, nameOf })}
      ${TextInput({ form, name: time, type: 'datetime-local', label, ...(hint && { hint }) })}
      ${TextArea({ form, name: reason, label: say`Why`, rows: 2, hint: say`Stored beside the trail, for auditors.` })}
      <div class="actions"><button>${button}</button></div>
    `,
  });
};
