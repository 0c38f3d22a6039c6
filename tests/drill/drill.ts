import { inspect } from 'node:util';
import { createChance } from '../trials/chance.ts';
import { type Deployment, startDeployment } from './deployment.ts';
import { signPeopleIn } from './people.ts';
import type { Row } from './row.ts';
import { play } from './steps/play.ts';
import { backup } from './steps/backup.ts';
import { recovery } from './steps/recovery.ts';
import { failover } from './steps/failover.ts';
import { partsKilled } from './steps/parts-killed.ts';
import { rollingRestart } from './steps/rolling-restart.ts';
import { rotation } from './steps/rotation.ts';
import type { Drill, Numbers, Step } from './step.ts';
import { browser, doctor } from './steps/start.ts';
import { temporalLost } from './steps/temporal-lost.ts';

/** The steps in their order; only the first may not be left out, because the others need its cases. */
const STEPS = {
  cases: play,
  doctor,
  'sign-in': browser,
  'rolling restart': rollingRestart,
  'backup and restore': backup,
  rotation,
  'recovery to a moment': recovery,
  failover,
  'parts killed': partsKilled,
  'Temporal lost': temporalLost,
} satisfies Record<string, Step>;
export type StepName = keyof typeof STEPS;
export const STEP_NAMES = Object.keys(STEPS) as StepName[];

/**
 * Brings a deployment up, carries out the steps, and takes everything down. A step that fails stands in the table, and the rest is
 * left out.
 *
 * @param names of the steps to carry out
 */
export async function runDrill(
  numbers: Numbers,
  names: readonly StepName[],
  say: (line: string) => void,
): Promise<Row[]> {
  const rows: Row[] = [];
  const timed = async (step: string, work: () => Promise<Pick<Row, 'what' | 'wrong'>>) => {
    const begun = performance.now();
    say(step);
    const found = await work().catch((error: unknown) => {
      say(inspect(error));
      return { what: '', wrong: [`failed: ${(error instanceof Error ? error.message : String(error)).slice(0, 200)}`] };
    });
    rows.push({ step, ...found, seconds: (performance.now() - begun) / 1_000 });
    return found.wrong.length === 0 || found.what !== '';
  };
  let deployment: Deployment | undefined;
  const over = new AbortController();
  try {
    let drill: Drill | undefined;
    const isUp = await timed('start', async () => {
      deployment = await startDeployment(say);
      drill = {
        deployment,
        ...(await signPeopleIn(deployment, over.signal)),
        numbers,
        chance: createChance(numbers.seed, 'drill'),
        apart: [],
        open: [],
        say,
      };
      const parts = Object.keys(deployment.processes).length;
      return {
        what: `\`npx hearken init\`, PostgreSQL, ${parts} processes and a proxy; 5 people signed in by code, the program by client credentials`,
        wrong: [],
      };
    });
    if (!isUp || !drill) return rows;
    for (const name of STEP_NAMES) {
      const given = drill;
      if (!names.includes(name)) continue;
      if (!(await timed(name, () => STEPS[name](given)))) break;
    }
    return rows;
  } finally {
    over.abort();
    await timed('taking down', async () => {
      await deployment?.stop();
      return { what: 'every process ended, and the directory removed', wrong: [] };
    });
  }
}
