import { z } from 'zod';
import {
  discardUpload,
  listUploads,
  setUploadReading,
  setUploadTargets,
  type StoredUpload,
} from '#db/imports/uploads.ts';
import { inTransaction } from '#db/transaction.ts';
import { serveUpload, type ExaminedUpload } from '#api/import/examine-upload.ts';
import { correctUpload, receiveUpload } from '#api/import/receive-upload.ts';
import { DocketTitle } from '#api/import/arriving-cases.ts';
import { MAX_UPLOAD_BYTES } from '#api/import/upload.ts';
import { takeUpload } from '#api/import/take-upload.ts';
import { scopeOf } from '#api/principal.ts';
import { ensureMayEver } from '#api/ensure-may.ts';
import { faultyFile } from '#api/import/leave-out-faulty.ts';
import { invalid, notFound, type Problem } from '#api/problem.ts';
import { downloadHeaders } from '#api/download-headers.ts';
import type { PageContent } from '../../document.ts';
import { html } from '../../html.ts';
import { checkText } from '../../form.ts';
import { formState } from '../../form-state.ts';
import { Banner } from '../../parts/banner.ts';
import { DataTable } from '../../parts/data-table.ts';
import { Choices } from '../../parts/choices.ts';
import { ErrorSummary } from '../../parts/error-summary.ts';
import { FileInput } from '../../parts/file-input.ts';
import { Moment } from '../../parts/moment.ts';
import { Select } from '../../parts/select.ts';
import { StaffForm } from '../../parts/staff-form.ts';
import { policiesIn, policyOptions, titlesOfPolicies } from '../../policies-in.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffAction, staffPage, type StaffVisit } from '../../staff-route.ts';
import { describeNumber } from '#api/ui/figures.ts';
import { serveForecast } from '#api/views/institution/forecast-view.ts';
import type { NameOf, Ui } from '../../ui.ts';
import { checkContent } from './import/check-content.ts';
import { readTargets } from './import/column-form.ts';
import { forecastInWords } from './import/forecast.ts';
import { readReading } from './import/reading-form.ts';
import { takenContent } from './import/taken-content.ts';
import { phraseOf, say, type Phrase } from '../../say.ts';

const Params = z.object({ id: z.uuid() });
const KINDS = ['cases', 'precedents', 'outcomes', 'contacts', 'withdrawals', 'corrections'] as const;
/** What of a dialect makes other columns of a file. */
const COLUMN_CHOICES = ['encoding', 'delimiter', 'header'] as const;
const ACCEPT = '.csv,.ndjson,.jsonl,text/csv,application/x-ndjson';

const place = ({ id }: z.infer<typeof Params>): string => `/import/${id}`;

/**
 * Imports cases, precedents, outcomes, contacts, withdrawals and corrected facts from files: choosing a file, checking how it is read,
 * and following the result.
 */
export const importPages: RegisterPage = (app, ui) => {
  const { dependencies } = ui;
  staffPage(app, ui, { path: '/import', action: 'openDocket', show: (visit) => showStart(ui, visit) });
  staffAction(app, ui, {
    path: '/import',
    action: 'openDocket',
    maxFileBytes: MAX_UPLOAD_BYTES,
    place: () => '/import',
    async act({ staff, form, file }) {
      const kind = z.enum(KINDS).safeParse(form.text('kind')).data;
      const policyKey = form.text('policy');
      if (!kind) throw invalid([{ field: '/kind', message: 'choose what the file contains' }], 'Something is missing');
      if (policyKey === undefined)
        throw invalid([{ field: '/policy', message: 'choose a policy' }], 'Something is missing');
      const id = await receiveUpload(dependencies, staff, { kind, policyKey, file });
      return { redirect: place({ id }) };
    },
    refused: (visit, problem) => showStart(ui, visit, problem),
  });

  const showUpload = async (visit: StaffVisit<z.infer<typeof Params>>, problem?: Problem): Promise<PageContent> => {
    const { upload, waiting } = await serveUpload(dependencies, visit.staff, visit.params.id);
    if (!waiting) return takenContent(dependencies, visit, upload, problem);
    return checkContent(visit, upload, waiting, ACCEPT, problem, await forecastOf(ui, visit, upload, waiting));
  };
  staffPage(app, ui, { path: '/import/:id', action: 'openDocket', params: Params, show: (visit) => showUpload(visit) });
  app.get('/import/:id/faulty', async (request, reply) => {
    const signedIn = await ui.sessions.read(request);
    const params = Params.safeParse(request.params);
    if (!signedIn || signedIn.idle || !params.success) throw notFound('file');
    ensureMayEver(signedIn.staff, 'openDocket');
    const { upload, waiting } = await serveUpload(dependencies, signedIn.staff, params.data.id);
    if (!waiting) throw notFound('file');
    return reply.headers(downloadHeaders(`faulty-${upload.fileName}`)).send(Buffer.from(faultyFile(waiting.examined)));
  });
  const action = (
    below: string,
    act: (visit: StaffVisit<z.infer<typeof Params>>) => Promise<string>,
    maxFileBytes?: number,
  ) =>
    staffAction(app, ui, {
      path: `/import/:id${below}`,
      action: 'openDocket',
      params: Params,
      place,
      ...(maxFileBytes !== undefined && { maxFileBytes }),
      act: async (visit) => ({ redirect: await act(visit) }),
      refused: showUpload,
    });
  action('/columns', async ({ staff, params, form }) => {
    await inTransaction(dependencies.database, scopeOf(staff), (transaction) =>
      setUploadTargets(transaction, staff.institutionId, params.id, readTargets(form)),
    );
    return `${place(params)}#columns`;
  });
  action(
    '/file',
    async ({ staff, params, file }) => {
      await correctUpload(dependencies, staff, params.id, file);
      return place(params);
    },
    MAX_UPLOAD_BYTES,
  );
  action('/reading', async ({ staff, params, form }) => {
    const { waiting } = await serveUpload(dependencies, staff, params.id);
    const reading = readReading(form, waiting?.table, waiting?.examined.upload.table?.unclear ?? [], waiting?.said);
    const hasOtherColumns = COLUMN_CHOICES.some((each) => reading.dialect?.[each] !== waiting?.said.dialect?.[each]);
    await inTransaction(dependencies.database, scopeOf(staff), (transaction) =>
      setUploadReading(transaction, staff.institutionId, params.id, reading, hasOtherColumns),
    );
    return place(params);
  });
  action('/take', async ({ staff, params, form }) => {
    const title = form.text('title') === undefined ? undefined : checkText(form, 'title', DocketTitle);
    await takeUpload(dependencies, staff, params.id, { leaveOutFaulty: form.text('faulty') === 'leaveOut', title });
    return place(params);
  });
  action('/discard', async ({ staff, params }) => {
    await inTransaction(dependencies.database, scopeOf(staff), (transaction) =>
      discardUpload(transaction, staff.institutionId, params.id),
    );
    return '/import?notice=discarded';
  });
};

/** What the cases of a file would need, in sentences. */
async function forecastOf(
  { dependencies }: Ui,
  { staff }: StaffVisit,
  { kind }: StoredUpload,
  { policy, examined }: ExaminedUpload,
): Promise<Phrase[]> {
  const cases = examined.values.length;
  if (kind !== 'cases' || cases === 0) return [];
  const forecast = await inTransaction(dependencies.database, scopeOf(staff), (transaction) =>
    serveForecast(transaction, staff.institutionId, policy, cases, dependencies.modelPrices),
  );
  return forecastInWords(forecast);
}

const MAX_RECENT = 10;

async function showStart({ dependencies }: Ui, visit: StaffVisit, problem?: Problem): Promise<PageContent> {
  const { staff, signedIn, query, form: sent } = visit;
  const { policies, uploads } = await inTransaction(dependencies.database, scopeOf(staff), async (transaction) => ({
    policies: await policiesIn(visit.language, transaction, staff.institutionId),
    uploads: await listUploads(transaction, staff.institutionId, MAX_RECENT),
  }));
  const chosen = {
    kind: sent.text('kind') ?? 'cases',
    policy: sent.text('policy') ?? query['policy'] ?? (policies.length === 1 ? policies[0]?.key : undefined),
  };
  const form = formState(chosen, problem?.document.errors ?? []);
  return {
    title: say`Import`,
    islands: ['drop-file', 'local-time'],
    styles: ['institution'],
    body: html`
      ${query['notice'] === 'discarded' && Banner({ title: say`The file is discarded. Nothing in it was imported.` })}
      ${problem && ErrorSummary({ form, title: phraseOf(problem.document.title) })}
      ${
        policies.length === 0
          ? html`<p>
              A file is read according to a policy, and there is none yet.
              <a href="/new-policy">Write the first policy</a>, or
              <a href="/new-policy/from-file">draft it from a file</a>.
            </p>`
          : StaffForm({
              signedIn,
              action: '/import',
              enctype: 'multipart/form-data',
              children: html`
                ${Choices({
                  form,
                  name: 'kind',
                  label: say`What the file contains`,
                  choices: [
                    { value: 'cases', label: say`Cases`, help: say`People whose cases are to be decided` },
                    { value: 'precedents', label: say`Precedents`, help: say`Past cases whose later outcome is known` },
                    {
                      value: 'outcomes',
                      label: say`Outcomes`,
                      help: say`What later happened in cases that were decided here`,
                    },
                    {
                      value: 'contacts',
                      label: say`Contacts`,
                      help: say`Corrected addresses of people, each with a reason`,
                    },
                    {
                      value: 'withdrawals',
                      label: say`Withdrawals`,
                      help: say`Cases to withdraw before they are decided, each with a reason`,
                    },
                    {
                      value: 'corrections',
                      label: say`Corrected facts`,
                      help: say`Facts that were wrong in cases that are not decided, each row with a reason`,
                    },
                  ],
                })}
                ${Select({
                  form,
                  name: 'policy',
                  label: say`Policy`,
                  empty: say`Choose`,
                  options: policyOptions(policies),
                })}
                ${FileInput({
                  form,
                  name: 'file',
                  label: say`File`,
                  accept: ACCEPT,
                  hint: say`A table as CSV, with commas, semicolons, tabs or bars between the cells, or NDJSON. You can drop the file here.`,
                })}
                <div class="actions">
                  <button>Check the file</button>
                  <span class="small soft">Nothing is imported before you have checked how the file is read.</span>
                </div>
                <p>
                  A file of more than 32 MiB, or of more than 5,000 cases or outcomes or 1,000 contacts, withdrawals or
                  corrected facts, is
                  <a href="/imports">imported as it arrives</a>.
                </p>
              `,
            })
      }
      ${uploads.length > 0 && Recent({ uploads, titles: titlesOfPolicies(policies), nameOf: visit.nameOf })}
    `,
  };
}

/** @param titles of the policies by key; a file of another one waits for its policy to be created */
function Recent({
  uploads,
  titles,
  nameOf,
}: {
  uploads: readonly StoredUpload[];
  titles: ReadonlyMap<string, string>;
  nameOf: NameOf;
}) {
  const isKnown = (policyKey: string): boolean => titles.has(policyKey);
  return html`<section>
    <h2>Recent files</h2>
    ${DataTable({
      caption: say`Recent files`,
      stacks: true,
      rows: uploads,
      columns: [
        {
          heading: say`File`,
          cell: ({ uploadId, policyKey, fileName }) =>
            html`<a href=${isKnown(policyKey) ? place({ id: uploadId }) : `/new-policy/from-file/${uploadId}`}
              ><bdi>${fileName}</bdi></a
            >`,
        },
        { heading: say`Policy`, cell: ({ policyKey }) => titles.get(policyKey) ?? policyKey },
        {
          heading: say`Uploaded`,
          cell: ({ uploadedAt, uploadedBy }) => html`${Moment({ at: uploadedAt })} by ${nameOf(uploadedBy)}`,
        },
        {
          heading: say`Result`,
          cell: (upload) => (isKnown(upload.policyKey) ? whatCame(upload) : say`waiting for its policy`),
        },
      ],
    })}
  </section>`;
}

const RESULTS: Record<Exclude<StoredUpload['kind'], 'cases'>, (count: number) => Phrase> = {
  precedents: (count) => (count === 1 ? say`1 precedent added` : say`${describeNumber(count)} precedents added`),
  outcomes: (count) => (count === 1 ? say`1 outcome recorded` : say`${describeNumber(count)} outcomes recorded`),
  contacts: (count) => (count === 1 ? say`1 contact corrected` : say`${describeNumber(count)} contacts corrected`),
  withdrawals: (count) => (count === 1 ? say`1 case withdrawn` : say`${describeNumber(count)} cases withdrawn`),
  corrections: (count) =>
    count === 1 ? say`facts of 1 case corrected` : say`facts of ${describeNumber(count)} cases corrected`,
};

function whatCame({ kind, takenAt, docketIds, added, present }: StoredUpload): Phrase {
  if (takenAt === null) return say`waiting to be checked`;
  if (kind === 'cases')
    return docketIds.length === 1 ? say`one docket` : say`${describeNumber(docketIds.length)} dockets`;
  return say`${RESULTS[kind](added ?? 0)}, ${describeNumber(present ?? 0)} already there`;
}
