import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import pg from 'pg';
import { JoinedQuery, type Prepared, type WireConnection } from './joined-query.ts';

/** Maximum number of statements that a process prepares by name; every connection plans each of them once. */
const MAX_PREPARED = 256;
/** A statement that was sent this often is prepared. Statements that differ by their number of values rarely recur. */
const WORTH_PREPARING = 4;
/** Maximum number of statements whose uses are counted. */
const MAX_COUNTED = 2_000;
/** Longer statements insert many rows, and are not counted. */
const MAX_CHARACTERS = 8_000;

const names = new Map<string, string>();
const uses = new LRUCache<string, number>({ max: MAX_COUNTED });

/** The name under which a statement is prepared, or `undefined` while it is sent without one. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MAX_PREPARED || text.length > MAX_CHARACTERS) return known;
  const count = (uses.get(text) ?? 0) + 1;
  if (count < WORTH_PREPARING) {
    uses.set(text, count);
    return undefined;
  }
  uses.delete(text);
  return nameFor(text);
}

/** The name of a statement that is always prepared. */
function nameFor(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  names.set(text, name);
  return name;
}

type Query = (text: unknown, values?: unknown, callback?: unknown) => unknown;

const BEGIN = /^(begin|start transaction)\b/;
/** The beginning of the first statement of `inTransaction`. */
const SCOPE = "select set_config('hearken.institution'";

/**
 * A connection that prepares recurring statements, so that PostgreSQL parses and plans them once, and that sends `begin` and
 * the statement that sets the transaction's scope together with the first statement of the transaction.
 *
 * Each session needs a connection of its own: a pooler in between has to pool sessions or support prepared statements.
 */
export class PreparingClient extends pg.Client {
  /** Statements that wait to be sent with the next one: `begin`, and the transaction's scope. */
  #waiting: Prepared[] = [];

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const send = this.query.bind(this) as Query;
    const prepare: Query = (text, values, callback) => {
      if (typeof text !== 'string' || typeof callback === 'function') {
        // The connection sends statements in their order; one that fails makes those after it fail.
        for (const each of this.#takeWaiting()) void Promise.resolve(send(each)).catch(() => undefined);
        return send(text, values, callback);
      }
      const parameters = Array.isArray(values) ? (values as unknown[]) : [];
      if (BEGIN.test(text) || (this.#waiting.length === 1 && text.startsWith(SCOPE))) {
        this.#waiting.push({ name: nameFor(text), text, values: parameters });
        return Promise.resolve(NOTHING);
      }
      const waiting = this.#takeWaiting();
      if (waiting.length > 0)
        return END.test(text) ? Promise.resolve(NOTHING) : this.#sendAll(send, waiting, text, parameters);
      const name = parameters.length === 0 ? undefined : nameOf(text);
      return name === undefined ? send(text, parameters) : send({ name, text, values: parameters });
    };
    this.query = prepare as pg.Client['query'];
  }

  #takeWaiting(): Prepared[] {
    const waiting = this.#waiting;
    this.#waiting = [];
    return waiting;
  }

  async #sendAll(send: Query, waiting: readonly Prepared[], text: string, values: unknown[]): Promise<unknown> {
    const name = values.length === 0 ? undefined : nameOf(text);
    const { parsedStatements } = (this as unknown as { connection: WireConnection }).connection;
    // Several statements in one text cannot be prepared; and what is not prepared yet is, one after the other.
    if (text.includes(';') || waiting.some((each) => parsedStatements[each.name] !== each.text)) {
      for (const each of waiting) await send(each);
      return name === undefined ? send(text, values) : send({ name, text, values });
    }
    return new Promise((resolve, reject) => {
      const config = { ...(name !== undefined && { name }), text, values, queryMode: 'extended' };
      send(
        new JoinedQuery(waiting, config, (error, result) => {
          if (error) reject(error);
          else resolve(result);
        }),
      );
    });
  }
}

const NOTHING = { command: 'SELECT', rowCount: 0, rows: [] };
/** The end of a transaction; one that has sent nothing yet needs none. */
const END = /^(commit|rollback)$/;
