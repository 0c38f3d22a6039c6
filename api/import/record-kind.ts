/** A column that a table has in addition to the policy's attributes, and other names that it may have. */
export interface OwnColumn {
  name: string;
  aliases?: readonly string[];
  /** Whether the column may be missing, and a cell of it empty. An attribute of its name takes its place. */
  isOptional?: boolean;
  /** Whether it holds a day or a time, which a table may write as it writes the days of facts. */
  isDay?: boolean;
}

/** The name of an operation's list, and the columns of its records. */
export interface RecordKind {
  list: string;
  own: readonly OwnColumn[];
  /** The message for an attribute that may not be sent. */
  unknownAttribute: string;
}
