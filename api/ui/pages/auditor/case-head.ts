import { html } from '../../html.ts';
import { PHASE_NAMES } from '../../phases.ts';
import { caseAddress } from './addresses.ts';
import { titleOfPolicy } from './case-names.ts';
import type { LoadedCase } from './load-case.ts';
import { say, type Phrase } from '../../say.ts';

const PARTS = [
  { below: '', name: say`Timeline` },
  { below: '/provenance', name: say`Provenance` },
  { below: '/views', name: say`Who was shown what` },
] as const;

/** The head of every page about a case: which case it is, its phase, and its other pages. */
export function CaseHead({
  audited,
  here,
  title,
}: Pick<LoadedCase, 'audited'> & { here?: (typeof PARTS)[number]['below']; title: Phrase }) {
  const { caseId, externalRef, policyVersion, state } = audited;
  return html`<header class="case-head">
    <p class="small soft"><a href="/audit/cases">Search</a> / <bdi>${externalRef}</bdi></p>
    <h1>${title}</h1>
    <p>
      <span class="tag accent">${PHASE_NAMES[state.phase]}</span>
      ${titleOfPolicy(audited)} in version ${String(policyVersion)}
      <span class="soft small"> · case <code class="hash">${caseId}</code></span>
    </p>
    <nav aria-label="Pages of this case" class="no-print">
      <ul class="places">
        ${PARTS.map(
          ({ below, name }) =>
            html`<li>
              <a href=${caseAddress(caseId, below)} aria-current=${below === here ? 'page' : undefined}>${name}</a>
            </li>`,
        )}
      </ul>
    </nav>
  </header>`;
}
