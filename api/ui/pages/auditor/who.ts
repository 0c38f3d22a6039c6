import { helperIdOf, type Actor } from '#workflows/domain/actor.ts';
import { html } from '../../html.ts';
import { say, type Phrase, type Words } from '../../say.ts';
import type { NameOf } from '../../ui.ts';

/** What an actor is called, by its kind. */
const KINDS: Record<Actor['kind'], Phrase> = {
  human: say`person`,
  subject: say`subject`,
  llm: say`language model`,
  model: say`model, not a language model`,
  system: say`system`,
};

const ROLES: Partial<Record<string, Phrase>> = {
  institution: say`institution`,
  judge: say`judge`,
  supervisor: say`supervisor`,
  auditor: say`auditor`,
  scorer: say`scorer`,
  engine: say`engine`,
};

function describeActor(actor: Actor): Phrase {
  const kind = KINDS[actor.kind];
  if (helperIdOf(actor) !== undefined) return say`subject, by a helper`;
  const role = ROLES[actor.role];
  return role === undefined ? kind : say`${kind}, ${role}`;
}

/** An actor: their name, what they are, and in which role they acted. */
export function Who({ actor, nameOf }: { actor: Actor; nameOf: NameOf }) {
  return html`<strong
      ><bdi title=${actor.kind === 'human' ? actor.id : undefined}>${nameActor(actor, nameOf)}</bdi></strong
    >
    <span class="soft small">(${describeActor(actor)})</span>`;
}

/** The name of an actor, or of who a view was shown to. A subject's id would tell a reader nothing, and an opened link does not tell by whom. */
export const nameActor = ({ kind, id }: { kind: string; id: string }, nameOf: NameOf): Words =>
  kind === 'subject' ? say`The subject` : kind === 'link' ? say`The private link` : nameOf(id);
