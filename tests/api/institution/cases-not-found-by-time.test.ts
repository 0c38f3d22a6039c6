import { expect, test } from 'vitest';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

test('cases are listed by when they were received, from a day or a time on and before another', async () => {
  const first = await court.opened();
  const between = court.bank.at;
  court.pass(3 * 86_400_000);
  const second = await court.opened();
  const list = async (query: string) => {
    const { status, body } = await court.app.call('institution@demo', `GET /v1/cases?${query}`);
    return status === 200 ? (body.cases as { id: string }[]).map(({ id }) => id) : status;
  };
  const [day, next] = [between.slice(0, 10), new Date(Date.parse(between) + 2 * 86_400_000).toISOString().slice(0, 10)];
  expect(await list(`from=${day}`)).toEqual([second.caseId, first.caseId]);
  expect(await list(`from=${day}&to=${next}`)).toEqual([first.caseId]);
  expect(await list(`from=${next}`)).toEqual([second.caseId]);
  expect(await list(`from=${encodeURIComponent(court.bank.at.replace('Z', '+00:00'))}`)).toEqual([second.caseId]);
  expect(await list('from=yesterday')).toBe(422);
});
