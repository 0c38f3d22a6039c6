import { countRescued } from '#worker/standalone/demo/count-rescued.ts';
import { currentLoad, describeMachine } from '../machine-facts.ts';
import type { Contender } from './contenders/contender.ts';
import { hearAll, measureTurn, sendDockets } from './measure-turn.ts';
import { measureLatency } from './measure-latency.ts';
import { median, toFigures, toRatios, type Measured, type Report, type Usage } from './report/figures.ts';
import { CONTENDERS, ROWS, titleOf, type Row } from './rows.ts';
import type { Settings } from './settings.ts';
import { setBenchStage, type BenchStage } from './stage.ts';

/**
 * Measures Hearken beside its peers on one machine and the same servers. In every round each contender has its turn in every
 * row, so that what else happens on the machine meets all of them alike.
 *
 * @param progress told in one line what has just been measured
 */
export async function measureSideBySide(settings: Settings, progress: (line: string) => void): Promise<Report> {
  const loadBefore = currentLoad();
  const stage = await setBenchStage(true, progress);
  try {
    for (const contender of stage.contenders.values()) {
      await warmUp(stage, contender, settings);
      progress(`warmed up ${contender.name}`);
    }
    const measured: Measured[] = ROWS.flatMap((row) =>
      CONTENDERS[row].map((contender) => ({ row, contender, cases: casesOf(settings, row, contender), usages: [] })),
    );
    for (let round = 1; round <= settings.rounds; round++)
      for (const { row, contender: name, cases, usages } of measured) {
        const usage = await takeTurn(stage, settings, row, contenderNamed(stage, name), cases);
        usages.push(usage);
        progress(`round ${round} of ${settings.rounds}: ${tell(usage)}  ${row}: ${titleOf(row, name)}`);
      }
    const closedLoop = measured.find(({ row, contender }) => row === 'contested' && contender === 'hearken');
    const closedLoopCpu = median((closedLoop?.usages ?? []).map(({ cpu }) => cpu));
    const latency = await measureLatency(stage, settings.latency, closedLoopCpu);
    progress(`acts at half load: p50 ${latency.p50.toFixed(1)} ms, p95 ${latency.p95.toFixed(1)} ms`);
    const rescued = await countRescued(stage.stack.workerUrl);
    const figures = toFigures(measured);
    return {
      measuredAt: new Date().toISOString(),
      machine: describeMachine(stage.versions, loadBefore),
      settings,
      figures,
      latency,
      rescued,
      ratios: toRatios(figures),
    };
  } catch (error) {
    progress(await stage.lastWords());
    throw error;
  } finally {
    await stage.stop();
  }
}

function takeTurn(stage: BenchStage, settings: Settings, row: Row, contender: Contender, cases: number) {
  return measureTurn(stage, contender, cases, async () => {
    if (row === 'contested') return hearAll(await contender.openCases(cases), settings.contested.atOnce);
    return sendDockets(contender, sizeOf(row), cases);
  });
}

/** The first cases of a process load code and fill its caches; none of that is measured. */
async function warmUp(stage: BenchStage, contender: Contender, settings: Settings): Promise<void> {
  const { contested, docket } = settings.warmUp;
  await measureTurn(stage, contender, contested, async () =>
    hearAll(await contender.openCases(contested), settings.contested.atOnce),
  );
  await measureTurn(stage, contender, docket, async () => sendDockets(contender, docket, docket));
}

const sizeOf = (row: 'uncontested100' | 'uncontested500'): number => (row === 'uncontested100' ? 100 : 500);

const casesOf = (settings: Settings, row: Row, contender: (typeof CONTENDERS)[Row][number]): number =>
  row === 'contested' ? settings.contested.cases : settings.uncontested[row][contender];

function contenderNamed({ contenders }: BenchStage, name: string): Contender {
  const contender = contenders.get(name);
  if (!contender) throw new Error(`${name} does not take part`);
  return contender;
}

const tell = ({ cpu, cpuByPart }: Usage): string =>
  `${cpu.toFixed(2).padStart(7)} ms of CPU a case (${Object.entries(cpuByPart)
    .map(([part, milliseconds]) => `${part} ${milliseconds.toFixed(2)}`)
    .join(', ')})`;
