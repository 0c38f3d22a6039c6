import { listPolicies } from '#db/policies.ts';
import { findStaff, listStaff, listUnregistered, putStaff, type StaffMember } from '#db/staff.ts';
import { inTransaction } from '#db/transaction.ts';
import { scopeOf } from '#api/principal.ts';
import { invalid, type Problem } from '#api/problem.ts';
import type { PageContent } from '../../document.ts';
import { html } from '../../html.ts';
import { Banner } from '../../parts/banner.ts';
import { DataTable, type Column } from '../../parts/data-table.ts';
import { ErrorSummary } from '../../parts/error-summary.ts';
import { StaffForm } from '../../parts/staff-form.ts';
import { TextInput } from '../../parts/text-input.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffAction, staffPage, type StaffVisit } from '../../staff-route.ts';
import type { Ui } from '../../ui.ts';
import { LoadTable } from './load-table.ts';
import { keptStaffForm, nameOfStaffField, readRegistration, sentStaffForm, StaffFields } from './staff-fields.ts';

/** Who hears cases: what each of them may hear, and the form that registers another. */
export const staffPages: RegisterPage = (app, ui) => {
  const { database, clock } = ui.dependencies;
  staffPage(app, ui, { path: '/staff', action: 'readStaff', show: (visit) => showStaff(ui, visit) });
  staffAction(app, ui, {
    path: '/staff',
    action: 'writeStaff',
    place: () => '/staff',
    async act({ staff, form }) {
      const { institutionId } = staff;
      const { id, ...entry } = readRegistration(form);
      await inTransaction(database, scopeOf(staff), async (transaction) => {
        if (await findStaff(transaction, institutionId, id))
          throw invalid([{ field: '/id', message: 'somebody is registered under this account; change their entry' }]);
        await putStaff(transaction, institutionId, id, entry, await clock(transaction));
      });
      return { redirect: '/staff?notice=registered' };
    },
    refused: (visit, problem) => showStaff(ui, visit, problem),
  });
};

async function showStaff({ dependencies }: Ui, visit: StaffVisit, refused?: Problem): Promise<PageContent> {
  const { staff, form, signedIn, query } = visit;
  const { institutionId } = staff;
  const { members, unregistered, policies } = await inTransaction(
    dependencies.database,
    scopeOf(staff),
    async (transaction) => {
      const at = await dependencies.clock(transaction);
      return {
        members: await listStaff(transaction, institutionId, at),
        unregistered: await listUnregistered(transaction, institutionId, at),
        policies: await listPolicies(transaction, institutionId),
      };
    },
  );
  const wanted = [...new Set(policies.flatMap(({ document }) => document.hearing.skills))].toSorted();
  const state = refused ? sentStaffForm(form, refused) : keptStaffForm();
  return {
    title: 'Staff',
    width: 'middle',
    styles: ['supervision'],
    body: html`
      ${query['notice'] === 'registered' && Banner({ tone: 'good', title: 'They are registered.' })}
      <section aria-labelledby="entries">
        <h2 id="entries">What they may hear</h2>
        ${
          members.length === 0
            ? html`<p>
                Nobody is registered. Whoever signs in as a judge may take any hearing, and nobody is told when a
                hearing can be taken by none of them.
              </p>`
            : DataTable({ caption: 'Everybody registered', rows: members, columns: COLUMNS })
        }
        ${wanted.length > 0 && html`<p class="soft">Skills that policies ask for: ${wanted.join(', ')}.</p>`}
      </section>
      <section aria-labelledby="load">
        <h2 id="load">Load</h2>
        ${LoadTable({ members, unregistered, policies })}
      </section>
      <section class="card" aria-labelledby="register">
        <h2 id="register">Register somebody</h2>
        ${StaffForm({
          signedIn,
          action: '/staff',
          children: html`
            ${ErrorSummary({ form: state, title: 'They are not registered yet', nameOf: nameOfStaffField })}
            ${TextInput({
              form: state,
              name: 'id',
              label: 'Account',
              maxlength: 200,
              hint: 'The id that the identity provider gives them, its claim “sub”.',
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
    heading: 'Person',
    cell: ({ id, name }) => html`<a href=${`/staff/${encodeURIComponent(id)}`}>${name}</a>`,
  },
  { heading: 'Account', cell: ({ id }) => html`<code>${id}</code>` },
  { heading: 'Role', cell: ({ role }) => role },
  {
    heading: 'Presence',
    cell: ({ active }) => (active ? 'here' : html`<span class="tag care">away</span>`),
  },
  { heading: 'Skills and languages', cell: ({ skills }) => skills.join(', ') || 'none' },
  { heading: 'Own cap a day', isNumber: true, cell: ({ dailyCap }) => (dailyCap === null ? 'none' : String(dailyCap)) },
  { heading: 'Conflicts', isNumber: true, cell: ({ conflicts }) => String(conflicts.length) },
];
