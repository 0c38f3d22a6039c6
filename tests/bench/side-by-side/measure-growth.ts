import { currentLoad, describeMachine, type MachineFacts } from '../machine-facts.ts';
import { cloneCases } from '../pages/clone-cases.ts';
import { hearAll, measureTurn, sendDockets } from './measure-turn.ts';
import { median } from './report/figures.ts';
import { setBenchStage } from './stage.ts';

/** What an uncontested case takes while the database already holds so many that are decided. */
export interface GrowthPoint {
  decided: number;
  /** Milliseconds of CPU a case: the median of the rounds, and each round. */
  cpu: number;
  rounds: number[];
}

export interface GrowthReport {
  measuredAt: string;
  machine: MachineFacts;
  from: GrowthPoint;
  to: GrowthPoint;
  /** CPU a case in the large database, divided by that in the small one. */
  ratio: number;
}

const DOCKET = 100;
const CASES = 1_000;
const ROUNDS = 3;

/**
 * Measures Hearken alone, in one database: first with about `from` decided cases in it, then with `to`, of which most are
 * copies of the first.
 */
export async function measureGrowth(from: number, to: number, progress: (line: string) => void): Promise<GrowthReport> {
  const loadBefore = currentLoad();
  const stage = await setBenchStage(false, progress);
  try {
    const hearken = stage.contenders.get('hearken');
    if (!hearken) throw new Error('Hearken does not take part');
    const measure = async (): Promise<GrowthPoint> => {
      const { rows } = await stage.client.query<{ decided: string }>(
        "select count(*) as decided from hearken.cases where phase = 'decided'",
      );
      const rounds: number[] = [];
      for (let round = 1; round <= ROUNDS; round++) {
        const { cpu } = await measureTurn(stage, hearken, CASES, () =>
          Promise.resolve(sendDockets(hearken, DOCKET, CASES)),
        );
        rounds.push(cpu);
        progress(`with ${rows[0]?.decided ?? 0} cases and more, round ${round}: ${cpu.toFixed(2)} ms of CPU a case`);
      }
      return { decided: Number(rows[0]?.decided ?? 0), cpu: median(rounds), rounds };
    };
    await measureTurn(stage, hearken, from, () =>
      Promise.resolve(sendDockets(hearken, DOCKET, Math.ceil(from / DOCKET) * DOCKET)),
    );
    const small = await measure();
    // Copies are told from originals by the time of the newest view, so one hearing comes last.
    await measureTurn(stage, hearken, 1, async () => hearAll(await hearken.openCases(1), 1));
    await cloneCases(stage.stack.databaseOwnerUrl, to, progress);
    const large = await measure();
    return {
      measuredAt: new Date().toISOString(),
      machine: describeMachine(stage.versions, loadBefore),
      from: small,
      to: large,
      ratio: large.cpu / small.cpu,
    };
  } finally {
    await stage.stop();
  }
}
