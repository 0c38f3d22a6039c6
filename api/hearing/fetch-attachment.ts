import { openAttachment } from '../../db/attachments.ts';
import { loadCase } from '../../db/cases/read-case.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { ApiDependencies } from '../deps.ts';
import { scopeOf, type Staff } from '../principal.ts';
import { notFound } from '../problem.ts';
import { insistReadable } from './insist-readable.ts';

/** A file of the subject's for a judge who has a part in the hearing; throws 404 where there is none. */
export async function fetchAttachment(
  { database, dataKey }: ApiDependencies,
  staff: Staff,
  caseId: string,
  attachmentId: string,
): Promise<{ fileName: string; content: Buffer }> {
  const { institutionId } = staff;
  const file = await inTransaction(database, scopeOf(staff), async (transaction) => {
    const found = await loadCase(transaction, institutionId, caseId);
    if (!found) throw notFound('hearing');
    await insistReadable(transaction, staff, found);
    return openAttachment(transaction, institutionId, caseId, attachmentId, dataKey);
  });
  if (!file) throw notFound('file');
  return file;
}

/** Headers of a file that a browser downloads and never shows as part of a page. */
export const downloadHeaders = (fileName: string): Record<string, string> => ({
  'content-type': 'application/octet-stream',
  'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
});
