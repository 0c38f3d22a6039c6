import { Policy } from '#workflows/domain/policy.ts';
import type { Attribute } from '#workflows/domain/attribute.ts';
import { trimCell } from '../../import/csv-cells.ts';
import type { Dialect } from '../../import/dialect.ts';
import { recognizeDates } from '../../import/read-date.ts';
import { recognizeDecimals } from '../../import/read-number.ts';
import { readTable } from '../../import/read-table.ts';
import { invalid } from '../../problem.ts';
import { nameFor, seemsOutcome, seemsPersonal, seemsReference, takeName } from './column-name.ts';
import { draftAttribute, type ColumnContent } from './draft-attribute.ts';
import { findMissing } from './read-cells.ts';

/** Which column says what later happened, and which of its values is the bad one. */
export interface Polarity {
  outcome: string;
  adverse: readonly string[];
}

/** A policy as a file suggests it. */
export interface PolicyDraft {
  /** What has to be answered before there is a policy, the likeliest column first; `null` once it is. */
  question: { text: string; choices: { column: string; values: { value: string; rows: number }[] }[] } | null;
  /** A body for `PUT /v1/policies/{key}`; `null` while the question is open. */
  policy: Policy | null;
  /** Where the columns go when the file is sent as precedents: its parameter `columns`. */
  columns: Record<string, string | null>;
  /** What has to be checked, by column; `policy` for all of it. */
  check: { column: string; message: string }[];
}

const MAX_ATTRIBUTES = 100;
const MAX_OUTCOMES = 10;
const MAX_CHOICES = 5;

/**
 * A policy for cases such as a table has.
 *
 * @param key names the kind of case
 * @throws Problem 422 where the text is no table, or the polarity names a column or a value that it does not have
 */
export async function draftPolicy(
  text: string,
  { key, dialect = {}, polarity }: { key: string; dialect?: Dialect | undefined; polarity?: Polarity | undefined },
): Promise<PolicyDraft> {
  const { header, rows, delimiter } = await readTable(text, dialect, () => false);
  const sound = rows.filter(({ fault }) => fault === undefined);
  if (header.length < 2 || sound.length < 2)
    throw invalid([{ field: 'body', message: 'give a table with a line of names and at least two rows' }]);
  const all = sound.flatMap(({ cells }) => cells.map(trimCell));
  const numbers = dialect.decimals ?? recognizeDecimals(all, delimiter === 'semicolon') ?? 'point';
  const dates = dialect.dates ?? recognizeDates(all) ?? 'dayFirst';
  const contents = header.map((column, place): ColumnContent => {
    const cells = sound.map((row) => trimCell(row.cells[place] ?? ''));
    const missing = findMissing(cells, numbers);
    const filled = cells.filter((cell) => cell !== '' && !missing.includes(cell));
    return { column, cells: filled, missing, rows: cells.length };
  });
  if (polarity) ensureAnswered(polarity, contents);

  const check: PolicyDraft['check'] = [];
  const columns: PolicyDraft['columns'] = {};
  const leaveOut = (column: string, message: string) => {
    columns[column] = null;
    check.push({ column, message: `left out: ${message}` });
  };
  const reference = contents.find(isReference)?.column;
  if (reference === undefined)
    check.push({ column: 'policy', message: 'no column names each row; add one called id before the file is sent' });
  const attributes: Attribute[] = [];
  const taken = new Set<string>(['id', 'outcome', 'externalRef']);
  const seen = new Set<string>();
  contents.forEach((content, place) => {
    const { column, cells } = content;
    if (column === polarity?.outcome) columns[column] = 'outcome';
    else if (column === reference) columns[column] = 'id';
    else if (seen.has(column)) columns[`#${place + 1}`] = null;
    else if (new Set(cells).size < 2) leaveOut(column, 'it has the same value in every row');
    else if (seemsPersonal(column) && new Set(cells).size > cells.length / 2)
      leaveOut(column, 'it seems to say who the person is');
    else if (attributes.length === MAX_ATTRIBUTES) leaveOut(column, `a policy has at most ${MAX_ATTRIBUTES} facts`);
    else {
      const name = takeName(nameFor(column, `column_${place + 1}`), taken);
      const drafted = draftAttribute(name, content, { numbers, dates });
      attributes.push(drafted.attribute);
      columns[column] = name;
      for (const message of drafted.check) check.push({ column, message });
      if (drafted.attribute.protected) check.push({ column, message: 'likely protected; it is not compared' });
    }
    seen.add(column);
  });
  if (!polarity) return { question: questionOf(contents), policy: null, columns, check };

  check.push({ column: 'policy', message: 'outcomes, bands, appeal window and hearing are defaults; set your own' });
  const written = documentOf(key, attributes, polarity, contents, sound.length);
  return { question: null, policy: Policy.parse(written), columns, check };
}

const isReference = ({ column, cells, rows }: ColumnContent): boolean =>
  seemsReference(column) && cells.length === rows && new Set(cells).size === rows;

function questionOf(contents: readonly ColumnContent[]): PolicyDraft['question'] {
  const choices = contents
    .map(({ column, cells }, place) => ({ column, cells, place, values: new Set(cells).size }))
    .filter(({ values }) => values >= 2 && values <= MAX_OUTCOMES)
    // Files have the outcome last more often than elsewhere.
    .toSorted((a, b) => weightOf(b) - weightOf(a) || b.place - a.place)
    .slice(0, MAX_CHOICES)
    .map(({ column, cells }) => ({ column, values: countValues(cells) }));
  return { text: 'Which column says what later happened, and which of its values is the bad one?', choices };
}

const weightOf = ({ column, values }: { column: string; values: number }): number =>
  Number(seemsOutcome(column)) * 2 + Number(values === 2);

function countValues(cells: readonly string[]): { value: string; rows: number }[] {
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  return [...counts].map(([value, rows]) => ({ value, rows })).toSorted((a, b) => b.rows - a.rows);
}

function ensureAnswered({ outcome, adverse }: Polarity, contents: readonly ColumnContent[]): void {
  const found = contents.find(({ column }) => column === outcome);
  if (!found) throw invalid([{ field: 'outcome', message: `the table has no column ${outcome}` }]);
  const values = new Set(found.cells);
  const unknown = adverse.find((value) => !values.has(value));
  if (adverse.length === 0 || unknown !== undefined)
    throw invalid([{ field: 'adverse', message: `give one of ${[...values].slice(0, MAX_OUTCOMES).join(', ')}` }]);
  if (adverse.length === values.size)
    throw invalid([{ field: 'adverse', message: 'leave at least one value that is not the bad one' }]);
}

function documentOf(
  key: string,
  attributes: readonly Attribute[],
  { outcome, adverse }: Polarity,
  contents: readonly ColumnContent[],
  rows: number,
): unknown {
  const values = countValues(contents.find(({ column }) => column === outcome)?.cells ?? []);
  const others = values.map(({ value }) => value).filter((value) => !adverse.includes(value));
  const wordFor = (value: string | undefined) => nameFor(`${nameFor(outcome, 'outcome')} ${value}`, 'outcome');
  const [name, opposite] = [wordFor(adverse[0]), wordFor(others[0])];
  const k = Math.max(20, Math.min(100, Math.round(Math.sqrt(rows))));
  return {
    title: key,
    kind: nameFor(key, 'case'),
    attributes,
    adverseEvent: {
      name,
      otherwise: opposite === name ? `not_${name}`.slice(0, 63) : opposite,
      meaning: `${outcome} is ${adverse.join(' or ')}`,
      fileValues: { name: adverse, otherwise: others },
    },
    outcomes: [
      { name: 'favourable', adverse: false, meaning: 'What the person hopes for' },
      { name: 'unfavourable', adverse: true, meaning: 'What the person does not hope for' },
    ],
    bands: [{ below: 0.5, outcome: 'favourable' }, { outcome: 'unfavourable' }],
    referenceClass: { k, minimumSize: 20 },
    model: { name: 'builtin/reference-class', promptVersion: 'v1', card: 'builtin-reference-class.v1' },
    appealWindow: { duration: 'P14D', for: 'all' },
    uncontestedAdverse: 'signOff',
    hearing: {
      due: 'P14D',
      lease: 'P1D',
      dailyCap: 8,
      consecutiveCap: 4,
      secondJudgeShare: 0.1,
      cannotDecipherMoves: 1,
      questions: { answerWithin: 'P7D', maximum: 5 },
    },
    retention: { personalData: 'P730D' },
    rationale: [`Drafted from a file of ${rows} rows. Figures that it does not state are defaults.`],
  };
}
