import type { ModelCard } from '#db/model-cards/model-card.ts';
import type { StoredUpload } from '#db/imports/uploads.ts';
import type { DraftedColumn, PolicyDraft } from '#api/policies/draft/draft-policy.ts';
import { countValues, type Polarity } from '#api/policies/draft/outcome-column.ts';
import type { TableContents } from '#api/policies/draft/table-contents.ts';
import { describeNumber, describeShare } from '#api/ui/figures.ts';
import type { Problem } from '#api/problem.ts';
import type { PageContent } from '#api/ui/document.ts';
import { formState } from '#api/ui/form-state.ts';
import { html } from '#api/ui/html.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { sentence } from '#api/ui/sentence.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';
import { withDurationsInWords } from '../policy/durations.ts';
import { PolicyFaults, policyErrorsOf } from '../policy/policy-faults.ts';
import { HiddenPolarity } from './answer.ts';
import { ColumnRows } from './column-rows.ts';
import { FileAsRead } from './file-as-read.ts';
import { SettingFields } from './setting-fields.ts';
import { say, type Phrase } from '#api/ui/say.ts';

/** A draft as the page shows it. */
export interface ShownDraft {
  upload: StoredUpload;
  table: TableContents;
  polarity: Polarity;
  columns: readonly DraftedColumn[];
  draft: PolicyDraft;
  /** The drafted policy with the form's values; it may be incomplete. */
  document: unknown;
  cards: readonly ModelCard[];
  problem?: Problem | undefined;
}

/**
 * The page of a draft: what becomes of the file's columns, and what the file does not say. Both can be changed before
 * the policy is created.
 */
export function draftContent(visit: StaffVisit, place: string, shown: ShownDraft): PageContent {
  const { upload, table, polarity, columns, draft, document, cards, problem } = shown;
  const form = formState(withDurationsInWords(document, visit.language), policyErrorsOf(problem));
  const remarks = draft.check.filter(({ column }) => column === 'policy');
  return {
    title: say`A policy from a file`,
    width: 'middle',
    styles: ['institution'],
    body: html`
      ${problem && PolicyFaults({ problem, form, document })} ${FileAsRead({ upload, table })}
      ${Outcome({ place, table, polarity })}
      ${StaffForm({
        signedIn: visit.signedIn,
        action: place,
        id: 'policy',
        class: 'editor',
        children: html`
          ${HiddenPolarity(polarity)}
          <section aria-labelledby="facts">
            <h2 id="facts">Facts</h2>
            <p class="small soft">
              Cases are compared by their facts. Protected facts are stored for fairness reports, never compared, and
              never shown to a model. Leave out anything that can be known only after the decision.
            </p>
            ${ColumnRows({ columns })}
          </section>
          ${SettingFields({ form, cards })}
          <section aria-labelledby="check">
            <h2 id="check">Before you create it</h2>
            <ul>
              ${remarks.map(({ message }) => html`<li>${sentence(message)}</li>`)}
            </ul>
            <p>
              Only the file has been stored so far. Once the policy is created, the same file waits to be imported as
              its precedents, and you can edit everything that this page does not show.
            </p>
          </section>
          <div class="send">
            <button name="step" value="create">Create the policy</button>
            <button class="second" name="step" value="preview">Show the draft again</button>
            <a href="/policies">Leave without creating it</a>
          </div>
        `,
      })}
      <details>
        <summary>The policy as JSON</summary>
        <p class="small soft">This is a body for <code>PUT /v1/policies/${upload.policyKey}</code>.</p>
        <pre class="scroll" tabindex="0" aria-label="The policy as JSON">${JSON.stringify(document, null, 2)}</pre>
      </details>
    `,
  };
}

/** The answer in words, with the frequency of the outcome. */
function Outcome({ place, table, polarity }: { place: string; table: TableContents; polarity: Polarity }) {
  const cells = table.columns.find(({ column }) => column === polarity.outcome)?.cells ?? [];
  const bad = countValues(cells).reduce(
    (sum, { value, rows }) => sum + (polarity.adverse.includes(value) ? rows : 0),
    0,
  );
  const [first = '', ...adverse] = polarity.adverse;
  return html`<p class="lead">
      The score will be the probability that <bdi>${polarity.outcome}</bdi> is ${' '}<strong
        ><bdi>${adverse.reduce<Phrase | string>((list, value) => say`${list} or ${value}`, first)}</bdi></strong
      >. So it is in ${describeNumber(bad)} of ${describeNumber(cells.length)} rows
      (${describeShare(bad / Math.max(1, cells.length))}).
    </p>
    <p><a href=${place}>Answer that question differently</a></p>`;
}
