import { expect } from 'vitest';
import type { Policy } from '#workflows/domain/policy.ts';
import { HttpCase, type Send } from '../case/http-case.ts';
import { accountsOf } from '../case/people.ts';
import { samplePolicy } from '../setup/sample-policy.ts';
import type { AppUnderTest } from './app-under-test.ts';

const PATIENCE_MILLISECONDS = 20_000;
const [JUDGE] = accountsOf('demo').judges;

/** Sends to the API; whatever is refused throws. */
export const sendTo =
  (app: AppUnderTest): Send =>
  async (account, request, body) => {
    const { status, body: answer, text } = await app.call(account, request, body === undefined ? {} : { body });
    if (status >= 300) throw new Error(`${account ?? 'nobody'} ${request}: ${status} ${text}`);
    return answer;
  };

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

/** A case in its appeal window, whose subject has read why, for the steps that people take from here. */
export async function caseIn(app: AppUnderTest, id: string): Promise<HttpCase> {
  const send = sendTo(app);
  const token = await tokenOf(app, id);
  await send(null, `GET /v1/appeals/${token}`);
  return new HttpCase(send, { id, token });
}

/** Judge 1 takes the hearing, asks, is answered, finds every claim exceptional and reasons from a theory. */
export async function heard(one: HttpCase): Promise<void> {
  await one.takenBy(JUDGE).askedBy(JUDGE).answered().heardBy(JUDGE, 'exceptional').assessedBy(JUDGE);
}

/** The subject has nothing to add, and judge 1 decides for them; gives the decision's id. */
export async function decided(one: HttpCase): Promise<string> {
  return one.rested().decidedBy(JUDGE, 'grant');
}
