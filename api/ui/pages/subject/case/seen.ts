import { html } from '#api/ui/html.ts';
import { SubjectForm } from '#api/ui/parts/subject-form.ts';
import type { CaseProps } from './case-props.ts';

/** Where the subject says that they have read this page: a program that opens links presses no button. */
export function Seen({ visit: { messages, address }, view }: CaseProps) {
  if (view.phase === 'withdrawn') return null;
  return SubjectForm({
    action: address('/seen'),
    children: html`<p class="small soft">${messages.seen.text}</p>
      <button class="quiet">${messages.seen.send}</button>`,
  });
}
