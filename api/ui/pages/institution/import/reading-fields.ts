import type { FormState } from '#api/ui/form-state.ts';
import { html } from '#api/ui/html.ts';
import { PERIODS, SERIAL_DAYS } from '#api/import/read-date.ts';
import { Select } from '#api/ui/parts/select.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { say } from '#api/ui/say.ts';

export const DECIMAL_WORDS = { point: say`a point, as in 1.5`, comma: say`a comma, as in 1,5` };
export const DATE_WORDS = {
  dayFirst: say`first, as in 28/11/2026`,
  monthFirst: say`second, as in 11/28/2026`,
  yearFirst: say`last, as in 26-11-28`,
};

const PERIOD_WORDS = { firstDay: say`its first day`, lastDay: say`its last day` };
const SERIAL_WORDS = {
  1900: say`1900, as most spreadsheets count`,
  1904: say`1904, as those of old Macs count`,
};

/** What a week or a month stands for. */
export const PeriodsField = ({ form }: { form: FormState }) =>
  Select({
    form,
    name: 'periods',
    label: say`A week or a month stands for`,
    options: PERIODS.map((value) => ({ value, label: PERIOD_WORDS[value] })),
  });

/** What days in numbers count from. */
export const SerialDaysField = ({ form }: { form: FormState }) =>
  Select({
    form,
    name: 'serialDays',
    label: say`Days such as 45321 count from`,
    options: SERIAL_DAYS.map((value) => ({ value, label: SERIAL_WORDS[value] })),
  });

/** What the institution can say of a file's cells, whether it is imported at once or in pieces. */
export function ReadingFields({ form, leavesOut }: { form: FormState; leavesOut: boolean }) {
  return html`${TextInput({
      form,
      name: 'missing',
      label: say`Codes for a missing value`,
      hint: say`Separated by commas, such as NA, ?, 8888`,
    })}
    ${TextInput({
      form,
      name: 'referencePrefix',
      label: say`Word for the references of rows, if no column has one`,
      hint: say`Such as adult: the rows are called adult-1, adult-2 and so on.`,
      maxlength: 100,
    })}
    <label class="check">
      <input type="checkbox" name="unknown" value="leaveOut" checked=${leavesOut} />
      Leave out all columns that match no field
    </label>`;
}
