import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Case, CaseList, Docket, OpenedDocket } from './answers.ts';
import type { Client } from './client.ts';
import type { StagedCase } from './staged-case.ts';
import { exampleCases } from './example-cases.ts';
import { pickPaths, type Path, SCRIPTS } from './paths.ts';
import { DEMO_POLICIES, type DemoPolicy, demoPolicy, demoPrecedents } from './policies.ts';
import { meetSubject } from './subject.ts';

/** A docket as it was sent in. */
export interface StagedDocket {
  id: string;
  policy: DemoPolicy;
  size: number;
}

/** Which real cases a docket consists of: places in the example's file, the end excluded. */
const CASES: Record<DemoPolicy, [from: number, to: number]> = {
  'bail-demo': [0, 80],
  'credit-demo': [0, 120],
  'credit-few-precedents-demo': [120, 122],
};

const Anything = z.unknown();
const SCORED_WITHIN_MILLISECONDS = 90_000;

/** Imports the demonstration's policies with their precedents. */
export async function putPolicies(institution: Client, windowSeconds: number): Promise<void> {
  for (const key of Object.keys(DEMO_POLICIES) as DemoPolicy[]) {
    await institution.call('PUT', `/v1/policies/${key}`, Anything, await demoPolicy(key, windowSeconds));
    await institution.post(`/v1/precedents?policy=${key}`, Anything, await demoPrecedents(key));
  }
}

/** Sends one docket of real cases for each policy. */
export async function openDockets(institution: Client, windowSeconds: number): Promise<StagedDocket[]> {
  const dockets: StagedDocket[] = [];
  for (const policy of Object.keys(DEMO_POLICIES) as DemoPolicy[]) {
    const [from, to] = CASES[policy];
    const cases = exampleCases(DEMO_POLICIES[policy].example, await demoPolicy(policy, windowSeconds), from, to);
    const { docketId } = await institution.post('/v1/dockets', OpenedDocket, { policy, cases });
    dockets.push({ id: docketId, policy, size: cases.length });
  }
  return dockets;
}

/** Waits until every case of a docket is scored or passed on to people, and gives each one its path. */
export async function stageDocket(institution: Client, open: Client, docket: StagedDocket): Promise<StagedCase[]> {
  const deadline = Date.now() + SCORED_WITHIN_MILLISECONDS;
  for (;;) {
    const { phases } = await institution.get(`/v1/dockets/${docket.id}`, Docket);
    if (phases.received + phases.scored === 0) break;
    if (Date.now() > deadline) throw new Error(`${docket.policy} was not scored in time: ${JSON.stringify(phases)}`);
    await sleep(100);
  }
  const { example } = DEMO_POLICIES[docket.policy];
  const listed = await listCases(institution, docket.id);
  const staged: StagedCase[] = [];
  const adverse: { found: Case; probability: number }[] = [];
  for (const { id, externalRef, phase } of listed) {
    const rest = { id, externalRef, policy: docket.policy, example, place: staged.length };
    if (phase === 'decided')
      staged.push({ ...rest, facts: {}, path: 'uncontestedFavourable', script: null, subject: null });
    else {
      const found = await institution.get(`/v1/cases/${id}`, Case);
      if (found.score) adverse.push({ found, probability: found.score.probability });
      else staged.push(await withSubject(open, { ...rest, facts: found.facts, path: 'unscored' }));
    }
  }
  if (adverse.length === 0) return staged;
  const scored = adverse.map(({ found, probability }) => ({ facts: found.facts, probability }));
  // In the order of the picks: claims that need the most judges are raised, and so heard, first.
  for (const [order, { path, place }] of pickPaths(example, scored).entries()) {
    const found = adverse[place]?.found;
    if (!found) continue;
    const { id, externalRef, facts } = found;
    const rest = { id, externalRef, policy: docket.policy, example, facts, path };
    staged.push(await withSubject(open, { ...rest, place: order }));
  }
  return staged;
}

async function withSubject(
  open: Client,
  each: Omit<StagedCase, 'script' | 'subject'> & { path: Path },
): Promise<StagedCase> {
  return { ...each, script: SCRIPTS[each.path] ?? null, subject: await meetSubject(open, each.id) };
}

async function listCases(institution: Client, docketId: string): Promise<z.infer<typeof CaseList>['cases']> {
  const cases: z.infer<typeof CaseList>['cases'] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: z.infer<typeof CaseList> = await institution.get(
      `/v1/cases?docket=${docketId}&limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`,
      CaseList,
    );
    cases.push(...page.cases);
    cursor = page.cursor;
  }
  return cases.toSorted((a, b) => (a.externalRef < b.externalRef ? -1 : 1));
}
