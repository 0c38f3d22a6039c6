import { caller } from './api.ts';
import { PASSAGES, STATEMENT } from './record.ts';

/** Words that people say in the case, each somewhere else in its trail. */
export const SAID = {
  question: 'Who drove your mother before that year?',
  answer: 'Nobody had to. She fell ill in January.',
  changed: 'I had overlooked which year it was.',
  reasons: 'Both of us heard that the late payments had one cause, which is over.',
  signature: 'It says what we both found.',
  theory: 'Planned behaviour',
};

/**
 * Takes a case with a subject's link through everything that can be contested, by the API: a claim, a question, two judges who
 * find differently and deliberate, a changed record, a theory, a decision against the score that the other judge signs, a
 * later outcome and a survey. The case has to be under the policy of two judges.
 */
export async function contestCase(url: string, { id, link }: { id: string; link: string }): Promise<void> {
  const subject = caller(url);
  const appeal = link.replace('/appeal/', '/v1/appeals/');
  const [first, second] = [caller(url, 'judge-1@demo'), caller(url, 'judge-2@demo')];
  const hearing = `/v1/hearings/${id}`;
  await subject('GET', appeal);
  const { claimId } = (await subject('POST', `${appeal}/claims`, { statement: STATEMENT })) as { claimId: string };
  await first('POST', `${hearing}/assign`, {});
  const { questionId } = (await first('POST', `${hearing}/questions`, { question: SAID.question })) as {
    questionId: string;
  };
  await subject('POST', `${appeal}/answers`, { questionId, answer: SAID.answer });
  await subject('POST', `${appeal}/nothing-to-add`, {});
  await first('GET', hearing);
  await first('POST', `${hearing}/perspective`, recordOf(claimId, 'exceptional'));
  await second('POST', `${hearing}/assign`, {});
  await second('POST', `${hearing}/perspective`, recordOf(claimId, 'specialPleading'));
  await second('POST', `${hearing}/perspective`, {
    ...recordOf(claimId, 'exceptional'),
    changeReason: SAID.changed,
  });
  await second('POST', `${hearing}/deliberation`, { note: 'The year makes the difference.' });
  await first('POST', `${hearing}/deliberation`, { note: 'So we agree.' });
  await second('POST', `${hearing}/theory`, {
    theory: SAID.theory,
    source: 'Ajzen 1991',
    mentalStates: ['intends to pay'],
    causalStep: 'Who intends to pay and can, pays.',
    prediction: 'repays',
    mayNotFit: 'nobody knows how long the job lasts',
  });
  const { sources } = (await second('GET', hearing)) as { sources: { id: string; method: string }[] };
  const { decisionId } = (await second('POST', `${hearing}/decision`, {
    outcome: 'grant',
    reasons: SAID.reasons,
    outcomeWithoutIndividualFacts: 'refuse',
    contributions: sources.map(({ id: source, method }) => ({
      source,
      weight: method === 'correlational' ? 'setAside' : method === 'empathy' ? 'principal' : 'considered',
      reason: `What the ${method} part says was weighed.`,
    })),
  })) as { decisionId: string };
  await first('POST', `${hearing}/signature`, { decisionId, agree: true, reason: SAID.signature });
  await subject('GET', appeal);
  await subject('POST', `${appeal}/survey`, { feltHeard: 6, feltUnderstood: 5, wasTreatedFairly: 6 });
}

function recordOf(claimId: string, finding: 'exceptional' | 'specialPleading') {
  const citations = [{ material: 'claim', id: claimId, quote: PASSAGES.past }];
  const attributed = { attributed: [{ statement: 'their mother was ill that year', citations }] };
  return {
    affectiveMatching: {
      emotions: [{ emotion: 'shame', intensity: 5, citations }],
      feltAlongside: 'The weight of two duties at once.',
    },
    otherOrientedPerspective: {
      restatement: 'You were late because you looked after your mother, and you have been on time ever since.',
      beliefs: attributed,
      desires: { attributed: [], couldNotTell: 'The claim does not say.' },
      intentions: attributed,
      circumstances: attributed,
    },
    selfOtherDifferentiation: {
      whereIDiffer: 'I would have called the bank.',
      similarExperience: { had: false },
      personalDistress: 2,
      ifAboutMyself: { wouldChange: 'no', reason: 'The facts stay the same.' },
    },
    strongestCaseFor: 'The lateness had one cause, and it is over.',
    strongestCaseAgainst: 'A lender cannot know whether it comes again.',
    findings: [
      {
        claimId,
        finding,
        reasons: 'What the records count as unreliable was care for somebody.',
        confidence: 5,
        ...(finding === 'exceptional'
          ? { individualFacts: [{ fact: 'The late payments fall into one year of caring for a parent.', citations }] }
          : { citations }),
      },
    ],
    conflict: { declared: false },
  };
}
