import type { Policy } from '#workflows/domain/policy.ts';
import type { CaseView } from '#api/views/institution/case-view.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';

/** What every part of the page is given: the view that was stored as shown, and the policy of the case. */
export interface CaseProps {
  visit: StaffVisit<{ id: string }>;
  view: CaseView;
  policy: Policy;
  /** Whether the reader may also act on the case. */
  mayAct: boolean;
  /** Whether a legal hold on the case or on its policy is in force. */
  onHold: boolean;
}
