import { html } from '#api/ui/html.ts';
import { Banner } from '#api/ui/parts/banner.ts';
import type { SubjectVisit } from '#api/ui/subject-route.ts';

/** After words were sent together with a file that was not taken: what was wrong with the file. */
export function FileNotAdded({ query, messages: { faults } }: Pick<SubjectVisit, 'query' | 'messages'>) {
  const known: Partial<Record<string, string>> = faults.fileKinds;
  const why = known[query['file'] ?? ''];
  if (why === undefined) return null;
  return Banner({ tone: 'care', title: faults.fileNotAdded, children: html`<p>${why}</p>` });
}
