import { vi } from 'vitest';

/** A message as a stream sends it, with the id of its event. */
export interface Received {
  id: string;
  text: string;
  from: string;
}

/** A stream of messages that is being read. */
export interface OpenStream {
  status: number;
  headers: Headers;
  received: Received[];
  /** Events by their name, in order. */
  events: string[];
  /** Resolves once so many messages have come. */
  has(count: number): Promise<void>;
  cut(): void;
  /** Resolves once the server has ended it. */
  ended: Promise<void>;
}

/** Opens a stream of messages and reads it until it is cut. */
export async function openStream(address: string, headers: Record<string, string> = {}): Promise<OpenStream> {
  const cutting = new AbortController();
  const response = await fetch(address, {
    headers: { accept: 'text/event-stream', ...headers },
    signal: cutting.signal,
  });
  const received: Received[] = [];
  const events: string[] = [];
  const ended = read(response, (event) => {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(event)?.[1];
    const [id, kind, data] = [field('id'), field('event'), field('data')];
    if (kind !== undefined) events.push(kind);
    if (id !== undefined && data !== undefined) received.push({ ...(JSON.parse(data) as Received), id });
  }).catch(() => undefined);
  return {
    status: response.status,
    headers: response.headers,
    received,
    events,
    has: (count) =>
      vi.waitFor(
        () => {
          if (received.length < count) throw new Error(`${received.length} messages have come, not ${count}`);
        },
        { timeout: 10_000, interval: 20 },
      ),
    cut: () => cutting.abort(),
    ended,
  };
}

async function read({ body }: Response, take: (event: string) => void): Promise<void> {
  if (!body) return;
  let rest = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const events = (rest + chunk).split('\n\n');
    rest = events.pop() ?? '';
    events.forEach(take);
  }
}
