import {
  comparisonOfValues,
  isMeasured,
  isMissingCompared,
  splitSeveral,
  type ComparableAttribute,
} from '#workflows/domain/attribute.ts';
import { fillByComparison } from './compared-values.ts';
import {
  GRID,
  listDistance,
  position,
  positionDistance,
  rangeOf,
  requireAllowed,
  valueOrder,
  type FactValue,
} from './gower.ts';

/** The distinct values that the precedents have in one attribute. A value's place in the list is its code. */
export interface Column {
  attribute: ComparableAttribute;
  /** Rising, as {@link valueOrder} has them. */
  values: FactValue[];
  /** By code, where each value lies on the attribute's line; empty for an attribute without one. */
  positions: Float64Array;
  /** Whether some precedent lacks the attribute. Its code is then the one after the last value. */
  hasMissing: boolean;
}

/** How many codes a column has, the one for a missing value included. */
export function codeCount(column: Column): number {
  return column.values.length + Number(column.hasMissing);
}

/**
 * By code, the distance in steps from a case's value, times the attribute's weight; 0 for a missing value, where it is not
 * compared.
 *
 * @param value `undefined` for a case that lacks the attribute, where a missing value is compared
 */
export function distanceTable(column: Column, value: FactValue | undefined, weight: number): Int32Array {
  const { attribute, values, positions } = column;
  const table = new Int32Array(codeCount(column));
  if (value === undefined) return table.fill(weight * GRID, 0, values.length);
  if (isMissingCompared(attribute)) table.fill(weight * GRID, values.length);
  const comparison = comparisonOfValues(attribute);
  if (comparison) {
    fillByComparison(table, values, comparison, String(value), weight);
    return table;
  }
  if (!isMeasured(attribute)) {
    const distanceTo = unlinedDistance(attribute.type, value);
    values.forEach((each, code) => (table[code] = weight * distanceTo(each)));
    return table;
  }
  const from = position(attribute, value);
  const range = rangeOf(attribute);
  for (let code = 0; code < positions.length; code += 1)
    table[code] = weight * positionDistance(positions[code]!, from, range);
  return table;
}

function unlinedDistance(type: 'categorical' | 'several', value: FactValue): (other: FactValue) => number {
  if (type === 'categorical') return (other) => (other === value ? 0 : GRID);
  const own = new Set(splitSeveral(String(value)));
  return (other) => listDistance(own, new Set(splitSeveral(String(other))));
}

/** Collects one attribute while precedents are read. */
export class ColumnBuilder {
  private readonly attribute: ComparableAttribute;
  private readonly firstCodes = new Map<FactValue, number>();
  /** By precedent as added: the order in which its value was first seen, or -1. */
  private given = new Int32Array(1_024);
  private size = 0;
  private hasMissing = false;

  constructor(attribute: ComparableAttribute) {
    this.attribute = attribute;
  }

  /** Appends a precedent's value; throws `RangeError` for one that the attribute does not allow. */
  add(value: FactValue | undefined, owner: string): void {
    if (this.size === this.given.length) {
      const longer = new Int32Array(2 * this.size);
      longer.set(this.given);
      this.given = longer;
    }
    if (value === undefined) this.hasMissing = true;
    this.given[this.size] = value === undefined ? -1 : this.firstCode(value, owner);
    this.size += 1;
  }

  /** The column, and by precedent as added the code of its value. */
  finish(): { column: Column; codes: Uint32Array } {
    const { attribute, hasMissing } = this;
    const seen = [...this.firstCodes.keys()];
    const values = seen.toSorted(valueOrder(attribute));
    const rank = new Map(values.map((value, code) => [value, code]));
    const codeOfFirst = Uint32Array.from(seen, (value) => rank.get(value)!);
    const codes = new Uint32Array(this.size);
    for (let place = 0; place < this.size; place += 1) {
      const first = this.given[place]!;
      codes[place] = first < 0 ? values.length : codeOfFirst[first]!;
    }
    const positions = isMeasured(attribute)
      ? Float64Array.from(values, (value) => position(attribute, value))
      : new Float64Array();
    return { column: { attribute, values, positions, hasMissing }, codes };
  }

  private firstCode(value: FactValue, owner: string): number {
    const known = this.firstCodes.get(value);
    if (known !== undefined) return known;
    requireAllowed(this.attribute, value, owner);
    this.firstCodes.set(value, this.firstCodes.size);
    return this.firstCodes.size - 1;
  }
}
