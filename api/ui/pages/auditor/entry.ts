import { z } from 'zod';
import { inSnapshot } from '#db/transaction.ts';
import { evidenceOf, factsBefore } from '#api/views/auditor/evidence.ts';
import { proveEntry } from '#api/views/auditor/prove-entry.ts';
import { isLeafIntact } from '#api/views/auditor/trail-checks.ts';
import { tellEvent } from '#api/views/auditor/tell-event.ts';
import { labelOutcome, nameOutcome } from '#workflows/domain/outcome-name.ts';
import { policyIn } from '#workflows/domain/translated-policy.ts';
import { scopeOf } from '#api/principal.ts';
import { notFound } from '#api/problem.ts';
import { html } from '../../html.ts';
import { Instant } from '../../parts/instant.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffPage } from '../../staff-route.ts';
import { caseAddress, entryAddress, viewAddress } from './addresses.ts';
import { CaseHead } from './case-head.ts';
import { LANE_NAMES, laneOf, LaneSign } from './case/lanes.ts';
import { LedgerProof } from './entry/ledger-proof.ts';
import { ExhibitView } from './exhibit.ts';
import { Json } from './json.ts';
import { claimIds, loadCase } from './load-case.ts';
import { Who } from './who.ts';
import { say } from '../../say.ts';

/**
 * One entry of a trail with all its evidence: who, when, by which method, on what view, and the entry as it is stored.
 */
export const entryPage: RegisterPage = (app, ui) =>
  staffPage(app, ui, {
    path: '/audit/cases/:id/entries/:seq',
    action: 'audit',
    params: z.object({ id: z.uuid(), seq: z.coerce.number().int().min(1) }),
    async show({ staff, params, nameOf, language }) {
      const { dependencies } = ui;
      const { audited, kept } = await loadCase(dependencies, staff, params.id);
      const entry = audited.entries.find(({ seq }) => seq === params.seq);
      if (!entry) throw notFound('entry');
      const place = entry.ledgerIndex;
      const proof =
        place === null
          ? null
          : await inSnapshot(dependencies.auditDatabase, scopeOf(staff), (transaction) =>
              proveEntry(transaction, staff.institutionId, place),
            );
      const { caseId, state, entries } = audited;
      const { seq, actor, at, body, method, view, supersedes, leafHash } = entry;
      const { policy } = kept;
      const outcomeOf = (name: string) =>
        policy ? labelOutcome(policyIn(policy.document, language), name) : nameOutcome(name);
      const evidence = evidenceOf(body, kept, nameOf);
      const intact = isLeafIntact(state.institutionId, caseId, entry, kept.commitmentKey);
      const lane = laneOf(method);
      return {
        title: say`Entry ${seq} of case ${audited.externalRef}`,
        hasHeading: true,
        styles: ['audit'],
        body: html`
          ${CaseHead({ audited, title: say`Entry ${seq}` })}
          <p class="lead">${Who({ actor, nameOf })} ${tellEvent(body, { outcome: outcomeOf, person: nameOf })}</p>
          <dl class="pairs beside">
            <dt>When</dt>
            <dd>${Instant({ at })}</dd>
            <dt>Who</dt>
            <dd>
              ${Who({ actor, nameOf })}
              ${actor.kind === 'human' && html`<span class="small soft">account <code>${actor.id}</code></span>`}
            </dd>
            <dt>Method</dt>
            <dd>${LaneSign({ lane })} ${LANE_NAMES[lane]}</dd>
            <dt>Acted on</dt>
            <dd>
              ${
                view === null
                  ? say`no recorded view`
                  : html`<a href=${viewAddress(caseId, view)}>exactly what they were shown</a>`
              }
            </dd>
            ${
              supersedes !== null &&
              html`<dt>Replaces</dt>
                <dd><a href=${entryAddress(caseId, supersedes)}>entry ${String(supersedes)}</a></dd>`
            }
            <dt>Leaf hash</dt>
            <dd>
              <code class="hash">${leafHash}</code>${' '}
              ${
                intact === null
                  ? html`<span class="tag">cannot be computed again</span>`
                  : intact
                    ? html`<span class="tag good">matches the entry</span>`
                    : html`<span class="tag bad">does not match the entry</span>`
              }
            </dd>
          </dl>
          <section aria-labelledby="evidence">
            <h2 id="evidence">Evidence</h2>
            ${
              evidence.length === 0
                ? html`<p class="soft">This entry has no further evidence.</p>`
                : evidence.map((each) =>
                    ExhibitView({
                      caseId,
                      evidence: each,
                      erasedAt: kept.erasedAt,
                      claims: claimIds(audited),
                      policy: audited.policy,
                      facts: factsBefore(entries, seq, kept),
                    }),
                  )
            }
          </section>
          ${LedgerProof({ caseId, index: entry.ledgerIndex, proof })}
          <section aria-labelledby="raw">
            <h2 id="raw">The entry as it is stored</h2>
            ${Json({ value: entry })}
          </section>
          <nav class="actions" aria-label="Entries">
            ${seq > 1 && html`<a class="button second" href=${entryAddress(caseId, seq - 1)}>Entry ${String(seq - 1)}</a>`}
            <a class="button second" href=${caseAddress(caseId, `#entry-${seq}`)}>In the timeline</a>
            ${
              seq < entries.length &&
              html`<a class="button second" href=${entryAddress(caseId, seq + 1)}>Entry ${String(seq + 1)}</a>`
            }
          </nav>
        `,
      };
    },
  });
