import { HEARINGS, HERE, STATES, THERE, type State } from './cast.ts';

/** Where somebody stands before a case: in one of its states, or before one that is not theirs to know of. */
export type Place = State | 'foreign' | 'unknown';

/** Somebody who sends requests, and the cases before which they are tried. */
export interface Person {
  name: string;
  /** As `judge-holder@north`, `machine:institution@north` or `guest@north`; null for whoever is not signed in. */
  account: string | null;
  /** What is sent as a bearer token instead of the account's own. */
  token?: 'forged' | 'link';
  places: readonly Place[];
  /** Whether they can sign in to the pages. */
  isPerson: boolean;
}

const NOT_THEIRS = ['foreign', 'unknown'] as const;
/** Enough to see that somebody's rights do not hang on how a case stands. */
const HERE_AND_THERE: readonly Place[] = ['held', 'decided', ...NOT_THEIRS];

const signedOut = (name: string, token?: Person['token']): Person => ({
  name,
  account: null,
  places: ['held', ...NOT_THEIRS],
  isPerson: token === undefined,
  ...(token && { token }),
});
const person = (name: string, places: readonly Place[]): Person => ({
  name,
  account: `${name}@${HERE}`,
  places: [...places, ...NOT_THEIRS],
  isPerson: true,
});
const machine = (name: string, places: readonly Place[]): Person => ({
  name: `machine:${name}`,
  account: `machine:${name}@${HERE}`,
  places: [...places, ...NOT_THEIRS],
  isPerson: false,
});
/** Of the other institution, where every case of this one is foreign. */
const elsewhere = (name: string): Person => ({
  name: `${name}@elsewhere`,
  account: `${name}@${THERE}`,
  places: ['window', 'waiting', 'held', 'recorded', 'decided', 'unknown'],
  isPerson: !name.startsWith('machine:'),
});

/**
 * Everybody who may stand to a case in a way of their own. Who has a relation to a hearing is tried where they have it; how
 * the same role fares without it stands under the plain name.
 */
export const PEOPLE: readonly Person[] = [
  signedOut('nobody'),
  signedOut('forged token', 'forged'),
  signedOut('link as token', 'link'),
  person('guest', ['held']), // signed in, with no role
  person('institution', STATES),
  person('auditor', STATES),
  person('judge', STATES),
  person('supervisor', STATES),
  person('judge-auditor', ['window', 'held', 'recorded', 'decided', 'uncontested']), // has both roles
  person('judge-institution', ['window', 'held', 'recorded', 'decided', 'uncontested']),
  person('judge-holder', ['held', 'recorded', 'proposed', 'decided']),
  person('judge-former', ['second', 'deliberating']),
  person('judge-second', ['second', 'deliberating']),
  person('judge-recused', [...HEARINGS, 'decided', 'withdrawn']),
  person('judge-conflicted', [...HEARINGS, 'decided']),
  person('supervisor-holder', ['supervised']),
  person('supervisor-recused', [...HEARINGS, 'decided']),
  machine('institution', ['received', 'window', 'waiting', 'held', 'decided', 'withdrawn']),
  machine('auditor', ['held', 'decided']),
  machine('judge-holder', ['held', 'recorded', 'proposed', 'decided']),
  machine('supervisor-holder', ['waiting', 'supervised']),
  elsewhere('institution'),
  elsewhere('auditor'),
  elsewhere('judge'),
  elsewhere('judge-holder'), // holds a hearing there
  elsewhere('supervisor'),
  elsewhere('machine:institution'),
];

/** Those who are tried on pages, which do what the API does, over the same functions. */
const ON_PAGES = new Set([
  ...['nobody', 'guest', 'institution', 'auditor', 'judge', 'supervisor'],
  ...['judge-auditor', 'judge-institution', 'judge-holder', 'judge-recused', 'judge-conflicted'],
  ...['judge@elsewhere', 'supervisor@elsewhere'],
]);

const ON_PAGES_AT: readonly Place[] = ['waiting', 'held', 'proposed', 'decided', ...NOT_THEIRS];

/** Where somebody is tried on a route about a case: before hearings in every state, where they have to do with hearings. */
export function placesOn(
  { url, isPage }: { url: string; isPage: boolean },
  { name, places }: Person,
): readonly Place[] {
  if (isPage) return ON_PAGES.has(name) ? places.filter((place) => ON_PAGES_AT.includes(place)) : [];
  const hears = /^(machine:)?(judge|supervisor)/.test(name);
  const isHearing = url.includes('/hearings/');
  if (hears === isHearing && !name.endsWith('@elsewhere')) return places;
  const isMixed = name === 'judge-auditor' || name === 'judge-institution';
  if (isMixed || name.endsWith('@elsewhere')) return places;
  return places.filter((place) => HERE_AND_THERE.includes(place));
}

/** Which link somebody opens an appeal with: the case's own, or one that must open nothing. */
export const LINKS = ['own', 'expired', 'revoked', 'unknown', 'hash', 'malformed'] as const;
export type Link = (typeof LINKS)[number];
