import { deleteRecordings } from '#db/recordings.ts';
import { act } from './act.ts';

/** The subject allows meetings to be recorded, or does not; what was recorded is deleted once they no longer do. */
export const answerRecording = act({
  name: 'answerRecording',
  as: [],
  command: ({ body: { allowed } }: { body: { allowed: boolean } }) => ({ type: 'answerRecording', allowed }),
  async store({ caseId, found, body: { allowed } }, transaction) {
    const { institutionId, recordings = [] } = found.state;
    if (!allowed && recordings.length > 0) await deleteRecordings(transaction, institutionId, caseId, recordings);
  },
  answer: ({ body: { allowed } }) => ({ allowed }),
});
