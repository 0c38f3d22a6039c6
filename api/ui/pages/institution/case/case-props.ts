import type { Policy } from '#workflows/domain/policy.ts';
import type { CaseView } from '#api/views/institution/case-view.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';

/** What every part of the page is made of: the view that was stored as shown, and the policy it was decided under. */
export interface CaseProps {
  visit: StaffVisit<{ id: string }>;
  view: CaseView;
  policy: Policy;
  /** Whether whoever reads may also act on it. */
  mayAct: boolean;
}
