import { findUpload, noteUploadTaken } from '#db/imports/uploads.ts';
import { inTransaction } from '#db/transaction.ts';
import type { ApiDependencies } from '../deps.ts';
import { examinePrecedents } from './precedents.ts';
import { scopeOf, type Staff } from '../principal.ts';
import { notFound } from '../problem.ts';
import { FILED_ACTS, MAX_IMPORTED, policyOf, sentRecordsOf, uploadGone } from './examine-upload.ts';
import { takeCases } from './open-dockets.ts';
import { takeFiledActs, notifyWorkflows } from './take-filed-acts.ts';
import { takeOutcomes } from './take-outcomes.ts';
import { takeExaminedPrecedents } from './take-precedents.ts';

/**
 * Imports a waiting file, all or nothing: cases become dockets of at most 500, whose workflows start; precedents are
 * added to the policy, outcomes are recorded in its cases, and contacts, withdrawals and corrected facts are carried out in them. A second
 * call imports nothing.
 *
 * @param leaveOutFaulty whether faulty records are left out, and only the valid ones imported
 * @param title of the docket that the cases become
 * @throws Problem 422 or 409 that names what is wrong, 404 if there is no such file
 */
export async function takeUpload(
  dependencies: ApiDependencies,
  staff: Staff,
  uploadId: string,
  { leaveOutFaulty = false, title }: { leaveOutFaulty?: boolean; title?: string | undefined } = {},
): Promise<void> {
  const { database, clock, dataKey } = dependencies;
  const { institutionId } = staff;
  const came = await inTransaction(database, scopeOf(staff), async (transaction) => {
    const upload = await findUpload(transaction, institutionId, dataKey, uploadId, { lock: true });
    if (!upload) throw notFound('file');
    if (upload.takenAt !== null) return undefined;
    if (upload.content === null) throw uploadGone();
    const policy = await policyOf(transaction, institutionId, upload.policyKey);
    const sent = sentRecordsOf(upload, upload.content);
    const note = async (came: Parameters<typeof noteUploadTaken>[3]) =>
      noteUploadTaken(transaction, institutionId, uploadId, came, await clock(transaction));
    if (upload.kind === 'precedents') {
      const examined = await examinePrecedents(sent, policy.document);
      const choice = { leaveOutFaulty };
      await note(await takeExaminedPrecedents(dependencies, transaction, staff, policy, sent, examined, choice));
      return undefined;
    }
    if (upload.kind === 'outcomes') {
      const { recorded, present } = await takeOutcomes(transaction, dependencies, staff, policy, sent, {
        leaveOutFaulty,
      });
      await note({ added: recorded, present });
      return undefined;
    }
    if (upload.kind !== 'cases') {
      const acts = { staff, policy, filed: FILED_ACTS[upload.kind], key: `file ${uploadId}` };
      const { taken, told } = await takeFiledActs(transaction, dependencies, acts, sent, leaveOutFaulty);
      await note({ added: taken.done, present: taken.present });
      return { docketIds: [], told };
    }
    const choice = { max: MAX_IMPORTED, leaveOutFaulty, title };
    const { dockets } = await takeCases(dependencies, transaction, staff, policy, sent, choice);
    const docketIds = dockets.map(({ docketId }) => docketId);
    await note({ docketIds });
    return { docketIds, told: [] };
  });
  if (!came) return;
  notifyWorkflows(dependencies, institutionId, came.told);
  for (const docketId of came.docketIds) dependencies.workflows.startDocket({ institutionId, docketId });
}
