import { html } from '#api/ui/html.ts';
import { Select } from '#api/ui/parts/select.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { say } from '#api/ui/say.ts';
import { NumberInput, Tick, type EditorProps } from './editor-inputs.ts';

/** Maximum length of a field with thousands of values, one per line, in characters. */
export const MAX_LISTED_LENGTH = 1_000_000;
/** Between a value and the group above it. */
const BELOW = ' = ';

type Entry = Record<string, unknown>;

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * How the values of a list are compared, as an editor's fields have it; `undefined` if it is one by one. A protected fact is not
 * compared. Counts of values that are no longer allowed are left out.
 *
 * @param attribute the other fields of the fact
 */
export function readComparison(compareBy: unknown, attribute: Entry): Entry | undefined {
  if (!isEntry(compareBy) || compareBy['by'] === undefined || attribute['protected'] === true) return undefined;
  const { by, ownValues, ownShare, recount, counts, prefixes, separator, parents } = compareBy;
  if (by === 'frequency')
    return {
      by,
      ...(ownValues !== undefined && { ownValues }),
      ...(ownShare !== undefined && { ownShare }),
      ...(recount === true ? { counts: {} } : readCounts(counts, attribute['allowedValues'])),
    };
  return {
    by,
    ...(prefixes !== undefined && { prefixes: readLengths(prefixes) }),
    ...(separator !== undefined && { separator }),
    ...(parents !== undefined && { parents: readParents(parents) }),
  };
}

function readCounts(counts: unknown, allowedValues: unknown): { counts?: Entry } {
  const known = typeof counts === 'string' ? parseEntry(counts) : counts;
  if (!isEntry(known)) return {};
  const allowed = new Set<unknown>(Array.isArray(allowedValues) ? allowedValues : []);
  return { counts: Object.fromEntries(Object.entries(known).filter(([value]) => allowed.has(value))) };
}

function parseEntry(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Lengths such as `2, 4`; what is not a number stays as it is, which the policy's schema then says. */
const readLengths = (text: unknown): unknown =>
  typeof text === 'string'
    ? text.split(/[,;\s]+/).map((length) => (/^\d+$/.test(length) ? Number(length) : length))
    : text;

function readParents(lines: unknown): unknown {
  if (!Array.isArray(lines)) return lines;
  return Object.fromEntries(
    lines.map((line): [string, string] => {
      const sign = String(line).lastIndexOf(BELOW);
      return sign < 0
        ? [String(line), '']
        : [
            String(line).slice(0, sign).trim(),
            String(line)
              .slice(sign + BELOW.length)
              .trim(),
          ];
    }),
  );
}

/** A comparison as the fields of the editor show it: lengths and groups as text, counts as one field that is not shown. */
export function comparisonFields(compareBy: unknown): unknown {
  if (!isEntry(compareBy)) return compareBy;
  const { counts, prefixes, parents } = compareBy;
  return {
    ...compareBy,
    ...(isEntry(counts) && { counts: JSON.stringify(counts) }),
    ...(Array.isArray(prefixes) && { prefixes: prefixes.join(', ') }),
    ...(isEntry(parents) && { parents: Object.entries(parents).map((pair) => pair.join(BELOW)) }),
  };
}

/** How the values of a fact are compared; what a way needs shows once it is chosen. */
export function ComparisonFields({ form, name }: EditorProps & { name: string }) {
  const counts = form.text(`${name}/counts`);
  return html`<div class="wide compares">
    <div class="lines">
      ${Select({
        form,
        name: `${name}/by`,
        label: say`Values are compared`,
        empty: say`one by one`,
        options: [
          { value: 'frequency', label: say`by how often they occur` },
          { value: 'hierarchy', label: say`by a hierarchy` },
        ],
      })}
    </div>
    <div class="lines for-frequency">
      ${NumberInput({ form, name: `${name}/ownValues`, label: say`How many of the most frequent values stay as they are` })}
      ${NumberInput({
        form,
        name: `${name}/ownShare`,
        label: say`Instead of that, the share of all occurrences that they make up, 0 to 1`,
      })}
      ${counts !== '' && html`<input type="hidden" name=${`${name}/counts`} value=${counts} />`}
      <div class="wide">
        ${Tick({
          form,
          name: `${name}/recount`,
          label: say`Count the values anew in the stored precedents`,
          help: say`The groups belong to the version of the policy, and stay the same until you count again.`,
        })}
      </div>
    </div>
    <div class="lines for-hierarchy">
      ${TextInput({ form, name: `${name}/prefixes`, label: say`Lengths of the beginnings of a code, such as 2, 4` })}
      ${TextInput({ form, name: `${name}/separator`, label: say`Or the sign between the parts of a code`, maxlength: 5 })}
      <div class="wide">
        ${TextArea({
          form,
          name: `${name}/parents#lines`,
          label: say`Or what stands above each value, one per line, such as “29-1141 = nurses”`,
          class: 'short',
          maxlength: MAX_LISTED_LENGTH,
        })}
      </div>
    </div>
  </div>`;
}
