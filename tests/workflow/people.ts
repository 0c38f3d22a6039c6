import type { Actor } from '#workflows/domain/actor.ts';

export const INSTITUTION = 'demo';

const person = (id: string, role: 'judge' | 'supervisor' | 'institution'): Actor => ({ kind: 'human', id, role });

export const judges = [1, 2, 3].map((number) => person(`judge-${number}@demo`, 'judge')) as [Actor, Actor, Actor];
export const supervisor = person('supervisor@demo', 'supervisor');
export const clerk = person('institution@demo', 'institution');
