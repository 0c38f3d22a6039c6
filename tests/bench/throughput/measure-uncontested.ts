import { docketWorkflowId } from '../../../workflows/contract.ts';
import { countCases, openDocket, putBenchPolicy, type BenchPolicy } from './bench-institution.ts';
import { type Done, inFlight } from './in-flight.ts';
import type { Platform } from './platform.ts';

/** The example credit policy with an appeal window of one second, the shortest there is. */
export const uncontestedPolicy = (platform: Platform): Promise<BenchPolicy> =>
  putBenchPolicy(platform, 'uncontested', (policy) => ({
    ...policy,
    appealWindow: { ...policy.appealWindow, duration: 'PT1S' },
  }));

/**
 * Cases of dockets of `size`, several dockets at once: received, scored, told, waited for, decided and told again, to the
 * end of the docket's workflow.
 *
 * @throws Error where a case was not decided or not told, because the time then says nothing
 */
export async function runUncontested(
  platform: Platform,
  policy: BenchPolicy,
  { size, dockets, seconds }: { size: number; dockets: number; seconds: number },
): Promise<Done> {
  const docketIds: string[] = [];
  const { count, milliseconds } = await inFlight(dockets, seconds, async () => {
    const { docketId } = await openDocket(platform, policy, size);
    docketIds.push(docketId);
    await platform.temporal.workflow.getHandle(docketWorkflowId(docketId)).result();
    return true;
  });
  const { phases, adverse, notices } = await countCases(platform, docketIds);
  const cases = count * size;
  // Everybody is told the decision, and adversely scored people the provisional outcome before.
  if (phases['decided'] !== cases || notices !== cases + adverse)
    throw new Error(`${cases} cases, ${notices} notices, ${adverse} adverse, but phases ${JSON.stringify(phases)}`);
  return { count: cases, milliseconds };
}
