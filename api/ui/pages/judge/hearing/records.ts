import { PerspectiveRecord } from '#workflows/domain/perspective.ts';
import type { HearingView } from '#api/views/judge/hearing-view.ts';
import { html } from '#api/ui/html.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { FINDING_NAMES } from '#api/names/finding-names.ts';
import { PerspectiveSheet } from '#api/ui/parts/perspective-sheet.ts';
import { MethodSign } from '#api/ui/parts/signs.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import { listOf, say, type Phrase, type Words } from '#api/ui/say.ts';
import type { WholeProps } from './hearing-props.ts';

/** Every perspective record in force, one's own first. */
export function Records({ view, visit }: WholeProps) {
  if (view.records.length === 0) return null;
  const own = view.records.filter(({ judge }) => judge === visit.staff.id);
  const others = view.records.filter(({ judge }) => judge !== visit.staff.id);
  return html`<section class="card" aria-labelledby="records">
    <h2 id="records">${MethodSign({ method: 'empathy' })} Perspective records</h2>
    ${[...own, ...others].map(
      (record) =>
        html`<details>
          <summary>
            ${summaryOf(record, record.judge === visit.staff.id ? say`Yours` : visit.nameOf(record.judge))}
          </summary>
          <p class="small soft">Recorded ${Moment({ at: record.recordedAt })}</p>
          ${record.changeReason !== null && html`<p><strong>What changed:</strong> ${record.changeReason}</p>`}
          ${Sheet({ record: record.record, claims: view.claims })} ${Answer({ restatement: record.restatement })}
        </details>`,
    )}
  </section>`;
}

/** Whose record it is, and what it found. */
function summaryOf({ version, findings }: HearingView['records'][number], judge: Words): Phrase {
  const found =
    findings.length > 0 ? listOf(findings.map(({ finding }) => FINDING_NAMES[finding])) : say`no open claim`;
  return version > 1 ? say`${judge}, version ${version}: ${found}` : say`${judge}: ${found}`;
}

function Answer({ restatement }: Pick<HearingView['records'][number], 'restatement'>) {
  if (!restatement) return html`<p class="soft">The subject has not yet said whether the restatement is right.</p>`;
  if (restatement.confirmed) return html`<p class="banner good">The subject confirms the restatement.</p>`;
  return html`<div class="banner care">
    <p class="banner-title">The subject corrects the restatement</p>
    ${Voice({ words: restatement.correction })}
  </div>`;
}

/** A record as it was written. */
function Sheet({ record, claims }: { record: unknown; claims: HearingView['claims'] }) {
  if (typeof record === 'string') return html`<p class="soft">${record}</p>`;
  const read = PerspectiveRecord.safeParse(record);
  if (!read.success) return html`<p class="soft">The words of this record have been erased.</p>`;
  const nameOf = (claimId: string) => say`claim ${claims.findIndex(({ id }) => id === claimId) + 1}`;
  return PerspectiveSheet({ record: read.data, nameOfClaim: nameOf });
}
