import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { seedExamples } from '../examples/seed.ts';
import type { Stack } from '../stack.ts';
import { type AuditedCase, readEverything } from './audit.ts';
import { Docket } from './answers.ts';
import { type Client, createClient } from './client.ts';
import type { StagedCase } from './staged-case.ts';
import { hearCases, type Member } from './judges.ts';
import { openDockets, putPolicies, type StagedDocket, stageDocket } from './staging.ts';
import { writeStatement } from './words/write-statement.ts';

const JUDGES = ['judge-1@demo', 'judge-2@demo', 'judge-3@demo'];
const Anything = z.unknown();
const CLOSED_WITHIN_MILLISECONDS = 60_000;

/** The appeal window in seconds: the longer the machine took to start, the more time subjects have for their claims. */
const WINDOW_SECONDS = { min: 12, max: 60, shareOfStart: 0.7 };

/**
 * Runs the whole demonstration on a fresh stack: examples, dockets, claims, hearings, decisions, and the audit.
 *
 * @returns every case as the API returns it at the end
 */
export async function play(stack: Stack, signal: AbortSignal, say: (line: string) => void): Promise<AuditedCase[]> {
  const clientOf = async (account: string) => createClient(stack.apiUrl, signal, await stack.tokenFor(account));
  const open = createClient(stack.apiUrl, signal);
  const institution = await clientOf('institution@demo');
  const supervisor: Member = {
    id: 'supervisor@demo',
    number: JUDGES.length,
    client: await clientOf('supervisor@demo'),
  };
  const judges = await Promise.all(
    JUDGES.map(async (id, number): Promise<Member> => ({ id, number, client: await clientOf(id) })),
  );

  say('importing the example policies, their precedents and the demo staff');
  await seedExamples({ apiUrl: stack.apiUrl, tokenFor: (account) => stack.tokenFor(account) });
  const seconds = Math.ceil((performance.now() / 1_000) * WINDOW_SECONDS.shareOfStart);
  const windowSeconds = Math.min(Math.max(seconds, WINDOW_SECONDS.min), WINDOW_SECONDS.max);
  say(`importing demo copies of the policies: appeal window of ${windowSeconds} s, everything else as in the examples`);
  await putPolicies(institution, windowSeconds);
  const dockets = await openDockets(institution, windowSeconds);
  say(`sent ${dockets.map(({ size, policy }) => `${size} cases under ${policy}`).join(', ')}`);

  const cases: StagedCase[] = [];
  for (const docket of await Promise.all(dockets.map((each) => stageAndClaim(institution, open, each, say))))
    cases.push(...docket);
  say('judges take hearings from the queue');
  await hearCases(cases, judges, supervisor, say);
  say('waiting until the dockets are closed');
  await untilClosed(institution, dockets);
  await claimTooLate(cases, say);
  await Promise.all(
    cases.map(async ({ script, subject, path }) => {
      if (script?.claims) await subject?.answerSurvey(path === 'specialPleading' ? 3 : 6);
    }),
  );
  say('the auditor reads every trail');
  return readEverything(institution, await clientOf('auditor@demo'), cases);
}

/** What happens to a docket while its window is open, before any judge: claims, withdrawn claims, a withdrawn case. */
async function stageAndClaim(
  institution: Client,
  open: Client,
  docket: StagedDocket,
  say: (line: string) => void,
): Promise<StagedCase[]> {
  const cases = await stageDocket(institution, open, docket);
  const adverse = cases.filter(({ path }) => path !== 'uncontestedFavourable' && path !== 'unscored').length;
  say(`${docket.policy}: ${cases.length} cases, ${adverse} scored adversely and notified`);
  for (const staged of cases) {
    const { path, script, subject, externalRef, id } = staged;
    if (script?.claims && subject) {
      await subject.claim(writeStatement(staged, script.claims));
      say(`  ${externalRef}: the subject raised a claim (${path})`);
    }
    if (path === 'claimWithdrawn' && subject) {
      const { claimId } = await subject.claim(writeStatement(staged, 'pleading'));
      await subject.withdraw(claimId);
      say(`  ${externalRef}: the subject raised a claim and withdrew it`);
    }
    if (path === 'caseWithdrawn') {
      await institution.post(`/v1/cases/${id}/withdraw`, Anything, {
        reason: `The matter behind ${externalRef} was closed elsewhere (demo).`,
      });
      say(`  ${externalRef}: the institution withdrew the case`);
    }
  }
  return cases;
}

async function untilClosed(institution: Client, dockets: readonly StagedDocket[]): Promise<void> {
  const deadline = Date.now() + CLOSED_WITHIN_MILLISECONDS;
  for (const { id, policy, size } of dockets)
    for (;;) {
      const { phases } = await institution.get(`/v1/dockets/${id}`, Docket);
      if (phases.decided + phases.withdrawn === size) break;
      if (Date.now() > deadline) throw new Error(`${policy} is not closed in time: ${JSON.stringify(phases)}`);
      await sleep(200);
    }
}

async function claimTooLate(cases: readonly StagedCase[], say: (line: string) => void): Promise<void> {
  for (const staged of cases) {
    if (staged.path !== 'claimTooLate' || !staged.subject) continue;
    const code = await staged.subject.claimInVain(writeStatement(staged, 'ownFacts'));
    if (code !== 'appealWindowClosed') throw new Error(`${staged.externalRef}: the late claim was refused as ${code}`);
    say(`  ${staged.externalRef}: the subject claimed too late and was refused (${code})`);
  }
}
