import type { StaffRole } from '#workflows/domain/actor.ts';

/** What members of staff can be told of, by role. Each is a number of matters that wait. */
const TOPICS_OF_ROLE = {
  judge: ['hearingsWaiting', 'hearingsDueSoon', 'givenToMe', 'subjectReplied', 'actsAwaited'],
  supervisor: ['givenToMe', 'subjectReplied', 'escalated', 'overdue', 'lateClaims', 'objections'],
  institution: ['undeliverable', 'erasureRequests'],
  auditor: [],
} as const satisfies Record<StaffRole, readonly string[]>;

export type Topic = (typeof TOPICS_OF_ROLE)[StaffRole][number];

/** The topics of a person's roles, each once. */
export const topicsFor = (roles: readonly StaffRole[]): Topic[] => [
  ...new Set(roles.flatMap((role): readonly Topic[] => TOPICS_OF_ROLE[role])),
];
