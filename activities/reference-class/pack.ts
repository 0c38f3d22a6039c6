import { codeCount, type Column } from './column.ts';
import type { FactValue } from './gower.ts';

/**
 * Most codes that columns share. Their table of distances then stays in the processor's first cache, and one look-up
 * per row stands for several attributes.
 */
export const MAX_SHARED_CODES = 4_096;

/** One column of a pack. */
export interface Member {
  column: Column;
  /** Its code in a joint code, by joint code; `null` for a column that has a pack to itself, whose codes are the joint ones. */
  codeByJoint: Uint16Array | null;
}

/** Columns whose codes are joined into one number per precedent. */
export interface Pack {
  members: Member[];
  /** How many joint codes there are. */
  size: number;
  /** By row, or by cell in an index: the members' codes as digits of one number, the first member's the lowest. */
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
    if (joined * count > MAX_SHARED_CODES) {
      groups.push([]);
      joined = 1;
    }
    groups.at(-1)!.push(each);
    joined *= count;
  }
  return groups.map((group) => joinCodes(group, order));
}

/** The code of one member in a joint code. */
export function codeOf({ codeByJoint }: Member, joint: number): number {
  return codeByJoint === null ? joint : codeByJoint[joint]!;
}

/** The value of a member in one cell, or `undefined` where its precedents have none. */
export function valueAt(pack: Pack, member: Member, cell: number): FactValue | undefined {
  return member.column.values[codeOf(member, pack.codes[cell]!)];
}

/** Where an attribute is found, or `undefined` when the policy does not compare it. */
export function findMember(packs: Pack[], attribute: string): { pack: Pack; member: Member } | undefined {
  for (const pack of packs) {
    const member = pack.members.find((each) => each.column.attribute.name === attribute);
    if (member) return { pack, member };
  }
  return undefined;
}

function joinCodes(group: { column: Column; codes: Uint32Array }[], order: Uint32Array): Pack {
  const counts = group.map(({ column }) => Math.max(1, codeCount(column)));
  const size = counts.reduce((product, count) => product * count, 1);
  const codes = size <= 0x10000 ? new Uint16Array(order.length) : new Uint32Array(order.length);
  const members: Member[] = [];
  let stride = 1;
  for (const [place, { column, codes: own }] of group.entries()) {
    for (let row = 0; row < order.length; row += 1) codes[row]! += own[order[row]!]! * stride;
    members.push({ column, codeByJoint: group.length === 1 ? null : digits(size, stride, counts[place]!) });
    stride *= counts[place]!;
  }
  return { members, size, codes };
}

/** By number below `size`, its digit of a weight. */
function digits(size: number, weight: number, base: number): Uint16Array {
  return Uint16Array.from({ length: size }, (_, number) => Math.floor(number / weight) % base);
}
