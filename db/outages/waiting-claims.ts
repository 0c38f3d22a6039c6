import { sha256 } from '../commitment.ts';

/** How much of a link's hash tells it from every other, in characters. */
const HASH_CHARACTERS = 16;

/** A subject's request, from the moment at which this process began to serve it. */
export interface Arrival {
  /** How long the request has waited for the service, in milliseconds: without the time that its body took to arrive. */
  waited(): number;
  /** Carries out a part of the request. Its subject's window does not close meanwhile, and the time counts as waiting. */
  serve<T>(work: () => Promise<T>): Promise<T>;
  /** Receives the rest of the request's body. Its subject's window does not close meanwhile, but the time is the caller's own. */
  receive<T>(work: () => Promise<T>): Promise<T>;
}

/** A request that is being served. */
export interface RequestUnderWay {
  /** The beginning of the SHA-256 of its private link's token, hex. */
  link: string;
  /** By `performance.now()`. */
  cameAt: number;
}

/** The requests of subjects that a process has begun to serve and has not answered. */
export interface WaitingClaims {
  /** Follows a request that presents a private link, whether or not the link opens anything. */
  follow(token: string): Arrival;
  /** Those that are being served at this moment, the one that came first at the end. */
  underWay(): RequestUnderWay[];
}

/**
 * Follows subjects' requests in this process.
 *
 * @param lag how long what is read now may have lain unread, in milliseconds
 */
export function followWaitingClaims(lag: () => number = () => 0): WaitingClaims {
  const requests = new Set<RequestUnderWay>();
  return {
    follow(token) {
      const unread = lag();
      const request = { link: sha256(token).slice(0, HASH_CHARACTERS), cameAt: performance.now() - unread };
      let waited = unread;
      let since: number | null = null;
      const during = async <T>(work: () => Promise<T>): Promise<T> => {
        requests.add(request);
        try {
          return await work();
        } finally {
          requests.delete(request);
        }
      };
      const untilNow = (): number => (since === null ? 0 : performance.now() - since);
      return {
        waited: () => waited + untilNow(),
        receive: during,
        serve: (work) =>
          during(async () => {
            since = performance.now();
            try {
              return await work();
            } finally {
              waited += untilNow();
              since = null;
            }
          }),
      };
    },
    underWay: () => [...requests].toSorted((one, other) => other.cameAt - one.cameAt),
  };
}
