import type { Facts } from '#workflows/domain/policy.ts';
import { valueAt } from './pack.ts';
import type { Precedent } from './precedent.ts';
import type { ReferenceClassIndex } from './reference-class-index.ts';

/**
 * A precedent as an index has it: with the facts that distances are made of. Protected attributes and free text are not
 * in an index.
 *
 * @param row 0 up to the index's size; RangeError otherwise
 */
export function comparablePrecedentAt(index: ReferenceClassIndex, row: number): Precedent {
  const id = index.ids[row];
  if (id === undefined) throw new RangeError(`there is no row ${row}`);
  return { id, facts: comparableFactsOf(index, index.cells.ofRow[row] ?? 0), adverse: index.adverse[row] === 1 };
}

/** Maximum number of cells of an index whose facts are kept once they are put together. */
const MAX_KEPT = 10_000;

const keptFacts = new WeakMap<ReferenceClassIndex, Facts[]>();

/** The facts that the precedents of a cell have in common, frozen. In an index that is not large they are the same object each time. */
export function comparableFactsOf(index: ReferenceClassIndex, cell: number): Facts {
  if (index.cells.size > MAX_KEPT) return makeFacts(index, cell);
  let kept = keptFacts.get(index);
  if (!kept) keptFacts.set(index, (kept = []));
  return (kept[cell] ??= makeFacts(index, cell));
}

function makeFacts(index: ReferenceClassIndex, cell: number): Facts {
  const facts: Facts = {};
  for (const pack of index.packs)
    for (const member of pack.members) {
      const value = valueAt(pack, member, cell);
      if (value !== undefined) facts[member.column.attribute.name] = value;
    }
  return Object.freeze(facts);
}
