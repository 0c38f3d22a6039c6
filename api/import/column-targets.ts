import type { FieldError } from '../problem.ts';
import type { Attribute } from '#workflows/domain/policy.ts';
import type { RecordKind } from './upload.ts';

/**
 * Where each column of a table goes: the name of an attribute or of one of the operation's own columns; `null` for a column
 * that is left out on purpose; an empty string for one that has not been assigned yet.
 */
export type ColumnTargets = readonly (string | null)[];

/** What a column is read as; `null` is not read. */
export type Column = { own: string } | { attribute: Attribute } | null;

/**
 * What every column of a table is read as, and what is missing, unknown or there twice.
 *
 * @param targets where the columns go; by their names where left out
 */
export function matchColumns(
  header: readonly string[],
  attributes: readonly Attribute[],
  { own, unknownAttribute }: RecordKind,
  targets?: ColumnTargets,
): { columns: Column[]; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const say = (message: string) => errors.push({ field: 'line 1', message });
  const byName = new Map<string, NonNullable<Column>>(attributes.map((attribute) => [attribute.name, { attribute }]));
  for (const { name, aliases = [] } of own) {
    if (byName.has(name))
      say(`the policy has an attribute ${name}, which is also the name of a built-in column; send JSON or NDJSON`);
    for (const each of [name, ...(targets ? [] : aliases)]) if (!byName.has(each)) byName.set(each, { own: name });
  }
  const columns = header.map((name, place): Column => {
    const target = targets ? (targets[place] ?? null) : name;
    if (target === null) return null;
    const column = byName.get(target);
    if (!column) say(`column ${name}: ${unknownAttribute}`);
    return column ?? null;
  });
  const has = (wanted: (column: NonNullable<Column>) => boolean): number =>
    columns.filter((column) => column !== null && wanted(column)).length;
  for (const { name } of own) {
    const times = has((column) => 'own' in column && column.own === name);
    if (times !== 1) say(`column ${name} ${times === 0 ? 'is missing' : 'appears more than once'}`);
  }
  for (const { name, required } of attributes) {
    const times = has((column) => 'attribute' in column && column.attribute.name === name);
    if (times > 1) say(`column ${name} appears more than once`);
    if (times === 0 && required) say(`column ${name} is missing`);
  }
  return { columns, errors };
}

/** Other names that people give to a table's own columns, without their case and punctuation. */
const OTHER_NAMES: Partial<Record<string, readonly string[]>> = {
  externalRef: ['reference', 'ref', 'caseid', 'casenumber', 'caseno', 'number', 'applicationid', 'id'],
  id: ['externalref', 'reference', 'ref', 'caseid', 'casenumber', 'precedentid'],
  subject_name: ['name', 'fullname', 'subject', 'applicant', 'applicantname', 'defendant', 'defendantname'],
  subject_contact: ['contact', 'email', 'mail', 'emailaddress', 'address'],
  outcome: ['result', 'event', 'lateroutcome', 'whathappened'],
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
