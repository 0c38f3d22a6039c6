import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const SECOND = 1_000;
/** Starts what the tests share, once for a run; sees in `project.vitest.projects` which of the folders take part. */
const SHARED_SETUP = 'tests/setup/global.ts';
const FOLDERS = { db: 30, workflow: 60, replay: 60, api: 60, stack: 120, ui: 120, chaos: 180 };
/** Tests that drive a browser or kill processes wait until the others are done and have the machine to themselves. */
const ALONE = ['stack', 'ui', 'chaos'];
/** Starts a stack, but leaves it alone: its requests need little of the machine, and it can run beside others. */
const PARSERS = 'tests/unit/parsing/changed-input-breaks-a-parser.test.ts';
const CONTRACT = 'tests/stack/contract/**/*.test.ts';
/** Files that take minutes. They start first, so that none of them is left for the end, when every other process is idle. */
const LONG = /\/(stack\/contract\/|db\/migrations\/landed-|api\/authorization\/|workflow\/recovery\/lost-)/;
/** What only one folder shares. */
const OWN_SETUP: Partial<Record<string, string>> = { ui: 'tests/ui/setup.ts' };
/** What goes on in every file of a folder. */
const IN_EACH_FILE: Partial<Record<string, string>> = {
  contract: 'tests/stack/nothing-left-running.ts',
  stack: 'tests/stack/nothing-left-running.ts',
};

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

function project(name: string, seconds: number, include: string[], exclude: string[] = []) {
  const place = ALONE.indexOf(name) + 1;
  const setup = OWN_SETUP[name];
  const inEachFile = IN_EACH_FILE[name];
  return {
    test: {
      name,
      include,
      exclude: ['**/node_modules/**', ...exclude],
      testTimeout: seconds * SECOND,
      hookTimeout: Math.max(seconds, 180) * SECOND,
      // What is waited for may take long on a busy machine; a test fails by its own timeout.
      expect: { poll: { timeout: (seconds / 2) * SECOND } },
      sequence: { groupOrder: place },
      // Unit tests share nothing but modules without state, so that a process need not load these for each file again.
      isolate: name !== 'unit',
      ...(place > 0 && { maxWorkers: 1 }),
      ...(setup !== undefined && { globalSetup: [setup] }),
      ...(inEachFile !== undefined && { setupFiles: [inEachFile] }),
    },
  };
}

const folders = Object.entries(FOLDERS).map(([name, seconds]) =>
  project(name, seconds, [`tests/${name}/**/*.test.ts`], name === 'stack' ? [CONTRACT] : []),
);
const contract = project('contract', FOLDERS.stack, [CONTRACT]);
// V8 counts what runs of a module from its first run on, so that a process in which the parsers have run already would count nothing.
const parsers = project('parsers', 60, [PARSERS]);
// Whatever stands outside those folders is a unit test, so that no file is left out unnoticed.
const unit = project(
  'unit',
  60,
  ['tests/**/*.test.ts'],
  [PARSERS, ...Object.keys(FOLDERS).map((name) => `tests/${name}/**`)],
);

export default defineConfig({
  test: {
    // Temporal's worker is a native module and needs a process, not a thread.
    pool: 'forks',
    sequence: { sequencer: LongestFirst },
    maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
    globalSetup: existsSync(SHARED_SETUP) ? [SHARED_SETUP] : [],
    projects: [unit, parsers, contract, ...folders],
  },
});
