import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { uuidv7 } from '#db/id.ts';
import { engine } from '#workflows/domain/actor.ts';
import { uncontested } from '../../case/commands.ts';
import { digest } from '../../case/ids.ts';
import { judge } from '../../case/people.ts';
import { openBank } from '../open-bank.ts';
import { refused } from '../past-the-core.ts';

const bank = await openBank('checked');

const request = () =>
  ({ type: 'requestReview', requestId: uuidv7(), whyCommitment: digest(1), seed: digest(0) }) as const;
const phase = (caseId: string, to: string) => sql`update cases set phase = ${to} where case_id = ${caseId}`;

test('an automatic decision is reviewed once its subject has asked, and only a person can confirm it', async () => {
  const [caseId = ''] = await bank.notified(1);
  const one = bank.case(caseId);
  await one.windowEnds();
  await one.does(engine('docket'), uncontested(bank));
  expect(await refused(bank, phase(caseId, 'hearing'))).toBe('HK004');
  await one.does(await one.subject(), request());
  expect((await one.state()).phase).toBe('hearing');
  expect(await refused(bank, phase(caseId, 'decided'))).toBe('HK001');
  await one.heardBy(judge(1));
  await one.decidedBy(judge(1), 'refuse');
  expect((await one.state()).phase).toBe('decided');
  expect(await refused(bank, phase(caseId, 'hearing'))).toBe('HK004');
});
