import { expect, test } from 'vitest';
import { readForm } from '#api/ui/form.ts';
import { readCitations, writeCitations, type Cited } from '#api/ui/pages/judge/hearing/citable.ts';
import { readSubmission } from '#api/ui/pages/judge/hearing/read-form.ts';

const claimId = '01a20a02-d823-7470-8d98-5821ebc92144';
const answerId = '01a20a02-d823-7470-8d98-5821ebc92145';
const questionId = '01a20a02-d823-7470-8d98-5821ebc92146';
const at = '2026-11-23T20:04:48.817Z';
const served: Cited = {
  claims: [{ id: claimId, raisedAt: at, withdrawn: false, statement: 'I was ill. I am well: it is over.' }],
  questions: [
    {
      id: questionId,
      askedAt: at,
      answerBy: at,
      status: 'answered',
      question: 'Who knows?',
      answer: { id: answerId, answeredAt: at, text: 'My doctor knows that I was ill.' },
    },
  ],
  attachments: [],
  facts: [{ attribute: 'checking_account', meaning: 'Current account', value: 'below_0_dm' }],
};

test('a passage is where its judge said, or else in the only place with its words', () => {
  const form = readForm({
    '/a/citations/0/quote': 'it is over',
    '/a/citations/1/quote': 'I was ill',
    '/a/citations/2/quote': 'I was ill',
    '/a/citations/2/source': `answer:${answerId}`,
    '/a/citations/3/source': 'fact:checking_account',
    '/a/citations/4/quote': 'nowhere',
  });
  expect(readCitations(form.tree(), served)).toEqual({
    a: {
      citations: [
        { material: 'claim', id: claimId, quote: 'it is over' },
        // In two places, so that the judge has to say which.
        { quote: 'I was ill' },
        { material: 'answer', id: answerId, quote: 'I was ill' },
        { material: 'fact', id: 'checking_account', quote: 'below_0_dm' },
        { quote: 'nowhere' },
      ],
    },
  });
});

test('a draft stores unfinished entries, and the form gets them back', () => {
  const form = readForm({
    '/a/citations/0/quote': 'it is over',
    '/a/citations/1/source': `claim:${claimId}`,
    '/a/citations/1/quote': 'well: it',
  });
  const draft = readCitations(form.tree());
  expect(draft).toEqual({
    a: { citations: [{ quote: 'it is over' }, { material: 'claim', id: claimId, quote: 'well: it' }] },
  });
  expect(writeCitations(draft)).toMatchObject({
    a: { citations: [{ quote: 'it is over' }, { source: `claim:${claimId}`, quote: 'well: it' }] },
  });
});

test('a finding is submitted with what belongs to it, whatever was filled in for the others', () => {
  const fields = {
    '/findings/0/claimId': claimId,
    '/findings/0/individualFacts/0/fact': 'One summer.',
    '/findings/0/citations/0/quote': 'it is over',
    '/findings/0/barrier': 'language',
    '/findings/0/answerToCaseFor': 'It is not over.',
    '/findings/0/reasons': 'Words.',
  };
  const findingAs = (finding: string) =>
    (readSubmission(readForm({ ...fields, '/findings/0/finding': finding }), served) as { findings: unknown[] })
      .findings[0];
  expect(findingAs('specialPleading')).toEqual({
    claimId,
    finding: 'specialPleading',
    reasons: 'Words.',
    citations: [expect.objectContaining({ quote: 'it is over' })],
    answerToCaseFor: 'It is not over.',
  });
  expect(findingAs('cannotDecipher')).toEqual({
    claimId,
    finding: 'cannotDecipher',
    reasons: 'Words.',
    barrier: 'language',
  });
  expect(findingAs('exceptional')).toEqual({
    claimId,
    finding: 'exceptional',
    reasons: 'Words.',
    individualFacts: [{ fact: 'One summer.' }],
  });
});
