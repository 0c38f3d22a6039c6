import { fieldId } from '#api/ui/form-state.ts';
import { html } from '#api/ui/html.ts';
import { Select } from '#api/ui/parts/select.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { DurationInput, NumberInput, places, Remove, TermInput, Tick, type EditorProps } from './editor-inputs.ts';
import { CALIBRATIONS } from './procedure.ts';
import { EditorSection } from './editor-section.ts';
import { hearingsSet, lawSet, purposeSet, scoringSet, windowSet } from './what-is-set.ts';
import { say } from '#api/ui/say.ts';

export function PurposeFields({ form }: EditorProps) {
  return EditorSection({
    form,
    title: say`Purpose`,
    isSet: purposeSet(form),
    fields: ['/title', '/kind', '/adverseEvent'],
    children: html`
      <div class="lines">
        <div class="wide">${TextInput({ form, name: '/title', label: say`Title` })}</div>
        ${TextInput({ form, name: '/kind', label: say`Kind`, hint: say`One word, such as “credit”. Model cards refer to it.` })}
      </div>
      <fieldset class="boxed">
        <legend>The adverse event, whose probability the score estimates</legend>
        <div class="lines">
          ${TextInput({ form, name: '/adverseEvent/name', label: say`Name if it happened` })}
          ${TextInput({ form, name: '/adverseEvent/otherwise', label: say`Name if it did not` })}
          <div class="wide">${TextInput({ form, name: '/adverseEvent/meaning', label: say`Meaning` })}</div>
          ${TextArea({
            form,
            name: '/adverseEvent/fileValues/name#lines',
            label: say`Values in files if it happened, one per line`,
            class: 'short',
          })}
          ${TextArea({
            form,
            name: '/adverseEvent/fileValues/otherwise#lines',
            label: say`Values in files if it did not, one per line`,
            class: 'short',
          })}
        </div>
      </fieldset>
    `,
  });
}

export function ScoringFields({ form }: EditorProps) {
  return EditorSection({
    form,
    title: say`Scoring`,
    isSet: scoringSet(form),
    fields: ['/referenceClass', '/model', '/scoring'],
    children: html`
      <div class="lines">
        ${NumberInput({ form, name: '/referenceClass/k', label: say`Nearest earlier cases to compare with` })}
        ${NumberInput({ form, name: '/referenceClass/minimumSize', label: say`Minimum number; below it, a person hears the case` })}
        ${TextInput({ form, name: '/model/name', label: say`Model` })}
        ${TextInput({ form, name: '/model/promptVersion', label: say`Prompt` })}
        ${TextInput({ form, name: '/model/card', label: say`Model card` })}
        ${NumberInput({ form, name: '/model/dailyTokenBudget', label: say`Tokens a day; no limit if empty` })}
        ${Select({
          form,
          name: '/model/requests',
          label: say`The model is asked about the cases of a docket`,
          empty: say`one by one`,
          options: [{ value: 'batch', label: say`in one batch, which may take a day and cost less` }],
        })}
        ${NumberInput({ form, name: '/scoring/modelWeight', label: say`Weight of the model, 0 to 1` })}
        ${NumberInput({ form, name: '/scoring/disagreementLimit', label: say`Disagreement above which a person hears the case, 0 to 1` })}
        ${Select({
          form,
          name: '/scoring/calibration',
          label: say`Calibration`,
          options: Object.entries(CALIBRATIONS).map(([value, label]) => ({ value, label })),
        })}
        ${Select({
          form,
          name: '/scoring/attributeWeights',
          label: say`In a comparison, facts count`,
          empty: say`all alike`,
          options: [
            { value: 'learned', label: say`by what each alone tells about earlier outcomes` },
            { value: 'rates', label: say`by how often the event followed their values in earlier cases` },
          ],
        })}
      </div>
      ${RequiredProbes({ form })}
    `,
  });
}

/** Families of probes for which the model card has to state a result. */
function RequiredProbes({ form }: EditorProps) {
  const fault = form.error('/model/probes');
  return html`<fieldset class="boxed" id=${fieldId('/model/probes')} tabindex="-1">
    <legend>Probes that the model card has to state</legend>
    ${fault !== undefined && html`<p class="fault">${fault}</p>`}
    <p class="small soft">
      The policy is refused while its model card has no such result. <a href="/models">Model cards</a> list the
      families.
    </p>
    ${places(form, '/model/probes').map((index) => {
      const name = `/model/probes/${index}`;
      return html`<div class="lines">
        ${TextInput({ form, name: `${name}/family`, label: say`Family, such as unexpectedTransfer` })}
        ${NumberInput({ form, name: `${name}/minimumShare`, label: say`Share passed at least, 0 to 1` })}
        ${index < form.length('/model/probes') && Remove({ name, label: say`Remove this probe` })}
      </div>`;
    })}
  </fieldset>`;
}

export function ProcedureFields({ form }: EditorProps) {
  return html`${EditorSection({
    form,
    title: say`Appeal window`,
    isSet: windowSet(form),
    fields: ['/appealWindow', '/uncontestedAdverse', '/reviewTerm', '/letterArrivesAfter'],
    children: html`
      <div class="lines">
        ${TermInput({ form, name: '/appealWindow/duration', label: say`Duration` })}
        ${TextInput({ form, name: '/appealWindow/timeZone', label: say`Its own time zone; the policy’s if empty` })}
        ${Select({
          form,
          name: '/appealWindow/for',
          label: say`For`,
          options: [
            { value: 'adverse', label: say`adverse provisional outcomes` },
            { value: 'all', label: say`all provisional outcomes` },
          ],
        })}
        ${DurationInput({
          form,
          name: '/appealWindow/grace',
          label: say`Claims are accepted afterwards for; a tenth of the window if empty`,
        })}
        ${DurationInput({
          form,
          name: '/appealWindow/outageNotice',
          label: say`Subjects are notified of outages longer than; 15 minutes if empty`,
        })}
        ${DurationInput({
          form,
          name: '/appealWindow/reminder',
          label: say`Subjects who have said nothing are reminded this long before the end, or none; a fifth of the window, at most 2 days, if empty`,
        })}
        ${Select({
          form,
          name: '/uncontestedAdverse',
          label: say`Uncontested adverse outcomes`,
          options: [
            { value: 'automatic', label: say`take effect when the window ends` },
            { value: 'signOff', label: say`need a person’s signature` },
          ],
        })}
        ${DurationInput({
          form,
          name: '/reviewTerm',
          label: say`Subjects may have a person look at an automatic decision for; 30 days if empty`,
        })}
        ${TermInput({
          form,
          name: '/letterArrivesAfter',
          label: say`A letter counts as arrived this long after it was posted; 4 days if empty`,
        })}
      </div>
    `,
  })}
  ${EditorSection({
    form,
    title: say`Hearings`,
    isSet: hearingsSet(form),
    fields: ['/blind', '/hearing', '/perspective'],
    children: html`
      <div class="lines">
        ${Select({
          form,
          name: '/blind',
          label: say`Hidden from a judge until their record is submitted`,
          options: [
            { value: 'scoreAndOutcome', label: say`score and provisional outcome` },
            { value: 'score', label: say`the score` },
            { value: 'none', label: say`nothing` },
          ],
        })}
        ${TermInput({ form, name: '/hearing/due', label: say`Due after` })}
        ${DurationInput({ form, name: '/hearing/lease', label: say`One judge may hold it for` })}
        ${NumberInput({ form, name: '/hearing/dailyCap', label: say`Maximum hearings per judge and day` })}
        ${NumberInput({ form, name: '/hearing/consecutiveCap', label: say`Maximum in a row` })}
        ${DurationInput({
          form,
          name: '/hearing/restAfter',
          label: say`A judge rests after this much work in hearings without a pause; no limit if empty`,
        })}
        ${NumberInput({ form, name: '/perspective/minLetters', label: say`Minimum letters in each answer of a judge’s record; 40 if empty` })}
        ${NumberInput({ form, name: '/hearing/secondJudgeShare', label: say`Share heard by a second judge, 0 to 1` })}
        ${NumberInput({
          form,
          name: '/hearing/cannotDecipherMoves',
          label: say`Further judges if one cannot decipher a claim`,
        })}
        ${Select({
          form,
          name: '/hearing/choice',
          label: say`Who may choose a hearing`,
          empty: say`no one on a page; API calls that name a hearing are accepted`,
          options: [
            { value: 'judges', label: say`judges and supervisors` },
            { value: 'supervisors', label: say`supervisors; judges take the next one` },
          ],
        })}
        ${Select({
          form,
          name: '/hearing/judgeShownAs',
          label: say`Subjects are told who hears them by`,
          empty: say`role, the default`,
          options: [
            { value: 'role', label: say`role, such as “a judge”` },
            { value: 'name', label: say`name` },
          ],
        })}
        ${Select({
          form,
          name: '/hearing/subjectLanguage',
          label: say`Subjects with another language are heard`,
          empty: say`first by judges who read it, the default`,
          options: [
            { value: 'preferred', label: say`first by judges who read it` },
            { value: 'required', label: say`only by judges who read it` },
            { value: 'interpreter', label: say`by judges who read it, or with an interpreter while none is present` },
            { value: 'ignored', label: say`by any judge` },
          ],
        })}
        ${TermInput({ form, name: '/hearing/questions/answerWithin', label: say`Time to answer a question` })}
        ${NumberInput({ form, name: '/hearing/questions/maximum', label: say`Maximum number of questions` })}
        <div class="wide">
          ${TextArea({
            form,
            name: '/hearing/skills#lines',
            label: say`Skills a judge needs, one per line`,
            class: 'short',
          })}
        </div>
      </div>
      ${Tick({
        form,
        name: '/hearing/overrideNeedsSignature',
        label: say`A decision other than the provisional outcome needs a second signature`,
      })}
    `,
  })}
  ${EditorSection({
    form,
    title: say`Law and data`,
    isSet: lawSet(form),
    fields: ['/legalClock', '/remedy', '/retention', '/study', '/rationale'],
    children: html`
      <div class="lines">
        ${TextInput({ form, name: '/legalClock/basis', label: say`Legal basis; no deadline if both are empty` })}
        ${TermInput({
          form,
          name: '/legalClock/duration',
          label: say`Time to the notice of the decision`,
        })}
        ${Select({
          form,
          name: '/legalClock/from',
          label: say`That time begins`,
          empty: say`when the case is received`,
          options: [{ value: 'completedAt', label: say`when the case is complete, where that is known` }],
        })}
        ${TextInput({
          form,
          name: '/remedy/what',
          label: say`What a subject can do against an adverse decision`,
          hint: say`In a sentence, such as “You can appeal against this decision.” It is stated with each adverse decision.`,
        })}
        ${TextInput({ form, name: '/remedy/office', label: say`Court or complaint office` })}
        ${TextInput({ form, name: '/remedy/contact', label: say`How that office is reached` })}
        ${DurationInput({ form, name: '/remedy/within', label: say`Time for it, from the decision` })}
        ${DurationInput({ form, name: '/retention/personalData', label: say`Personal data is kept for` })}
        ${TextInput({
          form,
          name: '/study/purpose',
          label: say`Purpose of a study; none if empty`,
          hint: say`Decisions after a hearing are then compared with what the score alone would have given. Subjects are told the purpose.`,
        })}
        <div class="wide">
          ${TextArea({
            form,
            name: '/rationale#lines',
            label: say`Rationale, one remark per line`,
            hint: say`Where the figures come from, and what they cannot show.`,
          })}
        </div>
      </div>
    `,
  })}`;
}
