import { accountsOf } from '../case/people.ts';

export const INSTITUTION = 'demo';
export const { judges, supervisor, clerk } = accountsOf(INSTITUTION);
