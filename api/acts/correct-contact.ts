import { z } from 'zod';
import { commit } from '#db/commitment.ts';
import { prepareLettersAnew } from '#db/notices/letters.ts';
import { replaceLinksOfContact } from '#db/notices/replaced-links.ts';
import { replaceContact } from '#db/notices/reach.ts';
import { Contact } from '../fields/contact.ts';
import { problemOf } from '../problem.ts';
import { Words } from '../fields/words.ts';
import { act } from './act.ts';

export const ContactCorrection = z.strictObject({ contact: Contact, reason: Words });

/** The institution corrects how a subject is reached; they are sent a notice with a private link there. */
export const correctContact = act({
  name: 'correctContact',
  as: ['institution', 'supervisor'],
  words: ({ body }: { body: z.infer<typeof ContactCorrection> }) => [{ kind: 'reason', text: body.reason }],
  command({ body, found, commitments: [reasonCommitment = ''] }) {
    if (!found.key) throw problemOf({ code: 'erased' });
    return { type: 'correctContact', contactCommitment: commit(found.key, body.contact), reasonCommitment };
  },
  async store({ caseId, body, actor, found: { state, at } }, transaction) {
    await replaceContact(transaction, state.institutionId, state.subjectId, body.contact);
    await prepareLettersAnew(transaction, state.institutionId, caseId);
    await replaceLinksOfContact(transaction, state.institutionId, { caseId, by: actor.id }, at);
  },
  answer: ({ caseId }, { state, at }) => ({ id: caseId, phase: state.phase, correctedAt: at }),
});
