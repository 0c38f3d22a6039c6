import type { FieldError } from '../problem.ts';
import type { Attribute } from '#workflows/domain/policy.ts';
import type { RecordKind } from './record-kind.ts';

/**
 * Where each column of a table goes: the name of an attribute or of one of the operation's own columns; `null` for a column
 * that is left out on purpose; an empty string for one that has not been assigned yet.
 */
export type ColumnTargets = readonly (string | null)[];

/** What a column is read as; `null` is not read. */
export type Column = { own: string } | { attribute: Attribute } | null;

/** Where a caller says that columns go, by name or by place such as `#4`; `null` leaves one out. */
export interface ColumnChoice {
  columns?: Readonly<Record<string, string | null>> | undefined;
  /** Leaves out columns that are neither named in `columns` nor known by their names. */
  leaveOutUnknown?: boolean | undefined;
}

/** Whether a table's column of that name would be read. */
export function knownColumns(attributes: readonly Attribute[], { own }: RecordKind): (name: string) => boolean {
  const names = new Set([
    ...attributes.flatMap(({ name, column }) => [name, column ?? name]),
    ...own.flatMap(({ name, aliases = [] }) => [name, ...aliases]),
  ]);
  return (name) => names.has(name);
}

/** Where a table's columns go by their names and by what the caller says. */
export function chooseTargets(
  { header, places }: { header: readonly string[]; places: readonly number[] },
  attributes: readonly Attribute[],
  kind: RecordKind,
  { columns = {}, leaveOutUnknown = false }: ColumnChoice,
): ColumnTargets {
  const isKnown = knownColumns(attributes, kind);
  return header.map((name, index) => {
    for (const key of [`#${places[index]}`, name]) if (Object.hasOwn(columns, key)) return columns[key] ?? null;
    const own = kind.own.find(({ aliases = [] }) => aliases.includes(name));
    const attribute = attributes.find((each) => each.name === name || each.column === name);
    if (attribute) return attribute.name;
    if (own) return own.name;
    return isKnown(name) || !leaveOutUnknown ? name : null;
  });
}

/**
 * What every column of a table is read as, and what is missing, unknown or there twice.
 *
 * @param targets where the columns go; by their names if omitted
 * @param places where the columns stand in the file, counted from 1
 */
export function matchColumns(
  header: readonly string[],
  attributes: readonly Attribute[],
  { own, unknownAttribute }: RecordKind,
  targets?: ColumnTargets,
  places: readonly number[] = header.map((_, index) => index + 1),
): { columns: Column[]; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const say = (message: string) => errors.push({ field: 'line 1', message });
  const byName = new Map<string, NonNullable<Column>>(attributes.map((attribute) => [attribute.name, { attribute }]));
  if (!targets)
    for (const attribute of attributes)
      if (attribute.column !== undefined && !byName.has(attribute.column)) byName.set(attribute.column, { attribute });
  for (const { name, aliases = [], isOptional = false } of own) {
    if (byName.has(name) && !isOptional)
      say(`the policy has an attribute ${name}, which is also the name of a built-in column; send JSON or NDJSON`);
    for (const each of [name, ...(targets ? [] : aliases)]) if (!byName.has(each)) byName.set(each, { own: name });
  }
  const columns = header.map((name, place): Column => {
    const target = targets ? (targets[place] ?? null) : name;
    if (target === null) return null;
    const column = byName.get(target);
    if (!column && name === '') say(`column ${places[place]} has no name; name it, or leave it out`);
    else if (!column) say(`column ${name}: ${unknownAttribute}`);
    return column ?? null;
  });
  const placesOf = (wanted: (column: NonNullable<Column>) => boolean): number[] =>
    columns.flatMap((column, index) => (column !== null && wanted(column) ? [places[index] ?? index + 1] : []));
  const sayTwice = (name: string, twice: readonly number[]) =>
    say(`column ${name} appears more than once, at places ${twice.join(' and ')}; leave out all but one`);
  for (const { name, isOptional = false } of own) {
    const found = placesOf((column) => 'own' in column && column.own === name);
    if (found.length === 0 && !isOptional) say(`column ${name} is missing`);
    if (found.length > 1) sayTwice(name, found);
  }
  for (const { name, required } of attributes) {
    const found = placesOf((column) => 'attribute' in column && column.attribute.name === name);
    if (found.length > 1) sayTwice(name, found);
    if (found.length === 0 && required) say(`column ${name} is missing`);
  }
  return { columns, errors };
}

/** Other names that people give to a table's own columns, without their case and punctuation. */
const OTHER_NAMES: Partial<Record<string, readonly string[]>> = {
  externalRef: ['reference', 'ref', 'caseid', 'casenumber', 'caseno', 'number', 'applicationid', 'id'],
  id: ['externalref', 'reference', 'ref', 'caseid', 'casenumber', 'precedentid'],
  subject_name: ['name', 'fullname', 'subject', 'applicant', 'applicantname', 'defendant', 'defendantname'],
  subject_contact: ['contact', 'email', 'mail', 'emailaddress', 'address'],
  receivedAt: ['received', 'receiveddate', 'datereceived', 'receiptdate', 'applicationdate', 'filingdate'],
  completedAt: ['completed', 'completeddate', 'datecompleted', 'completedon'],
  outcome: ['result', 'lateroutcome', 'whathappened'],
  event: ['outcome', 'result', 'lateroutcome', 'whathappened'],
  observedAt: ['observed', 'date', 'observedon', 'dateobserved'],
};

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Guesses where columns of these names go: to the target of the same name, else to one with a similar name that no other
 * column goes to. An uncertain column is left unassigned.
 */
export function guessTargets(header: readonly string[], attributes: readonly Attribute[], kind: RecordKind): string[] {
  const names = [...attributes.map(({ name }) => name), ...kind.own.map(({ name }) => name)];
  const targets = header.map((name) => {
    if (names.includes(name)) return name;
    const attribute = attributes.find(({ column }) => column === name);
    if (attribute) return attribute.name;
    return kind.own.find(({ aliases = [] }) => aliases.includes(name))?.name ?? '';
  });
  header.forEach((name, place) => {
    if (targets[place] !== '') return;
    const alike = names.filter(
      (each) => plain(each) === plain(name) || OTHER_NAMES[each]?.includes(plain(name)) === true,
    );
    const free = alike.filter((each) => !targets.includes(each));
    if (free.length === 1) targets[place] = free[0] ?? '';
  });
  return targets;
}
