import { fieldId, type FormState } from '#api/ui/form-state.ts';
import { html } from '#api/ui/html.ts';
import { Choices } from '#api/ui/parts/choices.ts';
import { DraftState } from '#api/ui/parts/draft-state.ts';
import { ErrorSummary } from '#api/ui/parts/error-summary.ts';
import { SHOWS_WHETHER_EMPTY } from '#api/ui/parts/field.ts';
import { Instead } from '#api/ui/parts/instead.ts';
import { Scale } from '#api/ui/parts/scale.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { phraseOf, say } from '#api/ui/say.ts';
import { Citations } from './citations.ts';
import { draftAttributes, draftState } from './drafts.ts';
import { Entry } from './entry.ts';
import { Findings } from './findings.ts';
import { hearingAddress, type HearingFormProps } from './hearing-props.ts';
import { namePointer } from './pointer-names.ts';
import { RecordProgress } from './required-parts.ts';
import { Rows } from './rows.ts';

/** What a judge has been told of the parts of a record that they wrote on another case. */
export type Copies = 'shown' | 'seen' | 'unknown';

interface PerspectiveFormProps extends HearingFormProps {
  isChange?: boolean;
  copies: Copies;
}

/**
 * Where a judge writes down what they did to take the subject's perspective: Coplan's three parts, the strongest case
 * for and against, and a finding for each claim. Nothing in it is filled in beforehand.
 *
 * @param isChange whether it replaces an earlier record of the judge's, which then fills the form
 * @param copies whether the errors are parts that the judge wrote on another case, which can be submitted as they are
 */
export function PerspectiveForm({ isChange = false, copies, ...props }: PerspectiveFormProps) {
  const { form, visit, view, viewId } = props;
  const draftAddress = hearingAddress(props, '/drafts/perspective');
  const list = { form, draftAddress };
  const citations = { form, view, draftAddress };
  return StaffForm({
    signedIn: visit.signedIn,
    action: hearingAddress(props, '/perspective'),
    id: 'perspective',
    class: 'record',
    ...draftAttributes(draftAddress),
    'data-telemetry': view.id,
    children: html`
      <input type="hidden" name="view" value=${viewId} />
      <h2>${isChange ? say`Change your perspective record` : say`Your perspective record`}</h2>
      <p class="small soft">${phraseOf(view.notice)}</p>
      ${
        view.policy.minLetters !== null &&
        html`<p class="hint">
          Each answer in sentences needs at least ${String(view.policy.minLetters)} letters, in any script, and words of
          its own; a phrase that is repeated counts once.
        </p>`
      }
      ${copies !== 'unknown' && html`<input type="hidden" name="copies" value="seen" />`}
      ${ErrorSummary({
        form,
        title: copies === 'shown' ? say`Answers that you gave on another case` : say`The record is not complete yet`,
        nameOf: namePointer,
      })}
      ${RecordProgress({ form, view })}

      <fieldset class="boxed has-condition">
        <legend><h3>Before you begin: conflict</h3></legend>
        ${Choices({
          form,
          name: '/conflict/declared#boolean',
          label: say`Are you connected to this case or this person?`,
          inRow: true,
          choices: [
            { value: 'false', label: say`No` },
            { value: 'true', label: say`Yes` },
          ],
        })}
        <div class="when-yes">
          ${TextArea({
            form,
            name: '/conflict/nature',
            label: say`How you are connected (optional)`,
            hint: say`Step back from the case at the end of this page; you cannot record a finding. You do not have to give a reason, and it is never held against you.`,
            rows: 1,
            class: 'short',
          })}
          <p><a href="#leave">Step back from this case</a></p>
        </div>
      </fieldset>

      <fieldset class="boxed">
        <legend><h3 id=${fieldId('/affectiveMatching')} tabindex="-1">1. Feeling with them</h3></legend>
        ${Fault({ form, at: '/affectiveMatching' })}
        <p class="hint">
          Some degree of shared feeling with the subject, or an honest account of why there was none. Either is enough.
        </p>
        <h4>Emotions you attribute to the subject</h4>
        ${Rows({
          ...list,
          at: '/affectiveMatching/emotions',
          max: 20,
          add: say`Another emotion`,
          row: (at: string, index: number) =>
            Entry({
              name: say`Emotion ${index + 1}`,
              first: TextInput({
                form,
                name: `${at}/emotion`,
                label: say`Emotion ${index + 1}`,
                maxlength: 100,
                placeholder: SHOWS_WHETHER_EMPTY,
              }),
              children: html`
                ${Scale({ form, name: `${at}/intensity`, label: say`How strong`, least: say`hardly`, most: say`overwhelming` })}
                ${Citations({ ...citations, at })}
              `,
            }),
        })}
        ${TextArea({ form, name: '/affectiveMatching/feltAlongside', label: say`What you felt alongside them`, rows: 3 })}
        ${Instead({
          summary: say`You could not feel with them?`,
          isUsed: isUsed(form, '/affectiveMatching/couldNot'),
          children: TextArea({
            form,
            name: '/affectiveMatching/couldNot',
            label: say`Or why you could not feel with them`,
            rows: 2,
          }),
        })}
      </fieldset>

      <fieldset class="boxed">
        <legend><h3>2. How it looks from their side</h3></legend>
        <p class="hint">
          How they see it, given their history, not what you would think or do in their place. Base each entry on a
          passage, or say why you could not tell.
        </p>
        ${TextArea({
          form,
          name: '/otherOrientedPerspective/restatement',
          label: say`Their point of view, restated`,
          hint: say`The subject sees this part of the record and no other, and may confirm or correct it.`,
          rows: 5,
        })}
        ${MENTAL_STATES.map(
          ({ key, title, another, starts, cannotTell, whyNot }) => html`
            <h4 id=${fieldId(`/otherOrientedPerspective/${key}`)} tabindex="-1">${title}</h4>
            ${Fault({ form, at: `/otherOrientedPerspective/${key}` })}
            ${Rows({
              ...list,
              at: `/otherOrientedPerspective/${key}/attributed`,
              max: 20,
              add: another,
              row: (at: string, index: number) =>
                Entry({
                  name: say`${title}, ${index + 1}`,
                  first: TextArea({
                    form,
                    name: `${at}/statement`,
                    label: starts,
                    rows: 1,
                    class: 'line',
                    placeholder: SHOWS_WHETHER_EMPTY,
                  }),
                  children: Citations({ ...citations, at }),
                }),
            })}
            ${Instead({
              summary: cannotTell,
              isUsed: isUsed(form, `/otherOrientedPerspective/${key}/couldNotTell`),
              children: TextArea({
                form,
                name: `/otherOrientedPerspective/${key}/couldNotTell`,
                label: whyNot,
                rows: 1,
                class: 'short',
              }),
            })}
          `,
        )}
      </fieldset>

      <fieldset class="boxed">
        <legend><h3>3. Telling your view from theirs</h3></legend>
        ${TextArea({
          form,
          name: '/selfOtherDifferentiation/whereIDiffer',
          label: say`Where you differ from them`,
          rows: 3,
        })}
        <div class="has-condition">
          ${Choices({
            form,
            name: '/selfOtherDifferentiation/similarExperience/had#boolean',
            label: say`Have you had a similar experience?`,
            inRow: true,
            choices: [
              { value: 'true', label: say`Yes` },
              { value: 'false', label: say`No` },
            ],
          })}
          <div class="when-yes">
            ${TextArea({
              form,
              name: '/selfOtherDifferentiation/similarExperience/account',
              label: say`Describe it as far as you wish (optional)`,
              rows: 2,
              class: 'short',
            })}
          </div>
        </div>
        ${Scale({
          form,
          name: '/selfOtherDifferentiation/personalDistress',
          label: say`How much this case distresses you`,
          least: say`not at all`,
          most: say`very much`,
        })}
        <div class="has-condition">
          ${Choices({
            form,
            name: '/selfOtherDifferentiation/ifAboutMyself/wouldChange',
            label: say`Would your answer change if it were about yourself?`,
            inRow: true,
            choices: [
              { value: 'yes', label: say`Yes` },
              { value: 'no', label: say`No` },
              { value: 'unsure', label: say`Not sure` },
            ],
          })}
          <div class="when-chosen">
            ${TextArea({ form, name: '/selfOtherDifferentiation/ifAboutMyself/reason', label: say`Why`, rows: 2 })}
          </div>
        </div>
      </fieldset>

      <fieldset class="boxed">
        <legend><h3>4. Both sides at their strongest</h3></legend>
        ${TextArea({ form, name: '/strongestCaseFor', label: say`The strongest case for the subject`, rows: 4 })}
        ${TextArea({ form, name: '/strongestCaseAgainst', label: say`The strongest case against`, rows: 4 })}
      </fieldset>

      ${Findings(props)}
      ${
        isChange &&
        TextArea({
          form,
          name: '/changeReason',
          label: say`What changed`,
          hint: say`Required once you have seen the score, if you change a finding, or if nothing has been added since.`,
          rows: 2,
        })
      }

      <p class="small soft">Only auditors see how long you worked on the record and how much of it was pasted.</p>
      <div class="send">
        ${DraftState(draftState({ view }, 'perspective'))}
        <button class="second" formaction=${draftAddress}>Save as draft</button>
        <button>${isChange ? say`Submit the changed record` : say`Submit the record`}</button>
      </div>
    `,
  });
}

/** Whether a field holds words, or a fault that its author has to see. */
const isUsed = (form: FormState, pointer: string): boolean =>
  form.text(pointer) !== '' || form.error(pointer) !== undefined;

/** What is wrong with a group of fields as a whole. */
function Fault({ form, at }: { form: FormState; at: string }) {
  const fault = form.error(at);
  return fault === undefined ? null : html`<p class="fault">${phraseOf(fault)}</p>`;
}

const MENTAL_STATES = [
  {
    key: 'beliefs',
    title: say`What they believe`,
    another: say`Another belief`,
    starts: say`They believe that …`,
    cannotTell: say`You cannot tell their beliefs?`,
    whyNot: say`Or why you could not tell their beliefs`,
  },
  {
    key: 'desires',
    title: say`What they want`,
    another: say`Another desire`,
    starts: say`They want …`,
    cannotTell: say`You cannot tell their desires?`,
    whyNot: say`Or why you could not tell their desires`,
  },
  {
    key: 'intentions',
    title: say`What they intend`,
    another: say`Another intention`,
    starts: say`They intend …`,
    cannotTell: say`You cannot tell their intentions?`,
    whyNot: say`Or why you could not tell their intentions`,
  },
  {
    key: 'circumstances',
    title: say`Their circumstances, as they see them`,
    another: say`Another circumstance`,
    starts: say`As they see it, …`,
    cannotTell: say`You cannot tell their circumstances?`,
    whyNot: say`Or why you could not tell their circumstances`,
  },
] as const;
