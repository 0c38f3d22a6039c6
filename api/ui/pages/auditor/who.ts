import { helperIdOf, type Actor } from '#workflows/domain/actor.ts';
import { html } from '../../html.ts';
import type { NameOf } from '../../ui.ts';

/** What an actor is called, by its kind. */
const KINDS: Record<Actor['kind'], string> = {
  human: 'person',
  subject: 'subject',
  llm: 'language model',
  model: 'model, not a language model',
  system: 'system',
};

/** An actor: their name, what they are, and in which role they acted. */
export function Who({ actor, nameOf }: { actor: Actor; nameOf: NameOf }) {
  const role = helperIdOf(actor) === undefined ? actor.role : 'by a helper';
  const what = actor.kind === role ? KINDS[actor.kind] : `${KINDS[actor.kind]}, ${role}`;
  return html`<strong
      ><bdi title=${actor.kind === 'human' ? actor.id : undefined}>${nameActor(actor, nameOf)}</bdi></strong
    >
    <span class="soft small">(${what})</span>`;
}

/** The name of an actor, or of who a view was shown to. A subject's id would tell a reader nothing, and an opened link does not tell by whom. */
export const nameActor = ({ kind, id }: { kind: string; id: string }, nameOf: NameOf): string =>
  kind === 'subject' ? 'The subject' : kind === 'link' ? 'The private link' : nameOf(id);
