import { deleteAttachments, isShownSince } from '#db/attachments.ts';
import { problemOf } from '../problem.ts';
import { act } from './act.ts';

/** The subject takes a file of theirs back, which is deleted; a file that has been shown to someone who decides stays. */
export const removeAttachment = act({
  name: 'removeAttachment',
  as: [],
  async check({ caseId, found, body: { attachmentId } }, transaction) {
    const file = found.state.attachments.find((each) => each.attachmentId === attachmentId);
    if (!file || file.removedAt !== undefined) return;
    if (await isShownSince(transaction, found.state.institutionId, caseId, file.at))
      throw problemOf({ code: 'attachmentKept', detail: 'a judge, supervisor or auditor has been shown it' });
  },
  command: ({ body: { attachmentId } }: { body: { attachmentId: string } }) => ({
    type: 'removeAttachment',
    attachmentId,
  }),
  store: ({ caseId, found, body }, transaction) =>
    deleteAttachments(transaction, found.state.institutionId, caseId, [body.attachmentId]),
  answer: ({ body: { attachmentId } }) => ({ attachmentId, removed: true as const }),
});
