import { docketWorkflowId } from '../../../workflows/contract.ts';
import { countCases, openDocket, putBenchPolicy, type BenchPolicy } from './bench-institution.ts';
import { inFlight } from './in-flight.ts';
import type { Platform } from './platform.ts';

export const DOCKET_SIZE = 100;

/** The example credit policy with an appeal window of one second, the shortest there is. */
export const uncontestedPolicy = (platform: Platform): Promise<BenchPolicy> =>
  putBenchPolicy(platform, 'uncontested', (policy) => ({
    ...policy,
    appealWindow: { ...policy.appealWindow, duration: 'PT1S' },
  }));

/**
 * Milliseconds in which `dockets` dockets of 100 cases, all at once, are received, scored, told, waited for, decided and
 * told again: from the first arrival to the last workflow's end.
 *
 * @throws Error where a case was not decided, because the time then says nothing
 */
export async function runUncontested(platform: Platform, policy: BenchPolicy, dockets: number): Promise<number> {
  const start = performance.now();
  const docketIds = await inFlight(dockets, dockets, async () => {
    const { docketId } = await openDocket(platform, policy, DOCKET_SIZE);
    await platform.temporal.workflow.getHandle(docketWorkflowId(docketId)).result();
    return docketId;
  });
  const milliseconds = performance.now() - start;
  const { phases, adverse, notices } = await countCases(platform, docketIds);
  const cases = dockets * DOCKET_SIZE;
  // Everybody is told the decision, and adversely scored people the provisional outcome before.
  if (phases['decided'] !== cases || notices !== cases + adverse)
    throw new Error(`${cases} cases, ${notices} notices, ${adverse} adverse, but phases ${JSON.stringify(phases)}`);
  return milliseconds;
}
