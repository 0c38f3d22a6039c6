import type { FindingKind } from '#workflows/domain/finding.ts';
import { FINDING_NAMES } from '#api/names/finding-names.ts';
import { say, type Phrase, type Words } from '#api/ui/say.ts';
import { EVENT_NAMES } from '../event-names.ts';
import type { ProvNode } from './graph.ts';

/** What PROV calls the sorts of things. */
export const SORT_NAMES: Record<ProvNode['sort'], Phrase> = {
  entity: say`entity`,
  activity: say`activity`,
  agent: say`agent`,
};

/** Types of things by their names in provenance; a policy is a plan to PROV. */
const TYPES: Partial<Record<string, Phrase>> = {
  ...EVENT_NAMES,
  Plan: say`policy`,
  Case: say`case`,
  Facts: say`facts`,
  Score: say`score`,
  ReferenceClass: say`reference class`,
  Notice: say`notice`,
  Claim: say`claim`,
  ReviewRequest: say`review request`,
  RefusedClaim: say`refused claim`,
  Attachment: say`attachment`,
  Question: say`question`,
  Answer: say`answer`,
  PerspectiveRecord: say`perspective record`,
  Finding: say`finding`,
  RestatementAnswer: say`restatement answer`,
  TheoryAssessment: say`theory assessment`,
  ComparisonAssessment: say`comparison assessment`,
  DeliberationNote: say`deliberation note`,
  ProposedDecision: say`proposed decision`,
  Decision: say`decision`,
  LaterOutcome: say`later outcome`,
  Survey: say`survey`,
  Message: say`message`,
  Minute: say`minute`,
  Recording: say`recording`,
  RecordingAnswer: say`recording answer`,
  MinuteAnswer: say`minute answer`,
  Objection: say`objection`,
  ObjectionAnswer: say`objection answer`,
  View: say`view`,
  Person: say`person`,
  SoftwareAgent: say`software agent`,
  Organization: say`organization`,
};

/** What a thing is called by its type. */
export const nameType = (type: string): Words => TYPES[type] ?? type;

const KINDS: Partial<Record<string, Phrase>> = {
  human: say`person`,
  subject: say`subject`,
  llm: say`language model`,
  model: say`model`,
  system: say`system`,
  '': say`institution`,
};

/** What an agent is called by its kind, which an institution has not. */
export const nameKind = (kind: string): Words => KINDS[kind] ?? kind;

export const nameFinding = (finding: string): Words => FINDING_NAMES[finding as FindingKind];
