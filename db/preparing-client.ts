import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import pg from 'pg';

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
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  names.set(text, name);
  return name;
}

type Query = (text: unknown, values?: unknown, callback?: unknown) => unknown;

const BEGIN = /^(begin|start transaction)\b/;
/** The beginning of the first statement of `inTransaction`, whose parameters are all texts. */
const SCOPE = "select set_config('hearken.institution'";

/**
 * A connection that prepares recurring statements, so that PostgreSQL parses and plans them once, and that sends
 * `begin` together with the statement that sets the transaction's scope.
 *
 * Each session needs a connection of its own: a pooler in between has to pool sessions or support prepared statements.
 */
export class PreparingClient extends pg.Client {
  /** A `begin` that waits to be sent with the next statement. */
  #begin: string | undefined;

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const send = this.query.bind(this) as Query;
    const prepare: Query = (text, values, callback) => {
      if (typeof text !== 'string' || typeof callback === 'function') return send(text, values, callback);
      if (BEGIN.test(text)) {
        this.#begin = text;
        return Promise.resolve(NOTHING);
      }
      const parameters = Array.isArray(values) ? (values as unknown[]) : [];
      const begin = this.#begin;
      this.#begin = undefined;
      if (begin !== undefined) return this.#sendWithBegin(send, begin, text, parameters);
      const name = parameters.length === 0 ? undefined : nameOf(text);
      return name === undefined ? send(text, parameters) : send({ name, text, values: parameters });
    };
    this.query = prepare as pg.Client['query'];
  }

  async #sendWithBegin(send: Query, begin: string, text: string, parameters: readonly unknown[]): Promise<unknown> {
    if (!text.startsWith(SCOPE)) {
      await send(begin);
      return send(text, parameters);
    }
    const literal = (place: string): string => this.escapeLiteral(String(parameters[Number(place) - 1]));
    await send(`${begin}; ${text.replaceAll(/\$(\d+)/g, (_, place: string) => literal(place))}`);
    return NOTHING;
  }
}

const NOTHING = { command: 'SELECT', rowCount: 0, rows: [] };
