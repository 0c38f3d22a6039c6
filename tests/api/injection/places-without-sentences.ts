/** Places that take no sentence, although their schema cannot say so: what they take depends on the policy, or is a duration. */
export const TAKES_NO_SENTENCE = [
  [
    'POST /v1/precedents',
    ['/precedents/*/facts/*', '/precedents/*/facts/*/*', '/precedents/*/outcome', '/precedents/*/observedUnder'],
  ],
  ['POST /v1/dockets', ['/cases/*/facts/*/*']],
  [
    'PUT /v1/policies/{key}',
    [
      '/appealWindow/duration',
      '/appealWindow/grace',
      '/appealWindow/outageNotice',
      '/appealWindow/reminder',
      '/reviewTerm',
      '/hearing/due',
      '/hearing/lease',
      '/hearing/restAfter',
      '/hearing/questions/answerWithin',
    ],
  ],
  [
    'PUT /v1/policies/{key}',
    ['/hearing/restatement/answerWithin', '/hearing/objection/answerWithin', '/hearing/appointments/length'],
  ],
  ['PUT /v1/policies/{key}', ['/calendar/iCalendar', '/remedy/within', '/letterArrivesAfter']],
  ['POST /v1/outcomes', ['/outcomes/*/externalRef', '/outcomes/*/supersedes']],
  ['POST /v1/contacts', ['/contacts/*/externalRef']],
  ['POST /v1/withdrawals', ['/withdrawals/*/externalRef']],
  ['POST /v1/corrections', ['/corrections/*/externalRef']],
  ['POST /v1/cases/{id}/outcome', ['/supersedes']],
  ['PUT /v1/policies/{key}', ['/legalClock/duration', '/retention/personalData']],
] as const;

/** A copy of a body with a text at a pointer, whose `*` is the first of a list or of an object's keys that leads on. */
export function withTextAt(body: object, pointer: string, text: string): object {
  const copy = structuredClone(body) as Record<string, unknown>;
  let at = copy;
  const steps = pointer.split('/').slice(1);
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    const first = Object.keys(at).find((each) => isLast || typeof at[each] === 'object') ?? '';
    const key = step === '*' ? first : step;
    if (isLast) at[key] = text;
    else at = at[key] as Record<string, unknown>;
  }
  return copy;
}
