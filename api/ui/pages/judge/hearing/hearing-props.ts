import type { HearingView, ServedHearingView } from '#api/views/judge/hearing-view.ts';
import type { FormState } from '#api/ui/form-state.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';

/** What every part of the hearing's page is made from. */
export interface HearingProps {
  visit: StaffVisit<{ id: string }>;
  view: ServedHearingView;
  /** Names what this page shows; what is submitted from it is tied to it. */
  viewId: string;
  /** The moment of the view. */
  at: string;
}

/** A part with a form. */
export interface HearingFormProps extends HearingProps {
  form: FormState;
}

/** Parts that stand on the page only once everything may be seen. */
export interface WholeProps extends HearingProps {
  view: HearingView;
}

/** Whether a view is the whole one, which nobody gets before their perspective record is in and revealed. */
export const isWhole = (view: ServedHearingView): view is HearingView => 'records' in view && 'score' in view;

/** Claims that a record has to speak to. */
export const openClaims = ({ claims }: Pick<HearingView, 'claims'>) => claims.filter(({ withdrawn }) => !withdrawn);

/** An address of a hearing. */
export const hearingAddress = ({ visit }: Pick<HearingProps, 'visit'>, below = ''): string =>
  `/hearings/${visit.params.id}${below}`;
