import { z } from 'zod';
import { helperToken, storeHelperLink } from '#db/notices/appeal-links.ts';
import { Line } from '../fields/line.ts';
import { act } from './act.ts';

export const HelperBody = z.strictObject({
  /** What the subject calls them: counsel, a friend, an advice centre. */
  name: Line(200),
});

/** The subject gives counsel or a helper a link of their own to the case. */
export const grantHelper = act({
  name: 'grantHelper',
  as: [],
  words: ({ body, id }: { body: z.infer<typeof HelperBody>; id: string }) => [{ kind: 'reason', text: body.name, id }],
  command: ({ id, commitments: [commitment = ''] }) => ({
    type: 'grantHelper',
    helperId: id,
    nameCommitment: commitment,
  }),
  async store({ caseId, id, found }, transaction, { dataKey }) {
    const link = { caseId, helperId: id, token: helperToken(dataKey, id), createdAt: found.at };
    await storeHelperLink(transaction, found.state.institutionId, link);
  },
  answer: ({ id }, { at }) => ({ helperId: id, grantedAt: at }),
});
