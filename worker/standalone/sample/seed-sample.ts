import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import type { FindingKind } from '#workflows/domain/finding.ts';
import { Policy } from '#workflows/domain/policy.ts';
import { Case, CaseList, Docket, Hearing, OpenedDocket } from '../demo/answers.ts';
import { createClient, type Client } from '../demo/client.ts';
import { exampleCases } from '../demo/example-cases.ts';
import { meetSubject } from '../demo/subject.ts';
import { writeDecision } from '../demo/words/write-decision.ts';
import { writeRecord } from '../demo/words/write-record.ts';
import { writeStatement } from '../demo/words/write-statement.ts';
import { type Example, EXAMPLES, readExample, seedInstitution } from '../examples/seed.ts';

/** Where the sample is put, and where progress is reported. */
export interface SampleContext {
  apiUrl: string;
  tokenFor: (account: string) => Promise<string>;
  /** The directory in which the file to import is written. */
  dataDirectory: string;
  log: (line: string) => void;
  signal: AbortSignal;
}

/** Which real cases of an example become sample cases, and which are in the file to import. */
const CASES: Record<Example, { from: number; to: number; file?: { from: number; to: number } }> = {
  bail: { from: 120, to: 160 },
  // Among those in the file are some that the score would refuse, so that their subjects have something to contest.
  credit: { from: 100, to: 140, file: { from: 70, to: 100 } },
};

/** The file with cases that the sample's policy `credit` accepts. */
export const SAMPLE_FILE = 'sample-cases.csv';

/** What happens to the adversely scored cases of each example, in order; the others wait in their appeal windows. */
const SCENES: readonly Scene[] = [
  { claims: 'ownFacts' },
  { claims: 'ownFacts', judge: 'judge-1@sample', finding: 'exceptional' },
  { claims: 'pleading', judge: 'judge-2@sample', finding: 'specialPleading' },
  { claims: 'pleading', judge: 'judge-3@sample' },
];

/** A claim that waits for a judge; with `judge`, one who has asked a question; with `finding`, one who has decided. */
interface Scene {
  claims: 'ownFacts' | 'pleading';
  judge?: string;
  finding?: FindingKind;
}

const SCORED_WITHIN_MILLISECONDS = 120_000;
const LOOK_AGAIN_MILLISECONDS = 250;
const Anything = z.unknown();

/**
 * Fills the institution `sample` with decided, waiting and contested cases under both example policies, through the
 * API, and writes a file whose cases can be imported there. Does nothing if `sample` already has cases.
 */
export async function seedSample(context: SampleContext): Promise<void> {
  const { apiUrl, tokenFor, log, signal } = context;
  const clientOf = async (account: string) => createClient(apiUrl, signal, await tokenFor(account));
  const institution = await clientOf('institution@sample');
  const { dockets } = await institution.get('/v1/dockets', z.object({ dockets: z.array(Anything) }));
  if (dockets.length > 0) return;
  log('filling the institution “sample” with example cases');
  await seedInstitution('sample', context);
  const open = createClient(apiUrl, signal);
  let count = 0;
  for (const example of EXAMPLES) {
    const policy = Policy.parse(JSON.parse(await readExample(example, 'policy.json')));
    const { from, to, file } = CASES[example];
    const cases = exampleCases(example, policy, from, to);
    const { docketId } = await institution.post(
      `/v1/dockets?${new URLSearchParams({ title: `${policy.title}, first cases` }).toString()}`,
      OpenedDocket,
      { policy: example, cases },
    );
    const adverse = await adverseCases(institution, docketId, signal);
    for (const [place, scene] of SCENES.entries())
      for (let found = adverse.shift(); found; found = adverse.shift())
        if (await play(scene, found, { example, place, open, clientOf })) break;
    if (file) await writeSampleFile(context, exampleCases(example, policy, file.from, file.to));
    count += cases.length;
  }
  log(
    `“sample” has ${count} cases: decided, waiting and contested ones. Sign in as institution@sample or judge-1@sample`,
  );
  log(`a file to import there, under the policy “credit”: ${join(context.dataDirectory, SAMPLE_FILE)}`);
}

/** The cases of a docket that wait in their appeal windows once all of its cases are scored. */
async function adverseCases(institution: Client, docketId: string, signal: AbortSignal): Promise<Case[]> {
  const deadline = Date.now() + SCORED_WITHIN_MILLISECONDS;
  for (;;) {
    const { phases } = await institution.get(`/v1/dockets/${docketId}`, Docket);
    if (phases.received + phases.scored === 0) break;
    if (Date.now() > deadline) throw new Error(`the sample's cases are not scored: ${JSON.stringify(phases)}`);
    await sleep(LOOK_AGAIN_MILLISECONDS, undefined, { signal });
  }
  const { cases } = await institution.get(`/v1/cases?docket=${docketId}&phase=appealWindow&limit=200`, CaseList);
  return Promise.all(cases.map(({ id }) => institution.get(`/v1/cases/${id}`, Case)));
}

/**
 * Takes one case as far as its scene goes.
 *
 * @returns false if the policy drew a second judge, for whom the hearing waits; another case then has to play the scene
 */
async function play(
  { claims, judge, finding }: Scene,
  { id, externalRef, facts }: Case,
  {
    example,
    place,
    open,
    clientOf,
  }: {
    example: Example;
    place: number;
    open: Client;
    clientOf: (account: string) => Promise<Client>;
  },
): Promise<boolean> {
  const subject = await meetSubject(open, id);
  await subject.claim(writeStatement({ example, externalRef, facts, place }, claims));
  if (judge === undefined) return true;
  const client = await clientOf(judge);
  const path = `/v1/hearings/${id}`;
  let hearing = await client.post(`${path}/assign`, Hearing);
  if (finding === undefined) {
    await client.post(`${path}/questions`, Anything, {
      question: `In ${externalRef} you write that your case is different. Who besides you could tell us about it?`,
    });
    return true;
  }
  await subject.sayNothingToAdd();
  hearing = await client.post(`${path}/perspective`, Hearing, writeRecord({ example, hearing, judge: place }, finding));
  if (!hearing.you.holding) return false;
  if (hearing.you.recordId !== null) await subject.confirmRestatement(hearing.you.recordId);
  await client.post(`${path}/decision`, Anything, writeDecision(hearing, judge, finding));
  return true;
}

async function writeSampleFile(
  { dataDirectory }: SampleContext,
  cases: ReturnType<typeof exampleCases>,
): Promise<void> {
  const rows = cases.map(({ externalRef, facts, subject: { name, contact } }) => ({
    externalRef,
    subject_name: name,
    subject_contact: contact,
    ...facts,
  }));
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  await writeFile(join(dataDirectory, SAMPLE_FILE), stringify(rows, { header: true, columns }), { mode: 0o600 });
}
