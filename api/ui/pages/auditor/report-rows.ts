import type { LoadedPolicies } from '#db/policies/policies.ts';
import type { Cell, Cells } from '#api/views/auditor/reports/figures.ts';
import type { Attribute } from '#workflows/domain/attribute.ts';
import { labelOutcome } from '#workflows/domain/outcome-name.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import type { NameOf } from '../../ui.ts';
import { say, textIn } from '../../say.ts';
import { describeStated } from '../../value.ts';
import { describeDay, rewriteNumber, type Language } from '#api/figures-in-words.ts';

/** What a reader calls what stands in rows. */
export interface RowNames {
  nameOf: NameOf;
  /** What policies are called, by key. */
  titles: ReadonlyMap<string, string>;
  /** The versions of policies that rows are of, in the reader's language. */
  versions: LoadedPolicies;
  language: Language;
}

/** The versions of policies that rows are of. */
export const versionsIn = (rows: readonly Cells[]): { key: string; version: number }[] =>
  rows.flatMap(({ policy: key, policyVersion: version }) =>
    typeof key === 'string' && typeof version === 'number' ? [{ key, version }] : [],
  );

/** Columns that name an attribute, for which `group` holds one of its values. */
const ATTRIBUTE_COLUMNS = ['attribute', 'by'] as const;

/**
 * A report's rows as a page shows them: people by name, and policies, attributes and values in the words of the policy. Files have
 * accounts and names of fields, which people may share a name for and which other systems know.
 */
export function rowsInWords(rows: readonly Cells[], names: RowNames): Cells[] {
  return rows.map((row) => {
    const { policy, policyVersion, judge } = row;
    const version =
      typeof policy === 'string' && typeof policyVersion === 'number'
        ? names.versions.get(policy, policyVersion)
        : undefined;
    return {
      ...row,
      ...(typeof judge === 'string' && { judge: names.nameOf(judge) }),
      ...(version && groupInWords(row, version, names.language)),
      ...(typeof policy === 'string' && { policy: names.titles.get(policy) ?? policy }),
    };
  });
}

function groupInWords(row: Cells, policy: Policy, language: Language): Record<string, Cell> {
  const { group } = row;
  if (typeof group !== 'string') return {};
  if (row['by'] === 'outcome') return { group: labelOutcome(policy, group) };
  const column = ATTRIBUTE_COLUMNS.find((each) => row[each] !== undefined);
  const attribute = policy.attributes.find(({ name }) => column !== undefined && name === row[column]);
  if (!column || !attribute) return {};
  return { [column]: attribute.meaning, group: valueInWords(attribute, group, language) };
}

const RANGE = /^(\d+): (\S+) to (\S+)$/;

/** The name of a group: a value, one of the equal ranges of a number, or that there is no value. */
function valueInWords(attribute: Attribute, group: string, language: Language): string {
  if (group === 'not given') return textIn(say`not given`, language);
  const [, place, from, to] = RANGE.exec(group) ?? [];
  if (place === undefined || from === undefined || to === undefined)
    return textIn(describeStated(attribute, group), language);
  const edge = (text: string) =>
    attribute.type === 'date' ? describeDay(text, language) : rewriteNumber(text, language);
  return textIn(say`${place}: ${edge(from)} to ${edge(to)}`, language);
}
