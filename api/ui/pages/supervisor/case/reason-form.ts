import type { FormState } from '#api/ui/form-state.ts';
import { html, type Markup } from '#api/ui/html.ts';
import { ErrorSummary } from '#api/ui/parts/error-summary.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { caseAddressOf } from '../case-words.ts';
import { nameOf, type DeskProps } from './desk-props.ts';
import type { Phrase } from '#api/ui/say.ts';

interface ReasonFormProps {
  desk: DeskProps;
  form: FormState;
  /** Where it is sent, below the case's address. */
  below: string;
  /** What is said if it is refused. */
  title: Phrase;
  name: string;
  label: Phrase;
  hint: Phrase;
  buttons: Markup;
}

/** A form by which a supervisor gives a reason for what they do in a case. */
export const ReasonForm = ({
  desk: { visit, material },
  form,
  below,
  title,
  name,
  label,
  hint,
  buttons,
}: ReasonFormProps) =>
  StaffForm({
    signedIn: visit.signedIn,
    action: `${caseAddressOf(material.caseId)}${below}`,
    children: html`
      ${ErrorSummary({ form, title, nameOf })} ${TextArea({ form, name, label, rows: 2, hint })}
      <div class="actions">${buttons}</div>
    `,
  });
