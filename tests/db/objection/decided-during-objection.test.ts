import { expect, test } from 'vitest';
import { uuidv7 } from '#db/id.ts';
import { digest } from '../../case/ids.ts';
import { judge, supervisor } from '../../case/people.ts';
import { openBank } from '../open-bank.ts';
import { refused, writeDecision } from '../past-the-core.ts';

const bank = await openBank('tampered');

test('the database accepts no decision while an objection waits, whatever the core says', async () => {
  const [caseId = ''] = await bank.notified(1);
  const one = bank.case(caseId);
  await one.claimed();
  await one.rested();
  const recordId = await one.heardBy(judge(1));
  const objectionId = uuidv7();
  const decides = () =>
    refused(
      bank,
      writeDecision(bank, caseId, { outcome: 'grant', by: judge(1) }, [
        { sourceId: recordId, method: 'empathy', actorKind: 'human', actorId: judge(1).id },
      ]),
    );
  const before = await decides();
  expect(before).not.toBe('HK019');
  await one.does(await one.subject(), { type: 'objectToJudge', objectionId, reasonCommitment: digest(1) });
  expect(await decides()).toBe('HK019');
  const answer = { type: 'answerObjection', objectionId, upheld: false, reasonCommitment: digest(2) } as const;
  await one.does(supervisor, answer);
  expect(await decides()).toBe(before);
});
