import type { ProbeResult } from '#db/model-cards/model-card.ts';
import { percent } from '../print-report.ts';
import type { JudgedItem } from './run-probes.ts';

/** Pass rates of one model, by family. */
export interface ProbeReport {
  model: string;
  languageModel: boolean;
  promptVersion: string;
  promptHash: string;
  at: string;
  seed: number;
  results: { title: string; asks: string; result: ProbeResult; items: JudgedItem[] }[];
}

export const PROBE_COLUMNS = ['family', 'items', 'passed', 'unanswered', 'rate', '95 % interval', 'chance'];

/** One row a family, in the order of {@link PROBE_COLUMNS}. */
export function probeRows({ results }: ProbeReport): string[][] {
  return results.map(({ title, result }) => {
    if (!result.asked) return [title, '', '', '', result.because, '', ''];
    const { items, passed, unanswered, rate, chance } = result;
    const interval = `${percent(rate.lower)} to ${percent(rate.upper)}`;
    return [title, String(items), String(passed), String(unanswered), percent(rate.value), interval, percent(chance)];
  });
}
