import { codeCount, type Column } from './column.ts';
import type { FactValue } from './gower.ts';

/**
 * Most codes that columns share. Their table of distances then stays in the processor's first cache, and one look-up
 * per row stands for several attributes.
 */
export const MOST_SHARED_CODES = 4_096;

/** Columns whose codes are joined into one number per precedent. */
export interface Pack {
  members: { column: Column; stride: number }[];
  /** How many joint codes there are. */
  size: number;
  /** By row, or by cell in an index: the sum over the members of code times stride. */
  codes: Uint16Array | Uint32Array;
}

/**
 * Joins columns, smallest first, into as few packs as their numbers of codes allow.
 *
 * @param columns with their codes by precedent as added
 * @param order for each row the number of the precedent as added
 */
export function packColumns(columns: { column: Column; codes: Uint32Array }[], order: Uint32Array): Pack[] {
  const groups: { column: Column; codes: Uint32Array }[][] = [];
  let joined = Number.POSITIVE_INFINITY;
  for (const each of columns.toSorted((a, b) => codeCount(a.column) - codeCount(b.column))) {
    const count = Math.max(1, codeCount(each.column));
    if (joined * count > MOST_SHARED_CODES) {
      groups.push([]);
      joined = 1;
    }
    groups.at(-1)!.push(each);
    joined *= count;
  }
  return groups.map((group) => joinCodes(group, order));
}

/** The code of one member in a joint code. */
export function codeOf(member: Pack['members'][number], joint: number): number {
  return Math.floor(joint / member.stride) % Math.max(1, codeCount(member.column));
}

/** The value of a member in one cell, or `undefined` where its precedents have none. */
export function valueAt(pack: Pack, member: Pack['members'][number], cell: number): FactValue | undefined {
  return member.column.values[codeOf(member, pack.codes[cell]!)];
}

/** Where an attribute is found, or `undefined` when the policy does not compare it. */
export function findMember(
  packs: Pack[],
  attribute: string,
): { pack: Pack; member: Pack['members'][number] } | undefined {
  for (const pack of packs) {
    const member = pack.members.find((each) => each.column.attribute.name === attribute);
    if (member) return { pack, member };
  }
  return undefined;
}

function joinCodes(group: { column: Column; codes: Uint32Array }[], order: Uint32Array): Pack {
  const members: Pack['members'] = [];
  let size = 1;
  for (const { column } of group) {
    members.push({ column, stride: size });
    size *= Math.max(1, codeCount(column));
  }
  const codes = size <= 0x10000 ? new Uint16Array(order.length) : new Uint32Array(order.length);
  for (let row = 0; row < order.length; row += 1) {
    let joint = 0;
    group.forEach((each, place) => (joint += each.codes[order[row]!]! * members[place]!.stride));
    codes[row] = joint;
  }
  return { members, size, codes };
}
