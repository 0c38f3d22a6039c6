import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

const MODULE = new URL('../../../worker/workflow-cache.ts', import.meta.url).href;

/** Heap limits in MB of a thread that starts afterwards, and of the main thread before and after. */
const PROGRAM = `
  import { getHeapStatistics } from 'node:v8';
  import { Worker } from 'node:worker_threads';
  import { limitWorkflowHeap } from '${MODULE}';
  const limit = () => getHeapStatistics().heap_size_limit / 1e6;
  const before = limit();
  limitWorkflowHeap();
  const thread = new Worker(
    "require('node:worker_threads').parentPort.postMessage(require('node:v8').getHeapStatistics().heap_size_limit / 1e6)",
    { eval: true, execArgv: [] },
  );
  thread.once('message', (limited) => console.log(JSON.stringify({ before, after: limit(), limited })));
`;

test('the heap of the workflow thread is limited, and that of the main thread is left alone', () => {
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', PROGRAM], { encoding: 'utf8' });
  const { before, after, limited } = JSON.parse(output) as Record<'before' | 'after' | 'limited', number>;
  expect(limited).toBeLessThan(600);
  expect(limited).toBeGreaterThan(500);
  expect(after).toBe(before);
});
