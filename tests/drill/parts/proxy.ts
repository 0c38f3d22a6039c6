import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** A proxy in front of several APIs: each request to the next one that is ready, and none twice. */
export interface Proxy {
  readonly url: string;
  stop(): Promise<void>;
}

const ASK_EVERY_MILLISECONDS = 250;

/** @param ports of the APIs on loopback, which it asks at `/readyz` whether they are ready */
export async function startProxy(port: number, ports: readonly number[]): Promise<Proxy> {
  const ready = new Set<number>();
  const stopping = new AbortController();
  const ask = async (of: number) => {
    while (!stopping.signal.aborted) {
      const isReady = await fetch(`http://127.0.0.1:${of}/readyz`, { signal: AbortSignal.timeout(2_000) }).then(
        async (response) => {
          await response.body?.cancel();
          return response.ok;
        },
        () => false,
      );
      if (isReady) ready.add(of);
      else ready.delete(of);
      await sleep(ASK_EVERY_MILLISECONDS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const asking = ports.map(ask);
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    const candidates = ports.filter((each) => ready.has(each));
    turn += 1;
    const to = candidates[turn % candidates.length];
    if (to === undefined) outgoing.writeHead(503, { 'retry-after': '1' }).end('no API is ready\n');
    else passOn(incoming, outgoing, to);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      stopping.abort();
      await Promise.all(asking);
      server.close();
      server.closeAllConnections();
    },
  };
}

function passOn(incoming: IncomingMessage, outgoing: ServerResponse, port: number): void {
  const { method, url, headers } = incoming;
  const forwarded = { ...headers, 'x-forwarded-for': incoming.socket.remoteAddress ?? '' };
  const onward = request({ host: '127.0.0.1', port, method, path: url, headers: forwarded, agent: false }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => {
    if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(502).end('the API did not answer\n');
  });
  incoming.pipe(onward);
}
