import { CLAIM_KINDS } from '#workflows/domain/event.ts';
import { html } from '#api/ui/html.ts';
import { DraftState } from '#api/ui/parts/draft-state.ts';
import { Select } from '#api/ui/parts/select.ts';
import { describeFact } from '#api/ui/value.ts';
import { FoldedSection } from '#api/ui/parts/folded-section.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { withMoment } from '#api/ui/parts/moment.ts';
import { autosaves } from './autosaves.ts';
import { hasClaimed, type CaseFormProps } from './case-props.ts';
import { ClaimLanguage } from './claim-language.ts';
import { CLAIM_FORM } from './facts.ts';
import { FileField } from './file-field.ts';
import { SubjectForm } from '#api/ui/parts/subject-form.ts';

/** Where the subject says why their case is different. It asks questions, and never writes for them. */
export function ClaimForm({ visit, view, drafts, form }: CaseFormProps) {
  const { messages, language, address } = visit;
  const { claim } = messages;
  if (view.full.includes('claims') && view.appealWindow?.open)
    return html`<section class="card" aria-labelledby="claim-title">
      <h2 id="claim-title">${messages.problems.claimLimit.title}</h2>
      <p>${messages.problems.claimLimit.remedy}</p>
    </section>`;
  if (!view.mayRaiseClaim) return null;
  const draft = drafts.find(({ kind }) => kind === 'claim');
  const isFirst = view.claims.length === 0;
  const fact = visit.form.text('fact') ?? visit.query['wrong'] ?? form.text('/fact');
  const wrong = view.facts.find(({ attribute }) => attribute === fact);
  return FoldedSection({
    id: 'claim',
    title: isFirst ? claim.title : claim.again,
    isFolded: hasClaimed(view),
    isOpen: wrong !== undefined || form.text('/statement') !== '' || visit.form.text('statement') !== undefined,
    children: html`<p>${claim.intro}</p>
      <details class="help">
        <summary>${claim.help}</summary>
        <p class="small soft">${claim.helpIntro}</p>
        <ul>
          ${claim.prompts.map((prompt) => html`<li>${prompt}</li>`)}
        </ul>
      </details>
      ${SubjectForm({
        action: address('/claims'),
        id: CLAIM_FORM,
        enctype: 'multipart/form-data',
        ...autosaves(visit, 'claim'),
        children: html`
          ${
            wrong
              ? AboutFact({ visit, fact: wrong })
              : Select({
                  form,
                  name: 'kind',
                  label: claim.kind,
                  options: CLAIM_KINDS.map((kind) => ({ value: kind, label: claim.kinds[kind] })),
                })
          }
          ${TextArea({ form, name: 'statement', label: claim.label, rows: 9, class: 'own-words' })}
          ${ClaimLanguage({ visit, form })}
          ${DraftState({
            kept: draft && withMoment(messages.draft.savedAt('%'), { at: draft.savedAt, language }),
            version: draft?.version,
          })}
          ${FileField({ visit, view, form })}
          <p class="small soft">${claim.what}</p>
          <div class="actions">
            <button>${claim.send}</button>
            <button class="second" formaction=${address('/drafts/claim')}>${claim.keep}</button>
          </div>
        `,
      })}`,
  });
}

/** Which record the claim says is wrong, instead of the choice of what it is about. */
function AboutFact({
  visit: { messages, address, language },
  fact,
}: Pick<CaseFormProps, 'visit'> & { fact: CaseFormProps['view']['facts'][number] }) {
  const { facts } = messages;
  return html`<input type="hidden" name="kind" value="wrongFact" />
    <input type="hidden" name="fact" value=${fact.attribute} />
    <p>
      ${facts.about}${' '}
      <strong dir="auto">${fact.meaning}: ${describeFact(fact, language)}</strong>
      <button class="quiet small-button" formaction=${address('/drafts/claim', { wrong: '' })}>
        ${facts.aboutAnother}
      </button>
    </p>`;
}
