import { summarizePolicies } from '#db/policies/policies.ts';
import { findMissingSkills } from '#db/staffing/accounts.ts';
import { distinctNames } from '#db/staffing/spelling.ts';
import { listStaff, listUnregistered, type StaffMember } from '#db/staffing/staff.ts';
import { inTransaction } from '#db/transaction.ts';
import { registerStaff } from '#api/acts/register-staff.ts';
import { scopeOf } from '#api/principal.ts';
import type { Problem } from '#api/problem.ts';
import type { PageContent } from '../../document.ts';
import { describeLanguage } from '../../figures.ts';
import { html } from '../../html.ts';
import { DataTable, type Column } from '../../parts/data-table.ts';
import { ErrorSummary } from '../../parts/error-summary.ts';
import { StaffForm } from '../../parts/staff-form.ts';
import { TextInput } from '../../parts/text-input.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffAction, staffPage, type StaffVisit } from '../../staff-route.ts';
import type { Ui } from '../../ui.ts';
import { ROLE_NAMES } from './hearing-words.ts';
import { LoadTable } from './load-table.ts';
import { storedStaffForm, nameOfStaffField, readRegistration, sentStaffForm, StaffFields } from './staff-fields.ts';
import { listOf, say } from '../../say.ts';

/** Judges and supervisors: what each of them may hear, and the form that registers another. */
export const staffPages: RegisterPage = (app, ui) => {
  staffPage(app, ui, { path: '/staff', action: 'readStaff', show: (visit) => showStaff(ui, visit) });
  staffAction(app, ui, {
    path: '/staff',
    action: 'writeStaff',
    place: () => '/staff',
    async act({ staff, form }) {
      const { id, ...entry } = readRegistration(form);
      await registerStaff(ui.dependencies, staff, id, entry, 'new');
      return { redirect: `/staff/${encodeURIComponent(id)}?notice=registered` };
    },
    refused: (visit, problem) => showStaff(ui, visit, problem),
  });
};

async function showStaff({ dependencies }: Ui, visit: StaffVisit, refused?: Problem): Promise<PageContent> {
  const { staff, form, signedIn } = visit;
  const { institutionId } = staff;
  const { members, unregistered, policies, wanted, missing } = await inTransaction(
    dependencies.database,
    scopeOf(staff),
    async (transaction) => {
      const at = await dependencies.clock(transaction);
      const policies = await summarizePolicies(transaction, institutionId, visit.language);
      const wanted = distinctNames(policies.flatMap(({ skills }) => skills)).toSorted();
      return {
        members: await listStaff(transaction, institutionId, at),
        unregistered: await listUnregistered(transaction, institutionId, at),
        policies,
        wanted,
        missing: await findMissingSkills(transaction, institutionId, wanted),
      };
    },
  );
  const state = refused ? sentStaffForm(form, refused) : storedStaffForm();
  return {
    title: say`Staff`,
    width: 'middle',
    styles: ['supervision'],
    body: html`
      <p class="no-print"><a href="#register">Register a judge or supervisor</a></p>
      <section aria-labelledby="entries">
        <h2 id="entries">What they may hear</h2>
        ${
          members.length === 0
            ? html`<p>
                No judge or supervisor is registered. Any user who signs in as a judge may take any hearing, and
                supervisors are not told when no judge may take one.
              </p>`
            : DataTable({ caption: say`Registered judges and supervisors`, rows: members, columns: COLUMNS })
        }
        ${wanted.length > 0 && html`<p class="soft">Skills that policies require: ${wanted.join(', ')}.</p>`}
        ${
          missing.length > 0 &&
          html`<p class="banner care">
            No judge who is present has ${missing.join(', ')}. Hearings that need it go to a supervisor at once.
          </p>`
        }
      </section>
      <section aria-labelledby="load">
        <h2 id="load">Load</h2>
        ${LoadTable({ members, unregistered, policies, nameOf: visit.nameOf })}
      </section>
      <section class="card" aria-labelledby="register">
        <h2 id="register" tabindex="-1">Register a judge or supervisor</h2>
        ${StaffForm({
          signedIn,
          action: '/staff',
          children: html`
            ${ErrorSummary({ form: state, title: say`The registration has not been saved yet`, nameOf: nameOfStaffField })}
            ${TextInput({
              form: state,
              name: 'id',
              label: say`Account`,
              maxlength: 200,
              hint: say`Their id at the identity provider (its claim “sub”).`,
            })}
            ${StaffFields({ form: state })}
            <div class="actions"><button>Register</button></div>
          `,
        })}
      </section>
    `,
  };
}

const COLUMNS: Column<StaffMember>[] = [
  {
    heading: say`Person`,
    cell: ({ id, name }) => html`<a href=${`/staff/${encodeURIComponent(id)}`}>${name}</a>`,
  },
  {
    heading: say`Account`,
    cell: ({ id, signedIn }) =>
      html`<code>${id}</code> ${!signedIn && html`<span class="tag care">never signed in</span>`}`,
  },
  { heading: say`Role`, cell: ({ role }) => ROLE_NAMES[role] },
  {
    heading: say`Presence`,
    cell: ({ active }) => (active ? say`present` : html`<span class="tag care">away</span>`),
  },
  { heading: say`Skills`, cell: ({ skills }) => skills.join(', ') || say`none` },
  {
    heading: say`Languages`,
    cell: ({ languages }) => (languages.length === 0 ? say`none` : listOf(languages.map(describeLanguage))),
  },
  {
    heading: say`Own daily cap`,
    isNumber: true,
    cell: ({ dailyCap }) => (dailyCap === null ? say`none` : String(dailyCap)),
  },
  { heading: say`Conflicts`, isNumber: true, cell: ({ conflicts }) => String(conflicts.length) },
];
