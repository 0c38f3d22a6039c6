import { randomUUID } from 'node:crypto';
import { aSearch, nothing } from './bodies.ts';
import type { Requests } from './request.ts';

export const OF_EVERYONE: Requests = {
  'POST /dev/token': { about: 'open', body: () => ({ account: 'judge-1@demo' }) },
  'GET /dev/notices': { about: 'open' },
  'POST /v1/searches': {
    about: 'institution',
    body: () => ({ list: 'audit', name: `One ${randomUUID()}`, query: '' }),
  },
  'PUT /v1/searches/:id': { about: 'institution', params: aSearch, body: () => ({ name: 'Another' }) },
  'DELETE /v1/searches/:id': { about: 'institution', params: aSearch },

  'GET /': { about: 'open' },
  'GET /*': { about: 'open', params: () => ({ '*': 'nowhere' }) },
  'GET /auth/sign-in': { about: 'open' },
  'GET /auth/callback': { about: 'open' },
  'GET /auth/signed-out': { about: 'open' },
  'POST /auth/sign-out': { about: 'open', body: nothing },
  'POST /searches': { about: 'institution', body: () => ({ list: 'audit', name: `One ${randomUUID()}`, query: '' }) },
  'POST /searches/:id': { about: 'institution', params: aSearch, body: () => ({ name: 'Another' }) },
  'POST /notifications': { about: 'institution', body: () => ({ how: 'never' }) },
  'GET /models/:name': { about: 'institution', params: () => ({ name: 'builtin-reference-class.v1' }) },
};
