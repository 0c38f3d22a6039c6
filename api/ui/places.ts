import type { StaffRole } from '#workflows/domain/actor.ts';
import type { Staff } from '../principal.ts';

/** An entry of the navigation. */
export interface Place {
  path: string;
  label: string;
  /** Paths of pages that belong to it without being below it. */
  includes?: readonly string[];
}

const AUDIT: readonly Place[] = [
  { path: '/audit/cases', label: 'Search', includes: ['/searches'] },
  { path: '/audit/reports', label: 'Reports', includes: ['/audit/synthetic-pairs'] },
  { path: '/audit/ledger', label: 'Ledger' },
];
const HEARINGS: Place = { path: '/hearings', label: 'Hearings' };
const SUPERVISION: Place = { path: '/supervision', label: 'Supervision' };
const STAFF: Place = { path: '/staff', label: 'Staff' };

/** The pages of each role; signing in leads to the first of them. */
const PLACES: Record<StaffRole, readonly Place[]> = {
  judge: [HEARINGS],
  supervisor: [SUPERVISION, HEARINGS, STAFF],
  institution: [
    { path: '/dockets', label: 'Dockets' },
    { path: '/import', label: 'Import' },
    { path: '/cases', label: 'Cases' },
    { path: '/policies', label: 'Policies', includes: ['/new-policy'] },
    { path: '/notices', label: 'Notices', includes: ['/letters'] },
    { path: '/service-levels', label: 'Service levels' },
    { path: '/models', label: 'Model cards' },
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
