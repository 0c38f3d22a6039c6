import { Problem } from '../problem.ts';

/** The problem of a request that names a policy that does not exist. */
export const unknownPolicy = (key: string): Problem =>
  new Problem(422, 'unknownPolicy', 'There is no such policy', {
    detail: `no policy has the key ${key}`,
    remedy: `create it first with PUT /v1/policies/${encodeURIComponent(key)}`,
    errors: [{ field: '/policy', message: 'name an existing policy' }],
  });
