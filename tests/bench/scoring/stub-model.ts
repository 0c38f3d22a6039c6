import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { parentPort, Worker, workerData, type MessagePort } from 'node:worker_threads';

/** What the thread of a model's stand-in is given: milliseconds before each answer. */
interface StubModel {
  answerAfter: number;
}

/** Starts an OpenAI-compatible server that gives everybody the same answer after a while. */
export async function startStubModel(answerAfter: number): Promise<{ baseUrl: string; stop: () => Promise<number> }> {
  // In a thread of its own, so that the time it takes is not counted as ours.
  const thread = new Worker(new URL(import.meta.url), { workerData: { answerAfter } satisfies StubModel });
  const [port] = (await once(thread, 'message')) as [number];
  return { baseUrl: `http://127.0.0.1:${port}/v1`, stop: () => thread.terminate() };
}

function serve(port: MessagePort, milliseconds: number): void {
  const content = JSON.stringify({
    adverseEvent: 'no',
    probability: 0.3,
    factors: [],
    citedNeighbours: ['n1', 'n2'],
    rationale: 'The same answer to everybody.',
  });
  const answer = JSON.stringify({
    choices: [{ finish_reason: 'stop', message: { content } }],
    usage: { prompt_tokens: 2_000, completion_tokens: 60 },
  });
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end(answer), milliseconds);
    });
  });
  server.listen(0, '127.0.0.1', () => port.postMessage((server.address() as AddressInfo).port));
}

const stub = workerData as StubModel | null;
if (parentPort && stub?.answerAfter) serve(parentPort, stub.answerAfter);
