import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { decodeText } from '#api/import/decode-text.ts';
import type { Dialect } from '#api/import/dialect.ts';
import { readTable, type ReadTable } from '#api/import/read-table.ts';
import { nameFor } from '#api/policies/draft/column-name.ts';
import type { PolicyDraft } from '#api/policies/draft/draft-policy.ts';
import { Refused, type Client } from '../demo/client.ts';
import { describeDraft } from './draft-policy.ts';

const POLL_MILLISECONDS = 500;
/** The columns that cases have beside those of the file. */
const ADDED = ['externalRef', 'subject_name', 'subject_contact'];

export interface FirstDocketRequest {
  file: string;
  /** Of the policy; the file's name by default. */
  key?: string | undefined;
  outcome?: string | undefined;
  adverse: readonly string[];
  /** How the file is read, as far as it is not recognised. */
  dialect?: Dialect | undefined;
  /** How many of the last rows become cases, 1 to 500. */
  cases: number;
  /** How each subject is reached: a mail address, `post` or `pickUp`. */
  contact: string;
}

const Docket = z.object({ docketId: z.string(), cases: z.array(z.unknown()) });
const Progress = z.object({ phases: z.partialRecord(z.string(), z.number()) });
const Taken = z.object({ added: z.number(), leftOut: z.object({ records: z.number() }).optional() });

/**
 * Goes from a file to its first docket: drafts a policy and puts it, sends all rows but the last as precedents, and the last as
 * cases without their outcome, and waits until they are scored.
 *
 * @param say is told of each step
 * @returns the docket's id; `undefined` while the question which value is the bad one is open
 * @throws Refused as the service answers, RangeError where the policy exists, the file has too few rows, or its dates could be read in several orders
 */
export async function openFirstDocket(
  client: Client,
  { file, key: named, outcome, adverse, dialect: said, cases, contact }: FirstDocketRequest,
  say: (line: string) => void,
): Promise<string | undefined> {
  const { text } = decodeText(readFileSync(file));
  const key = named ?? nameFor(basename(file, extname(file)), 'cases');
  const asked = new URLSearchParams({ key });
  if (outcome !== undefined) asked.set('outcome', outcome);
  for (const value of adverse) asked.append('adverse', value);
  if (said) asked.set('dialect', JSON.stringify(said));
  const draft = (await client.post(`/v1/policies/draft?${asked.toString()}`, z.unknown(), text)) as PolicyDraft;
  for (const line of describeDraft(draft)) say(line);
  if (!draft.policy) return undefined;
  if (draft.dialect.dates === undefined)
    throw new RangeError('say with --dialect which part of the dates comes first, such as {"dates":"dayFirst"}');
  const isTaken = await client.get(`/v1/policies/${key}`, z.unknown()).then(() => true, notFound);
  if (isTaken) throw new RangeError(`there is a policy ${key} already; choose another key with --key`);
  await client.call('PUT', `/v1/policies/${key}`, z.unknown(), draft.policy);
  say(`policy ${key}: ${draft.policy.attributes.length} facts`);

  const table = await readTable(text, draft.dialect, () => false);
  const { precedents, docket } = splitTable(table, draft, { cases, contact });
  const dialect = JSON.stringify({ ...draft.dialect, delimiter: 'comma', header: 1 });
  const send = <Schema extends z.ZodType>(path: string, schema: Schema, { body, columns }: SentTable) => {
    const goes = { policy: key, dialect, columns: JSON.stringify(columns), invalidRows: 'leaveOut' };
    return client.post(`${path}?${new URLSearchParams(goes).toString()}`, schema, body);
  };
  const taken = await send('/v1/precedents', Taken, precedents);
  say(`${taken.added} precedents; ${taken.leftOut?.records ?? 0} rows left out because of faults`);
  const { docketId, cases: opened } = await send('/v1/dockets', Docket, docket);
  say(`docket ${docketId}: ${opened.length} cases`);
  const isWaiting = async () => ((await client.get(`/v1/dockets/${docketId}`, Progress)).phases['received'] ?? 0) > 0;
  while (await isWaiting()) await sleep(POLL_MILLISECONDS);
  say('all of them have been scored, or go to a person');
  return docketId;
}

export interface SentTable {
  body: string;
  /** The parameter `columns`. */
  columns: Record<string, string>;
}

/** A file's rows as precedents and, the last of them, as cases; a row without a cell for each column is left out. */
export function splitTable(
  { header, places, rows }: ReadTable,
  { columns, policy, referencePrefix }: PolicyDraft,
  { cases, contact }: { cases: number; contact: string },
): { precedents: SentTable; docket: SentTable } {
  const sound = rows.filter(({ fault }) => fault === undefined).map(({ cells }) => cells);
  if (sound.length <= cases) throw new RangeError(`the file has ${sound.length} rows; give --cases a smaller number`);
  const from = sound.length - cases;
  // A column that has another one's name is said by its place.
  const isRepeated = header.map((_, index) => Object.hasOwn(columns, `#${places[index]}`));
  const goes = header.map((name, index) => (isRepeated[index] ? columns[`#${places[index]}`] : columns[name]) ?? null);
  const attributes = new Map(policy?.attributes.map((each) => [each.column ?? each.name, each.name] as const));
  const ofCase = goes.map((each, index) => {
    if (each === 'id' || each === 'outcome' || isRepeated[index]) return null;
    return each ?? attributes.get(header[index] ?? '') ?? null;
  });
  const reference = (row: number) =>
    referencePrefix === null ? (sound[row]?.[goes.indexOf('id')] ?? '') : `${referencePrefix}-${row + 1}`;
  return {
    precedents: tableOf(
      [...header, 'id'],
      [...goes.map((each) => (each === 'id' ? null : each)), 'id'],
      sound.slice(0, from).map((cells, row) => [...cells, reference(row)]),
    ),
    docket: tableOf(
      [...header, ...ADDED],
      [...ofCase, ...ADDED],
      sound.slice(from).map((cells, row) => [...cells, reference(from + row), reference(from + row), contact]),
    ),
  };
}

/** A table of the columns that go somewhere. */
function tableOf(header: readonly string[], goes: readonly (string | null)[], rows: readonly string[][]): SentTable {
  const used = goes.flatMap((target, index) => (target === null ? [] : [{ target, index }]));
  return {
    body: stringify([header, ...rows].map((cells) => used.map(({ index }) => cells[index] ?? ''))),
    columns: Object.fromEntries(used.map(({ target }, index) => [`#${index + 1}`, target])),
  };
}

const notFound = (error: unknown): false => {
  if (error instanceof Refused && error.status === 404) return false;
  throw error;
};
