import type { CaseMaterial } from '#db/cases/read-material.ts';
import type { FormState } from '#api/ui/form-state.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';
import { say, type Phrase } from '#api/ui/say.ts';

export type DeskForm =
  | 'window'
  | 'answerTerm'
  | 'reopen'
  | 'decline'
  | 'claim'
  | 'original'
  | 'hold'
  | 'objection'
  | 'contact'
  | 'link'
  | 'note';

/** What every part of a supervisor's page of a case is made from. */
export interface DeskProps {
  visit: StaffVisit<{ id: string }>;
  material: CaseMaterial;
  at: string;
  /** What stands in a form: what was sent where it was refused. */
  formOf: (name: DeskForm) => FormState;
}

const NAMES: Partial<Record<string, Phrase>> = {
  '/endsAt': say`New end`,
  '/reason': say`Why`,
  '/answerBy': say`Answer by`,
  '/answerReason': say`Why`,
  '/reopenReason': say`Why it is heard again`,
  '/declineReason': say`Why it is declined`,
  '/file': say`File`,
  '/statement': say`What the subject said`,
  '/channel': say`How they said it`,
  '/receivedAt': say`When it was received`,
  '/objectionReason': say`Your reason`,
  '/contact': say`Email address`,
  '/contactReason': say`Why`,
  '/note': say`Note`,
};
/** What a field of the page goes by, by its JSON pointer. */
export const nameOf = (pointer: string): Phrase | undefined => NAMES[pointer];
