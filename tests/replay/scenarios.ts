import { docketWorkflowId, hearingWorkflowId } from '#workflows/contract.ts';
import type { TestEngine } from '../setup/engine.ts';
import { samplePolicy } from '../setup/sample-policy.ts';
import { WorkflowCase } from '../case/workflow-case.ts';
import { clerk, judges, supervisor } from '../workflow/people.ts';
import { openSampleDocket } from '../workflow/sample.ts';

const [judge, otherJudge] = judges;

/** Runs worth keeping: together they take every way through both workflows. Each names the workflow whose history it is. */
export const SCENARIOS: Record<string, (engine: TestEngine) => Promise<string>> = {
  async 'docket-of-every-outcome'(engine) {
    const docket = await openSampleDocket(engine, [10, 80, 100], quick());
    await engine.environment.client.workflow.getHandle(docketWorkflowId(docket.docketId)).result();
    return docketWorkflowId(docket.docketId);
  },

  async 'claim-withdrawn-before-the-end'(engine) {
    const one = await open(engine);
    await one.withdrawn(await one.claimed());
    await one.becomes(({ phase }) => phase === 'decided');
    return ended(one);
  },

  async 'question-lapses-and-lease-ends'(engine) {
    const one = await open(engine);
    await one.claimed();
    await one.takenBy(judge);
    await one.askedBy(judge);
    await one.becomes(({ hearing }) => hearing?.questions[0]?.status === 'lapsed' && hearing.holding === null);
    await one.becomes(({ hearing }) => hearing?.overdue === true);
    await one.heardBy(otherJudge, 'exceptional');
    await one.decidedBy(otherJudge, 'grant', { outcomeWithoutIndividualFacts: 'refuse' });
    return ended(one);
  },

  async 'undeciphered-to-a-supervisor'(engine) {
    const one = await open(engine);
    await one.claimed();
    await one.rested();
    await one.heardBy(judge, 'cannotDecipher');
    await one.heardBy(otherJudge, 'cannotDecipher');
    await one.heardBy(supervisor, 'specialPleading');
    await one.decidedBy(supervisor, 'refuse');
    return ended(one);
  },

  async 'second-judge-differs'(engine) {
    const policy = quick();
    const one = await open(engine, { ...policy, hearing: { ...policy.hearing, secondJudgeShare: 1 } });
    await one.claimed();
    await one.rested();
    await one.heardBy(judge, 'exceptional');
    await one.heardBy(otherJudge, 'specialPleading');
    const noteCommitment = await one.words('deliberation', 'I see it otherwise');
    await one.give(judge, { type: 'noteDeliberation', noteCommitment });
    await one.give(otherJudge, { type: 'noteDeliberation', noteCommitment });
    await one.give(supervisor, { type: 'assign', how: 'next' });
    await one.give(supervisor, { type: 'recuse', conflict: true });
    await one.give(clerk, { type: 'withdrawCase', reasonCommitment: await one.words('reason', 'A mistake') });
    await one.give(await one.subject(), { type: 'answerWithdrawal', agreed: true });
    return ended(one);
  },

  async 'claim-joins-after-a-record'(engine) {
    const one = await open(engine);
    await one.claimed();
    await one.heardBy(judge);
    await one.claimed();
    await one.rested();
    await one.heardBy(judge, 'specialPleading', {
      changeReasonCommitment: await one.words('reason', 'They said more'),
    });
    await one.decidedBy(judge, 'refuse');
    return ended(one);
  },
};

/** The sample policy in seconds. */
function quick() {
  const policy = samplePolicy({ appealWindow: { duration: 'PT6S', for: 'adverse' } });
  const questions = { ...policy.hearing.questions, answerWithin: 'PT1S' };
  return { ...policy, hearing: { ...policy.hearing, due: 'PT8S', lease: 'PT4S', questions } };
}

async function open(engine: TestEngine, policy = quick()): Promise<WorkflowCase> {
  const docket = await openSampleDocket(engine, [80], policy);
  const one = new WorkflowCase(engine, docket.cases[0]?.id);
  await one.becomes(({ phase }) => phase === 'appealWindow');
  return one;
}

/** Waits for the end of a case's hearing, so that its history is whole. */
async function ended(one: WorkflowCase): Promise<string> {
  await one.engine.environment.client.workflow.getHandle(hearingWorkflowId(one.id)).result();
  return hearingWorkflowId(one.id);
}
