import type { StaffRole } from '#workflows/domain/actor.ts';
import type { Staff } from '../principal.ts';
import { say, type Phrase } from './say.ts';

/** An entry of the navigation. */
export interface Place {
  path: string;
  label: Phrase;
  /** Paths of pages that belong to it without being below it. */
  includes?: readonly string[];
}

const AUDIT: readonly Place[] = [
  { path: '/audit/cases', label: say`Search`, includes: ['/searches'] },
  { path: '/audit/reports', label: say`Reports`, includes: ['/audit/synthetic-pairs'] },
  { path: '/audit/ledger', label: say`Ledger` },
];
const HEARINGS: Place = { path: '/hearings', label: say`Hearings` };
const SUPERVISION: Place = { path: '/supervision', label: say`Supervision` };
const STAFF: Place = { path: '/staff', label: say`Staff` };

/** The pages of each role; signing in leads to the first of them. */
const PLACES: Record<StaffRole, readonly Place[]> = {
  judge: [HEARINGS],
  supervisor: [SUPERVISION, HEARINGS, STAFF],
  institution: [
    { path: '/dockets', label: say`Dockets` },
    { path: '/import', label: say`Import`, includes: ['/imports'] },
    { path: '/cases', label: say`Cases` },
    { path: '/policies', label: say`Policies`, includes: ['/new-policy'] },
    { path: '/notices', label: say`Notices`, includes: ['/letters'] },
    { path: '/service-levels', label: say`Service levels` },
    { path: '/models', label: say`Model cards` },
  ],
  auditor: AUDIT,
};

/** A user with several roles lands on the first of these pages. */
const ORDER: readonly StaffRole[] = ['judge', 'supervisor', 'institution', 'auditor'];

/** Every page of a member of staff, each once, beginning with the one they land on. */
export function placesOf({ roles }: Pick<Staff, 'roles'>): Place[] {
  const places = ORDER.filter((role) => roles.includes(role)).flatMap((role) => PLACES[role]);
  return places.filter((place, index) => places.findIndex(({ path }) => path === place.path) === index);
}
