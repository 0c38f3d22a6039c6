import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** What the figures were measured on. */
export interface MachineFacts {
  processor: string;
  cores: number;
  memoryGiB: number;
  /** Programs that wanted to run on average in the minute before, this one not yet among them. */
  loadBefore: number;
  node: string;
  temporalSdk: string;
  postgres: string;
  temporalServer: string;
}

/** Describes this machine and the versions of what runs on it. */
export function describeMachine(versions: { postgres: string; temporal: string }, loadBefore: number): MachineFacts {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    loadBefore,
    node: process.versions.node,
    temporalSdk: versionOf('@temporalio/worker'),
    postgres: versions.postgres,
    temporalServer: versions.temporal,
  };
}

/** One-minute load average, to two decimals. */
export const currentLoad = (): number => Number((loadavg()[0] ?? 0).toFixed(2));

function versionOf(name: string): string {
  const file = createRequire(import.meta.url).resolve(`${name}/package.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
