import { methodOf, type TrailEvent } from '#workflows/domain/event.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import type { Row } from '../insert-rows.ts';
import { leafOf } from '../ledger/leaf.ts';
import type { Appended } from './command-request.ts';

/** The rows of new trail entries. */
export const trailRows = (institutionId: string, appended: readonly Appended[]): Partial<Row<'trail'>>[] =>
  appended.flatMap(({ request, before, entries, key }) =>
    entries.map((entry) => {
      const { seq, at, actor, event } = entry;
      const { caseId, viewId: view = null } = request;
      const supersedes = supersededBy(entry, before);
      const leaf = leafOf({ institutionId, caseId, seq }, { at, actor, event, view, supersedes }, key);
      return {
        case_id: caseId,
        seq,
        kind: event.type,
        method: methodOf(event),
        actor_kind: actor.kind,
        actor_id: actor.id,
        actor_role: actor.role,
        body: event,
        view_id: view,
        supersedes,
        at,
        command_id: request.commandId,
        leaf_hash: leaf.leafHash,
        commitment: leaf.commitment,
      };
    }),
  );

/** The entry that an entry replaces: an earlier decision, the same judge's earlier record, or an earlier later outcome. */
function supersededBy(entry: TrailEvent, before: CaseState): number | null {
  if (entry.event.type === 'decided') return entry.event.supersedes ? (before.decision?.seq ?? null) : null;
  if (entry.event.type === 'laterOutcomeRecorded') return entry.event.supersedes?.seq ?? null;
  if (entry.event.type !== 'perspectiveRecorded' || entry.event.version === 1) return null;
  const earlier = before.records.filter((record) => record.judgeId === entry.actor.id);
  return earlier.at(-1)?.seq ?? null;
}
