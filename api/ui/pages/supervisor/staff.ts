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

/** Judges and supervisors: what each of them may hear, and the form that registers another. */
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
          throw invalid([
            {
              field: '/id',
              message: 'a judge or supervisor is already registered under this account; change that entry',
            },
          ]);
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
      ${query['notice'] === 'registered' && Banner({ tone: 'good', title: 'The registration is saved.' })}
      <section aria-labelledby="entries">
        <h2 id="entries">What they may hear</h2>
        ${
          members.length === 0
            ? html`<p>
                No judge or supervisor is registered. Any user who signs in as a judge may take any hearing, and
                supervisors are not told when no judge may take one.
              </p>`
            : DataTable({ caption: 'Registered judges and supervisors', rows: members, columns: COLUMNS })
        }
        ${wanted.length > 0 && html`<p class="soft">Skills that policies require: ${wanted.join(', ')}.</p>`}
      </section>
      <section aria-labelledby="load">
        <h2 id="load">Load</h2>
        ${LoadTable({ members, unregistered, policies })}
      </section>
      <section class="card" aria-labelledby="register">
        <h2 id="register">Register a judge or supervisor</h2>
        ${StaffForm({
          signedIn,
          action: '/staff',
          children: html`
            ${ErrorSummary({ form: state, title: 'The registration has not been saved yet', nameOf: nameOfStaffField })}
            ${TextInput({
              form: state,
              name: 'id',
              label: 'Account',
              maxlength: 200,
              hint: 'Their id at the identity provider (its claim “sub”).',
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
    cell: ({ active }) => (active ? 'present' : html`<span class="tag care">away</span>`),
  },
  { heading: 'Skills and languages', cell: ({ skills }) => skills.join(', ') || 'none' },
  { heading: 'Own daily cap', isNumber: true, cell: ({ dailyCap }) => (dailyCap === null ? 'none' : String(dailyCap)) },
  { heading: 'Conflicts', isNumber: true, cell: ({ conflicts }) => String(conflicts.length) },
];
