import { waitingLateClaims } from '#workflows/domain/state.ts';
import { html } from '#api/ui/html.ts';
import { ErrorSummary } from '#api/ui/parts/error-summary.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import { caseAddressOf } from '../case-words.ts';
import { nameOf, type DeskProps } from './desk-props.ts';

/** Late claims that wait, and having the case heard again. */
export function ReopenForms(props: DeskProps) {
  const { visit, material, formOf } = props;
  const { caseId, state } = material;
  const waiting = waitingLateClaims(state);
  const isDecided = state.phase === 'decided';
  if (state.phase === 'withdrawn' || (!isDecided && waiting.length === 0)) return null;
  const form = formOf('reopen');
  return html`
    ${waiting.map((late) => LateClaim({ ...props, late }))}
    <section class="card" aria-labelledby="reopen">
      <h2 id="reopen">${waiting.length > 0 ? 'Admit what was said late' : 'Have the case heard again'}</h2>
      <p>
        ${
          isDecided
            ? 'A person hears the case. Its decision stays in force, under review, until they confirm it or supersede it. The subject is told.'
            : 'It joins the hearing, and needs a finding like any other claim. The subject is told.'
        }
      </p>
      ${StaffForm({
        signedIn: visit.signedIn,
        action: `${caseAddressOf(caseId)}/reopen`,
        children: html`
          ${ErrorSummary({ form, title: 'The case is not heard again yet', nameOf })}
          ${TextArea({
            form,
            name: 'reopenReason',
            label: 'Why it is heard again',
            rows: 2,
            hint: 'Kept beside the trail, for auditors.',
          })}
          <div class="actions">
            <button>${waiting.length > 0 ? 'Admit and have it heard' : 'Have it heard again'}</button>
          </div>
        `,
      })}
    </section>
  `;
}

function LateClaim({
  visit,
  material: { caseId, texts, trail },
  formOf,
  late: { claimId, raisedAt },
}: DeskProps & { late: { claimId: string; raisedAt: string } }) {
  const form = formOf('decline');
  const raised = trail.find(({ event }) => event.type === 'lateClaimRaised' && event.claimId === claimId)?.event;
  const why = raised?.type === 'lateClaimRaised' ? texts.byCommitment.get(raised.whyCommitment) : undefined;
  return html`<section class="card" aria-label="A late claim">
    <h2>A late claim</h2>
    <p class="small soft">Raised ${Moment({ at: raisedAt })}</p>
    ${Voice({ words: texts.byId.get(claimId) ?? null })}
    <h3>Why it comes late</h3>
    ${Voice({ words: why ?? null })}
    <details open=${form.errors.length > 0}>
      <summary>Decline it</summary>
      ${StaffForm({
        signedIn: visit.signedIn,
        action: `${caseAddressOf(caseId)}/late-claims/${claimId}/decline`,
        children: html`
          ${ErrorSummary({ form, title: 'It is not declined yet', nameOf })}
          ${TextArea({
            form,
            name: 'declineReason',
            label: 'Why it is declined',
            rows: 2,
            hint: 'The subject reads these words.',
          })}
          <div class="actions"><button class="second">Decline it</button></div>
        `,
      })}
    </details>
  </section>`;
}
