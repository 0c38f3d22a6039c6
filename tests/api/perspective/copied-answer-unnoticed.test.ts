import { expect, test } from 'vitest';
import { recordOf } from '../../case/words.ts';
import { JUDGE, OTHER_JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

const OWN = {
  strongestCaseFor: 'They were on a ship that week and could not be reached by anyone at all.',
  strongestCaseAgainst: 'Three letters came back, and none of them was ever asked for again.',
};

test('a judge is shown their similar text on another case, and may submit the record all the same', async () => {
  const { app } = court;
  const [first, second] = [await court.held(), await court.held()];
  const call = (caseId: string, below: string, body: unknown, account = JUDGE) =>
    app.call(account, `POST /v1/hearings/${caseId}/perspective${below}`, { body });

  expect((await call(first.caseId, '/copies', recordOf(first.claimId))).body).toEqual({ copies: [] });
  expect((await call(first.caseId, '', recordOf(first.claimId))).status).toBe(201);

  const again = { ...recordOf(second.claimId), ...OWN };
  const { status, body } = await call(second.caseId, '/copies', again);
  expect(status).toBe(200);
  const fields = body.copies.map(({ field }: { field: string }) => field);
  expect(fields).toContain('/selfOtherDifferentiation/whereIDiffer');
  expect(fields).not.toContain('/strongestCaseFor');
  expect(fields).not.toContain('/strongestCaseAgainst');
  expect(body.copies[0]).toMatchObject({
    caseId: first.caseId,
    externalRef: expect.any(String),
    similarity: 1,
    text: recordOf(first.claimId).affectiveMatching.feltAlongside,
  });
  // Only a judge of the hearing compares, and only with their own words.
  expect((await call(second.caseId, '/copies', again, OTHER_JUDGE)).status).toBe(403);
  expect((await call(second.caseId, '', again)).status).toBe(201);
});

test('a few words that were changed are noticed as well', async () => {
  const [first, second] = [await court.held(), await court.held()];
  const copies = async (caseId: string, body: unknown) =>
    (await court.app.call(JUDGE, `POST /v1/hearings/${caseId}/perspective/copies`, { body })).body.copies;
  const before = 'The landlord wrote to them in June, and the letter lay at the wrong door until the end of August.';
  const after = 'The landlord wrote to her in June, and the letter lay at the wrong door until the end of August.';
  const sent = { ...recordOf(first.claimId), strongestCaseFor: before };
  expect((await court.app.call(JUDGE, `POST /v1/hearings/${first.caseId}/perspective`, { body: sent })).status).toBe(
    201,
  );
  expect(await copies(second.caseId, { ...recordOf(second.claimId), strongestCaseFor: after })).toContainEqual(
    expect.objectContaining({ field: '/strongestCaseFor', text: before, similarity: expect.closeTo(0.62, 2) }),
  );
});
