import { precedentsIn } from './cells.ts';
import type { FactValue } from './gower.ts';
import { codeOf } from './pack.ts';
import type { ReferenceClassIndex } from './reference-class-index.ts';

/**
 * The typical value of each comparable attribute among the precedents for whom the adverse event did not happen.
 *
 * For numbers the median, the lower of the two middle ones when there is an even number of precedents; for categories
 * the most frequent, the first in code unit order among equally frequent ones. An attribute that none of them has is
 * left out.
 */
export function comparisonValues(index: ReferenceClassIndex): Map<string, FactValue> {
  const typical = new Map<string, FactValue>();
  const { cells } = index;
  for (const pack of index.packs) {
    const byJoint = new Float64Array(pack.size);
    for (let cell = 0; cell < cells.size; cell += 1)
      byJoint[pack.codes[cell]!]! += precedentsIn(cells, cell) - cells.withEvent[cell]!;
    for (const member of pack.members) {
      const { attribute, values } = member.column;
      const frequencies = new Float64Array(values.length);
      byJoint.forEach((frequency, joint) => {
        const code = codeOf(member, joint);
        if (code < values.length) frequencies[code]! += frequency;
      });
      const code = attribute.type === 'numeric' ? lowerMedian(frequencies) : mostFrequent(frequencies);
      if (code !== undefined) typical.set(attribute.name, values[code]!);
    }
  }
  return typical;
}

function lowerMedian(frequencies: Float64Array): number | undefined {
  const half = frequencies.reduce((sum, each) => sum + each, 0) / 2;
  let passed = 0;
  for (const [code, frequency] of frequencies.entries()) {
    passed += frequency;
    if (frequency > 0 && passed >= half) return code;
  }
  return undefined;
}

function mostFrequent(frequencies: Float64Array): number | undefined {
  const code = frequencies.indexOf(Math.max(...frequencies));
  return frequencies[code] ? code : undefined;
}
