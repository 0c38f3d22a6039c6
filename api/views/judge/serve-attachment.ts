import { createHash } from 'node:crypto';
import { openAttachment } from '#db/attachments.ts';
import { loadCase } from '#db/cases/read-case.ts';
import { inTransaction } from '#db/transaction.ts';
import { storeView } from '#db/views/views.ts';
import type { ApiDependencies } from '../../deps.ts';
import { scopeOf, type Staff } from '../../principal.ts';
import { notFound } from '../../problem.ts';
import { ensureMayInHearing } from '../../ensure-may.ts';

/**
 * A file of the subject's, or a recording of a meeting, for a judge who has a part in the hearing; throws 404 where there is none. That they were given it
 * is recorded as a view: the file's name and hash, because its content is stored encrypted.
 */
export async function serveAttachment(
  { database, clock, dataKey }: ApiDependencies,
  staff: Staff,
  caseId: string,
  attachmentId: string,
): Promise<{ fileName: string; mediaType: string; content: Buffer }> {
  const { institutionId } = staff;
  const file = await inTransaction(database, scopeOf(staff), async (transaction) => {
    const found = await loadCase(transaction, institutionId, caseId);
    if (!found) throw notFound('hearing');
    await ensureMayInHearing(transaction, staff, 'readHearing', found);
    const { attachments, recordings = [] } = found.state;
    const isKept =
      attachments.some((each) => each.attachmentId === attachmentId && each.removedAt === undefined) ||
      recordings.some(({ recordingId, deletedAt }) => recordingId === attachmentId && deletedAt === undefined);
    if (!isKept) return undefined;
    const opened = await openAttachment(transaction, institutionId, caseId, attachmentId, dataKey);
    if (!opened) return undefined;
    const { content, ...about } = opened;
    const hash = createHash('sha256').update(content).digest('hex');
    const view = { file: { ...about, bytes: content.length, hash } };
    await storeView(
      transaction,
      institutionId,
      { caseId, principal: staff, audience: 'judge', disclosesScore: false, content: view },
      await clock(transaction),
    );
    return opened;
  });
  if (!file) throw notFound('file');
  return file;
}
