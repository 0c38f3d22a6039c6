import { z } from 'zod';
import { storeChangedView } from '#db/views/changed-view.ts';
import { readLetter } from '#db/notices/letters.ts';
import { inTransaction } from '#db/transaction.ts';
import { chooseNoticeLanguage, NOTICE_LANGUAGES } from '#workflows/domain/language.ts';
import { PaperWay } from '#workflows/domain/paper-way.ts';
import { refuseIfStillBlind } from '../../blindness.ts';
import type { ApiDependencies } from '../../deps.ts';
import { ensureMayInHearing } from '../../ensure-may.ts';
import { scopeOf, type Staff } from '../../principal.ts';
import { notFound, problemOf } from '../../problem.ts';

/** A notice as it is printed, with the private link that it leads to. */
export const LetterView = z.strictObject({
  noticeId: z.uuid(),
  way: PaperWay,
  preparedAt: z.iso.datetime(),
  /** The person it is for. */
  name: z.string(),
  language: z.enum(NOTICE_LANGUAGES),
  subject: z.string(),
  body: z.string(),
  link: z.string(),
});
export type LetterView = z.infer<typeof LetterView>;

/**
 * A letter that waits to be posted or collected. What was shown is stored without the private link.
 *
 * @throws Problem 404 where no such letter waits, 403 for a caller who may still hear the case blind
 */
export async function serveLetter(
  dependencies: ApiDependencies,
  staff: Staff,
  caseId: string,
  noticeId: string,
): Promise<LetterView> {
  const { institutionId } = staff;
  const { database, clock, publicUrl } = dependencies;
  return inTransaction(database, scopeOf(staff), async (transaction) => {
    const found = await readLetter(transaction, institutionId, caseId, noticeId);
    if (!found) throw notFound('case');
    await ensureMayInHearing(transaction, staff, 'handOverLetter', found);
    refuseIfStillBlind(staff, found.blind, found.state);
    const waiting = found.state.letters?.find((each) => each.noticeId === noticeId);
    if (!waiting || !found.letter) throw problemOf({ code: 'letterUnknown' });
    const { token, language, ...printed } = found.letter;
    const { way, preparedAt } = waiting;
    const content = { noticeId, way, preparedAt, ...printed };
    if (staff.kind === 'human')
      await storeChangedView(
        transaction,
        institutionId,
        { caseId, principal: staff, audience: 'institution', disclosesScore: found.state.score !== null, content },
        await clock(transaction),
      );
    return {
      ...content,
      language: chooseNoticeLanguage(language, found.policyLanguage),
      link: `${publicUrl}/appeal/${token}`,
    };
  });
}
