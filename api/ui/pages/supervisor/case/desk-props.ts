import type { CaseMaterial } from '#db/cases/read-material.ts';
import type { FormState } from '#api/ui/form-state.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';

export type DeskForm =
  'window' | 'reopen' | 'decline' | 'claim' | 'original' | 'hold' | 'objection' | 'contact' | 'link' | 'note';

/** What every part of a supervisor's page of a case is made from. */
export interface DeskProps {
  visit: StaffVisit<{ id: string }>;
  material: CaseMaterial;
  at: string;
  /** What stands in a form: what was sent where it was refused. */
  formOf: (name: DeskForm) => FormState;
}

const NAMES: Partial<Record<string, string>> = {
  '/endsAt': 'New end',
  '/reason': 'Why',
  '/reopenReason': 'Why it is heard again',
  '/declineReason': 'Why it is declined',
  '/file': 'File',
  '/statement': 'What the subject said',
  '/channel': 'How they said it',
  '/receivedAt': 'When it was received',
  '/objectionReason': 'Your reason',
  '/contact': 'Mail address',
  '/contactReason': 'Why',
  '/note': 'Note',
};
/** What a field of the page goes by, by its JSON pointer. */
export const nameOf = (pointer: string): string | undefined => NAMES[pointer];
