import type { AuditedView } from '#db/audit/view-list.ts';
import { say, type Phrase, type Words } from '../../say.ts';
import type { NameOf } from '../../ui.ts';

type Viewer = AuditedView['principal'];

export const VIEWER_KINDS: Record<Viewer['kind'], Phrase> = {
  human: say`person`,
  machine: say`machine`,
  subject: say`subject`,
  link: say`link`,
};

/** Who was shown a view, in the course of a sentence. */
export const nameViewer = ({ kind, id }: Viewer, nameOf: NameOf): Words =>
  kind === 'subject' ? say`the subject` : kind === 'link' ? say`the private link` : nameOf(id);

/** The title of a view's page. */
export function tellShown({ kind, id }: Viewer, nameOf: NameOf): Phrase {
  if (kind === 'subject') return say`What the subject was shown`;
  return kind === 'link' ? say`What the private link showed` : say`What ${nameOf(id)} was shown`;
}

const AUDIENCES: Partial<Record<string, Phrase>> = {
  judge: say`as judge`,
  supervisor: say`as supervisor`,
  institution: say`as institution`,
  auditor: say`as auditor`,
  subject: say`as subject`,
};

/** For whom a view was composed. */
export const asAudience = (audience: string): Phrase => AUDIENCES[audience] ?? say`as ${audience}`;
