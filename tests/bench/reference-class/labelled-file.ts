import { readFile } from 'node:fs/promises';
import { decodeText } from '#api/import/decode-text.ts';
import { readPrecedentUpload } from '#api/import/precedents.ts';
import { CSV_TYPE } from '#api/import/tables.ts';
import { draftPolicy } from '#api/policies/draft/draft-policy.ts';
import type { Precedent } from '#activities/reference-class/precedent.ts';
import { seededRandom } from '#workflows/domain/seeded-random.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import type { KnownFile } from '../files/known-files.ts';

const MAX_ASKED = 2_000;
const SHARE_ASKED = 0.3;

/** A file under the policy that is drafted from it, its rows in random order in two parts. */
export interface LabelledFile {
  policy: Policy;
  known: Precedent[];
  /** 30 % of the rows, at most 2,000, which no scorer has seen. */
  asked: Precedent[];
}

export async function readLabelledFile(path: string, { title, outcome, adverse }: KnownFile): Promise<LabelledFile> {
  const body = decodeText(await readFile(path));
  const draft = await draftPolicy(body.text, { key: 'cases', polarity: { outcome, adverse: [adverse] } });
  if (!draft.policy) throw new Error(`no policy was drafted from ${title}`);
  const { columns, dialect, referencePrefix } = draft;
  const reading = { columns, dialect, referencePrefix: referencePrefix ?? undefined };
  const { values } = await readPrecedentUpload({ mediaType: CSV_TYPE, body, policy: 'cases', reading }, draft.policy, {
    leaveOutFaulty: true,
  });
  const rows = shuffled(values.map(({ value }) => value));
  const asked = Math.min(MAX_ASKED, Math.floor(SHARE_ASKED * rows.length));
  return { policy: draft.policy, known: rows.slice(asked), asked: rows.slice(0, asked) };
}

function shuffled<T>(rows: readonly T[]): T[] {
  const random = seededRandom(7);
  return rows
    .map((row) => ({ row, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ row }) => row);
}
