import { inject } from 'vitest';
import { HttpCase, type Send } from '../case/http-case.ts';
import { accountsOf, judgeOf } from '../case/people.ts';
import { WORDS } from '../case/words.ts';
import { caller } from './api.ts';
import type { AppealableCase } from './cases.ts';
import { STATEMENT } from './record.ts';

/** Sends to the API of a service; whatever is refused throws. */
export function sendTo(url: string): Send {
  const callers = new Map<string | null, ReturnType<typeof caller>>();
  return (account, request, body) => {
    const [method = '', path = ''] = request.split(' ');
    const call = callers.get(account) ?? caller(url, account ?? undefined);
    callers.set(account, call);
    return call(method, path, body);
  };
}

const told = ({ id, link }: AppealableCase, statement: string): HttpCase =>
  new HttpCase(sendTo(inject('pages').url), { id, token: link.replace('/appeal/', ''), statement });

/** Raises a claim in a case and gives the hearing to a judge, by the API, so that a test can begin there. */
export async function openHearing(appealable: AppealableCase, judge: string, statement = STATEMENT): Promise<void> {
  await told(appealable, statement).claimed().rested().takenBy(judgeOf(judge));
}

/**
 * Takes a case through everything that can be contested, by the API: a claim, a question, two judges who find differently and
 * deliberate, a changed record, a theory, a comparison that does not fit, a decision against the score that the other judge
 * signs, and a survey. The case has to be under the policy of two judges.
 */
export async function contestCase(appealable: AppealableCase): Promise<void> {
  const [first, second] = accountsOf('demo').judges;
  const send = sendTo(inject('pages').url);
  const appeal = appealable.link.replace('/appeal/', '/v1/appeals/');
  await send(null, `GET ${appeal}`);
  const one = told(appealable, WORDS.statement);
  await one
    .claimed()
    .takenBy(first)
    .askedBy(first)
    .answered()
    .rested()
    .recordedBy(first, 'exceptional')
    .heardBy(second, 'specialPleading')
    .recordedBy(second, 'exceptional')
    .deliberatedBy(second)
    .deliberatedBy(first)
    .assessedBy(second);
  const comparison = { fit: 'doesNotFit', reasons: 'None of them had just found work again.' };
  await send(second.id, `POST /v1/hearings/${appealable.id}/comparison`, comparison);
  await one.decidedBy(second, 'grant').signedBy(first);
  await send(null, `GET ${appeal}`);
  await send(null, `POST ${appeal}/survey`, { feltHeard: 6, feltUnderstood: 5, wasTreatedFairly: 6 });
}
