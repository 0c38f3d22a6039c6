import { deleteAttachments } from '#db/attachments.ts';
import { act } from './act.ts';

/** The subject allows meetings to be recorded, or does not; what was recorded is deleted once they no longer do. */
export const answerRecording = act({
  name: 'answerRecording',
  as: [],
  command: ({ body: { allowed } }: { body: { allowed: boolean } }) => ({ type: 'answerRecording', allowed }),
  async store({ caseId, found, body: { allowed } }, transaction) {
    const { institutionId, recordings = [] } = found.state;
    if (allowed || recordings.length === 0) return;
    const ids = recordings.map(({ recordingId }) => recordingId);
    await deleteAttachments(transaction, institutionId, caseId, ids);
  },
  answer: ({ body: { allowed } }) => ({ allowed }),
});
