import { Policy } from '#workflows/domain/policy.ts';
import type { Attribute } from '#workflows/domain/attribute.ts';
import { askForOrder } from '../../import/date-order.ts';
import type { Dialect } from '../../import/dialect.ts';
import { invalid } from '../../problem.ts';
import { nameFor, seemsPersonal, seemsProtected, seemsReference, takeName } from './column-name.ts';
import { draftAttribute, FEW_VALUES, type DraftedAttribute } from './draft-attribute.ts';
import {
  draftComparison,
  previewGroups,
  type ComparisonChoice,
  type DraftedComparison,
  type PreviewedGroup,
} from './draft-comparison.ts';
import { draftDocument } from './draft-document.ts';
import { leaksOutcome } from './outcome-leakage.ts';
import { adverseRows, ensureAnswered, questionOf, type OutcomeQuestion, type Polarity } from './outcome-column.ts';
import { readContents, type ColumnContent, type DraftDialect, type TableContents } from './table-contents.ts';

/** A policy as a file suggests it. */
export interface PolicyDraft {
  /** What has to be answered before there is a policy, with the likeliest column first; `null` once it is answered. */
  question: OutcomeQuestion | null;
  /** A body for `PUT /v1/policies/{key}`; `null` while the question is open. */
  policy: Policy | null;
  /** The parameter `columns` with which the file can be sent as precedents. */
  columns: Record<string, string | null>;
  /** The parameter `dialect` with which the file is read in the same way again. */
  dialect: DraftDialect;
  /** The parameter that makes names for the rows; `null` if a column of the file has them. */
  referencePrefix: string | null;
  /** By column, the groups of its values, where they are not compared one by one. */
  groups: { column: string; groups: PreviewedGroup[]; more: number }[];
  /** What has to be checked, by column; `policy` for the whole draft. */
  check: { column: string; message: string }[];
}

/** What the user decides about a column; everything else stays as drafted. */
export interface ColumnDecision {
  type?: Attribute['type'] | undefined;
  protected?: boolean;
  writtenBySubject?: boolean;
  leftOut?: boolean;
  /** How values of a list are compared. */
  compareBy?: ComparisonChoice | undefined;
}

/** What becomes of a column of a table. */
export interface DraftedColumn {
  content: ColumnContent;
  /** Its place in the file, counted from 0. */
  place: number;
  becomes: 'reference' | 'outcome' | 'leftOut' | DraftedAttribute;
  /** The attributes that it could become, the likeliest first; empty if it cannot be one. */
  fitting: readonly DraftedAttribute[];
  /** How its values are compared, where it is one of several values. */
  comparison?: DraftedComparison;
  /** Other columns whose values could stand above its own. */
  above?: readonly string[];
  check: string[];
}

const MAX_ATTRIBUTES = 100;
/** Names of a record's columns in addition to the policy's attributes. */
const OWN_NAMES = ['id', 'outcome', 'externalRef', 'event'];
/**
 * A column whose cells are distinct in more than this share of rows contains references, or something else that
 * identifies each person.
 */
const SHARE_OF_REFERENCES = 0.9;

/** A column whose name suggests a part of a name or address identifies people if it has more distinct values than this. */
const MAX_NAMES = 50;

export interface DraftRequest {
  /** The kind of case. */
  key: string;
  dialect?: Dialect | undefined;
  polarity?: Polarity | undefined;
  /** By the place of the column. */
  decisions?: ReadonlyMap<number, ColumnDecision> | undefined;
}

/** Maximum number of groups of a column that a draft shows. */
const MAX_GROUPS = 20;

/**
 * Drafts a policy for cases such as those in a table.
 *
 * @throws Problem 422 if the text is not a table, or the polarity names a column or a value that it does not have
 */
export async function draftPolicy(
  text: string,
  { compare = {}, ...request }: DraftRequest & { compare?: Record<string, ComparisonChoice> | undefined },
): Promise<PolicyDraft> {
  const table = await readContents(text, request.dialect ?? {});
  const decisions = new Map(
    Object.entries(compare).map(([column, compareBy]) => {
      const place = table.columns.findIndex((each) => each.column === column);
      if (place < 0) throw invalid([{ field: 'compare', message: `the table has no column ${column}` }]);
      return [place, { compareBy }] as const;
    }),
  );
  const decided = { ...request, decisions: request.decisions ?? decisions };
  return draftFromColumns(table, draftColumns(table, decided), decided);
}

/** What becomes of each column of a table, by its content and the user's decisions. */
export function draftColumns(table: TableContents, { polarity, decisions }: DraftRequest): DraftedColumn[] {
  const { columns, dialect } = table;
  if (polarity) ensureAnswered(polarity, columns);
  const isAdverse = polarity && adverseRows(polarity, columns);
  const late = columns.map((content) => isAdverse !== undefined && leaksOutcome(content, isAdverse, dialect.decimals));
  const reference = columns.findIndex(isReference);
  const taken = new Set<string>(OWN_NAMES);
  const seen = new Set<string>();
  let attributes = 0;
  let found: ColumnContent[] | undefined;
  const others = () =>
    (found ??= columns.filter(({ column }, place) => {
      if (place === reference || column === '' || column === polarity?.outcome) return false;
      const said = decisions?.get(place);
      return !(said?.protected ?? seemsProtected(column)) && said?.leftOut !== true && late[place] !== true;
    }));
  return columns.map((content, place): DraftedColumn => {
    const { column, cells } = content;
    const isRepeated = seen.has(column);
    seen.add(column);
    const become = (becomes: 'reference' | 'outcome' | 'leftOut', ...check: string[]): DraftedColumn => ({
      content,
      place,
      becomes,
      fitting: [],
      check,
    });
    if (column === polarity?.outcome && !isRepeated) return become('outcome');
    if (place === reference) return become('reference');
    if (column === '') return become('leftOut', `column ${content.place} is left out: it has no name`);
    if (isRepeated) return become('leftOut', 'left out: another column has the same name');
    const distinct = new Set(cells).size;
    const why = reasonToLeaveOut(content, distinct, late[place] === true);
    if (distinct < 2) return become('leftOut', `left out: ${why ?? 'it has the same value in every row'}`);
    const name = takeName(nameFor(column, `column_${place + 1}`), taken);
    const fitting = draftAttribute(name, content, {
      numbers: dialect.decimals,
      days: { ...dialect, dates: dialect.dates ?? 'dayFirst' },
    });
    const said = decisions?.get(place);
    const isLeftOut = said?.leftOut ?? why !== undefined;
    if (isLeftOut || attributes === MAX_ATTRIBUTES) {
      const reason = isLeftOut ? (why ?? 'you said so') : `a policy has at most ${MAX_ATTRIBUTES} facts`;
      return { ...become('leftOut', `left out: ${reason}`), fitting };
    }
    attributes += 1;
    const wanted = said?.type ?? (said?.compareBy && 'categorical');
    const chosen = fitting.find(({ attribute }) => attribute.type === wanted) ?? fitting[0];
    const attribute: Attribute = {
      ...chosen.attribute,
      protected: said?.protected ?? chosen.attribute.protected,
      writtenBySubject:
        chosen.attribute.type === 'text' && (said?.writtenBySubject ?? chosen.attribute.writtenBySubject),
    };
    const check = [...chosen.check, ...(why === undefined ? [] : [why])];
    if (attribute.protected) check.push('likely protected; it is not compared');
    const isFew = distinct <= FEW_VALUES && said?.compareBy === undefined;
    if (attribute.type !== 'categorical' || attribute.protected || isFew)
      return { content, place, becomes: { attribute, check }, fitting, check };
    const above = others().filter((each) => each !== content);
    const comparison = draftComparison(content, above, said?.compareBy);
    check.push(...comparison.check);
    const compared = { ...attribute, ...(comparison.compareBy && { compareBy: comparison.compareBy }) };
    const drafted = { content, place, becomes: { attribute: compared, check }, fitting, check };
    return { ...drafted, comparison, above: above.map(({ column: name }) => name) };
  });
}

/** The draft of a policy, from what becomes of a table's columns. */
export function draftFromColumns(
  { columns: contents, dialect, unclearDay, rows, leftOut }: TableContents,
  columns: readonly DraftedColumn[],
  { key, polarity }: DraftRequest,
): PolicyDraft {
  const check = columns.flatMap(({ content, check: messages }) =>
    messages.map((message) => ({ column: content.column, message })),
  );
  const attributes = columns.flatMap(({ becomes }) => (typeof becomes === 'string' ? [] : [becomes.attribute]));
  const isAsked = unclearDay !== undefined && attributes.some(({ type }) => type === 'date');
  if (isAsked) check.push({ column: 'policy', message: askForOrder(unclearDay) });
  if (dialect.header === 0)
    check.push({
      column: 'policy',
      message: 'the first line looks like a row, so the columns are named by their places',
    });
  for (const { line, text } of leftOut)
    check.push({
      column: 'policy',
      message: `line ${line} is left out as a note, units, a total or a repeated header: ${text}`,
    });
  const isNamed = columns.some(({ becomes }) => becomes === 'reference');
  if (!isNamed)
    check.push({
      column: 'policy',
      message: `no column names each row, so they are named ${key}-1, ${key}-2 and so on`,
    });
  const goes = {
    columns: targetsOf(columns),
    dialect: isAsked ? dialect : { dates: 'dayFirst' as const, ...dialect },
    referencePrefix: isNamed ? null : key,
    groups: columns.flatMap((column) => {
      const groups = groupsOf(column);
      if (groups.length === 0) return [];
      const more = Math.max(0, groups.length - MAX_GROUPS);
      return [{ column: column.content.column, groups: groups.slice(0, MAX_GROUPS), more }];
    }),
  };
  if (!polarity) return { question: questionOf(contents), policy: null, ...goes, check };

  check.push({ column: 'policy', message: 'outcomes, bands, appeal window and hearing are defaults; set your own' });
  const drafted = Policy.safeParse(draftDocument(key, attributes, polarity, contents, rows));
  if (!drafted.success)
    throw invalid(
      drafted.error.issues.map(({ path, message }) => ({ field: `/${path.join('/')}`, message })),
      'No policy can be drafted from this file',
    );
  return { question: null, policy: drafted.data, ...goes, check };
}

/** The groups of a column's values, where they are not compared one by one. */
export const groupsOf = ({ content, comparison }: DraftedColumn): PreviewedGroup[] =>
  comparison?.compareBy ? previewGroups(comparison.compareBy, content) : [];

/** Where columns go when the file is sent as precedents, which have no free text. */
function targetsOf(columns: readonly DraftedColumn[]): Record<string, string | null> {
  const targets: Record<string, string | null> = {};
  for (const { content, becomes } of columns) {
    const name = content.column === '' || Object.hasOwn(targets, content.column) ? `#${content.place}` : content.column;
    targets[name] = targetOf(becomes);
  }
  return targets;
}

/** Where a column goes when the file is sent as precedents; `null` if it is left out. */
export function targetOf(becomes: DraftedColumn['becomes']): string | null {
  if (becomes === 'reference') return 'id';
  if (becomes === 'outcome') return 'outcome';
  return becomes === 'leftOut' || becomes.attribute.type === 'text' ? null : becomes.attribute.name;
}

function reasonToLeaveOut(content: ColumnContent, distinct: number, isLate: boolean): string | undefined {
  const { column, cells } = content;
  if (seemsPersonal(column) && distinct > Math.min(MAX_NAMES, cells.length / 2))
    return 'it seems to identify the person';
  if (seemsReference(column) && distinct > SHARE_OF_REFERENCES * cells.length) return 'it seems to be a reference';
  if (isLate) return 'on its own it predicts the outcome of many rows, so it may be known only afterwards';
  return undefined;
}

const isReference = ({ column, cells, everyCell }: ColumnContent): boolean =>
  seemsReference(column) && cells.length === everyCell.length && new Set(cells).size === everyCell.length;
