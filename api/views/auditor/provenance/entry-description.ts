import type { Weight } from '#workflows/domain/method.ts';
import { named, type Attributes } from './prov-document.ts';

/** What an entry made, used and invalidated, and what it derived from what; names are qualified. */
export interface Described {
  generated: { name: string; attributes: Attributes }[];
  used: { name: string; weight?: Weight }[];
  invalidated: string[];
  derived: { name: string; from: string; weight?: Weight; revision?: true }[];
}

/** What earlier entries of the same trail left for later ones to use. */
export interface Earlier {
  caseId: string;
  facts: string;
  policy: string;
  score: string | null;
  notice: string | null;
  /** Open claims, by id. */
  claims: Map<string, string>;
  /** Answers and attachments of the subject. */
  materials: string[];
  /** Each judge's record in force. */
  records: Map<string, string>;
  /** Score, theory assessments and records, by the id that contributions go by. */
  sources: Map<string, string>;
  proposal: string | null;
  decision: string | null;
}

/** A trail before its first entry. */
export const nothingYet = (caseId: string, policyKey: string, policyVersion: number): Earlier => ({
  caseId,
  facts: named('facts', caseId),
  policy: named('policy', `${policyKey}-v${policyVersion}`),
  score: null,
  notice: null,
  claims: new Map(),
  materials: [],
  records: new Map(),
  sources: new Map(),
  proposal: null,
  decision: null,
});
