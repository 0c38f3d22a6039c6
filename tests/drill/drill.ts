import { inspect } from 'node:util';
import { type Deployment, startDeployment } from './deployment.ts';
import { signPeopleIn } from './people.ts';
import type { Row } from './row.ts';
import { play } from './steps/play.ts';
import { backup } from './steps/backup.ts';
import { rollingRestart } from './steps/rolling-restart.ts';
import type { Drill, Numbers, Step } from './step.ts';
import { browser, doctor } from './steps/start.ts';

/** The steps of the whole drill, and those of its short form, in their order. */
const STEPS: [name: string, step: Step, isShort: boolean][] = [
  ['doctor', doctor, true],
  ['sign-in', browser, false],
  ['cases', play, true],
  ['rolling restart', rollingRestart, true],
  ['backup and restore', backup, true],
];

/**
 * Brings a deployment up, carries out the steps, and takes everything down. A step that fails stands in the table, and the rest is
 * left out.
 *
 * @param isShort leaves out the browser
 */
export async function runDrill(numbers: Numbers, isShort: boolean, say: (line: string) => void): Promise<Row[]> {
  const rows: Row[] = [];
  const timed = async (step: string, work: () => Promise<Pick<Row, 'what' | 'wrong'>>) => {
    const begun = performance.now();
    say(step);
    const found = await work().catch((error: unknown) => {
      say(inspect(error));
      return { what: '', wrong: [`failed: ${error instanceof Error ? error.message : String(error)}`] };
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
        people: await signPeopleIn(deployment, over.signal),
        numbers,
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
    for (const [name, step, isInShort] of STEPS) {
      const given = drill;
      if (isShort && !isInShort) continue;
      if (!(await timed(name, () => step(given)))) break;
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
