import { revokeHelperLink } from '#db/notices/appeal-links.ts';
import { act } from './act.ts';

/** The subject takes a helper's link back. */
export const revokeHelper = act({
  name: 'revokeHelper',
  as: [],
  command: ({ body }: { body: { helperId: string } }) => ({ type: 'revokeHelper', helperId: body.helperId }),
  async store({ caseId, body, found }, transaction) {
    await revokeHelperLink(transaction, found.state.institutionId, caseId, body.helperId, found.at);
  },
  answer: ({ body }) => ({ helperId: body.helperId, revoked: true as const }),
});
