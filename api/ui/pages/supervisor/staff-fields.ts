import { z } from 'zod';
import type { StaffEntry } from '#db/staffing/staff.ts';
import { invalid, Problem } from '#api/problem.ts';
import { StaffEntry as StaffEntrySchema } from '#api/views/supervisor/staff-entry.ts';
import { check, type Form } from '../../form.ts';
import { formState, type FormState } from '../../form-state.ts';
import { html } from '../../html.ts';
import { Choices } from '../../parts/choices.ts';
import { TextArea } from '../../parts/text-area.ts';
import { TextInput } from '../../parts/text-input.ts';
import { say, type Phrase } from '../../say.ts';

/** As many as the API takes. */
const MAX_ABSENCES = 20;

/** Fields of the form as they are named in it. */
const FIELDS = ['id', 'name', 'role', 'active', 'skills', 'languages', 'dailyCap', 'conflicts'] as const;

/** A judge's or supervisor's entry together with the account that it is registered under. */
const Registration = StaffEntrySchema.extend({ id: z.string().min(1).max(200) });

/** The entry that a form describes; throws a Problem that names the fields where it is not valid. */
export const readStaffEntry = (form: Form): StaffEntry => naming(() => check(StaffEntrySchema, sentEntry(form)));

/** The same with the account that a form registers. */
export const readRegistration = (form: Form): StaffEntry & { id: string } =>
  naming(() => check(Registration, { ...sentEntry(form), id: form.text('id')?.trim() }));

function sentEntry(form: Form) {
  const active = form.text('active');
  const cap = form.text('dailyCap');
  return {
    name: form.text('name')?.trim(),
    role: form.text('role'),
    active: active === undefined ? undefined : active === 'true',
    skills: listOf(form.text('skills'), /[,\n]/),
    languages: listOf(form.text('languages'), /[,\s]/),
    dailyCap: cap === undefined ? null : Number(cap),
    conflicts: listOf(form.text('conflicts'), /\n/),
    absences: form.tree()['absences'],
  };
}

/** Names the fields of the form in what is wrong with an entry: lists are written into one field each. */
function naming<Entry>(read: () => Entry): Entry {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { errors = [], title } = error.document;
    const named = errors.map(({ field, message }) => ({
      field: field.replace(/^(\/\w+)\/\d+$/, '$1'),
      message: field === '/dailyCap' ? 'enter a whole number from 0 to 500, or leave it empty' : message,
    }));
    throw invalid(named, title);
  }
}

const listOf = (text: string | undefined, separator: RegExp): string[] => [
  ...new Set((text ?? '').split(separator).flatMap((each) => (each.trim() === '' ? [] : [each.trim()]))),
];

/** The form as it was sent. */
export const sentStaffForm = (form: Form, problem: Problem): FormState =>
  formState(
    { ...Object.fromEntries(FIELDS.map((name) => [name, form.text(name)])), absences: form.tree()['absences'] },
    problem.document.errors,
  );

/** The form over a stored entry; empty without one. */
export const storedStaffForm = (entry?: StaffEntry): FormState =>
  formState(
    entry
      ? {
          ...entry,
          skills: entry.skills.join(', '),
          languages: entry.languages.join(', '),
          conflicts: entry.conflicts.join('\n'),
        }
      : { role: 'judge', active: true },
  );

/** Absences that the form has, and an empty row for another. */
function Absences({ form }: { form: FormState }) {
  const rows = Math.min(form.length('/absences') + 1, MAX_ABSENCES);
  return html`<fieldset>
    <legend>Absences</legend>
    <p class="small soft">
      They are given no hearings on these days. If the absence has already begun when you save it, the hearings that
      they hold go to the person who covers for them, or back to the queue.
    </p>
    ${Array.from(
      { length: rows },
      (_, row) =>
        html`<div class="beside">
          ${TextInput({ form, name: `/absences/${row}/from`, type: 'date', label: say`First day` })}
          ${TextInput({ form, name: `/absences/${row}/until`, type: 'date', label: say`Last day` })}
          ${TextInput({ form, name: `/absences/${row}/cover`, label: say`Covered by`, hint: say`Account` })}
        </div>`,
    )}
  </fieldset>`;
}

/** The fields of a judge's or supervisor's entry. */
export function StaffFields({ form }: { form: FormState }) {
  return html`
    ${TextInput({ form, name: 'name', label: say`Name`, maxlength: 200 })}
    ${Choices({
      form,
      name: 'role',
      label: say`Role`,
      choices: [
        { value: 'judge', label: say`Judge` },
        { value: 'supervisor', label: say`Supervisor` },
      ],
    })}
    ${Choices({
      form,
      name: 'active',
      label: say`Presence`,
      choices: [
        { value: 'true', label: say`Present`, help: say`may be assigned hearings` },
        { value: 'false', label: say`Away`, help: say`is assigned none; current hearings go back to the queue` },
      ],
    })}
    ${Absences({ form })}
    ${TextInput({
      form,
      name: 'skills',
      label: say`Skills`,
      hint: say`As policies name them, separated by commas: debts, pretrial law`,
    })}
    ${TextInput({
      form,
      name: 'languages',
      label: say`Languages that they read`,
      hint: say`By their tags, separated by commas: de, es, tr. Hearings of subjects with these languages come to them.`,
    })}
    ${TextInput({
      form,
      name: 'dailyCap',
      label: say`Maximum hearings a day`,
      type: 'number',
      hint: say`A cap below the policy’s. Leave it empty to use the policy’s cap.`,
    })}
    ${TextArea({
      form,
      name: 'conflicts',
      label: say`Conflicts`,
      rows: 3,
      class: 'short',
      hint: say`External references of cases that this person must not hear, one per line.`,
    })}
  `;
}

const NAMES: Partial<Record<string, Phrase>> = {
  '/id': say`Account`,
  '/name': say`Name`,
  '/role': say`Role`,
  '/active': say`Presence`,
  '/skills': say`Skills`,
  '/languages': say`Languages that they read`,
  '/dailyCap': say`Maximum hearings a day`,
  '/conflicts': say`Conflicts`,
};

/** The name of a field in words, by its JSON pointer. */
export const nameOfStaffField = (pointer: string): Phrase | undefined =>
  pointer.startsWith('/absence') ? say`Absences` : NAMES[pointer];
