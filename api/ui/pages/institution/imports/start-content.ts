import type { StoredPolicy } from '#db/policies/policies.ts';
import { DECIMALS } from '#api/import/dialect.ts';
import { DATE_ORDERS } from '#api/import/date-order.ts';
import type { ImportSummary } from '#api/import/streamed/import-view.ts';
import { describeShare } from '#api/ui/figures.ts';
import type { Problem } from '#api/problem.ts';
import type { PageContent } from '#api/ui/document.ts';
import { formState } from '#api/ui/form-state.ts';
import { html } from '#api/ui/html.ts';
import { DataTable } from '#api/ui/parts/data-table.ts';
import { ErrorSummary } from '#api/ui/parts/error-summary.ts';
import { FileInput } from '#api/ui/parts/file-input.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { Pager } from '#api/ui/parts/pager.ts';
import { policyOptions } from '#api/ui/policies-in.ts';
import { Select } from '#api/ui/parts/select.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { phraseOf, say, type Phrase } from '#api/ui/say.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';
import { DATE_WORDS, DECIMAL_WORDS, PeriodsField, ReadingFields, SerialDaysField } from '../import/reading-fields.ts';
import { Counts } from './counts.ts';
import { Sending, SENDING_WORDS } from './sending.ts';

const ACCEPT = '.csv,.tsv,.txt,.ndjson,.jsonl,text/csv,application/x-ndjson';
const FIELDS = ['kind', 'policy', 'title', 'decimals', 'dates', 'missing', 'referencePrefix'];

const KINDS = [
  { value: 'cases', label: say`Cases` },
  { value: 'precedents', label: say`Precedents` },
  { value: 'outcomes', label: say`Outcomes` },
  { value: 'contacts', label: say`Contacts` },
  { value: 'withdrawals', label: say`Withdrawals` },
  { value: 'corrections', label: say`Corrected facts` },
];

/** Where a large file is chosen, and the imports that there were. */
export function startContent(
  visit: StaffVisit,
  {
    policies,
    imports,
    next,
  }: {
    policies: readonly Pick<StoredPolicy, 'key' | 'document'>[];
    imports: readonly ImportSummary[];
    next: string | null;
  },
  problem?: Problem,
): PageContent {
  const { signedIn, query, form: sent } = visit;
  const only = policies.length === 1 ? policies[0]?.key : undefined;
  const chosen = {
    ...Object.fromEntries(FIELDS.map((name) => [name, sent.text(name)])),
    kind: sent.text('kind') ?? 'cases',
    policy: sent.text('policy') ?? query['policy'] ?? only,
  };
  const form = formState(chosen, problem?.document.errors ?? []);
  return {
    title: say`Import a large file`,
    islands: ['drop-file', 'send-pieces', 'local-time'],
    styles: ['institution'],
    body: html`
      ${problem && ErrorSummary({ form, title: phraseOf(problem.document.title) })}
      <p>
        Rows are imported as the file arrives, and cannot be undone as a whole. Rows with faults are left out; you get
        them back as a file. A file that you want to check before anything happens is
        <a href="/import">imported at once</a>.
      </p>
      ${StaffForm({
        signedIn,
        action: '/imports',
        enctype: 'multipart/form-data',
        'data-pieces': '',
        ...SENDING_WORDS,
        children: html`
          ${Select({ form, name: 'kind', label: say`What the file contains`, options: KINDS })}
          ${Select({
            form,
            name: 'policy',
            label: say`Policy`,
            empty: say`Choose`,
            options: policyOptions(policies),
          })}
          ${TextInput({
            form,
            name: 'title',
            label: say`Title of the dockets (optional)`,
            hint: say`Cases become numbered dockets of at most 500. Without a title, they are named after the file and the day.`,
            maxlength: 180,
          })}
          <details>
            <summary>How the file is read</summary>
            ${Select({
              form,
              name: 'decimals',
              label: say`Decimals follow`,
              empty: say`As the file shows`,
              options: DECIMALS.map((value) => ({ value, label: DECIMAL_WORDS[value] })),
            })}
            ${Select({
              form,
              name: 'dates',
              label: say`The day stands`,
              empty: say`As the file shows`,
              options: DATE_ORDERS.map((value) => ({ value, label: DATE_WORDS[value] })),
            })}
            ${PeriodsField({ form })} ${SerialDaysField({ form })}
            ${ReadingFields({ form, leavesOut: sent.text('unknown') === 'leaveOut' })}
          </details>
          ${FileInput({
            form,
            name: 'file',
            label: say`File`,
            accept: ACCEPT,
            hint: say`A table as CSV, or NDJSON, of up to 8 GiB; without JavaScript up to 32 MiB.`,
          })}
          <div class="actions"><button>Import the file</button></div>
          ${Sending()}
        `,
      })}
      ${imports.length > 0 && Imports({ imports, visit })}
      ${Pager({ path: '/imports', query: {}, cursor: query['cursor'], next })}
    `,
  };
}

function Imports({ imports, visit }: { imports: readonly ImportSummary[]; visit: StaffVisit }) {
  return html`<section>
    <h2>Large files</h2>
    ${DataTable({
      caption: say`Large files`,
      stacks: true,
      rows: imports,
      columns: [
        {
          heading: say`File`,
          cell: ({ id, fileName }) =>
            html`<a href=${`/imports/${id}`}><bdi>${fileName ?? say`Without a name`}</bdi></a>`,
        },
        { heading: say`Policy`, cell: ({ policy }) => policy },
        {
          heading: say`Begun`,
          cell: ({ begunAt, begunBy }) => html`${Moment({ at: begunAt })} by ${visit.nameOf(begunBy)}`,
        },
        { heading: say`State`, cell: stateOf },
        { heading: say`Rows`, cell: ({ rows }) => Counts(rows) },
      ],
    })}
  </section>`;
}

function stateOf({ state, problem, received, length }: ImportSummary): Phrase {
  if (state === 'finished') return say`finished`;
  if (state === 'stopped') return problem?.code === 'importCancelled' ? say`cancelled` : say`stopped`;
  return length === null ? say`unfinished` : say`unfinished, ${describeShare(received / length)} of the file has come`;
}
