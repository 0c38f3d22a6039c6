import { Problem } from '../problem.ts';

/** The problem of a request that refers to a policy which is not there. */
export const unknownPolicy = (key: string): Problem =>
  new Problem(422, 'unknownPolicy', 'There is no such policy', {
    detail: `no policy has the key ${key}`,
    remedy: `put it first, at /v1/policies/${encodeURIComponent(key)}`,
    errors: [{ field: '/policy', message: 'name a policy that is there' }],
  });
