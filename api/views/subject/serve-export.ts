import { openAttachment } from '#db/attachments.ts';
import { readCaseNotices } from '#db/cases/read-account.ts';
import { readMaterial } from '#db/cases/read-material.ts';
import { readSubjectRecord } from '#db/cases/read-subject-record.ts';
import { readDrafts } from '#db/drafts.ts';
import { inTransaction } from '#db/transaction.ts';
import { storeView } from '#db/views/views.ts';
import type { ApiDependencies } from '../../deps.ts';
import type { PresentSubject } from '../../present-link.ts';
import { notFound } from '../../problem.ts';
import { ENGLISH, type AppealWords } from './appeal-words.ts';
import { composeExport } from './compose-export.ts';
import type { ExportView } from './export-view.ts';

/** Everything that is held about the subject of a link, stored as what the link was answered with. */
export async function serveExport(
  { subjectDatabase, clock, dataKey }: ApiDependencies,
  { institutionId, caseId, principal, scope, reader }: PresentSubject,
  words: AppealWords = ENGLISH,
): Promise<ExportView> {
  return inTransaction(subjectDatabase, scope, async (transaction) => {
    const material = await readMaterial(transaction, institutionId, caseId, dataKey);
    const person = await readSubjectRecord(transaction, institutionId, caseId);
    if (!material || !person) throw notFound('case');
    const notices = (await readCaseNotices(transaction, institutionId, caseId)).map(
      ({ about, status, createdAt, at: handedOverAt, content }) => ({
        about,
        status,
        createdAt,
        handedOverAt,
        content,
      }),
    );
    const drafts = await readDrafts(transaction, institutionId, caseId, principal.id);
    const at = await clock(transaction);
    const content = composeExport(material, institutionId, person, { notices, drafts }, at, principal.helperId, words);
    const shown = { caseId, audience: 'subject', disclosesScore: content.score !== null, content };
    const subject = { kind: 'link', id: principal.id } as const;
    for (const each of reader ? [subject, reader] : [subject])
      await storeView(transaction, institutionId, { ...shown, principal: each }, at);
    return content;
  });
}

/** A file of the subject's own, for them to take away; throws 404 where there is none. */
export async function serveOwnAttachment(
  { subjectDatabase, dataKey }: ApiDependencies,
  { institutionId, caseId, scope }: PresentSubject,
  attachmentId: string,
): Promise<{ fileName: string; mediaType: string; content: Buffer }> {
  const file = await inTransaction(subjectDatabase, scope, (transaction) =>
    openAttachment(transaction, institutionId, caseId, attachmentId, dataKey),
  );
  if (!file) throw notFound('file');
  return file;
}
