import { inject } from 'vitest';
import { caller } from './api.ts';
import type { AppealableCase } from './cases.ts';
import { STATEMENT } from './record.ts';

/** Raises a claim in a case and gives the hearing to a judge, by the API, so that a test can begin there. */
export async function openHearing(appealable: AppealableCase, judge: string, statement = STATEMENT): Promise<void> {
  const { url } = inject('pages');
  const subject = caller(url);
  const appeal = appealable.link.replace('/appeal/', '/v1/appeals/');
  await subject('POST', `${appeal}/claims`, { statement });
  await subject('POST', `${appeal}/nothing-to-add`, {});
  await caller(url, judge)('POST', `/v1/hearings/${appealable.id}/assign`, {});
}
