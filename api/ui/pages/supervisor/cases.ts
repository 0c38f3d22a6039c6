import { listCases, type CaseListRow } from '#db/case-list.ts';
import { findPeople, MAX_FOUND, type FoundPerson } from '#db/people.ts';
import { summarizePolicies, titlesOf } from '#db/policies/policies.ts';
import { inTransaction } from '#db/transaction.ts';
import { scopeOf } from '#api/principal.ts';
import type { Problem } from '#api/problem.ts';
import { PersonQuery } from '#api/views/supervisor/person-query.ts';
import type { PageContent } from '../../document.ts';
import { checkText } from '../../form.ts';
import { formState } from '../../form-state.ts';
import { html } from '../../html.ts';
import { DataTable, type Column } from '../../parts/data-table.ts';
import { ErrorSummary } from '../../parts/error-summary.ts';
import { Moment } from '../../parts/moment.ts';
import { StaffForm } from '../../parts/staff-form.ts';
import { TextInput } from '../../parts/text-input.ts';
import { PHASE_NAMES } from '../../phases.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffAction, staffPage, type StaffVisit } from '../../staff-route.ts';
import type { Ui } from '../../ui.ts';
import { caseAddressOf } from './case-words.ts';
import { say } from '../../say.ts';

/** One reference can occur once in each policy. */
const MAX_ROWS = 50;

/**
 * Finds a case by the reference that its institution and its subject know it by, or by who the subject is, whether or not it has a
 * hearing.
 */
export const supervisedCasesPage: RegisterPage = (app, ui) => {
  staffPage(app, ui, { path: '/supervision/cases', action: 'extendWindow', show: (visit) => showCases(ui, visit) });
  staffAction(app, ui, {
    path: '/supervision/cases',
    action: 'findPeople',
    place: () => '/supervision/cases',
    async act(visit) {
      const { staff, form } = visit;
      const text = checkText(form, 'text', PersonQuery);
      const { database, clock } = ui.dependencies;
      const people = await inTransaction(database, scopeOf(staff), async (transaction) =>
        findPeople(transaction, staff.institutionId, staff.id, text, await clock(transaction)),
      );
      return showCases(ui, visit, { people });
    },
    refused: (visit, problem) => showCases(ui, visit, { problem }),
  });
};

async function showCases(
  { dependencies }: Ui,
  { staff, query, form, signedIn, language }: StaffVisit,
  searched: { people?: FoundPerson[]; problem?: Problem } = {},
): Promise<PageContent> {
  const { institutionId } = staff;
  const { people, problem } = searched;
  const person = formState({ text: form.text('text') }, problem?.document.errors);
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
    titles: titlesOf(await summarizePolicies(transaction, institutionId, language)),
  }));
  const columns: Column<CaseListRow>[] = [
    {
      heading: say`Matter`,
      cell: ({ caseId, policyKey }) => html`<a href=${caseAddressOf(caseId)}>${titles.get(policyKey) ?? policyKey}</a>`,
    },
    { heading: say`Phase`, cell: ({ phase }) => PHASE_NAMES[phase] },
    { heading: say`Received`, cell: ({ receivedAt }) => Moment({ at: receivedAt }) },
  ];
  return {
    title: say`Find a case`,
    width: 'middle',
    styles: ['supervision'],
    islands: ['local-time'],
    body: html`
      <form method="get" class="card">
        ${TextInput({
          form: formState({ reference }),
          name: 'reference',
          type: 'search',
          label: say`Reference`,
          hint: say`As the institution wrote it; every notice to the subject states it.`,
        })}
        <div class="actions"><button>Find</button></div>
      </form>
      ${StaffForm({
        signedIn,
        action: '/supervision/cases',
        class: 'card',
        children: html`
          ${ErrorSummary({ form: person, title: say`Nothing was searched for`, nameOf: () => say`Name or contact` })}
          ${TextInput({
            form: person,
            name: 'text',
            type: 'search',
            label: say`Name or contact of the subject`,
            hint: say`Who searched, when, and which cases were found is recorded for auditors.`,
          })}
          <div class="actions"><button class="second">Find the person</button></div>
        `,
      })}
      ${people && FoundPeople({ people, titles })}
      ${
        reference !== '' &&
        (rows.length === 0
          ? html`<p>No case has this reference.</p>`
          : DataTable({ caption: say`Cases with the reference ${reference}`, rows, columns }))
      }
    `,
  };
}

function FoundPeople({ people, titles }: { people: readonly FoundPerson[]; titles: ReadonlyMap<string, string> }) {
  if (people.length === 0) return html`<p>No case belongs to a person with this name or contact.</p>`;
  return html`
    ${DataTable({
      caption: say`People found`,
      rows: people,
      columns: [
        {
          heading: say`Name`,
          cell: ({ caseId, name }: FoundPerson) => html`<a href=${caseAddressOf(caseId)}>${name}</a>`,
        },
        { heading: say`Contact`, cell: ({ contact }: FoundPerson) => contact },
        { heading: say`Reference`, cell: ({ externalRef }: FoundPerson) => externalRef },
        { heading: say`Matter`, cell: ({ policy }: FoundPerson) => titles.get(policy) ?? policy },
        { heading: say`Phase`, cell: ({ phase }: FoundPerson) => PHASE_NAMES[phase] },
      ],
    })}
    ${people.length === MAX_FOUND && html`<p class="soft">Only the first ${String(MAX_FOUND)} are shown.</p>`}
  `;
}
