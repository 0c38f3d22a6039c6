import type { Facts } from '#workflows/domain/policy.ts';
import type { IndexPart } from './index-part.ts';
import { valueAt } from './pack.ts';
import type { Precedent } from './precedent.ts';

/**
 * A precedent as an index has it: with the facts that distances are made of. Protected attributes and free text are not
 * in an index.
 *
 * @param row 0 up to the part's size; RangeError otherwise
 */
export function comparablePrecedent(part: IndexPart, row: number): Precedent {
  const id = part.ids[row];
  if (id === undefined) throw new RangeError(`there is no row ${row}`);
  return { id, facts: comparableFactsOf(part, part.cells.ofRow[row] ?? 0), adverse: part.adverse[row] === 1 };
}

/** Maximum number of cells of a part whose facts are kept once they are put together. */
const MAX_KEPT = 10_000;

const keptFacts = new WeakMap<IndexPart['packs'], Facts[]>();

/**
 * The facts that the precedents of a cell have in common, frozen and in the order of the policy's attributes. In a part that is
 * not large they are the same object each time.
 */
export function comparableFactsOf(part: IndexPart, cell: number): Facts {
  if (part.cells.size > MAX_KEPT) return makeFacts(part, cell);
  let kept = keptFacts.get(part.packs);
  if (!kept) keptFacts.set(part.packs, (kept = []));
  return (kept[cell] ??= makeFacts(part, cell));
}

function makeFacts(part: IndexPart, cell: number): Facts {
  const facts: Facts = {};
  for (const { pack, member } of part.members) {
    const value = valueAt(pack, member, cell);
    if (value !== undefined) facts[member.column.attribute.name] = value;
  }
  return Object.freeze(facts);
}
