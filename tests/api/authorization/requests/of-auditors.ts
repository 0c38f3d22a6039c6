import { WORDS } from '#tests/case/words.ts';
import { aSearch, reason } from './bodies.ts';
import type { Requests } from './request.ts';

const syntheticPair = () => ({
  policy: 'nowhere',
  account: WORDS.statement,
  facts: { risk: 50, age: 40 },
  changed: { age: 60 },
});

export const OF_AUDITORS: Requests = {
  'GET /v1/audit/ledger/entries/:index/proof': { about: 'institution', params: () => ({ index: '0' }) },
  'GET /v1/audit/reports/:name': { about: 'institution', params: () => ({ name: 'effort' }) },
  'POST /v1/audit/synthetic-pairs': { about: 'institution', body: syntheticPair },
  'POST /v1/audit/synthetic-pairs/:id/withdraw': { about: 'institution', params: aSearch, body: reason },

  'GET /audit/cases/:id/entries/:seq': { params: () => ({ seq: '1' }) },
  'GET /audit/cases/:id/provenance/:node': { params: ({ caseId }) => ({ node: `case-${caseId}` }) },
  'GET /audit/synthetic-pairs/new': { about: 'institution' },
  'POST /audit/synthetic-pairs': { about: 'institution', body: syntheticPair },
  'POST /audit/synthetic-pairs/:id/withdraw': { about: 'institution', params: aSearch, body: reason },
  'GET /audit/decisions/:format': { about: 'institution', params: () => ({ format: 'csv' }) },
  'GET /audit/reports/:name': { about: 'institution', params: () => ({ name: 'effort' }) },
  'GET /audit/reports/:name/csv': { about: 'institution', params: () => ({ name: 'effort' }) },
};
