import type { Actor } from '#workflows/domain/actor.ts';
import { html } from '../../html.ts';

/** What somebody or something is, by an actor's kind. */
const KINDS: Record<Actor['kind'], string> = {
  human: 'person',
  subject: 'subject',
  llm: 'language model',
  model: 'model, no language model',
  system: 'system',
};

/** Whoever acted: their name, what they are, and in which role. */
export function Who({ actor }: { actor: Actor }) {
  const what = actor.kind === actor.role ? KINDS[actor.kind] : `${KINDS[actor.kind]}, ${actor.role}`;
  return html`<strong>${nameOf(actor)}</strong> <span class="soft small">(${what})</span>`;
}

/** A name to speak of an actor by. A subject's id says nothing to a reader. */
export const nameOf = ({ kind, id }: Pick<Actor, 'kind' | 'id'>): string => (kind === 'subject' ? 'The subject' : id);
