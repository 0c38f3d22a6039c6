import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Case, CaseList, Docket, Hearing, OpenedDocket } from '#worker/standalone/demo/answers.ts';
import type { Client } from '#worker/standalone/demo/client.ts';
import { exampleCases } from '#worker/standalone/demo/example-cases.ts';
import { appealOf, type Subject, subjectWith } from '#worker/standalone/demo/subject.ts';
import { writeDecision } from '#worker/standalone/demo/words/write-decision.ts';
import { writeRecord } from '#worker/standalone/demo/words/write-record.ts';
import { writeStatement } from '#worker/standalone/demo/words/write-statement.ts';
import { readExample } from '#worker/standalone/examples/seed.ts';
import { Policy } from '#workflows/domain/policy.ts';
import type { Deployment } from './deployment.ts';
import type { People } from './people.ts';

const POLICY = 'credit';
const Anything = z.unknown();
const WITHIN_MILLISECONDS = 300_000;

/** Stores the example policy with a window of a day, a band that refuses more, and caps that keep no judge from hearing. */
export async function putPolicy({ institution, supervisor, judges }: People): Promise<void> {
  const example = JSON.parse(await readExample(POLICY, 'policy.json')) as Policy;
  const hearing = { ...example.hearing, dailyCap: 500, consecutiveCap: 500, secondJudgeShare: 0 };
  await institution.call('PUT', `/v1/policies/${POLICY}`, Anything, {
    ...example,
    appealWindow: { ...example.appealWindow, duration: 'P1D' },
    bands: [{ below: 0.2, outcome: 'grant' }, { outcome: 'refuse' }],
    hearing,
  });
  await institution.post(`/v1/precedents?policy=${POLICY}`, Anything, await readExample(POLICY, 'precedents.csv'));
  for (const { id } of judges)
    await supervisor.client.call('PUT', `/v1/staff/${encodeURIComponent(id)}`, Anything, { name: id, role: 'judge' });
}

/** Cases that an institution sent together, with those whose subjects may claim. */
export interface SentDocket {
  docketId: string;
  size: number;
  /** Scored adversely, and the subject has their link. */
  open: { id: string; externalRef: string; subject: Subject; appeal: string; facts: Case['facts'] }[];
}

/**
 * Sends real cases in one docket, and waits until each is decided, or scored adversely with its notice handed over.
 *
 * @param name makes their references different from those of other dockets
 */
export async function sendCases(
  { mail }: Deployment,
  { institution, nobody }: People,
  name: string,
  count: number,
): Promise<SentDocket> {
  const policy = Policy.parse(JSON.parse(await readExample(POLICY, 'policy.json')));
  const real = exampleCases(POLICY, policy, 0, 150);
  const cases = Array.from({ length: count }, (_, place) => {
    const { facts, subject } = real[place % real.length] ?? real[0]!;
    const externalRef = `${name}-${place}`;
    return { externalRef, facts, subject: { ...subject, contact: `${externalRef}@subjects.drill.example` } };
  });
  const { docketId } = await institution.post('/v1/dockets', OpenedDocket, { policy: POLICY, cases });
  const linkOf = (externalRef: string) => mail.linkTo(`${externalRef}@subjects.drill.example`);
  const listed = await eventually(`docket ${name} is scored and its subjects are told`, async () => {
    const { phases } = await institution.get(`/v1/dockets/${docketId}`, Docket);
    if (phases.received + phases.scored > 0) return undefined;
    const all = await listCases(institution, docketId);
    const awaiting = all.filter(({ phase }) => phase === 'appealWindow');
    return awaiting.every(({ externalRef }) => linkOf(externalRef) !== undefined) ? awaiting : undefined;
  });
  const open: SentDocket['open'] = [];
  for (const { id, externalRef } of listed) {
    const { facts } = await institution.get(`/v1/cases/${id}`, Case);
    const link = linkOf(externalRef) ?? '';
    open.push({ id, externalRef, facts, subject: subjectWith(nobody, link), appeal: appealOf(link) });
  }
  return { docketId, size: count, open };
}

/**
 * Subjects raise claims unless they have, and judges hear and decide the cases, each judge one case at a time.
 *
 * @returns ids of the cases that were decided
 */
export async function hearSome(
  { judges, institution }: People,
  cases: SentDocket['open'],
  say: (line: string) => void,
): Promise<string[]> {
  await Promise.all(
    judges.map(async ({ id, client }, number) => {
      for (const [place, each] of cases.entries())
        if (place % judges.length === number) {
          const { phase } = await institution.get(`/v1/cases/${each.id}`, Case);
          const manner = place % 2 === 0 ? 'ownFacts' : 'pleading';
          if (phase === 'appealWindow')
            await each.subject.claim(writeStatement({ ...each, example: POLICY, place }, manner));
          // Claims under load are short, and name no fact of the subject's own.
          const finding = phase === 'appealWindow' && place % 2 === 0 ? 'exceptional' : 'specialPleading';
          say(`  ${each.externalRef}: ${id} decided ${await hearAndDecide(client, { id, number }, each, finding)}`);
        }
    }),
  );
  return cases.map(({ id }) => id);
}

/** A judge takes a hearing by name, writes their record, and decides once the subject has nothing to add; gives the outcome. */
async function hearAndDecide(
  judge: Client,
  { id, number }: { id: string; number: number },
  { id: caseId, subject }: SentDocket['open'][number],
  finding: 'exceptional' | 'specialPleading',
): Promise<string> {
  const path = `/v1/hearings/${caseId}`;
  let hearing = await judge.post(`${path}/assign`, Hearing);
  hearing = await judge.post(
    `${path}/perspective`,
    Hearing,
    writeRecord({ example: POLICY, hearing, judge: number }, finding),
  );
  if (hearing.you.recordId !== null) await subject.confirmRestatement(hearing.you.recordId);
  await subject.sayNothingToAdd();
  const decision = writeDecision(await judge.get(path, Hearing), id, finding);
  await judge.post(`${path}/decision`, Anything, decision);
  return decision.outcome;
}

/** Every case of a docket. */
export async function listCases(institution: Client, docketId: string): Promise<z.infer<typeof CaseList>['cases']> {
  const cases: z.infer<typeof CaseList>['cases'] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page: z.infer<typeof CaseList> = await institution.get(
      `/v1/cases?docket=${docketId}&limit=200${from}`,
      CaseList,
    );
    cases.push(...page.cases);
    cursor = page.cursor;
  }
  return cases;
}

/**
 * Asks until there is an answer, and goes on asking where it is refused, because a part may be down.
 *
 * @throws Error that names what did not happen
 */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + WITHIN_MILLISECONDS;
  for (;;) {
    let reason: unknown;
    try {
      const found = await ask();
      if (found !== undefined) return found;
    } catch (error) {
      reason = error;
    }
    if (Date.now() > deadline) throw new Error(`it did not happen in time that ${what}`, { cause: reason });
    await sleep(300);
  }
}
