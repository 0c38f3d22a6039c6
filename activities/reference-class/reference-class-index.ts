import { createHash } from 'node:crypto';
import type { Policy } from '#workflows/domain/policy.ts';
import { groupRows, packsByCell, type Cells } from './cells.ts';
import { ColumnBuilder } from './column.ts';
import { comparableAttributes } from './gower.ts';
import { findMember, packColumns, valueAt, type Pack } from './pack.ts';
import type { Precedent } from './precedent.ts';

/**
 * The precedents of one policy, laid out for exact search: their comparable facts as codes in typed arrays, rows in the
 * order of the precedents' ids.
 */
export interface ReferenceClassIndex {
  /** Names the precedents: their count and a SHA-256 over id, comparable facts and outcome, whatever the row order. */
  version: string;
  size: number;
  /** Rising by UTF-16 code units. */
  ids: string[];
  /** 1 where the adverse event happened. */
  adverse: Uint8Array;
  /** Precedents alike in every comparable attribute, put together. */
  cells: Cells;
  /** Codes by cell. */
  packs: Pack[];
}

/** Builds an index from precedents that arrive one at a time, so that a database can stream them. */
export class ReferenceClassIndexBuilder {
  private readonly builders: { name: string; column: ColumnBuilder }[];
  private readonly ids: string[] = [];
  private readonly outcomes: boolean[] = [];

  constructor(policy: Pick<Policy, 'attributes'>) {
    this.builders = comparableAttributes(policy).map((attribute) => ({
      name: attribute.name,
      column: new ColumnBuilder(attribute),
    }));
  }

  /** Throws `RangeError` naming the precedent when a comparable fact is outside what the policy declares. */
  add(precedent: Precedent): void {
    for (const { name, column } of this.builders) column.add(precedent.facts[name], `precedent ${precedent.id}`);
    this.ids.push(precedent.id);
    this.outcomes.push(precedent.adverse);
  }

  /** Throws `RangeError` when two precedents share an id. */
  finish(): ReferenceClassIndex {
    const given = this.ids;
    const order = Uint32Array.from(given.keys()).sort((a, b) => compareIds(given[a]!, given[b]!));
    const ids = Array.from(order, (place) => given[place]!);
    const repeated = ids.find((id, row) => row > 0 && ids[row - 1] === id);
    if (repeated !== undefined) throw new RangeError(`precedent ${repeated} is given twice; give each id once`);
    const adverse = Uint8Array.from(order, (place) => Number(this.outcomes[place]));
    const byRow = packColumns(
      this.builders.map(({ column }) => column.finish()),
      order,
    );
    const names = this.builders.map(({ name }) => name);
    const cells = groupRows(byRow, adverse);
    const packs = packsByCell(byRow, cells);
    const version = nameVersion({ ids, adverse, cells, packs }, names);
    return { version, size: ids.length, ids, adverse, cells, packs };
  }
}

/**
 * Lays out a policy's precedents for {@link findReferenceClass}.
 *
 * Protected attributes and free text are not read. The result does not depend on the order of the precedents.
 *
 * @throws RangeError for a repeated id or a fact outside what the policy declares
 */
export function buildReferenceClassIndex(
  policy: Pick<Policy, 'attributes'>,
  precedents: Iterable<Precedent>,
): ReferenceClassIndex {
  const builder = new ReferenceClassIndexBuilder(policy);
  for (const precedent of precedents) builder.add(precedent);
  return builder.finish();
}

/** The row of a precedent, or -1. */
export function rowOf(index: ReferenceClassIndex, id: string): number {
  let low = 0;
  let high = index.size - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compareIds(index.ids[middle]!, id);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function nameVersion(
  { ids, adverse, cells, packs }: Pick<ReferenceClassIndex, 'ids' | 'adverse' | 'cells' | 'packs'>,
  names: string[],
): string {
  const members = names.map((name) => findMember(packs, name)!);
  const hash = createHash('sha256').update(JSON.stringify(names));
  let lines = '';
  ids.forEach((id, row) => {
    const facts = members.map(({ pack, member }) => valueAt(pack, member, cells.ofRow[row]!) ?? null);
    lines += `\n${JSON.stringify([id, adverse[row], ...facts])}`;
    if (lines.length > 65_536) {
      hash.update(lines);
      lines = '';
    }
  });
  return `${ids.length}-${hash.update(lines).digest('hex').slice(0, 32)}`;
}
