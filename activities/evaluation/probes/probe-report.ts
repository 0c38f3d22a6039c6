import type { ProbeResult } from '../../llm/cards.ts';

/** Pass rates of one model, by family. */
export interface ProbeReport {
  model: string;
  languageModel: boolean;
  promptVersion: string;
  promptHash: string;
  at: string;
  seed: number;
  results: { title: string; asks: string; result: ProbeResult }[];
}
