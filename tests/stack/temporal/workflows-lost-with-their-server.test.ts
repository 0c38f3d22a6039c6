import { Client, Connection } from '@temporalio/client';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startTemporal } from '#worker/standalone/temporal.ts';
import { allEnd, killNow } from '../foreground-program.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

const TIMEOUT = { timeout: 120_000 };
const DAY_SECONDS = 24 * 60 * 60;

async function connected(address: string): Promise<Client> {
  const connection = await Connection.connect({ address });
  onTestFinished(() => connection.close());
  return new Client({ connection });
}

test('workflows outlive a stop and a kill, and closed ones are kept for years', TIMEOUT, async () => {
  const dataDirectory = temporaryDirectory();
  const first = await startTemporal({ dataDirectory });
  onTestFinished(() => first.stop());
  const before = await connected(first.address);
  const start = { taskQueue: 'nobody', workflowId: 'kept' };
  await before.workflow.start('anything', start);
  const described = await before.workflowService.describeNamespace({ namespace: 'default' });
  expect(Number(described.config?.workflowExecutionRetentionTtl?.seconds)).toBeGreaterThan(365 * DAY_SECONDS);
  await before.workflow.start('anything', { ...start, workflowId: 'kept too' });
  await first.stop();

  const second = await startTemporal({ dataDirectory });
  onTestFinished(() => second.stop());
  const between = await connected(second.address);
  expect((await between.workflow.getHandle('kept').describe()).status.name).toBe('RUNNING');
  await between.workflow.getHandle('kept').signal('seen');
  second.kill('SIGKILL');
  expect(await second.ended).toBe('signal SIGKILL');

  const third = await startTemporal({ dataDirectory });
  onTestFinished(() => third.stop());
  const after = await connected(third.address);
  expect((await after.workflow.getHandle('kept too').describe()).status.name).toBe('RUNNING');
  const history = await after.workflow.getHandle('kept').fetchHistory();
  expect(history.events?.some((event) => event.workflowExecutionSignaledEventAttributes?.signalName === 'seen')).toBe(
    true,
  );
});

test('a server whose guard was killed is found and replaced', TIMEOUT, async () => {
  const dataDirectory = temporaryDirectory();
  const first = await startTemporal({ dataDirectory });
  onTestFinished(() => killNow(first.pid));
  await (await connected(first.address)).workflow.start('anything', { taskQueue: 'nobody', workflowId: 'kept' });
  const status = readFileSync(`/proc/${first.pid}/stat`, 'utf8');
  killNow(Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]));
  expect(await first.ended).toContain('guard');

  const second = await startTemporal({ dataDirectory, port: Number(first.address.split(':')[1]) });
  onTestFinished(() => second.stop());
  expect(await allEnd([first.pid], 0)).toBe(true);
  const client = await connected(second.address);
  expect((await client.workflow.getHandle('kept').describe()).status.name).toBe('RUNNING');
});

test(
  'a server that ends before it answers is retried, and in the end its own output is the error',
  TIMEOUT,
  async () => {
    const dataDirectory = temporaryDirectory();
    const home = join(dataDirectory, 'temporal');
    mkdirSync(home);
    // No store that it can read, so that no try succeeds.
    writeFileSync(join(home, 'temporal.db'), 'this is no database, and every try to open it ends the server');
    await expect(startTemporal({ dataDirectory })).rejects.toThrow(/does not start \(exit code \d+\).*not a database/s);
    const told = readFileSync(join(dataDirectory, 'logs', 'temporal.log'), 'utf8').match(/not a database/g);
    expect(told?.length).toBeGreaterThan(1);
  },
);
