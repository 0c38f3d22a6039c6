import type { SearchAttributeUpdatePair } from '@temporalio/common';
import type { CaseProgress, CaseRef } from './contract.ts';

/** The attributes by which an operator can search hearings in Temporal. */
export const SEARCH_ATTRIBUTES = {
  institution: { name: 'HearkenInstitution', type: 'KEYWORD' },
  phase: { name: 'HearkenPhase', type: 'KEYWORD' },
  awaiting: { name: 'HearkenAwaiting', type: 'KEYWORD' },
  due: { name: 'HearkenDue', type: 'DATETIME' },
} as const;

/** A case's current search attributes. */
export const describeForSearch = (
  { institutionId }: CaseRef,
  { phase, awaiting, dueAt }: CaseProgress,
): SearchAttributeUpdatePair[] => [
  { key: SEARCH_ATTRIBUTES.institution, value: institutionId },
  { key: SEARCH_ATTRIBUTES.phase, value: phase },
  { key: SEARCH_ATTRIBUTES.awaiting, value: awaiting },
  { key: SEARCH_ATTRIBUTES.due, value: dueAt === null ? null : new Date(dueAt) },
];
