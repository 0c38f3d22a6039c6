import type { Actor } from '#workflows/domain/actor.ts';
import { named, qualified, type ProvBuilder } from './prov-document.ts';

/** The agent that an actor is, noted in the document together with the institution that it acts for. */
export function noteAgent(builder: ProvBuilder, institution: string, { kind, id, role }: Actor): string {
  switch (kind) {
    case 'human':
      return noteDelegate(builder, institution, named('person', id), 'prov:Person', 'human');
    case 'subject': {
      // The subject acts for themselves.
      const name = named('subject', id);
      builder.agent(name, { 'prov:type': qualified('prov:Person'), 'hearken:kind': 'subject' });
      return name;
    }
    case 'llm':
    case 'model':
      return noteDelegate(builder, institution, named('model', id), 'prov:SoftwareAgent', kind);
    case 'system':
      return noteDelegate(
        builder,
        institution,
        named(role === 'engine' ? 'engine' : 'machine', id),
        'prov:SoftwareAgent',
        'system',
      );
  }
}

/** A person of the institution, by their id. */
export const noteStaff = (builder: ProvBuilder, institution: string, id: string): string =>
  noteDelegate(builder, institution, named('person', id), 'prov:Person', 'human');

function noteDelegate(
  builder: ProvBuilder,
  institutionId: string,
  name: string,
  type: string,
  kind: Actor['kind'],
): string {
  const institution = named('institution', institutionId);
  builder.agent(institution, { 'prov:type': qualified('prov:Organization') });
  if (!Object.hasOwn(builder.document.agent, name)) {
    builder.agent(name, { 'prov:type': qualified(type), 'hearken:kind': kind });
    builder.relate('actedOnBehalfOf', { 'prov:delegate': name, 'prov:responsible': institution });
  }
  return name;
}
