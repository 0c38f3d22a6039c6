import { excerptOf } from '#api/ui/excerpt.ts';
import { html } from '#api/ui/html.ts';
import { Choices } from '#api/ui/parts/choices.ts';
import { Scale } from '#api/ui/parts/scale.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { Citations } from './citations.ts';
import { hearingAddress, openClaims, type HearingFormProps } from './hearing-props.ts';
import { Rows } from './rows.ts';

/** A finding for every open claim. The fields that a finding needs beside its reasons show once it is chosen. */
export function Findings(props: HearingFormProps) {
  const { view, form } = props;
  const claims = openClaims(view);
  const draftAddress = hearingAddress(props, '/drafts/perspective');
  if (claims.length === 0)
    return html`<fieldset class="boxed">
      <legend><h3>5. Findings</h3></legend>
      <p>No claim is open, so no finding is needed.</p>
    </fieldset>`;
  return html`${claims.map((claim, index) => {
    const at = `/findings/${index}`;
    const number = view.claims.findIndex(({ id }) => id === claim.id) + 1;
    return html`<fieldset class="boxed finding">
      <legend><h3>5. Finding${claims.length > 1 && ` on claim ${number}`}</h3></legend>
      <input type="hidden" name=${`${at}/claimId`} value=${claim.id} />
      ${claim.statement !== null && html`<p class="voice other small">${excerptOf(claim.statement, MAX_EXCERPT)}</p>`}
      ${Choices({ form, name: `${at}/finding`, label: 'You find', choices: FINDINGS })}
      <div class="when-exceptional">
        <h4>The individual facts that make it so</h4>
        <p class="hint">
          Name at least one fact: what makes this case an exception has to be what led you to this finding.
        </p>
        ${Rows({
          form,
          draftAddress,
          at: `${at}/individualFacts`,
          most: 20,
          add: 'Another fact',
          row: (fact: string, factIndex: number) => html`
            <div data-citable=${`Individual fact ${factIndex + 1}`}>
              ${TextArea({
                form,
                name: `${fact}/fact`,
                label: `Individual fact ${factIndex + 1}`,
                rows: 2,
                class: 'short',
              })}
              ${Citations({ form, view, draftAddress, at: fact })}
            </div>
          `,
        })}
      </div>
      <div class="when-specialPleading" data-citable="Special pleading">
        <p class="hint">A claim cannot be rejected without grounds: cite the words or facts that you weighed.</p>
        ${Citations({ form, view, draftAddress, at })}
        ${TextArea({
          form,
          name: `${at}/answerToCaseFor`,
          label: 'Your answer to the strongest case for them',
          hint: 'You have put their case at its strongest above: say why it does not hold.',
          rows: 3,
        })}
      </div>
      <div class="when-cannotDecipher">
        ${Choices({ form, name: `${at}/barrier`, label: 'What stood in the way', inRow: true, choices: BARRIERS })}
        <p class="hint">The claim goes to a different judge, who does not see your record.</p>
      </div>
      ${TextArea({ form, name: `${at}/reasons`, label: 'Your reasons', rows: 4 })}
      ${Scale({ form, name: `${at}/confidence`, label: 'How sure you are', least: 'a guess', most: 'certain' })}
    </fieldset>`;
  })}`;
}

const FINDINGS = [
  {
    value: 'exceptional',
    label: 'Exceptional',
    help: 'Their case really is different, and the difference matters. You name the individual facts that make it so.',
  },
  {
    value: 'specialPleading',
    label: 'Special pleading',
    help: 'You took their point of view, and the claim amounts to no more than an excuse.',
  },
  {
    value: 'cannotDecipher',
    label: 'Cannot decipher',
    help: 'You could not make sense of it. This alone decides nothing.',
  },
];

const BARRIERS = [
  { value: 'language', label: 'Language' },
  { value: 'missingEvidence', label: 'Missing evidence' },
  { value: 'contradictoryAccount', label: 'Contradictory account' },
  { value: 'cannotImagine', label: 'Cannot imagine it' },
];

const MAX_EXCERPT = 160;
