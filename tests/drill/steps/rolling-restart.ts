import { setTimeout as sleep } from 'node:timers/promises';
import type { Step } from '../step.ts';
import { countLost, describeLost, underLoad } from '../load.ts';

/** Every API and every worker is restarted, one after another, while requests come in through the proxy. */
export const rollingRestart: Step = async ({ deployment, open, numbers }) => {
  const { processes, url } = deployment;
  const result = await underLoad(url, open, numbers.requests, async () => {
    for (const name of ['api-1', 'api-2', 'worker-1', 'worker-2'] as const) {
      await processes[name].kill('SIGTERM');
      await processes[name].ready();
      // So that the proxy has seen it before the next one goes.
      await sleep(1_000);
    }
  });
  return {
    what: `2 APIs and 2 workers restarted; ${result.sent} requests without retries, ${result.acknowledged.size} claims taken, ${(result.sent / result.seconds).toFixed(0)} requests a second`,
    wrong: countLost(result) === 0 ? [] : [`${countLost(result)} requests lost (${describeLost(result)})`],
  };
};
