import { expect, test } from 'vitest';
import { WORDS, recordOf } from '../../case/words.ts';
import { JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

async function heldCase() {
  const one = await court.held();
  const submit = (body: unknown) => court.app.call(JUDGE, `POST /v1/hearings/${one.caseId}/perspective`, { body });
  return { ...one, submit };
}
type Faults = { field: string; missingLetters?: number }[];
const missing = (errors: Faults) =>
  Object.fromEntries(errors.map(({ field, missingLetters }) => [field, missingLetters]));

test('a record without content is refused, each part by name, and one in words is accepted', async () => {
  const { submit, claimId, caseId } = await heldCase();
  const quote = [{ material: 'claim', id: claimId, quote: 'I' }];
  const untold = { attributed: [], couldNotTell: '-' };
  const refused = await submit({
    affectiveMatching: { emotions: [], couldNot: '-' },
    otherOrientedPerspective: {
      restatement: 'n/a',
      beliefs: untold,
      desires: untold,
      intentions: untold,
      circumstances: untold,
    },
    selfOtherDifferentiation: {
      whereIDiffer: 'I differ, I differ, I differ, I differ, I differ, I differ, I differ',
      similarExperience: { had: false },
      personalDistress: 1,
      ifAboutMyself: { wouldChange: 'no', reason: 'It would not.' },
    },
    strongestCaseFor: 'the job',
    strongestCaseAgainst: 'none',
    findings: [{ claimId, finding: 'specialPleading', reasons: '-', confidence: 7, citations: quote }],
    conflict: { declared: false },
  });
  expect(refused.status, refused.text).toBe(422);
  expect(missing(refused.body.errors as Faults)).toEqual({
    '/affectiveMatching/couldNot': 40,
    '/otherOrientedPerspective/restatement': 40,
    '/otherOrientedPerspective/beliefs/couldNotTell': 40,
    '/otherOrientedPerspective/desires/couldNotTell': 40,
    '/otherOrientedPerspective/intentions/couldNotTell': 40,
    '/otherOrientedPerspective/circumstances/couldNotTell': 40,
    '/selfOtherDifferentiation/whereIDiffer': 33,
    '/selfOtherDifferentiation/ifAboutMyself/reason': 30,
    '/strongestCaseFor': 34,
    '/strongestCaseAgainst': 40,
    '/findings/0/reasons': 40,
    '/findings/0/answerToCaseFor': undefined,
    '/findings/0/finding': undefined,
    '/findings/0/citations/0/quote': 4,
  });

  const accepted = await submit(recordOf(claimId, 'specialPleading'));
  expect(accepted.status, accepted.text).toBe(201);
  const { body: trail } = await court.app.call('auditor@demo', `GET /v1/audit/cases/${caseId}/trail`);
  const entry = trail.entries.find(({ kind }: { kind: string }) => kind === 'perspectiveRecorded');
  expect(entry.body.parts).toContainEqual({
    part: 'restatement',
    letters: expect.any(Number),
    commitment: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(JSON.stringify(entry)).not.toContain(WORDS.restatement);
});

test('words in any script count', async () => {
  const { submit, claimId } = await heldCase();
  const record = recordOf(claimId);
  const strongestCaseFor =
    '新的工作从五月开始，收入稳定，而档案里的旧欠款来自母亲生病的那一年，那一年已经过去，所以旧的记录说明不了现在的情况。';
  const strongestCaseAgainst = 'العمل الجديد لم يمض عليه وقت طويل ولا أحد يعرف إن كان سيدوم أكثر من بضعة أشهر';
  const accepted = await submit({ ...record, strongestCaseFor, strongestCaseAgainst });
  expect(accepted.status, accepted.text).toBe(201);
});

test('a policy without a minimum gets one of 40 letters', async () => {
  const { body } = await court.app.call('institution@demo', 'GET /v1/policies');
  const { key, version, hash, createdAt, createdBy, warnings, perspective, ...document } = body.policies[0];
  expect(perspective).toEqual({ minLetters: 40 });
  const put = await court.app.call('institution@demo', 'PUT /v1/policies/fresh', { body: document });
  expect(put, put.text).toMatchObject({ status: 201, body: { perspective: { minLetters: 40 } } });
  expect([key, version, hash, createdAt, createdBy, warnings].every((each) => each !== undefined)).toBe(true);
});
