import { setTimeout as sleep } from 'node:timers/promises';
import type { Deployment } from '../deployment.ts';
import type { Step } from '../step.ts';
import { countLost, describeLost, underLoad } from '../load.ts';

/** Every API and every worker is restarted, one after another, while requests come in through the proxy. */
export const rollingRestart: Step = async ({ deployment, open, numbers }) => {
  const result = await underLoad(deployment.url, open, numbers.requests, () =>
    restartInTurn(deployment, 'api-1', 'api-2', 'worker-1', 'worker-2'),
  );
  return {
    what: `2 APIs and 2 workers restarted; ${result.sent} requests without retries, ${result.acknowledged.size} claims taken, ${(result.sent / result.seconds).toFixed(0)} requests a second`,
    wrong: countLost(result) === 0 ? [] : [`${countLost(result)} requests lost (${describeLost(result)})`],
  };
};

/** Restarts processes, each once the one before it is ready and the proxy has seen it. */
export async function restartInTurn(
  { processes }: Deployment,
  ...names: (keyof Deployment['processes'])[]
): Promise<void> {
  for (const name of names) {
    await processes[name].kill('SIGTERM');
    await processes[name].ready();
    await sleep(1_000);
  }
}
