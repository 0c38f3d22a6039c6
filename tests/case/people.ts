import type { Actor, StaffRole } from '#workflows/domain/actor.ts';

export const HERE = 'north-bank';
export const ELSEWHERE = 'south-bank';
export const SUBJECT_ID = '00000000-0000-7000-8000-00000000beef';

const person = (id: string, role: StaffRole): Actor => ({ kind: 'human', id, role });

export const judges = [1, 2, 3, 4].map((number) => person(`judge-${number}`, 'judge')) as [Actor, Actor, Actor, Actor];
export const supervisors = [1, 2].map((number) => person(`supervisor-${number}`, 'supervisor')) as [Actor, Actor];
/** A judge by the id of their account. */
export const judgeOf = (account: string): Actor => person(account, 'judge');
/** A judge by number. */
export const judge = (number: number): Actor => person(`judge-${number}`, 'judge');
export const supervisor = supervisors[0];
export const subject: Actor = { kind: 'subject', id: SUBJECT_ID, role: 'subject' };
export const otherSubject: Actor = { kind: 'subject', id: '00000000-0000-7000-8000-00000000cafe', role: 'subject' };
export const clerk = person('clerk-1', 'institution');
const auditor = person('auditor-1', 'auditor');
export const machine: Actor = { kind: 'system', id: 'loan-system', role: 'institution' };
export const theEngine: Actor = { kind: 'system', id: 'hearing', role: 'engine' };
export const languageModel: Actor = { kind: 'llm', id: 'some-language-model', role: 'scorer' };
export const otherModel: Actor = { kind: 'model', id: 'builtin/reference-class', role: 'scorer' };

/** Everyone and everything that could try. */
export const everyone: readonly Actor[] = [
  ...judges,
  ...supervisors,
  subject,
  otherSubject,
  clerk,
  auditor,
  machine,
  theEngine,
  languageModel,
  otherModel,
];

/** The staff of an institution that signs in, by the ids that its accounts have. */
export const accountsOf = (institution: string) => ({
  judges: [1, 2, 3].map((number) => person(`judge-${number}@${institution}`, 'judge')) as [Actor, Actor, Actor],
  supervisor: person(`supervisor@${institution}`, 'supervisor'),
  clerk: person(`institution@${institution}`, 'institution'),
});
