import { CLAIM_KINDS } from '#workflows/domain/event.ts';
import { html } from '#api/ui/html.ts';
import { DraftState } from '#api/ui/parts/draft-state.ts';
import { Select } from '#api/ui/parts/select.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { describeMoment } from '#api/figures-in-words.ts';
import { autosaves } from './autosaves.ts';
import type { CaseFormProps } from './case-props.ts';
import { SubjectForm } from '#api/ui/parts/subject-form.ts';

/** Where the subject says why their case is different. It asks questions, and never writes for them. */
export function ClaimForm({ visit, view, drafts, form }: CaseFormProps) {
  const { messages, language, timeZone, address } = visit;
  const { claim } = messages;
  if (!view.mayRaiseClaim) return null;
  const draft = drafts.find(({ kind }) => kind === 'claim');
  const isFirst = view.claims.length === 0;
  return html`<section class="card" id="claim" aria-labelledby="claim-title">
    <h2 id="claim-title">${isFirst ? claim.title : claim.again}</h2>
    <p>${claim.intro}</p>
    <details class="help">
      <summary>${claim.help}</summary>
      <p class="small soft">${claim.helpIntro}</p>
      <ul>
        ${claim.prompts.map((prompt) => html`<li>${prompt}</li>`)}
      </ul>
    </details>
    ${SubjectForm({
      action: address('/claims'),
      ...autosaves(visit, 'claim'),
      children: html`
        ${Select({
          form,
          name: 'kind',
          label: claim.kind,
          options: CLAIM_KINDS.map((kind) => ({ value: kind, label: claim.kinds[kind] })),
        })}
        ${TextArea({ form, name: 'statement', label: claim.label, rows: 9, class: 'own-words' })}
        ${DraftState({
          kept: draft && messages.draft.keptAt(describeMoment(draft.savedAt, language, timeZone)),
          version: draft?.version,
        })}
        <p class="small soft">${claim.what}</p>
        <div class="actions">
          <button>${claim.send}</button>
          <button class="second" formaction=${address('/drafts/claim')}>${claim.keep}</button>
        </div>
      `,
    })}
  </section>`;
}
