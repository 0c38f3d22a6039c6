import type { MeaningChanges } from '#db/policies/meaning-changes.ts';
import type { StoredPolicy } from '#db/policies/policies.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import { describeNumber } from '#api/ui/figures.ts';
import { warningsOf } from '#api/views/institution/policy-view.ts';
import type { Problem } from '#api/problem.ts';
import type { PageContent } from '#api/ui/document.ts';
import { formState } from '#api/ui/form-state.ts';
import { html } from '#api/ui/html.ts';
import { Banner } from '#api/ui/parts/banner.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';
import { CalendarFields, withHolidayLines } from './calendar-fields.ts';
import { AttributeFields } from './attribute-fields.ts';
import { withDurationsInWords } from './durations.ts';
import { ProcedureFields, PurposeFields, ScoringFields } from './editor-fields.ts';
import { BandFields, OutcomeFields } from './outcome-fields.ts';
import { PolicyFaults, policyErrorsOf } from './policy-faults.ts';
import { withLines } from './policy-form.ts';
import { TranslationFields } from './translation-fields.ts';
import { withTranslationLines } from './translation-lines.ts';
import { changedParts, WhatIf } from './review.ts';
import { TheoryFields } from './theory-fields.ts';
import { listOf, phraseOf, say } from '#api/ui/say.ts';

/** A policy being written. */
export interface Editing {
  /** Of the policy that gets another version; `undefined` for a new policy. */
  key: string | undefined;
  /** The key of a new policy. */
  newKey?: string | undefined;
  /** The newest version there is. */
  base: StoredPolicy | undefined;
  /** What the form holds; it may be unfinished. */
  value: unknown;
  problem?: Problem;
  /** Set once the policy is valid: what the editor shows before saving. */
  review?: {
    document: Policy;
    /** Names exactly what is shown; the form sends it back when it is saved. */
    token: string;
    scores: readonly number[];
    onlyOver: boolean;
    /** Whether another user has saved a version in the meantime. */
    isOvertaken: boolean;
    /** What stored precedents would come to mean; `undefined` for a new policy. */
    meaning: MeaningChanges | undefined;
  };
}

/** The editor of a policy: the form, what is wrong with it, and what saving it would change. */
export function editorContent(visit: StaffVisit, editing: Editing): PageContent {
  const { key, newKey, base, value, problem, review } = editing;
  const form = formState(
    typeof value === 'object' && value !== null
      ? {
          ...withDurationsInWords(withHolidayLines(withTranslationLines(withLines(value), value)), visit.language),
          ...(newKey !== undefined && { key: newKey }),
        }
      : {},
    policyErrorsOf(problem),
  );
  const address = key === undefined ? '/new-policy' : `/policies/${key}/edit`;
  const next = (base?.version ?? 0) + 1;
  return {
    title: key === undefined ? say`A new policy` : say`Edit ${base?.document.title ?? key}`,
    width: 'middle',
    styles: ['institution', 'charts'],
    islands: ['autosave'],
    body: html`
      ${problem && PolicyFaults({ problem, form, document: value })}
      ${StaffForm({
        signedIn: visit.signedIn,
        action: address,
        id: 'policy',
        class: 'editor',
        children: html`
          <input type="hidden" name="base" value=${String(base?.version ?? 0)} />
          ${review && Review({ editing, review, next })}
          ${
            key === undefined
              ? TextInput({
                  form,
                  name: 'key',
                  label: say`Key`,
                  hint: say`The policy’s name in the API and in files: letters, digits, dots, dashes and underscores.`,
                  maxlength: 80,
                })
              : html`<p class="soft">
                  <span class="nowrap">Key <strong>${key}</strong>.</span> What you save becomes version
                  ${String(next)}. Existing cases keep the version that they arrived under.
                </p>`
          }
          ${BandFields({ form })} ${PurposeFields({ form })} ${OutcomeFields({ form })} ${ScoringFields({ form })}
          ${CalendarFields({ form })} ${ProcedureFields({ form })} ${TheoryFields({ form })}
          ${AttributeFields({ form })}
          ${TranslationFields({ form, key, chosen: visit.form.text('words') ?? visit.query['words'], stated: value })}
          <div class="send">
            <button>Review the changes</button>
            <a href=${key === undefined ? '/policies' : `/policies/${key}`}>Leave without saving</a>
          </div>
        `,
      })}
    `,
  };
}

/** What saving would change, and the button that saves it. */
function Review({
  editing: { base },
  review,
  next,
}: {
  editing: Editing;
  review: NonNullable<Editing['review']>;
  next: number;
}) {
  const { document, token, scores, onlyOver, isOvertaken, meaning } = review;
  const isMeaningChanged = meaning !== undefined && meaning.precedents > 0;
  const parts = base ? changedParts(base.document, document) : [];
  const warnings = warningsOf(document);
  return html`<section class="card" id="review" aria-labelledby="review-title" tabindex="-1" autofocus>
    <h2 id="review-title">${base ? say`Before you save: what this changes` : say`Before you save`}</h2>
    ${
      isOvertaken &&
      Banner({
        tone: 'care',
        title: say`Another user has saved version ${base?.version ?? 0} in the meantime.`,
        children: html`<p>
          Your changes are still here. They are now compared with that version, and saving would replace it.
        </p>`,
      })
    }
    ${
      base && parts.length === 0
        ? html`<p>There are no changes from version ${String(base.version)}.</p>`
        : html`
            ${base && html`<p>Changed: ${listOf(parts)}.</p>`}
            ${
              warnings.length > 0 &&
              Banner({
                tone: 'care',
                title: say`The policy makes promises that it cannot keep.`,
                children: html`
                  <ul>
                    ${warnings.map((warning) => html`<li>${phraseOf(warning)}</li>`)}
                  </ul>
                `,
              })
            }
            ${
              isMeaningChanged &&
              Banner({
                tone: 'bad',
                title:
                  meaning.precedents === 1
                    ? say`One precedent changes its meaning.`
                    : say`${describeNumber(meaning.precedents)} precedents change their meaning.`,
                children: html`
                  <ul>
                    ${meaning.changes.map(
                      ({ message, precedents }) => html`<li>${describeNumber(precedents)} ${phraseOf(message)}.</li>`,
                    )}
                  </ul>
                  <p>New cases are still compared with them. Use a new policy if that is not meant.</p>
                `,
              })
            }
            ${base && WhatIf({ before: base.document, after: document, scores, onlyOver })}
            <input type="hidden" name="reviewed" value=${token} />
            <div class="actions">
              <button name="step" value="save" class=${isMeaningChanged ? 'grave' : undefined}>
                ${isMeaningChanged ? say`Save as version ${next} all the same` : say`Save as version ${next}`}
              </button>
              <span class="small soft"
                >If you change anything below, the changes are shown here again before they are saved.</span
              >
            </div>
          `
    }
  </section>`;
}
