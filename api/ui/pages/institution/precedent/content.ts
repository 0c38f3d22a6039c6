import type { Policy } from '#workflows/domain/policy.ts';
import { precedentAttributes } from '#workflows/domain/precedent-facts.ts';
import type { Problem } from '#api/problem.ts';
import type { PrecedentView } from '#api/views/institution/precedent-view.ts';
import type { PageContent } from '#api/ui/document.ts';
import { formState, type FormState } from '#api/ui/form-state.ts';
import { html } from '#api/ui/html.ts';
import { Banner } from '#api/ui/parts/banner.ts';
import { Choices } from '#api/ui/parts/choices.ts';
import { ErrorSummary } from '#api/ui/parts/error-summary.ts';
import { FactFields } from '#api/ui/parts/fact-fields.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { Refused } from '#api/ui/parts/refused.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';
import { describeStated } from '#api/ui/value.ts';
import { phraseOf, say } from '#api/ui/say.ts';

type KeyVisit = StaffVisit<{ key: string }>;

interface Shown {
  policy: Policy;
  /** The id that was asked for. */
  asked: string | undefined;
  precedent: PrecedentView | undefined;
  /** Why a correction was refused. */
  problem: Problem | undefined;
}

/** A precedent with what it corrects and is corrected by, and the form that corrects it; above it, the search for another. */
export function precedentContent(visit: KeyVisit, { policy, asked, precedent, problem }: Shown): PageContent {
  const { params, query, staff, form } = visit;
  const address = `/policies/${params.key}/precedents`;
  const sent = {
    ...Object.fromEntries(['id', 'outcome', 'reason'].map((field) => [field, form.text(field) ?? ''])),
    ...form.tree(),
  };
  const correction =
    problem || !precedent
      ? formState(sent, problem?.document.errors ?? [], undefined, 'correction')
      : formState({ id: `${precedent.id}-2`, facts: precedent.facts }, [], undefined, 'correction');
  return {
    title: precedent ? say`Precedent ${precedent.id}` : say`Find a precedent`,
    width: 'middle',
    styles: ['institution'],
    islands: ['local-time', 'autosave'],
    body: html`
      ${problem && (correction.errors.length > 0 ? ErrorSummary({ form: correction, title: phraseOf(problem.document.title) }) : Refused({ problem }))}
      ${
        query['notice'] === 'corrected' &&
        Banner({ tone: 'good', title: say`The precedent is corrected. Later scores use this one.` })
      }
      <p class="small"><a href=${`/policies/${params.key}`}>${policy.title}</a></p>
      <form method="get" action=${address} class="filters" role="search" aria-label="Precedents">
        ${TextInput({ form: formState({ id: asked ?? '' }), name: 'id', label: say`Id, as your file names it`, type: 'search', maxlength: 200 })}
        <button class="second">Find</button>
      </form>
      ${asked !== undefined && !precedent && html`<p>The policy has no precedent with the id ${asked}.</p>`}
      ${precedent && Standing({ visit, precedent, address })}
      ${
        precedent &&
        html`<h2>Facts</h2>
          <dl class="facts">
            ${precedentAttributes(policy).flatMap((attribute) => {
              const value = precedent.facts[attribute.name];
              return value === undefined
                ? []
                : [
                    html`<div>
                      <dt>${attribute.meaning}</dt>
                      <dd dir="auto">${describeStated(attribute, value)}</dd>
                    </div>`,
                  ];
            })}
          </dl>`
      }
      ${
        precedent &&
        staff.roles.includes('institution') &&
        precedent.caseId === undefined &&
        precedent.supersededBy === undefined &&
        CorrectionForm({ visit, policy, precedent, address, form: correction })
      }
    `,
  };
}

function Standing({ visit, precedent, address }: { visit: KeyVisit; precedent: PrecedentView; address: string }) {
  const { caseId, supersedes, correctedBy, reason, supersededBy } = precedent;
  const linkTo = (id: string) => html`<a href=${`${address}?id=${encodeURIComponent(id)}`}><bdi>${id}</bdi></a>`;
  return html`<dl class="pairs beside">
    <dt>What happened</dt>
    <dd><strong>${precedent.outcome}</strong></dd>
    <dt>${caseId === undefined ? say`Imported` : say`Recorded`}</dt>
    <dd>${Moment({ at: precedent.importedAt })}</dd>
    ${
      caseId !== undefined &&
      html`<dt>Made by</dt>
        <dd><a href=${`/cases/${caseId}`}>a case</a>, where what happened later is corrected</dd>`
    }
    ${
      supersedes !== undefined &&
      html`<dt>Corrects</dt>
        <dd>
          ${linkTo(supersedes)}${correctedBy !== undefined && html`, by ${visit.nameOf(correctedBy.replace(/^[^:]*:/, ''))}`}
          ${reason !== undefined && html`<p dir="auto">${reason}</p>`}
        </dd>`
    }
    ${
      supersededBy !== undefined &&
      html`<dt>Corrected by</dt>
        <dd>${linkTo(supersededBy)}, so scores no longer use this one</dd>`
    }
    ${
      !precedent.comparable &&
      html`<dt>Scores</dt>
        <dd>do not use it, because it was observed under an adverse decision</dd>`
    }
  </dl>`;
}

function CorrectionForm({
  visit,
  policy,
  precedent,
  address,
  form,
}: {
  visit: KeyVisit;
  policy: Policy;
  precedent: PrecedentView;
  address: string;
  form: FormState;
}) {
  const { name, otherwise } = policy.adverseEvent;
  return html`<details open=${form.errors.length > 0}>
    <summary>Correct it</summary>
    <p>
      A precedent is never changed. The correct one takes its place in later scores under an id of its own, and this one
      stays stored beside it.
    </p>
    ${StaffForm({
      signedIn: visit.signedIn,
      action: address,
      children: html`
        <input type="hidden" name="supersedes" value=${precedent.id} />
        ${TextInput({ form, name: 'id', label: say`Id of the correct one`, maxlength: 200 })}
        ${FactFields({ form, attributes: precedentAttributes(policy) })}
        ${Choices({
          form,
          name: 'outcome',
          label: say`What happened`,
          choices: [name, otherwise].map((value) => ({ value, label: value })),
        })}
        ${TextArea({ form, name: 'reason', label: say`Why the earlier one was wrong`, rows: 3, class: 'short' })}
        <div class="actions"><button class="second">Correct it</button></div>
      `,
    })}
  </details>`;
}
