import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { isNumber } from '#workflows/domain/attribute.ts';
import { Policy, factsSchema, type Facts } from '#workflows/domain/policy.ts';
import type { Precedent } from '../reference-class/precedent.ts';

/** Invalid input to an evaluation; the message says what to do. */
export class EvaluationInputError extends Error {
  override name = 'EvaluationInputError';
}

type Row = Record<string, string>;

/** Reads a policy from a JSON file. */
export function readPolicy(file: string): Policy {
  let document: unknown;
  try {
    document = JSON.parse(readText(file));
  } catch (error) {
    if (error instanceof SyntaxError) throw new EvaluationInputError(`${file} is not JSON: ${error.message}`);
    throw error;
  }
  const policy = Policy.safeParse(document);
  if (policy.success) return policy.data;
  throw new EvaluationInputError(`${file} is not a valid policy:\n${z.prettifyError(policy.error)}`);
}

/**
 * Reads cases with known outcomes from CSV: a column `id`, a column for each attribute of the policy, empty where a
 * value is not known, and a column `outcome` with the policy's name for the adverse event or for its absence.
 *
 * @param outcomesFile where the outcomes are when they are not in the same file: columns `id` and `outcome`
 * @returns the cases in the order of the file
 * @throws EvaluationInputError naming file, line and error
 */
export function readLabelledCases(policy: Policy, file: string, outcomesFile?: string): Precedent[] {
  const rows = readRows(file, ['id']);
  const outcomes = new Map(
    (outcomesFile ? readRows(outcomesFile, ['id', 'outcome']) : rows).map((row) => [row.id, row]),
  );
  const schema = factsSchema(policy);
  if (rows.length === 0) throw new EvaluationInputError(`${file} has no cases`);
  const known = new Set(['id', 'outcome', ...policy.attributes.map((attribute) => attribute.name)]);
  const unknown = Object.keys(rows[0] ?? {}).find((column) => !known.has(column));
  if (unknown !== undefined) throw new EvaluationInputError(`${file}: the policy has no attribute ${unknown}`);
  const seen = new Set<string>();
  return rows.map((row, place) => {
    const where = `${file}, line ${place + 2}`;
    const id = row.id ?? '';
    if (id === '' || seen.has(id)) throw new EvaluationInputError(`${where}: give each case an id of its own`);
    seen.add(id);
    const facts = schema.safeParse(typedFacts(policy, row));
    if (!facts.success) throw new EvaluationInputError(`${where}: ${z.prettifyError(facts.error)}`);
    return { id, facts: facts.data, adverse: readOutcome(policy, outcomes.get(id)?.outcome, where, outcomesFile) };
  });
}

/** Names cases by content, whatever their order: their count and a SHA-256 over ids, facts and outcomes. */
export function nameCases(cases: readonly Precedent[]): string {
  const lines = cases.map(({ id, facts, adverse }) =>
    JSON.stringify([id, adverse, Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))]),
  );
  return `${cases.length}-${createHash('sha256').update(lines.sort().join('\n')).digest('hex').slice(0, 32)}`;
}

function typedFacts(policy: Policy, row: Row): Facts {
  return Object.fromEntries(
    policy.attributes.flatMap((attribute) => {
      const { name } = attribute;
      const text = row[name] ?? '';
      if (text === '') return [];
      return [[name, isNumber(attribute) ? Number(text) : text]];
    }),
  );
}

function readOutcome(policy: Policy, outcome: string | undefined, where: string, outcomesFile?: string): boolean {
  const { name, otherwise } = policy.adverseEvent;
  if (outcome === name) return true;
  if (outcome === otherwise) return false;
  if (outcome === undefined)
    throw new EvaluationInputError(
      `${where}: there is no outcome for this case${outcomesFile ? ` in ${outcomesFile}` : '; give a file with --outcomes'}`,
    );
  throw new EvaluationInputError(`${where}: the outcome is ${outcome}; give ${name} or ${otherwise}`);
}

function readRows(file: string, required: string[]): Row[] {
  let rows: Row[];
  try {
    rows = parse(readText(file), { columns: true, bom: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    if (error instanceof EvaluationInputError) throw error;
    throw new EvaluationInputError(`${file} is not CSV: ${(error as Error).message}`);
  }
  const missing = required.find((column) => rows[0] && !(column in rows[0]));
  if (missing !== undefined) throw new EvaluationInputError(`${file} has no column ${missing}`);
  return rows;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new EvaluationInputError(`there is no file ${file}; check the path`);
    throw new EvaluationInputError(`${file} cannot be read (${code ?? 'unknown'}); check the path and its permissions`);
  }
}
