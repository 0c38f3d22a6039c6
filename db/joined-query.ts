import pg from 'pg';

/** A statement with its name in the session and its parameters, all of them texts. */
export interface Prepared {
  name: string;
  text: string;
  values: readonly unknown[];
}

/** The driver's connection, as far as its declarations leave it out. */
export interface WireConnection {
  /** Texts of the statements that the session has prepared, by name. */
  parsedStatements: Record<string, string>;
  bind(config: { statement: string; values: readonly unknown[] }): void;
  execute(config: object): void;
}

interface WireQuery {
  prepare(connection: WireConnection): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: WireConnection): void;
}

type Config = pg.QueryConfig & { queryMode: string };
type Callback = (error: Error | null, result: unknown) => void;
const WireQuery = pg.Query as unknown as new (config: Config, values: undefined, callback: Callback) => WireQuery;

/**
 * A statement that is sent in one message with statements before it whose results do not matter. PostgreSQL carries them out in
 * order; if one fails, those after it are not carried out, and the error is this statement's.
 */
export class JoinedQuery extends WireQuery {
  readonly #before: readonly Prepared[];
  /** How many of the statements before this one have not been carried out yet. */
  #left: number;

  /** @param before statements that the session has prepared */
  constructor(before: readonly Prepared[], config: Config, callback: Callback) {
    super(config, undefined, callback);
    this.#before = before;
    this.#left = before.length;
  }

  override prepare(connection: WireConnection): void {
    for (const { name, values } of this.#before) {
      connection.bind({ statement: name, values });
      connection.execute({});
    }
    super.prepare(connection);
  }

  override handleDataRow(message: unknown): void {
    if (this.#left === 0) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: WireConnection): void {
    if (this.#left === 0) super.handleCommandComplete(message, connection);
    else this.#left--;
  }
}
