import { samplePolicy } from '#tests/setup/sample-policy.ts';
import type { CastCase } from '../scene.ts';
import { nothing, reason } from './bodies.ts';
import type { Requests } from './request.ts';

/** Nobody's: whoever may take in files at all is told that there is none. */
const upload = ({ caseId }: CastCase) => ({ id: caseId });

const aPrecedent = ({ policyKey }: CastCase) => ({ key: policyKey, precedentId: 'p-1' });

/** Of no case, like the objection. */
const aLetter = () => ({ noticeId: '00000000-0000-7000-8000-0000000000ae' });
const aDay = () => ({ on: '2026-11-02' });

const policy = ({ policyKey }: CastCase) => ({ key: policyKey });

export const OF_INSTITUTIONS: Requests = {
  'PUT /v1/policies/:key': { about: 'institution', params: () => ({ key: 'fresh' }), body: () => samplePolicy() },
  'POST /v1/policies/draft': {
    about: 'institution',
    raw: { headers: { 'content-type': 'text/csv' }, body: 'id,bad\na,1\nb,0\n' },
  },
  'GET /v1/policies/:key': { about: 'thing', params: ({ policyKey }) => ({ key: policyKey }) },
  'GET /v1/policies/:key/forecast': { about: 'thing', params: ({ policyKey }) => ({ key: policyKey }) },
  'GET /v1/policies/:key/precedents/:precedentId': { about: 'thing', params: aPrecedent },
  'POST /v1/precedents': {
    about: 'institution',
    body: () => ({ policy: 'nowhere', precedents: [{ id: 'p-1', facts: { risk: 1, age: 30 }, event: 'repaid' }] }),
  },
  'POST /v1/dockets': {
    about: 'institution',
    body: () => ({
      policy: 'nowhere',
      cases: [{ externalRef: 'one', facts: { risk: 1, age: 30 }, subject: { name: 'N', contact: 'n@example.org' } }],
    }),
  },
  'GET /v1/dockets/:id': { about: 'thing', params: ({ docketId }) => ({ id: docketId }) },
  'POST /v1/dockets/:id/withdraw': { about: 'thing', params: ({ docketId }) => ({ id: docketId }), body: reason },
  'POST /v1/cases/:id/withdraw': { body: reason },
  'POST /v1/cases/:id/link': {},
  'PUT /v1/cases/:id/contact': { body: () => ({ contact: 'ada@example.org', ...reason() }) },
  'POST /v1/delivery-status': {
    about: 'institution',
    raw: { headers: { 'content-type': 'message/rfc822' }, body: 'Subject: I am on holiday\r\n\r\nUntil Monday.' },
  },
  'POST /v1/cases/:id/letters/:noticeId': { params: aLetter, body: aDay },
  'GET /v1/cases/:id/letters/:noticeId': { params: aLetter },
  'POST /v1/cases/:id/bounce': { body: reason },
  'POST /v1/cases/:id/outcome': { body: () => ({ event: 'repaid' }) },
  'PUT /v1/cases/:id/facts': { body: () => ({ facts: { risk: 41 }, reason: 'a typing error' }) },
  'POST /v1/outcomes': {
    about: 'institution',
    body: () => ({ policy: 'nowhere', outcomes: [{ externalRef: 'nobody', event: 'repaid' }] }),
  },
  'POST /v1/contacts': {
    about: 'institution',
    body: () => ({ policy: 'nowhere', contacts: [{ externalRef: 'nobody', contact: 'post', ...reason() }] }),
  },
  'POST /v1/withdrawals': {
    about: 'institution',
    body: () => ({ policy: 'nowhere', withdrawals: [{ externalRef: 'nobody', ...reason() }] }),
  },
  'POST /v1/corrections': {
    about: 'institution',
    body: () => ({ policy: 'nowhere', corrections: [{ externalRef: 'nobody', facts: { risk: 1 }, ...reason() }] }),
  },
  'POST /v1/imports': { about: 'institution', body: () => ({ kind: 'cases', policy: 'nowhere' }) },
  'GET /v1/imports/:id': { about: 'thing', params: upload },
  'GET /v1/imports/:id/refused': { about: 'thing', params: upload },
  'DELETE /v1/imports/:id': { about: 'thing', params: upload },
  'PATCH /v1/imports/:id': {
    about: 'thing',
    params: upload,
    raw: { headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }, body: 'id' },
  },
  'PUT /v1/imports/:id': {
    about: 'thing',
    params: upload,
    raw: { headers: { 'content-type': 'text/csv' }, body: 'id' },
  },
  'POST /v1/cases/:id/erasure': { body: reason },

  'POST /dockets/:id/title': { body: () => ({ title: 'November' }) },
  'POST /cases/:id/link': { body: nothing },
  'POST /cases/:id/notes': { body: () => ({ note: 'They call back on Monday.' }) },
  'GET /dockets/:id': { about: 'thing', params: ({ docketId }) => ({ id: docketId }) },
  'POST /dockets/:id/withdraw': { about: 'thing', params: ({ docketId }) => ({ id: docketId }), body: reason },
  'POST /cases/:id/withdraw': { body: reason },
  'POST /notices/delivery-status': { about: 'institution', body: nothing },
  'GET /cases/:id/letters/:noticeId': { params: aLetter },
  'POST /cases/:id/letters/:noticeId': { params: aLetter, body: aDay },
  'POST /cases/:id/contact': { body: () => ({ contact: 'ada@example.org', ...reason() }) },
  'POST /cases/:id/bounce': { body: reason },
  'POST /cases/:id/facts': { body: () => ({ fields: 'risk', '/facts/risk#number': '41', reason: 'a typing error' }) },
  'POST /cases/:id/outcome': { body: () => ({ event: 'repaid' }) },
  'POST /cases/:id/erasure': { body: reason },
  'POST /import': { about: 'institution', body: () => ({ kind: 'cases', policy: 'nowhere' }) },
  'GET /import/:id': { about: 'thing', params: upload },
  'POST /import/:id/columns': { about: 'thing', params: upload, body: nothing },
  'POST /import/:id/reading': { about: 'thing', params: upload, body: nothing },
  'GET /import/:id/faulty': { about: 'thing', params: upload },
  'POST /import/:id/file': { about: 'thing', params: upload, body: nothing },
  'POST /import/:id/take': { about: 'thing', params: upload, body: nothing },
  'POST /import/:id/discard': { about: 'thing', params: upload, body: nothing },
  'POST /imports': { about: 'institution', body: () => ({ kind: 'cases', policy: 'nowhere' }) },
  'GET /imports/:id': { about: 'thing', params: upload },
  'GET /imports/:id/pieces': { about: 'thing', params: upload },
  'POST /imports/:id/pieces': {
    about: 'thing',
    params: upload,
    raw: { headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }, body: 'id' },
  },
  'GET /imports/:id/refused': { about: 'thing', params: upload },
  'POST /imports/:id/file': { about: 'thing', params: upload, body: nothing },
  'POST /imports/:id/cancel': { about: 'thing', params: upload, body: nothing },
  'POST /new-policy': { about: 'institution', body: nothing },
  'POST /new-policy/from-file': { about: 'institution', body: nothing },
  'GET /new-policy/from-file/:id': { about: 'thing', params: upload },
  'POST /new-policy/from-file/:id': { about: 'thing', params: upload, body: nothing },
  'GET /policies/:key': { about: 'thing', params: policy },
  'GET /policies/:key/columns.csv': { about: 'thing', params: policy },
  'GET /policies/:key/edit': { about: 'thing', params: policy },
  'GET /policies/:key/precedents': { about: 'thing', params: policy },
  'POST /policies/:key/precedents': { about: 'thing', params: policy, body: nothing },
  'POST /policies/:key/edit': { about: 'thing', params: policy, body: nothing },
};
