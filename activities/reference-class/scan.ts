import type { Facts } from '../../workflows/domain/policy.ts';
import { distanceTable } from './column.ts';
import { requireAllowed } from './gower.ts';
import { codeOf, findMember, type Pack } from './pack.ts';
import type { ReferenceClassIndex } from './reference-class-index.ts';

/** Rows handled at a time, so that sums and counts stay in the processor's first cache. */
const BLOCK = 2_048;

/** A pack made ready for one case. Tables go by joint code and cover the attributes that the case has. */
export interface PackTables {
  codes: Pack['codes'];
  steps: Int32Array;
  /** How many attributes are there on both sides: one number where that is the same for every precedent. */
  counts: Int32Array | number;
}

/** What the mean distances of a run of rows are made of, by row of the block. Valid only while the callback runs. */
export interface Block {
  firstRow: number;
  length: number;
  /** Summed distance over the attributes that both sides have, in steps. */
  steps: Int32Array;
  /** How many those attributes are. */
  counts: Int32Array;
}

/**
 * Goes over all precedents in row order, block by block, with the sums that make up their distance to a case.
 *
 * @throws RangeError when a comparable fact is outside what the policy declares
 */
export function scan(index: ReferenceClassIndex, facts: Facts, onBlock: (block: Block) => void): void {
  const packs = index.packs.map((pack) => prepare(pack, pack.members, facts));
  const always = packs.reduce((sum, { counts }) => sum + (typeof counts === 'number' ? counts : 0), 0);
  const steps = new Int32Array(BLOCK);
  const counts = new Int32Array(BLOCK);
  for (let firstRow = 0; firstRow < index.size; firstRow += BLOCK) {
    const length = Math.min(BLOCK, index.size - firstRow);
    steps.fill(0);
    counts.fill(always);
    for (const pack of packs) {
      addFromTable(pack.steps, pack.codes, firstRow, length, steps);
      if (typeof pack.counts !== 'number') addFromTable(pack.counts, pack.codes, firstRow, length, counts);
    }
    onBlock({ firstRow, length, steps, counts });
  }
}

/**
 * The tables of one attribute by itself.
 *
 * @throws RangeError when the policy does not compare the attribute
 */
export function prepareAlone(index: ReferenceClassIndex, attribute: string, facts: Facts): PackTables {
  const found = findMember(index.packs, attribute);
  if (!found)
    throw new RangeError(`${attribute} is not compared; name an attribute that is neither protected nor text`);
  return prepare(found.pack, [found.member], facts);
}

function prepare(pack: Pack, members: Pack['members'], facts: Facts): PackTables {
  const compared = members.flatMap((member) => {
    const { attribute } = member.column;
    const value = facts[attribute.name];
    if (value === undefined) return [];
    requireAllowed(attribute, value, 'case');
    return [{ member, table: distanceTable(member.column, value) }];
  });
  const countsDiffer = compared.some(({ member }) => member.column.hasMissing);
  const only = pack.members.length === 1 ? compared[0] : undefined;
  if (only && !countsDiffer) return { codes: pack.codes, steps: only.table, counts: 1 };

  const steps = new Int32Array(pack.size);
  const counts = new Int32Array(pack.size);
  for (const { member, table } of compared) {
    for (let joint = 0; joint < pack.size; joint += 1) {
      const code = codeOf(member, joint);
      steps[joint]! += table[code]!;
      counts[joint]! += code < member.column.values.length ? 1 : 0;
    }
  }
  return { codes: pack.codes, steps, counts: countsDiffer ? counts : compared.length };
}

function addFromTable(
  table: Int32Array,
  codes: Pack['codes'],
  firstRow: number,
  length: number,
  into: Int32Array,
): void {
  for (let place = 0; place < length; place += 1) into[place]! += table[codes[firstRow + place]!]!;
}
