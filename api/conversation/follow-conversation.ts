import { loadCase } from '#db/cases/read-case.ts';
import { readMessages } from '#db/conversation/conversation.ts';
import { inTransaction } from '#db/transaction.ts';
import { storeView } from '#db/views/views.ts';
import { isConversationOpen } from '#workflows/domain/decide/index.ts';
import type { ApiDependencies } from '../deps.ts';
import { ensureMayInHearing } from '../ensure-may.ts';
import { presentLink } from '../present-link.ts';
import { scopeOf, type Staff } from '../principal.ts';
import { notFound } from '../problem.ts';
import { showMessage, type ShownMessage } from './shown-message.ts';

/** A conversation that one reader follows. */
export interface Followed {
  caseId: string;
  /** Names the reader, for the limit on streams. */
  reader: string;
  /** The messages after one, and whether more can come. Throws a Problem once the reader may no longer read them. */
  read(after: number): Promise<{ messages: ShownMessage[]; isOpen: boolean }>;
}

/** The conversation of the case that a private link opens; throws 404 for a link that opens nothing. */
export async function followAsSubject(dependencies: ApiDependencies, token: string): Promise<Followed> {
  const { caseId, principal } = await presentLink(dependencies, token);
  return {
    caseId,
    reader: `subject ${principal.id}`,
    async read(after) {
      const { institutionId, scope, state } = await presentLink(dependencies, token);
      const messages = await inTransaction(dependencies.database, scope, (transaction) =>
        readMessages(transaction, institutionId, caseId, after),
      );
      return { messages: messages.map(showMessage), isOpen: isConversationOpen(state) };
    },
  };
}

/** The conversation of a hearing that a judge has a part in. What they read of it is stored as a view, like the page around it. */
export const followAsJudge = ({ database, clock }: ApiDependencies, staff: Staff, caseId: string): Followed => ({
  caseId,
  reader: `staff ${JSON.stringify([staff.institutionId, staff.id])}`,
  read: (after) =>
    inTransaction(database, scopeOf(staff), async (transaction) => {
      const { institutionId } = staff;
      const found = await loadCase(transaction, institutionId, caseId);
      if (!found?.state.hearing) throw notFound('hearing');
      await ensureMayInHearing(transaction, staff, 'readHearing', found);
      const messages = (await readMessages(transaction, institutionId, caseId, after)).map(showMessage);
      const view = { caseId, principal: staff, audience: 'judge', disclosesScore: false, content: { messages } };
      if (messages.length > 0) await storeView(transaction, institutionId, view, await clock(transaction));
      return { messages, isOpen: isConversationOpen(found.state) };
    }),
});
