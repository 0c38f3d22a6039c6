import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { Execution } from '../setup/executions.ts';

type History = Execution['history'];

const FOLDER = new URL('./histories/', import.meta.url);

/** How a process is named: its id at the name of its machine. */
const PROCESS = /^\d+@/;

/** The histories kept beside this file, by name. */
export async function readHistories(): Promise<Map<string, History>> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.json')).toSorted();
  const read = files.map(async (file): Promise<[string, History]> => [
    file.replace(/\.json$/, ''),
    historyFromJSON(JSON.parse(await readFile(new URL(file, FOLDER), 'utf8'))),
  ]);
  return new Map(await Promise.all(read));
}

/** Keeps histories instead of those that are there, without what names the machine that they were recorded on. */
export async function writeHistories(histories: ReadonlyMap<string, History>): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER);
  for (const [name, history] of histories) {
    const kept = JSON.parse(historyToJSON(history), (key, value: unknown) => {
      if (key === 'stackTrace') return '';
      return typeof value === 'string' && PROCESS.test(value) ? 'recorded' : value;
    }) as { events: unknown[] };
    // A line for each event, so that a change of one of them can be read.
    const lines = kept.events.map((event) => JSON.stringify(event)).join(',\n');
    await writeFile(new URL(`${name}.json`, FOLDER), `{"events":[\n${lines}\n]}\n`);
  }
}
