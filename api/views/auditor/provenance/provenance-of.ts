import type { AuditedCase, AuditedEntry } from '#db/audit/case-trail.ts';
import { noteAgent, noteStaff } from './agents.ts';
import { describeEntry } from './describe-entry.ts';
import { nothingYet } from './entry-description.ts';
import { createProvDocument, named, qualified, type ProvBuilder, type ProvDocument } from './prov-document.ts';

/**
 * The provenance of a case as W3C PROV: every entry of its trail is an activity of its actor; scores, claims, records
 * and decisions are entities that activities generate, use and invalidate; an outcome is derived from what it rests on.
 * Personal words are there as commitments only.
 */
export function provenanceOf(audited: AuditedCase): ProvDocument {
  const builder = createProvDocument();
  const { caseId, policyKey, policyVersion, state } = audited;
  const earlier = nothingYet(caseId, policyKey, policyVersion);
  const received = audited.entries.find(({ body }) => body.type === 'caseReceived')?.body;
  builder.entity(earlier.policy, {
    'prov:type': qualified('prov:Plan'),
    'hearken:key': policyKey,
    'hearken:version': policyVersion,
    ...(received?.type === 'caseReceived' && { 'hearken:sha256': received.policyHash }),
  });
  for (const entry of audited.entries) {
    const activity = noteActivity(builder, state.institutionId, caseId, entry, earlier.policy);
    const agent = generatorOf(builder, state.institutionId, entry);
    const { generated, used, invalidated, derived } = describeEntry(entry, earlier);
    for (const { name, attributes } of generated) {
      builder.entity(name, attributes);
      builder.relate('wasGeneratedBy', { 'prov:entity': name, 'prov:activity': activity, 'prov:time': entry.at });
      builder.relate('wasAttributedTo', { 'prov:entity': name, 'prov:agent': agent });
    }
    for (const { name, weight } of used) {
      noteReferenceClass(builder, name);
      builder.relate('used', {
        'prov:activity': activity,
        'prov:entity': name,
        'prov:time': entry.at,
        ...(weight && { 'hearken:weight': weight }),
      });
    }
    for (const name of invalidated)
      builder.relate('wasInvalidatedBy', { 'prov:entity': name, 'prov:activity': activity, 'prov:time': entry.at });
    for (const { name, from, weight, revision } of derived)
      builder.relate('wasDerivedFrom', {
        'prov:generatedEntity': name,
        'prov:usedEntity': from,
        'prov:activity': activity,
        ...(weight && { 'hearken:weight': weight }),
        ...(revision && { 'prov:type': qualified('prov:Revision') }),
      });
  }
  return builder.document;
}

/** The entry as an activity, associated with its actor, under the policy as its plan. */
function noteActivity(
  builder: ProvBuilder,
  institutionId: string,
  caseId: string,
  { seq, kind, method, at, actor, body, view, leafHash }: AuditedEntry,
  policy: string,
): string {
  const activity = named('entry', `${caseId}-${seq}`);
  builder.activity(activity, {
    'prov:startTime': at,
    'prov:endTime': at,
    'prov:type': qualified(`hearken:${kind}`),
    'hearken:seq': seq,
    'hearken:leafHash': leafHash,
    ...(method && { 'hearken:method': method }),
  });
  const associate = (agent: string, role: string): void =>
    builder.relate('wasAssociatedWith', {
      'prov:activity': activity,
      'prov:agent': agent,
      'prov:plan': policy,
      'prov:role': role,
    });
  associate(noteAgent(builder, institutionId, actor), actor.role);
  if (body.type === 'decided' && body.signedBy !== null && body.decidedBy !== null)
    associate(noteStaff(builder, institutionId, body.decidedBy), 'decider');
  if (view !== null) {
    const shown = named('view', view);
    builder.entity(shown, { 'prov:type': qualified('hearken:View') });
    builder.relate('used', { 'prov:activity': activity, 'prov:entity': shown, 'prov:time': at });
  }
  return activity;
}

/** Whose work an entry's things are: a signed decision is its judge's, not the signatory's who let it take effect. */
function generatorOf(builder: ProvBuilder, institutionId: string, { actor, body }: AuditedEntry): string {
  if (body.type === 'decided' && body.decidedBy !== null) return noteStaff(builder, institutionId, body.decidedBy);
  return noteAgent(builder, institutionId, actor);
}

/** Precedents come from outside the case, so no entry of it generates their reference class. */
function noteReferenceClass(builder: ProvBuilder, name: string): void {
  if (name.startsWith('hearken:reference-class-'))
    builder.entity(name, { 'prov:type': qualified('hearken:ReferenceClass') });
}
