import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { decodeText } from '#api/import/decode-text.ts';
import type { Dialect } from '#api/import/dialect.ts';
import { draftPolicy, type PolicyDraft } from '#api/policies/draft/draft-policy.ts';
import { Problem } from '#api/problem.ts';

/**
 * Drafts a policy from a file with a table.
 *
 * @param answer the column with what later happened, the values of it that are the bad ones, and how the file is read
 * @throws RangeError that says what is wrong with the file or the answer
 */
export async function draftPolicyFrom(
  file: string,
  answer: { outcome: string | undefined; adverse: readonly string[]; dialect?: Dialect | undefined },
): Promise<PolicyDraft> {
  const { outcome, adverse, dialect } = answer;
  if ((outcome === undefined) !== (adverse.length === 0)) throw new RangeError('give --outcome and --adverse together');
  const key = basename(file, extname(file));
  try {
    const { text } = decodeText(readFileSync(file));
    return await draftPolicy(text, {
      key,
      dialect,
      polarity: outcome === undefined ? undefined : { outcome, adverse },
    });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const faults = (error.document.errors ?? []).map(({ message }) => message);
    throw new RangeError(faults.length > 0 ? faults.join('; ') : error.message, { cause: error });
  }
}

/** What a person reads of a draft; the policy itself is printed apart. */
export function describeDraft({ question, columns, dialect, referencePrefix, check }: PolicyDraft): string[] {
  const asked = question
    ? [
        question.text,
        ...question.choices.map(
          ({ column, values }) =>
            `  --outcome ${JSON.stringify(column)} --adverse ${values.map(({ value, rows }) => `${JSON.stringify(value)} (${rows} rows)`).join(' or ')}`,
        ),
      ]
    : [
        `columns: ${JSON.stringify(columns)}`,
        `dialect: ${JSON.stringify(dialect)}`,
        ...(referencePrefix === null ? [] : [`referencePrefix: ${referencePrefix}`]),
      ];
  return [...check.map(({ column, message }) => `${column}: ${message}`), ...asked];
}
