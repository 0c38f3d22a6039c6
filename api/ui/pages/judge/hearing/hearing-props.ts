import type { HearingView, ServedHearingView } from '#api/views/judge/hearing-view.ts';
import type { FormState } from '#api/ui/form-state.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';

/** What every part of the hearing's page is given. */
export interface HearingProps {
  visit: StaffVisit<{ id: string }>;
  view: ServedHearingView;
  /** Names the view that this page shows; forms submitted from the page are tied to it. */
  viewId: string;
  /** The moment of the view. */
  at: string;
}

/** A part with a form. */
export interface HearingFormProps extends HearingProps {
  form: FormState;
}

/** Parts that are shown only once the judge may see everything. */
export interface WholeProps extends HearingProps {
  view: HearingView;
}

/** Whether a view is complete; a judge gets it only after their perspective record and the reveal. */
export const isWhole = (view: ServedHearingView): view is HearingView => 'records' in view && 'score' in view;

/** Claims that a record has to address. */
export const openClaims = ({ claims }: Pick<HearingView, 'claims'>) => claims.filter(({ withdrawn }) => !withdrawn);

/** An address of a hearing. */
export const hearingAddress = ({ visit }: Pick<HearingProps, 'visit'>, below = ''): string =>
  `/hearings/${visit.params.id}${below}`;
