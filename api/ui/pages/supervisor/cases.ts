import { listCases, type CaseListRow } from '#db/case-list.ts';
import { listPolicies } from '#db/policies.ts';
import { inTransaction } from '#db/transaction.ts';
import { scopeOf } from '#api/principal.ts';
import type { PageContent } from '../../document.ts';
import { formState } from '../../form-state.ts';
import { html } from '../../html.ts';
import { DataTable, type Column } from '../../parts/data-table.ts';
import { Moment } from '../../parts/moment.ts';
import { TextInput } from '../../parts/text-input.ts';
import { PHASE_NAMES } from '../../phases.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffPage, type StaffVisit } from '../../staff-route.ts';
import type { Ui } from '../../ui.ts';
import { caseAddressOf } from './case-words.ts';

/** One reference can occur once in each policy. */
const MAX_ROWS = 50;

/** Finds a case by the reference that its institution and its subject know it by, whether or not it has a hearing. */
export const supervisedCasesPage: RegisterPage = (app, ui) => {
  staffPage(app, ui, { path: '/supervision/cases', action: 'extendWindow', show: (visit) => showCases(ui, visit) });
};

async function showCases({ dependencies }: Ui, { staff, query }: StaffVisit): Promise<PageContent> {
  const { institutionId } = staff;
  const reference = (query['reference'] ?? '').trim();
  const { rows, titles } = await inTransaction(dependencies.database, scopeOf(staff), async (transaction) => ({
    rows:
      reference === ''
        ? []
        : await listCases(transaction, institutionId, {
            externalRef: reference,
            phase: undefined,
            policy: undefined,
            docket: undefined,
            adverse: undefined,
            limit: MAX_ROWS,
            after: undefined,
          }),
    titles: new Map((await listPolicies(transaction, institutionId)).map(({ key, document }) => [key, document.title])),
  }));
  const columns: Column<CaseListRow>[] = [
    {
      heading: 'Matter',
      cell: ({ caseId, policyKey }) => html`<a href=${caseAddressOf(caseId)}>${titles.get(policyKey) ?? policyKey}</a>`,
    },
    { heading: 'Phase', cell: ({ phase }) => PHASE_NAMES[phase] },
    { heading: 'Received', cell: ({ receivedAt }) => Moment({ at: receivedAt }) },
  ];
  return {
    title: 'Find a case',
    width: 'middle',
    styles: ['supervision'],
    islands: ['local-time'],
    body: html`
      <form method="get" class="card">
        ${TextInput({
          form: formState({ reference }),
          name: 'reference',
          type: 'search',
          label: 'Reference',
          hint: 'As the institution wrote it; it stands in every notice to the subject.',
        })}
        <div class="actions"><button>Find</button></div>
      </form>
      ${
        reference !== '' &&
        (rows.length === 0
          ? html`<p>No case has this reference.</p>`
          : DataTable({ caption: `Cases with the reference ${reference}`, rows, columns }))
      }
    `,
  };
}
