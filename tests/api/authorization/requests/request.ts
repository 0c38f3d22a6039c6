import type { CastCase } from '../scene.ts';

/** What a route is about, which says who is tried on it and where. */
export type About =
  /** One case: everybody, in every state. */
  | 'case'
  /** Something that belongs to a case but knows no state, such as its docket: everybody, before one that is theirs or not. */
  | 'thing'
  /** The caller's institution as a whole: everybody once. */
  | 'institution'
  /** A private link: with every kind of link, in every state. */
  | 'link'
  /** Nobody in particular: signed out and signed in. */
  | 'open';

/** How a route is called so that nothing but who asks can stand in the way. */
export interface RouteRequest {
  about?: About;
  /** Values of the address's parameters that are not the usual ones. */
  params?: (one: CastCase) => Record<string, string>;
  /** Goes as JSON to the API, and as a form to the pages. */
  body?: (one: CastCase) => unknown;
  /** Sent as it is, with its own headers. */
  raw?: { headers: Record<string, string>; body: string };
}

/** Requests by the method and the address of their route, as it was registered. */
export type Requests = Partial<Record<string, RouteRequest>>;
