import type { AppealView } from '#api/views/subject/appeal-view.ts';
import type { FormState } from '#api/ui/form-state.ts';
import type { SubjectVisit } from '#api/ui/subject-route.ts';

/** What every part of the subject's page is given. */
export interface CaseProps {
  visit: SubjectVisit;
  view: AppealView;
  /** The moment by which the view was made up. */
  at: string;
  drafts: NonNullable<AppealView['draft']>[];
}

/** A part with a form. */
export interface CaseFormProps extends CaseProps {
  form: FormState;
}

/** Whether something that the subject said stands; the help for saying it is then folded. */
export const hasClaimed = ({ claims }: AppealView): boolean => claims.some(({ withdrawn }) => !withdrawn);
