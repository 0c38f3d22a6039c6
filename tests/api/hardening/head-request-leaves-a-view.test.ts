import { expect, test } from 'vitest';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

test('a HEAD request to a private link, or to a hearing, is answered and leaves no view and no entry', async () => {
  const one = await court.held();
  const views = () =>
    court.bank.within((transaction) =>
      transaction.selectFrom('views').select('view_id').where('case_id', '=', one.caseId).execute(),
    );
  const [before, trail] = [await views(), await court.trail(one)];
  const judge = { authorization: 'Bearer judge-1.demo.human' };
  for (const [url, headers] of [
    [`/appeal/${one.token}`, {}],
    [`/v1/appeals/${one.token}`, {}],
    [`/v1/appeals/${one.token}/export`, {}],
    [`/v1/hearings/${one.caseId}`, judge],
  ] as const) {
    const { statusCode, body } = await court.app.app.inject({ method: 'HEAD', url, headers });
    expect([url, statusCode, body]).toEqual([url, 200, '']);
  }
  expect(await views()).toEqual(before);
  expect(await court.trail(one)).toEqual(trail);
  expect((await court.app.app.inject({ method: 'GET', url: `/appeal/${one.token}` })).statusCode).toBe(200);
  expect(await views()).toHaveLength(before.length + 1);
});

test('a HEAD request tells a caller who has no rights, and one who asks for nothing, no more than before', async () => {
  const head = async (url: string) => (await court.app.app.inject({ method: 'HEAD', url })).statusCode;
  expect(await head('/v1/cases')).toBe(401);
  expect(await head('/v1/nowhere')).toBe(404);
  expect(await head('/healthz')).toBe(200);
});
