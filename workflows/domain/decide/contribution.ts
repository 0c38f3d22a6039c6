import { scorerOf } from '../event.ts';
import type { Contribution } from '../method.ts';
import { recordOf, recordsInForce, type CaseState } from '../state.ts';
import type { Given } from './result.ts';

/** What a decision has to rest on and account for: the score, and the deciding judge's own assessments and record. */
export function sourcesOf(
  state: CaseState,
  judgeId: string,
): { sourceId: string; method: Contribution['method']; judgeId: string | null }[] {
  const sources: ReturnType<typeof sourcesOf> = [];
  if (state.score) sources.push({ sourceId: state.score.scoreId, method: 'correlational', judgeId: null });
  for (const theory of state.hearing?.theories ?? [])
    if (theory.judgeId === judgeId)
      sources.push({ sourceId: theory.assessmentId, method: 'theoryBased', judgeId: theory.judgeId });
  for (const record of recordsInForce(state))
    sources.push({ sourceId: record.recordId, method: 'empathy', judgeId: record.judgeId });
  return sources;
}

/** Marks what a decision rests on: every source exactly once. */
export function markContributions(
  state: CaseState,
  markings: Given<'recordDecision'>['command']['markings'],
  judgeId: string,
): { ok: true; value: Contribution[] } | { ok: false; detail: string } {
  const sources = sourcesOf(state, judgeId);
  const value: Contribution[] = [];
  for (const source of sources) {
    const marking = markings.find((each) => each.sourceId === source.sourceId);
    if (!marking) return { ok: false, detail: `${source.method} ${source.sourceId} is not marked` };
    const rest = {
      sourceId: source.sourceId,
      weight: marking.weight,
      reasonCommitment: marking.reasonCommitment,
    };
    if (source.method === 'correlational') {
      if (!state.score) return { ok: false, detail: 'there is no score' };
      value.push({ method: 'correlational', actor: scorerOf(state.score), ...rest });
    } else {
      const record = source.judgeId === null ? undefined : recordOf(state, source.judgeId);
      const actor = { kind: 'human', id: source.judgeId ?? judgeId, role: record?.role ?? 'judge' } as const;
      value.push({ method: source.method, actor, ...rest });
    }
  }
  const unknown = markings.find((each) => !sources.some((source) => source.sourceId === each.sourceId));
  if (unknown) return { ok: false, detail: `${unknown.sourceId} is not part of this case` };
  if (markings.length !== sources.length) return { ok: false, detail: 'a source is marked twice' };
  return { ok: true, value };
}
