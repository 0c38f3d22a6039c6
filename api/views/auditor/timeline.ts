import type { AuditedEntry } from '#db/audit/case-trail.ts';
import type { AuditedView } from '#db/audit/view-list.ts';

/** A step of a case: an entry of its trail, or sights of it that one person had in a row, with nothing between them. */
export type Step =
  { kind: 'entry'; at: string; entry: AuditedEntry } | { kind: 'sights'; at: string; views: AuditedView[] };

/**
 * Entries and views as they followed on each other. Where both have the same time the view comes first, because people act
 * on what they were shown.
 */
export function interleave(entries: readonly AuditedEntry[], views: readonly AuditedView[]): Step[] {
  const steps: Step[] = [];
  const waiting = [...views];
  for (const entry of entries) {
    while (waiting[0] !== undefined && waiting[0].servedAt <= entry.at) addView(steps, waiting.shift());
    steps.push({ kind: 'entry', at: entry.at, entry });
  }
  for (const view of waiting) addView(steps, view);
  return steps;
}

function addView(steps: Step[], view: AuditedView | undefined): void {
  if (!view) return;
  const last = steps.at(-1);
  if (last?.kind === 'sights' && last.views[0] && isAlike(last.views[0], view)) last.views.push(view);
  else steps.push({ kind: 'sights', at: view.servedAt, views: [view] });
}

const isAlike = (a: AuditedView, b: AuditedView): boolean =>
  a.principal.kind === b.principal.kind &&
  a.principal.id === b.principal.id &&
  a.audience === b.audience &&
  a.disclosesScore === b.disclosesScore;
