import { join } from 'node:path';
import type pg from 'pg';
import { Hearing } from '#worker/standalone/demo/answers.ts';
import { exampleCases } from '#worker/standalone/demo/example-cases.ts';
import { writeDecision } from '#worker/standalone/demo/words/write-decision.ts';
import { writeRecord } from '#worker/standalone/demo/words/write-record.ts';
import { writeStatement } from '#worker/standalone/demo/words/write-statement.ts';
import { readExample } from '#worker/standalone/examples/seed.ts';
import { ensureSigningKey } from '#worker/standalone/identity/keys.ts';
import { mintToken } from '#worker/standalone/identity/mint-token.ts';
import { v7 as uuidv7 } from 'uuid';
import type { Stack } from '#worker/standalone/stack.ts';
import { TASK_QUEUE } from '#workflows/contract.ts';
import { type Facts, Policy } from '#workflows/domain/policy.ts';
import type { Act } from '../../peers/rows/tape.ts';
import { findStackParts } from '../cpu/find-parts.ts';
import { createCaller, type Caller } from '../http.ts';
import { until } from '../until.ts';
import type { Contender, OpenCase } from './contender.ts';

export const INSTITUTION = 'demo';
/** Hearings that can be with judges at the same time: each has a judge of its own. */
const JUDGES = 64;
const MAX_CASES = 500;
/** The most that a policy lets a judge hear in a day; judges take turns, so that none comes near it. */
const MAX_HEARINGS = 500;

/** Of the uncontested row, for Hearken and peers alike: as short as a policy may have it. */
export const WINDOW_SECONDS = 1;

/** Signs in as many judges as are needed and puts in the two policies that the bench goes by. */
export async function createHearken(stack: Stack, dataDirectory: string, client: pg.Client): Promise<Contender> {
  const institution = createCaller(stack.apiUrl, await stack.tokenFor(`institution@${INSTITUTION}`));
  const supervisor = createCaller(stack.apiUrl, await stack.tokenFor(`supervisor@${INSTITUTION}`));
  const subject = createCaller(stack.apiUrl);
  const example = Policy.parse(JSON.parse(await readExample('credit', 'policy.json')));
  await putPolicies(institution, example);
  const judges = await signInJudges(stack, dataDirectory, supervisor);
  const cases = exampleCases('credit', example, 0, MAX_CASES);
  let sent = 0;
  const sendDocket = async (policy: string, size: number): Promise<string> => {
    const arriving = Array.from({ length: size }, () => ({
      ...cases[sent++ % cases.length],
      // An id, so that whoever writes the same rows again knows that it has to be another one.
      externalRef: uuidv7(),
    }));
    const { docketId } = (await institution.post('/v1/dockets', { policy, cases: arriving })) as { docketId: string };
    return docketId;
  };
  const phasesOf = async (docketIds: readonly string[]): Promise<Record<string, number>> => {
    const { rows } = await client.query<{ phase: string; count: string }>(
      'select phase, count(*) from hearken.cases where docket_id = any($1) group by phase',
      [docketIds],
    );
    return Object.fromEntries(rows.map(({ phase, count }) => [phase, Number(count)]));
  };

  const uncontested = new Set<string>();
  const { api, worker, witness } = findStackParts();
  return {
    name: 'hearken',
    parts: { api, worker, witness },
    isPaused: true,
    databases: [new URL(stack.databaseOwnerUrl).pathname.slice(1)],
    taskQueue: TASK_QUEUE,
    async openCases(count) {
      const opened: OpenCase[] = [];
      while (opened.length < count) {
        const size = Math.min(MAX_CASES, count - opened.length);
        const docketId = await sendDocket('bench-contested', size);
        await until('windows are open', async () => (await phasesOf([docketId]))['appealWindow'] === size);
        const { rows } = await client.query<{ case_id: string; external_ref: string; facts: Facts; link: string }>(
          `select distinct on (case_id) case_id, external_ref, facts, link from hearken.cases
           join hearken.caught_mail using (institution_id, case_id) where docket_id = $1`,
          [docketId],
        );
        const rested = new Map(rows.map(({ case_id: caseId }) => [caseId, Promise.withResolvers<undefined>()]));
        for (const { case_id: caseId, external_ref: externalRef, facts, link } of rows)
          opened.push(openCase({ judges, subject, rested, caseId, externalRef, facts, link }));
      }
      return opened;
    },
    async sendDocket(size) {
      uncontested.add(await sendDocket('bench-uncontested', size));
    },
    async isSettled() {
      const { decided = 0, ...others } = await phasesOf([...uncontested]);
      const rest = Object.values(others).reduce((sum, count) => sum + count, 0);
      if (others['hearing']) throw new Error(`${others['hearing']} of ${rest + decided} cases got no score`);
      if (rest > 0) return false;
      const { rows } = await client.query<{ waiting: boolean }>(
        `select exists (select from hearken.ledger_pending)
           or exists (select from hearken.notices where status = 'pending') as waiting`,
      );
      if (rows[0]?.waiting) return false;
      uncontested.clear();
      return true;
    },
  };
}

async function putPolicies(institution: Caller, example: Policy): Promise<void> {
  const hearing = { ...example.hearing, dailyCap: MAX_HEARINGS, consecutiveCap: MAX_HEARINGS, secondJudgeShare: 0 };
  const policies: Record<string, Policy> = {
    'bench-uncontested': {
      ...example,
      appealWindow: { ...example.appealWindow, duration: `PT${WINDOW_SECONDS}S` },
    },
    // Bands that leave nobody out, so that every case can be contested.
    'bench-contested': { ...example, hearing, bands: [{ below: 1e-9, outcome: 'grant' }, { outcome: 'refuse' }] },
  };
  const precedents = await readExample('credit', 'precedents.csv');
  for (const [key, policy] of Object.entries(policies)) {
    await institution.put(`/v1/policies/${key}`, policy);
    await institution.post(`/v1/precedents?policy=${key}`, precedents);
  }
}

interface Judge {
  id: string;
  number: number;
  caller: Caller;
}

/** Judges beside the demo's three, with tokens of the same provider. */
async function signInJudges(stack: Stack, dataDirectory: string, supervisor: Caller): Promise<Judge[]> {
  const key = await ensureSigningKey(join(dataDirectory, 'identity'));
  const judges: Judge[] = [];
  for (let number = 1; number <= JUDGES; number++) {
    const id = `bench-judge-${number}@${INSTITUTION}`;
    const account = { id, institution: INSTITUTION, role: 'judge', name: `Judge ${number}`, human: true } as const;
    const token = await mintToken(key, stack.settings['OIDC_ISSUER'] ?? '', account);
    await supervisor.put(`/v1/staff/${encodeURIComponent(id)}`, { name: account.name, role: 'judge' });
    judges.push({ id, number, caller: createCaller(stack.apiUrl, token) });
  }
  return judges;
}

interface Opened {
  judges: Judge[];
  subject: Caller;
  /** Resolves, by case, when its subject has said that they have nothing to add: no decision comes before. */
  rested: ReadonlyMap<string, PromiseWithResolvers<undefined>>;
  caseId: string;
  externalRef: string;
  facts: Facts;
  link: string;
}

/**
 * A case and a judge's seat. The seat hears what the queue gives it, which may be a case that was claimed beside this one;
 * over all seats every case is heard once.
 */
function openCase({ judges, subject, rested, caseId, externalRef, facts, link }: Opened): OpenCase {
  const appeal = `/v1/appeals/${new URL(link).pathname.split('/').at(-1) ?? ''}`;
  let judge: Judge | undefined;
  let hearing: Hearing | undefined;
  const seat = () => {
    if (!judge || !hearing) throw new Error('nobody has taken a hearing here');
    return { ...judge, hearing, path: `/v1/hearings/${hearing.caseId}` };
  };
  const acts: Record<Act, () => Promise<void>> = {
    async claim() {
      const writer = {
        example: 'credit',
        externalRef,
        facts,
        place: externalRef.charCodeAt(externalRef.length - 1),
      } as const;
      await subject.post(`${appeal}/claims`, { statement: writeStatement(writer, 'pleading') });
    },
    async rest() {
      await subject.post(`${appeal}/nothing-to-add`);
      rested.get(caseId)?.resolve(undefined);
    },
    async next() {
      judge = judges.shift();
      if (!judge) throw new Error(`more than ${JUDGES} hearings are with judges`);
      hearing = Hearing.parse(await judge.caller.post('/v1/hearings/next'));
    },
    async perspective() {
      const { caller, number, hearing: taken, path } = seat();
      const record = writeRecord({ example: 'credit', hearing: taken, judge: number }, 'specialPleading');
      hearing = Hearing.parse(await caller.post(`${path}/perspective`, record));
    },
    async read() {
      const { caller, path } = seat();
      hearing = Hearing.parse(await caller.get(path));
    },
    async decision() {
      const { caller, id, hearing: taken, path } = seat();
      await rested.get(taken.caseId)?.promise;
      await caller.post(`${path}/decision`, writeDecision(taken, id, 'specialPleading'));
      if (judge) judges.push(judge);
    },
  };
  return { act: (act) => acts[act]() };
}
