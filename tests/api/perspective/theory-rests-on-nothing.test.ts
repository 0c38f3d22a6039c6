import { expect, test } from 'vitest';
import { THEORY } from '../../case/words.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

const OFFERED = { name: 'Planned behaviour', source: 'Ajzen 1991', mayNotFit: 'Where nothing is in their own hands.' };

test('a theory cites the passages that its mental states rest on, and the trail says that it came after the reveal', async () => {
  const { app } = court;
  const one = await court.recorded(samplePolicy({ theories: [OFFERED] }));
  const { body: hearing } = await app.call(JUDGE, `GET /v1/hearings/${one.caseId}`);
  expect(hearing.policy.theories).toEqual([OFFERED]);
  const assess = (quote: string) => {
    const citations = [{ material: 'claim', id: one.claimId, quote }];
    const body = { ...THEORY, mentalStates: [{ statement: 'They intend to pay.', citations }] };
    return app.call(JUDGE, `POST /v1/hearings/${one.caseId}/theory`, { body });
  };
  const refused = await assess('words that were never said');
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: '/mentalStates/0/citations/0/quote' }] } });
  const accepted = await assess('new one since May');
  expect(accepted.status, accepted.text).toBe(201);
  const { body: trail } = await app.call('auditor@demo', `GET /v1/audit/cases/${one.caseId}/trail`);
  const entry = trail.entries.find(({ kind }: { kind: string }) => kind === 'theoryAssessed');
  expect(entry.body).toMatchObject({ afterReveal: true });
});
