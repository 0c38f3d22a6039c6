import { BARRIER_NAMES, FINDING_NAMES } from '#api/names/finding-names.ts';
import { capitalized } from '#api/ui/sentence.ts';
import { Barrier, FINDINGS, type FindingKind } from '#workflows/domain/finding.ts';
import { excerptOf } from '#api/ui/excerpt.ts';
import { html } from '#api/ui/html.ts';
import { Choices } from '#api/ui/parts/choices.ts';
import { SHOWS_WHETHER_EMPTY } from '#api/ui/parts/field.ts';
import { Scale } from '#api/ui/parts/scale.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { say, type Phrase } from '#api/ui/say.ts';
import { Citations } from './citations.ts';
import { Entry } from './entry.ts';
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
      <legend><h3>${claims.length > 1 ? say`5. Finding on claim ${number}` : say`5. Finding`}</h3></legend>
      <input type="hidden" name=${`${at}/claimId`} value=${claim.id} />
      ${claim.statement !== null && html`<p class="voice other small">${excerptOf(claim.statement, MAX_EXCERPT)}</p>`}
      ${Choices({ form, name: `${at}/finding`, label: say`You find`, choices: FINDING_CHOICES })}
      <div class="when-exceptional">
        <h4>The individual facts that make it so</h4>
        <p class="hint">
          Name at least one fact: what makes this case an exception has to be what led you to this finding.
        </p>
        ${Rows({
          form,
          draftAddress,
          at: `${at}/individualFacts`,
          max: 20,
          add: say`Another individual fact`,
          row: (fact: string, factIndex: number) =>
            Entry({
              name: say`Individual fact ${factIndex + 1}`,
              first: TextArea({
                form,
                name: `${fact}/fact`,
                label: say`Individual fact ${factIndex + 1}`,
                rows: 1,
                class: 'line',
                placeholder: SHOWS_WHETHER_EMPTY,
              }),
              children: Citations({ form, view, draftAddress, at: fact }),
            }),
        })}
      </div>
      <div class="when-specialPleading" data-citable=${capitalized(FINDING_NAMES.specialPleading)}>
        <p class="hint">A claim cannot be rejected without grounds: cite the words or facts that you weighed.</p>
        ${Citations({ form, view, draftAddress, at })}
        ${TextArea({
          form,
          name: `${at}/answerToCaseFor`,
          label: say`Your answer to the strongest case for them`,
          hint: say`You have put their case at its strongest above: say why it does not hold.`,
          rows: 3,
        })}
      </div>
      <div class="when-cannotDecipher">
        ${Choices({ form, name: `${at}/barrier`, label: say`What stood in the way`, inRow: true, choices: BARRIER_CHOICES })}
        <p class="hint">The claim goes to a different judge, who does not see your record.</p>
      </div>
      <div class="when-found">
        ${TextArea({ form, name: `${at}/reasons`, label: say`Your reasons`, rows: 3 })}
        ${Scale({ form, name: `${at}/confidence`, label: say`How sure you are`, least: say`a guess`, most: say`certain` })}
      </div>
    </fieldset>`;
  })}`;
}

const WHAT_IT_MEANS: Record<FindingKind, Phrase> = {
  exceptional: say`Their case really is different, and the difference matters. You name the individual facts that make it so.`,
  specialPleading: say`You took their point of view, and the claim amounts to no more than an excuse.`,
  cannotDecipher: say`You could not make sense of it. This alone decides nothing.`,
};

const FINDING_CHOICES = FINDINGS.map((value) => ({
  value,
  label: capitalized(FINDING_NAMES[value]),
  help: WHAT_IT_MEANS[value],
}));

const BARRIER_CHOICES = Barrier.options.map((value) => ({ value, label: capitalized(BARRIER_NAMES[value]) }));

const MAX_EXCERPT = 160;
