import { Client, Connection } from '@temporalio/client';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { instruct } from '../../../api/case-workflows.ts';
import { Problem } from '../../../api/problem.ts';
import { uuidv7 } from '../../../db/id.ts';
import { NOWHERE } from '../app-under-test.ts';

/** What a judge is answered whose command meets this server. */
async function answerOf(address: string, patience?: number): Promise<unknown> {
  // Without the interceptors that try again, a server that is not there is noticed at once.
  const connection = Connection.lazy({ address, interceptors: [] });
  onTestFinished(() => connection.close());
  return instruct(
    new Client({ connection }),
    {
      institutionId: 'demo',
      caseId: uuidv7(),
      actor: { kind: 'human', id: 'judge-1@demo', role: 'judge' },
      command: { type: 'assign', how: 'next' },
    },
    patience,
  ).catch((error: unknown) => error);
}

function expectUnavailable(answer: unknown): void {
  expect(answer).toBeInstanceOf(Problem);
  expect((answer as Problem).document).toMatchObject({ status: 503, code: 'workflowsUnavailable' });
  expect((answer as Problem).headers).toMatchObject({ 'retry-after': '2' });
}

test('a workflow server that is not there is said to be so, and no error of ours', async () => {
  expectUnavailable(await answerOf(NOWHERE));
});

test('a workflow server that takes a command and never answers is given up after a while', async () => {
  const silent = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
  onTestFinished(() => void silent.close());
  await new Promise((resolve) => silent.once('listening', resolve));
  const address = silent.address();
  if (address === null || typeof address === 'string') throw new Error('it does not listen');
  expectUnavailable(await answerOf(`127.0.0.1:${address.port}`, 500));
});
