import { z } from 'zod';
import { readModelCards } from '#db/model-cards/model-card.ts';
import { findPolicy, putPolicy } from '#db/policies/policies.ts';
import { findUpload, setUploadReading, setUploadTargets, type StoredUpload } from '#db/imports/uploads.ts';
import { inTransaction } from '#db/transaction.ts';
import { Policy } from '#workflows/domain/policy.ts';
import { withFloor } from '#workflows/domain/record-floor.ts';
import { decodeText } from '#api/import/decode-text.ts';
import { uploadGone } from '#api/import/examine-upload.ts';
import { storeReadable } from '#api/import/receive-upload.ts';
import { MAX_UPLOAD_BYTES } from '#api/import/upload.ts';
import { nameFor } from '#api/policies/draft/column-name.ts';
import { draftColumns, draftFromColumns, targetOf } from '#api/policies/draft/draft-policy.ts';
import type { Polarity } from '#api/policies/draft/outcome-column.ts';
import { readContents, type TableContents } from '#api/policies/draft/table-contents.ts';
import { ensureWindowUsable } from '#api/policies/ensure-window-usable.ts';
import { scopeOf } from '#api/principal.ts';
import { notFound, Problem } from '#api/problem.ts';
import { PolicyKey } from '#api/fields/policy-key.ts';
import type { PageContent } from '../../document.ts';
import { check } from '../../form.ts';
import { formState } from '../../form-state.ts';
import { html } from '../../html.ts';
import { ErrorSummary } from '../../parts/error-summary.ts';
import { FileInput } from '../../parts/file-input.ts';
import { StaffForm } from '../../parts/staff-form.ts';
import { TextInput } from '../../parts/text-input.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffAction, staffPage, type StaffVisit } from '../../staff-route.ts';
import type { Ui } from '../../ui.ts';
import { readDecisions, readPolarity } from './draft/answer.ts';
import { draftContent, type ShownDraft } from './draft/draft-content.ts';
import { withSettings } from './draft/drafted-policy.ts';
import { questionContent } from './draft/question-content.ts';
import { phraseOf, say } from '../../say.ts';

const Params = z.object({ id: z.uuid() });
type DraftVisit = StaffVisit<z.infer<typeof Params>>;

const START = '/new-policy/from-file';
const placeOf = ({ id }: z.infer<typeof Params>): string => `${START}/${id}`;

/**
 * Drafts a policy from a file: upload, the question which values are adverse, and the draft, which can be changed and
 * then created.
 */
export const draftPolicyPages: RegisterPage = (app, ui) => {
  const cards = readModelCards();
  staffPage(app, ui, { path: START, action: 'writePolicies', show: (visit) => Promise.resolve(startContent(visit)) });
  staffAction(app, ui, {
    path: START,
    action: 'writePolicies',
    maxFileBytes: MAX_UPLOAD_BYTES,
    place: () => START,
    async act({ staff, form, file }) {
      const named = form.text('key') ?? nameFor((file?.name ?? '').replace(/\.[^.]*$/, ''), 'cases');
      const { key } = check(z.object({ key: PolicyKey }), { key: named });
      const { dependencies } = ui;
      const id = await inTransaction(dependencies.database, scopeOf(staff), async (transaction) => {
        if (await findPolicy(transaction, staff.institutionId, key)) throw keyTaken();
        return storeReadable(dependencies, transaction, staff, {
          kind: 'precedents',
          policyKey: key,
          file,
          tableOnly: true,
        });
      });
      return { redirect: placeOf({ id }) };
    },
    refused: (visit, problem) => Promise.resolve(startContent(visit, problem)),
  });
  staffPage(app, ui, {
    path: `${START}/:id`,
    action: 'writePolicies',
    params: Params,
    async show(visit) {
      const { upload, table } = await readDraftFile(ui, visit);
      const { query } = visit;
      const polarity = readPolarity((name) => query[name]);
      if (!polarity) return questionContent(placeOf(visit.params), upload, table, query['outcome']);
      return draftContent(visit, placeOf(visit.params), { ...draftOf(visit, upload, table, polarity), cards });
    },
  });
  staffAction(app, ui, {
    path: `${START}/:id`,
    action: 'writePolicies',
    params: Params,
    place: placeOf,
    async act(visit) {
      const shown = await shownOf(ui, visit, cards);
      if (visit.form.text('step') !== 'create') return draftContent(visit, placeOf(visit.params), shown);
      await createPolicy(ui, visit, shown);
      return { redirect: `/import/${visit.params.id}` };
    },
    async refused(visit, problem) {
      return draftContent(visit, placeOf(visit.params), { ...(await shownOf(ui, visit, cards)), problem });
    },
  });
};

async function shownOf(ui: Ui, visit: DraftVisit, cards: ShownDraft['cards']): Promise<ShownDraft> {
  const { upload, table } = await readDraftFile(ui, visit);
  const polarity = readPolarity(visit.form.text);
  if (!polarity) throw notFound('draft');
  const drafted = draftOf(visit, upload, table, polarity);
  return { ...drafted, document: withSettings(drafted.document, visit.form, cards), cards };
}

function draftOf({ form }: DraftVisit, upload: StoredUpload, table: TableContents, polarity: Polarity) {
  const request = { key: upload.policyKey, polarity, decisions: readDecisions(form) };
  const columns = draftColumns(table, request);
  const draft = draftFromColumns(table, columns, request);
  if (!draft.policy) throw notFound('draft');
  return { upload, table, polarity, columns, draft, document: draft.policy };
}

/** The file of a draft with its contents; a file that was imported or deleted has none. */
async function readDraftFile(
  { dependencies: { database, dataKey } }: Ui,
  { staff, params }: DraftVisit,
): Promise<{ upload: StoredUpload; table: TableContents }> {
  const upload = await inTransaction(database, scopeOf(staff), (transaction) =>
    findUpload(transaction, staff.institutionId, dataKey, params.id),
  );
  if (upload?.kind !== 'precedents') throw notFound('file');
  if (upload.content === null) throw uploadGone();
  return { upload, table: await readContents(decodeText(upload.content).text, {}) };
}

/** Creates a drafted policy, and states how its file is to be read as precedents. */
async function createPolicy(
  { dependencies }: Ui,
  { staff }: DraftVisit,
  { upload, document: drafted, columns, draft }: ShownDraft,
): Promise<void> {
  const { database, clock } = dependencies;
  const { institutionId } = staff;
  const document = withFloor(check(Policy, drafted));
  ensureWindowUsable(dependencies, document);
  await inTransaction(database, scopeOf(staff), async (transaction) => {
    if (await findPolicy(transaction, institutionId, upload.policyKey)) throw keyTaken();
    await putPolicy(transaction, institutionId, upload.policyKey, document, staff.id, await clock(transaction));
    const { dialect, referencePrefix } = draft;
    const reading = { dialect, ...(referencePrefix !== null && { referencePrefix }) };
    await setUploadReading(transaction, institutionId, upload.uploadId, reading, false);
    const targets = columns.map(({ becomes }) => targetOf(becomes));
    await setUploadTargets(transaction, institutionId, upload.uploadId, targets);
  });
}

const keyTaken = (): Problem =>
  new Problem(409, 'policyKeyTaken', 'A policy with this key already exists', {
    remedy: 'choose another key, or edit that policy',
    errors: [{ field: '/key', message: 'another policy has this key' }],
  });

function startContent(visit: StaffVisit, problem?: Problem): PageContent {
  const form = formState({ key: visit.form.text('key') }, problem?.document.errors ?? []);
  return {
    title: say`A policy from a file`,
    styles: ['institution'],
    islands: ['drop-file'],
    body: html`
      ${problem && ErrorSummary({ form, title: phraseOf(problem.document.title) })}
      <p>
        A table of past cases whose later outcome is known suggests a policy: its facts with their types, ranges and
        values, and which column says what happened. You can correct it before anything is created.
      </p>
      ${StaffForm({
        signedIn: visit.signedIn,
        action: START,
        enctype: 'multipart/form-data',
        children: html`
          ${TextInput({
            form,
            name: 'key',
            label: say`Key`,
            hint: say`The policy’s name in the API and in files: letters, digits, dots, dashes and underscores. The file’s name if empty.`,
            maxlength: 80,
          })}
          ${FileInput({
            form,
            name: 'file',
            label: say`File`,
            accept: '.csv,.tsv,.txt,.data,text/csv,text/plain',
            hint: say`A table as CSV, with commas, semicolons, tabs, bars or blanks between the cells. You can drop the file here.`,
          })}
          <div class="actions">
            <button>Read the file</button>
            <span class="small soft">The file is deleted after a day unless you import it.</span>
          </div>
        `,
      })}
      <p class="apart"><a href="/new-policy">Write a policy without a file</a></p>
    `,
  };
}
