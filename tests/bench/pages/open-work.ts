import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Case, CaseList, Docket, Hearing, OpenedDocket } from '#worker/standalone/demo/answers.ts';
import { createClient, type Client } from '#worker/standalone/demo/client.ts';
import { exampleCases } from '#worker/standalone/demo/example-cases.ts';
import { meetSubject } from '#worker/standalone/demo/subject.ts';
import { writeRecord } from '#worker/standalone/demo/words/write-record.ts';
import { writeStatement } from '#worker/standalone/demo/words/write-statement.ts';
import { EXAMPLES, readExample, type Example } from '#worker/standalone/examples/seed.ts';
import type { Stack } from '#worker/standalone/stack.ts';
import { Policy } from '#workflows/domain/policy.ts';

const CASES_OF_EACH = 60;
const SCORED_WITHIN_MILLISECONDS = 240_000;
const Anything = z.unknown();

/**
 * Work as it stands on an ordinary day, on real cases: windows that are open, claims that wait, hearings with each judge,
 * one of them with a question out, one with its record in and revealed, one with the supervisors.
 */
export async function openWork(stack: Stack, signal: AbortSignal, say: (line: string) => void): Promise<void> {
  const clientOf = async (account: string) => createClient(stack.apiUrl, signal, await stack.tokenFor(account));
  const open = createClient(stack.apiUrl, signal);
  const institution = await clientOf('institution@demo');
  for (const example of EXAMPLES) {
    const claimed = await openDocket(institution, open, example);
    say(`open work: ${claimed} claims under ${example}`);
  }
  for (const number of [1, 2, 3]) {
    const judge = await clientOf(`judge-${number}@demo`);
    for (let taken = 0; taken < 2; taken++) {
      const hearing = await judge.call('POST', '/v1/hearings/next', Hearing).catch(() => null);
      if (hearing && taken === 0) await work(judge, hearing, number);
    }
  }
  const supervisor = await clientOf('supervisor@demo');
  const { hearings } = await supervisor.get(
    '/v1/hearings?status=waiting',
    z.object({ hearings: z.array(z.object({ id: z.uuid(), seeking: z.string() })) }),
  );
  for (const { id } of hearings.filter(({ seeking }) => seeking === 'judge').slice(0, 2))
    await supervisor.call('POST', `/v1/hearings/${id}/escalate`, Anything);
}

async function openDocket(institution: Client, open: Client, example: Example): Promise<number> {
  const policy = Policy.parse(JSON.parse(await readExample(example, 'policy.json')));
  const cases = exampleCases(example, policy, 0, CASES_OF_EACH);
  const { docketId } = await institution.post('/v1/dockets', OpenedDocket, { policy: example, cases });
  const deadline = Date.now() + SCORED_WITHIN_MILLISECONDS;
  for (;;) {
    const { phases } = await institution.get(`/v1/dockets/${docketId}`, Docket);
    if (phases.received + phases.scored === 0) break;
    if (Date.now() > deadline) throw new Error(`${example} was not scored in time: ${JSON.stringify(phases)}`);
    await sleep(200);
  }
  const listed = await institution.get(`/v1/cases?docket=${docketId}&phase=appealWindow&limit=200`, CaseList);
  // Every other one claims.
  const claimants = listed.cases.filter((_, place) => place % 2 === 0);
  for (const [place, { id, externalRef }] of claimants.entries()) {
    const { facts } = await institution.get(`/v1/cases/${id}`, Case);
    const subject = await meetSubject(open, id);
    await subject.claim(writeStatement({ example, externalRef, facts, place }, 'ownFacts'));
    if (place % 3 === 0) await subject.sayNothingToAdd();
  }
  return claimants.length;
}

/** The first judge has written their record and seen the score, the second has asked, the third has just begun. */
async function work(judge: Client, hearing: Hearing, number: number): Promise<void> {
  const path = `/v1/hearings/${hearing.caseId}`;
  const example = EXAMPLES.find((each) => hearing.facts.some(({ attribute }) => attribute === FIRST_FACT[each]));
  if (number === 1 && example !== undefined) {
    await judge.call(
      'POST',
      `${path}/perspective`,
      Anything,
      writeRecord({ example, hearing, judge: 1 }, 'exceptional'),
    );
    await judge.get(path, Hearing);
  }
  if (number === 2) await judge.call('POST', `${path}/questions`, Anything, { question: 'Who can confirm it?' });
}

/** An attribute that only the example's policy has. */
const FIRST_FACT: Record<Example, string> = { bail: 'priors_count', credit: 'credit_amount_dm' };
