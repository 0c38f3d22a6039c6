import pg from 'pg';

/** A statement with its name in the session and its parameters, all of them texts. */
export interface Prepared {
  name: string;
  text: string;
  values: readonly unknown[];
}

/** A statement with its parameters, and the name under which it is prepared, if it is. */
export type Statement = Omit<Prepared, 'name'> & { name: string | undefined };

/** The driver's connection, as far as its declarations leave it out. */
export interface WireConnection {
  /** Texts of the statements that the session has prepared, by name. */
  parsedStatements: Record<string, string>;
  bind(config: { statement: string; values: readonly unknown[] }): void;
  describe(config: object): void;
  execute(config: object): void;
}

interface WireQuery {
  name: string | undefined;
  queryMode: string | undefined;
  prepare(connection: WireConnection): void;
  handleRowDescription(message: { fields: unknown[] }): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: WireConnection): void;
}

type Callback = (error: Error | null, result: unknown) => void;
const WireQuery = pg.Query as unknown as new (
  text: string,
  values: readonly unknown[],
  callback: Callback,
) => WireQuery;

/** What a session has said of the columns of its prepared statements, by name, and its connection without asking for them. */
interface Known {
  columns: Map<string, unknown[]>;
  unasked: WireConnection;
}

const knownIn = new WeakMap<WireConnection, Known>();

function knownOf(connection: WireConnection): Known {
  let known = knownIn.get(connection);
  if (!known) {
    const unasked = Object.create(connection, { describe: { value: () => undefined } }) as WireConnection;
    knownIn.set(connection, (known = { columns: new Map(), unasked }));
  }
  return known;
}

/**
 * A statement that is sent in one message with statements before it whose results do not matter. PostgreSQL carries them out in
 * order; if one fails, those after it are not carried out, and the error is this statement's.
 */
export class JoinedQuery extends WireQuery {
  readonly #before: readonly Prepared[];
  /** How many of the statements before this one have not been carried out yet. */
  #left: number;
  /** Of the session, while it has not said yet what the columns of this statement are. */
  #known: Known | undefined;

  /**
   * @param before statements that the session has prepared
   * @param statement prepared under its name, if it has one
   */
  constructor(before: readonly Prepared[], { name, text, values }: Statement, callback: Callback) {
    // Given text, name and values as one object, the driver clones it, property by property.
    super(text, values, callback);
    this.name = name;
    this.queryMode = 'extended';
    this.#before = before;
    this.#left = before.length;
  }

  override prepare(connection: WireConnection): void {
    for (const { name, values } of this.#before) {
      connection.bind({ statement: name, values });
      connection.execute({});
    }
    // The columns of a prepared statement are asked for once: it fails where they have changed since.
    const known = knownOf(connection);
    const columns = known.columns.get(this.name ?? '');
    if (columns) super.handleRowDescription({ fields: columns });
    else this.#known = known;
    super.prepare(columns ? known.unasked : connection);
  }

  override handleRowDescription(message: { fields: unknown[] }): void {
    // A statement without a name may be another one the next time.
    if (this.name !== undefined) this.#known?.columns.set(this.name, message.fields);
    super.handleRowDescription(message);
  }

  override handleDataRow(message: unknown): void {
    if (this.#left === 0) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: WireConnection): void {
    if (this.#left === 0) super.handleCommandComplete(message, connection);
    else this.#left--;
  }
}
