/** A column that a table has beside the policy's attributes, and other names that it may have. */
export interface OwnColumn {
  name: string;
  aliases?: readonly string[];
  /** Whether a table may lack it, and a cell of it be empty. An attribute of its name takes its place. */
  isOptional?: boolean;
}

/** How an operation calls its list, and what its records have. */
export interface RecordKind {
  list: string;
  own: readonly OwnColumn[];
  /** What to say of an attribute that may not be given. */
  unknownAttribute: string;
}
