import type { StaffMember } from '#db/staffing/staff.ts';
import type { FormState } from '#api/ui/form-state.ts';
import { html } from '#api/ui/html.ts';
import { Select } from '#api/ui/parts/select.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { say } from '#api/ui/say.ts';
import { ROLE_NAMES } from '../hearing-words.ts';

/** What to do with the selected hearings. */
export function TogetherFields({ form, members }: { form: FormState; members: readonly StaffMember[] }) {
  const present = members.filter(({ active }) => active);
  return html`<fieldset class="boxed no-print">
    <legend>Change the selected hearings</legend>
    <label class="check">
      <input type="checkbox" name="all" value="true" />
      <span>Select every hearing on this page</span>
    </label>
    <div class="lines">
      ${Select({
        form,
        name: 'what',
        label: say`What to do`,
        options: [
          { value: 'give', label: say`assign them to one person` },
          { value: 'return', label: say`return them to the queue` },
          { value: 'extend', label: say`give their subjects more time` },
        ],
      })}
      ${Select({
        form,
        name: 'judgeId',
        label: say`Person, if you assign them`,
        empty: say`Choose`,
        options: present.map(({ id, name, role }) => ({ value: id, label: say`${name}, ${ROLE_NAMES[role]}` })),
      })}
      ${TextInput({ form, name: 'days', type: 'number', label: say`Days, if you give more time` })}
    </div>
    ${TextArea({ form, name: 'reason', label: say`Why`, rows: 2, hint: say`Stored beside each trail, for auditors.` })}
    <div class="actions"><button>Preview</button></div>
  </fieldset>`;
}
