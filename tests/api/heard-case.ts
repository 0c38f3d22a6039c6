import { expect } from 'vitest';
import type { Policy } from '#workflows/domain/policy.ts';
import { samplePolicy } from '../setup/sample-policy.ts';
import type { AppUnderTest } from './app-under-test.ts';
import { recordOf, WORDS } from './heard-words.ts';

export { recordOf, WORDS };

const PATIENCE_MILLISECONDS = 20_000;

/**
 * Opens a docket with a case for each risk, under policy `credit` or another one, and waits until the engine has done its
 * part.
 */
export async function openCases(
  app: AppUnderTest,
  risks: readonly number[],
  prefix: string,
  { key, policy }: { key: string; policy: Policy } = { key: 'credit', policy: samplePolicy() },
): Promise<string[]> {
  await app.call('institution@demo', `PUT /v1/policies/${key}`, { body: policy });
  const cases = risks.map((risk, index) => ({
    externalRef: `${prefix}-${index}`,
    facts: { risk, age: 40, employer: `Employer of ${prefix}-${index}` },
    subject: { name: `Name of ${prefix}-${index}`, contact: `${prefix}-${index}@example.org` },
  }));
  const { status, body } = await app.call('institution@demo', 'POST /v1/dockets', {
    body: { policy: key, cases },
  });
  expect(status).toBe(202);
  const ids = body.cases.map(({ id }: { id: string }) => id) as string[];
  for (const id of ids) await phaseOf(app, id, (phase) => phase !== 'received' && phase !== 'scored');
  return ids;
}

/** The case's phase, once it is so. */
export async function phaseOf(app: AppUnderTest, id: string, isSo: (phase: string) => boolean): Promise<string> {
  for (const patience = Date.now() + PATIENCE_MILLISECONDS; ;) {
    const { body } = await app.call('machine:institution@demo', `GET /v1/cases/${id}`);
    if (isSo(body.phase)) return body.phase as string;
    if (Date.now() > patience) throw new Error(`case ${id} stays ${body.phase}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The token of the subject's private link. */
export async function tokenOf(app: AppUnderTest, caseId: string): Promise<string> {
  for (const patience = Date.now() + PATIENCE_MILLISECONDS; ;) {
    const { body } = await app.call(null, `GET /dev/notices?case=${caseId}`);
    const link = body.notices.at(0)?.link as string | undefined;
    if (link !== undefined) return link.slice(link.lastIndexOf('/') + 1);
    if (Date.now() > patience) throw new Error(`no notice for case ${caseId}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The subject of a case in its appeal window reads why, and claims to be an exception. */
export async function claim(app: AppUnderTest, caseId: string): Promise<{ claimId: string; token: string }> {
  const token = await tokenOf(app, caseId);
  expect(await app.call(null, `GET /v1/appeals/${token}`)).toMatchObject({ status: 200 });
  const { status, body } = await app.call(null, `POST /v1/appeals/${token}/claims`, {
    body: { statement: WORDS.statement },
  });
  expect(status).toBe(201);
  return { claimId: body.claimId as string, token };
}

/**
 * Judge 1 takes the hearing, asks, hears the answer, takes the subject's perspective, finds the claim exceptional and reasons
 * from a theory. What is left is the decision.
 *
 * @param answer how the subject answers; in the sample's words where it is left out
 */
export async function hear(
  app: AppUnderTest,
  caseId: string,
  claimId: string,
  token: string,
  answer = (questionId: string) =>
    app.call(null, `POST /v1/appeals/${token}/answers`, { body: { questionId, answer: WORDS.answer } }),
): Promise<void> {
  const judge = (request: string, body?: unknown) => app.call('judge-1@demo', request, { body });
  expect(await judge(`POST /v1/hearings/${caseId}/assign`)).toMatchObject({ status: 200 });
  const asked = await judge(`POST /v1/hearings/${caseId}/questions`, { question: WORDS.question });
  expect(asked).toMatchObject({ status: 201 });
  expect(await answer(asked.body.questionId as string)).toMatchObject({ status: 201 });
  expect(await judge(`GET /v1/hearings/${caseId}`)).toMatchObject({ status: 200 });
  expect(await judge(`POST /v1/hearings/${caseId}/perspective`, recordOf(claimId))).toMatchObject({ status: 201 });
  const theory = {
    theory: 'Planned behaviour',
    source: 'Ajzen 1991',
    mentalStates: ['intends to pay'],
    causalStep: WORDS.theory,
    prediction: 'repays',
    mayNotFit: 'nobody knows how long the job lasts',
  };
  expect(await judge(`POST /v1/hearings/${caseId}/theory`, theory)).toMatchObject({ status: 201 });
}

/** Judge 1 decides for the subject, with the score set aside. */
export async function decide(app: AppUnderTest, caseId: string, token: string): Promise<string> {
  expect(await app.call(null, `POST /v1/appeals/${token}/nothing-to-add`)).toMatchObject({ status: 200 });
  const { body: hearing } = await app.call('judge-1@demo', `GET /v1/hearings/${caseId}`);
  const weights: Record<string, string> = {
    correlational: 'setAside',
    theoryBased: 'considered',
    empathy: 'principal',
  };
  const decided = await app.call('judge-1@demo', `POST /v1/hearings/${caseId}/decision`, {
    body: {
      outcome: 'grant',
      reasons: WORDS.reasons,
      outcomeWithoutIndividualFacts: 'refuse',
      contributions: hearing.sources.map(({ id, method }: { id: string; method: string }) => ({
        source: id,
        weight: weights[method],
        reason: WORDS.weighing,
      })),
    },
  });
  expect(decided).toMatchObject({ status: 201, body: { phase: 'decided' } });
  return decided.body.decisionId as string;
}
