import type { AuditedEntry } from '#db/audit/case-trail.ts';
import type { AuditedView } from '#db/audit/view-list.ts';
import { evidenceOf } from '#api/views/auditor/evidence.ts';
import { tellEvent } from '#api/views/auditor/tell-event.ts';
import type { Step } from '#api/views/auditor/timeline.ts';
import { html } from '#api/ui/html.ts';
import { Hash } from '#api/ui/parts/hash.ts';
import { Instant } from '#api/ui/parts/instant.ts';
import { sentence } from '#api/ui/sentence.ts';
import type { Language } from '#api/figures-in-words.ts';
import { entryAddress, viewAddress } from '../addresses.ts';
import { createExcerpts } from '../excerpts.ts';
import { ExhibitView } from '../exhibit.ts';
import { claimIds, type LoadedCase } from '../load-case.ts';
import type { NameOf } from '#api/ui/ui.ts';
import { nameActor, Who } from '../who.ts';
import { LaneSign, laneOf, LANES, LANE_NAMES, type Lane } from './lanes.ts';
import { say, type Phrase } from '#api/ui/say.ts';

/** Maximum number of views in a row that are linked one by one; the list of views has all of them. */
const MAX_LINKS = 6;

/** A case as it happened, each step in the lane of its method, with what people were shown between them. */
export function Timeline({
  loaded,
  steps,
  nameOf,
  meaningOf,
  language,
}: {
  loaded: LoadedCase;
  steps: readonly Step[];
  nameOf: NameOf;
  meaningOf: (outcome: string) => string;
  language: Language;
}) {
  const excerpt = createExcerpts(language);
  return html`
    <ul class="lane-names small" aria-hidden="true">
      ${LANES.map((lane) => html`<li class=${`lane-${lane}`}>${LaneSign({ lane })} ${LANE_NAMES[lane]}</li>`)}
    </ul>
    <ol class="timeline">
      ${steps.map((step) =>
        step.kind === 'entry'
          ? Entry({ loaded, entry: step.entry, excerpt, nameOf, meaningOf })
          : Sights({ caseId: loaded.audited.caseId, views: step.views, nameOf }),
      )}
    </ol>
  `;
}

function Entry({
  loaded,
  entry,
  excerpt,
  nameOf,
  meaningOf,
}: {
  loaded: LoadedCase;
  entry: AuditedEntry;
  excerpt: (text: string) => string;
  nameOf: NameOf;
  meaningOf: (outcome: string) => string;
}) {
  const { audited, kept } = loaded;
  const { seq, kind, actor, at, body, view, supersedes, leafHash } = entry;
  const { caseId } = audited;
  const lane = laneOf(entry.method);
  return html`<li class=${`happening lane-${lane} is-${kind}`} id=${`entry-${seq}`}>
    ${Rail({ lane })}
    <div class="happening-body">
      <p class="happening-when small">
        <span class="number soft">#${String(seq)}</span> <span class="soft">${Instant({ at })}</span>${' '}
        ${Who({ actor, nameOf })}
      </p>
      <p class="happening-what">
        ${sentence(tellEvent(body, { outcome: meaningOf, person: nameOf }))}
        ${lane !== 'procedure' && html`<span class="tag accent">${LANE_NAMES[lane]}</span>`}
        ${kind === 'scoreRevealed' && html`<span class="tag care">reveal</span>`}
      </p>
      ${evidenceOf(body, kept, nameOf).map((evidence) =>
        ExhibitView({
          caseId,
          evidence,
          erasedAt: kept.erasedAt,
          claims: claimIds(audited),
          policy: audited.policy,
          excerpt,
        }),
      )}
      <p class="happening-more small">
        <a href=${entryAddress(caseId, seq)}>Evidence <span class="visually-hidden">of entry ${String(seq)}</span></a>
        ${view !== null && html`· <a href=${viewAddress(caseId, view)}>what the actor had seen</a>`}
        ${supersedes !== null && html`· replaces <a href=${`#entry-${supersedes}`}>entry ${String(supersedes)}</a>`}
        <span class="soft">· leaf ${Hash({ hex: leafHash })}</span>
      </p>
    </div>
  </li>`;
}

function Sights({ caseId, views, nameOf }: { caseId: string; views: readonly AuditedView[]; nameOf: NameOf }) {
  const [first] = views;
  if (!first) return null;
  const { principal, audience, disclosesScore } = first;
  const viewed = VIEWED[audience] ?? say`Viewed the case as ${audience}`;
  return html`<li class=${`happening lane-seen${disclosesScore ? ' with-score' : ''}`}>
    ${Rail({ lane: 'seen' })}
    <div class="happening-body">
      <p class="happening-when small">
        <span class="soft">${Instant({ at: first.servedAt })}</span>${' '}
        <strong>${nameActor(principal, nameOf)}</strong>
      </p>
      <p class="happening-what">
        ${views.length === 1 ? viewed : say`${viewed}, ${views.length} times`}
        <span class=${disclosesScore ? 'tag care' : 'tag'}
          >${disclosesScore ? say`with the score` : say`without the score`}</span
        >
      </p>
      <p class="happening-more small">
        ${views
          .slice(0, MAX_LINKS)
          .map(({ viewId }, index) =>
            index === 0
              ? html`<a href=${viewAddress(caseId, viewId)}>What they saw</a>`
              : html`<span aria-hidden="true"> · </span
                  ><a
                    href=${viewAddress(caseId, viewId)}
                    aria-label=${say`View ${index + 1} by ${nameActor(principal, nameOf)}`}
                    >${String(index + 1)}</a
                  >`,
          )}
        ${
          views.length > MAX_LINKS &&
          html`· <a href=${`/audit/cases/${caseId}/views`}>and ${views.length - MAX_LINKS} more</a>`
        }
      </p>
    </div>
  </li>`;
}

const VIEWED: Partial<Record<string, Phrase>> = {
  judge: say`Viewed the case as its judge`,
  supervisor: say`Viewed the case as its supervisor`,
  institution: say`Viewed the case as its institution`,
  auditor: say`Viewed the case as auditor`,
  subject: say`Viewed the case as its subject`,
};

/** The lanes beside a step, with a sign in the one that it belongs to. */
const Rail = ({ lane }: { lane: Lane }) =>
  html`<div class="rail" aria-hidden="true">
    ${LANES.map((each) => html`<span>${each === lane && LaneSign({ lane })}</span>`)}
  </div>`;
