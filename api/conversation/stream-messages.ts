import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { describeFault } from '#db/fault.ts';
import type { ApiDependencies } from '../deps.ts';
import { Problem, tooManyRequests } from '../problem.ts';
import type { Followed } from './follow-conversation.ts';
import type { ShownMessage } from './shown-message.ts';

/** How often a stream sends a sign of life, and looks for messages whose announcement was lost. */
const PULSE_MILLISECONDS = 15_000;
/** A stream ends after this long, and its reader opens it again; their permission is then checked again. */
const MAX_STREAM_MILLISECONDS = 10 * 60_000;
/** How long a reader waits before reopening a stream. */
const RETRY_MILLISECONDS = 1_000;
/** Maximum number of streams that one reader has open at a time, in this process. */
const MAX_PER_READER = 6;
/** Maximum number of streams of all readers in this process. */
const MAX_STREAMS = 2_000;

const open = new Map<string, number>();

/** The highest place on a trail that the database can hold. */
const MAX_SEQ = 2_147_483_647;

/**
 * Where a stream continues: `after` in the address for the first connection, and `Last-Event-ID`, which browsers send
 * by themselves.
 */
export const StreamQuery = z.object({ after: z.coerce.number().int().min(0).max(MAX_SEQ).optional() });

/** How each event of a stream is described. */
export const STREAM_ANSWER = {
  content: {
    'text/event-stream': {
      schema: z.strictObject({
        id: z.string().optional(),
        event: z.enum(['message', 'alive', 'closed']),
        data: z.string().describe('JSON: a message, or an empty object'),
      }),
    },
  },
};

/**
 * Sends the messages of a conversation as server-sent events, those after the reader's last one at once and later ones as they
 * are committed. An event's id is the message's place on the trail, so that nothing is lost or doubled after a cut. `closed` is
 * sent, and the stream ends, when no more messages can come.
 *
 * Throws a Problem, before anything is sent, if the reader may not read them or has too many streams.
 */
export async function streamMessages(
  { messageFeed }: ApiDependencies,
  followed: Followed,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  let last = lastSeen(request);
  const leave = enter(followed.reader);
  const news = new News();
  const unfollow = messageFeed.follow(followed.caseId, news);
  const expiry = setTimeout(() => news.end(), MAX_STREAM_MILLISECONDS);
  reply.raw.once('close', () => news.end());
  try {
    let { messages, isOpen } = await followed.read(last);
    reply.hijack();
    const { raw } = reply;
    raw.on('error', () => news.end());
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
    });
    raw.write(`retry: ${RETRY_MILLISECONDS}\n\n`);
    for (;;) {
      for (const message of messages) raw.write(eventOf(message));
      last = messages.at(-1)?.seq ?? last;
      if (!isOpen) raw.write('event: closed\ndata: {}\n\n');
      if (!isOpen || news.isOver) break;
      if (!(await news.wait(PULSE_MILLISECONDS))) raw.write('event: alive\ndata: {}\n\n');
      ({ messages, isOpen } = await followed.read(last));
    }
    raw.end();
  } catch (error) {
    if (!reply.raw.headersSent) throw error;
    // The reader opens it again, and then gets the error.
    if (!(error instanceof Problem)) request.log.warn(`a stream of messages ended: ${describeFault(error)}`);
    reply.raw.end();
  } finally {
    clearTimeout(expiry);
    unfollow();
    leave();
  }
  return reply;
}

const eventOf = (message: ShownMessage): string =>
  `id: ${message.seq}\nevent: message\ndata: ${JSON.stringify(message)}\n\n`;

function lastSeen({ headers, query }: FastifyRequest): number {
  const sent = headers['last-event-id'];
  const isSeq = typeof sent === 'string' && /^\d{1,10}$/.test(sent) && Number(sent) <= MAX_SEQ;
  return isSeq ? Number(sent) : (StreamQuery.safeParse(query).data?.after ?? 0);
}

/** Counts a reader's stream until the returned function is called; throws 429 beyond the limits. */
function enter(reader: string): () => void {
  const count = open.get(reader) ?? 0;
  const total = [...open.values()].reduce((sum, each) => sum + each, 0);
  if (count >= MAX_PER_READER || total >= MAX_STREAMS)
    throw tooManyRequests('Too many streams are open', 10, {
      remedy: 'close another page of this hearing, or wait for the number of seconds in Retry-After',
    });
  open.set(reader, count + 1);
  return () => {
    const left = (open.get(reader) ?? 1) - 1;
    if (left > 0) open.set(reader, left);
    else open.delete(reader);
  };
}

/** Tells one stream whether there may be something new. */
class News {
  isOver = false;
  #isNew = false;
  #tell: (() => void) | undefined;

  wake(): void {
    this.#isNew = true;
    this.#tell?.();
  }

  end(): void {
    this.isOver = true;
    this.#tell?.();
  }

  /** Waits for news or the end; returns `false` if neither came within this many milliseconds. */
  async wait(milliseconds: number): Promise<boolean> {
    if (!this.#isNew && !this.isOver)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.#tell = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    this.#tell = undefined;
    const hadNews = this.#isNew || this.isOver;
    this.#isNew = false;
    return hadNews;
  }
}
