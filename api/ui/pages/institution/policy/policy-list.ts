import type { PolicyView } from '#api/views/institution/policy-view.ts';
import type { PageContent } from '#api/ui/document.ts';
import { html } from '#api/ui/html.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';
import { BandStrip } from './band-strip.ts';
import { say } from '#api/ui/say.ts';

/** Every policy in its newest version. */
export function policyListContent({ staff, nameOf }: StaffVisit, policies: readonly PolicyView[]): PageContent {
  const mayWrite = staff.roles.includes('institution');
  return {
    title: say`Policies`,
    styles: ['institution'],
    islands: ['local-time'],
    body: html`
      ${policies.length === 0 && html`<p class="soft">There are no policies yet.</p>`}
      ${policies.map(
        (policy) =>
          html`<section class="card" aria-labelledby=${`policy-${policy.key}`}>
            <h2 id=${`policy-${policy.key}`}><a href=${`/policies/${policy.key}`}>${policy.title}</a></h2>
            <p class="small soft">
              ${policy.key}, version ${String(policy.version)}, ${Moment({ at: policy.createdAt })} by
              ${nameOf(policy.createdBy)}
            </p>
            ${BandStrip(policy)}
            ${
              mayWrite &&
              html`<p class="small">
                <a href=${`/policies/${policy.key}/edit`}>Edit “${policy.title}”</a> ·${' '}
                <a href=${`/import?policy=${policy.key}`}>Import under “${policy.title}”</a> ·${' '}
                <a href=${`/new-policy?from=${policy.key}`}>New policy like “${policy.title}”</a>
              </p>`
            }
          </section>`,
      )}
      ${
        mayWrite &&
        html`<p class="actions">
          <a class="button second" href="/new-policy">New policy</a>
          <a class="button second" href="/new-policy/from-file">New policy from a file</a>
        </p>`
      }
    `,
  };
}
