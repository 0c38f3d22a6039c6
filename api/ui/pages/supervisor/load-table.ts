import type { Load, StaffMember } from '#db/staffing/staff.ts';
import type { PolicySummary } from '#db/policies/policies.ts';
import { html } from '../../html.ts';
import type { NameOf } from '../../ui.ts';
import { DataTable, type Column } from '../../parts/data-table.ts';
import { say, type Words } from '../../say.ts';
import { ROLE_NAMES } from './hearing-words.ts';

interface Row extends Load {
  id: string;
  member: StaffMember | null;
}

/** How many hearings each judge and supervisor holds, and how many they have done today. */
export function LoadTable({
  members,
  unregistered,
  policies,
  nameOf,
}: {
  members: readonly StaffMember[];
  unregistered: readonly (Load & { id: string })[];
  policies: readonly PolicySummary[];
  nameOf: NameOf;
}) {
  const rows: Row[] = [
    ...members.map((member) => ({ ...member, member })),
    ...unregistered.map((person) => ({ ...person, member: null })),
  ];
  if (rows.length === 0)
    return html`<p class="soft">No judge or supervisor is registered, and no hearing is assigned.</p>`;
  const columns: Column<Row>[] = [
    {
      heading: say`Person`,
      cell: ({ id, member }) =>
        member
          ? html`<a href=${`/staff/${encodeURIComponent(id)}`}><bdi>${member.name}</bdi></a>`
          : html`<bdi>${nameOf(id)}</bdi> <span class="soft">(not registered)</span>`,
    },
    { heading: say`Role`, cell: ({ member }) => member && ROLE_NAMES[member.role] },
    {
      heading: say`Presence`,
      cell: ({ member }) =>
        member && !member.active ? html`<span class="tag care">away</span>` : html`<span class="soft">present</span>`,
    },
    { heading: say`Holds`, isNumber: true, cell: ({ holds }) => String(holds) },
    {
      heading: say`Overdue`,
      isNumber: true,
      cell: ({ overdue }) => (overdue > 0 ? html`<span class="tag bad">${String(overdue)}</span>` : '0'),
    },
    { heading: say`Done today`, isNumber: true, cell: ({ recordsToday }) => String(recordsToday) },
    { heading: say`Daily cap`, isNumber: true, cell: ({ member }) => describeCap(member?.dailyCap ?? null, policies) },
  ];
  return DataTable({ caption: say`Judges and supervisors with their load`, rows, columns, stacks: true });
}

/** Maximum number of hearings a day: a person's own cap where it is below what the policies allow, which may differ. */
function describeCap(own: number | null, policies: readonly PolicySummary[]): Words {
  const caps = policies.map(({ dailyCap }) => Math.min(dailyCap, own ?? Infinity));
  if (caps.length === 0) return own === null ? '' : String(own);
  const [least, most] = [Math.min(...caps), Math.max(...caps)];
  return least === most ? String(least) : say`${least} to ${most}, depending on the policy`;
}
