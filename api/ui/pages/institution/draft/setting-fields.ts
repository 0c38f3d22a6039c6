import type { ModelCard } from '#db/model-cards/model-card.ts';
import type { FormState } from '#api/ui/form-state.ts';
import { html } from '#api/ui/html.ts';
import { Select } from '#api/ui/parts/select.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { DurationInput, NumberInput, TermInput } from '../policy/editor-inputs.ts';
import { say } from '#api/ui/say.ts';

/** The parts of a policy that no file contains, with defaults. */
export function SettingFields({ form, cards }: { form: FormState; cards: readonly ModelCard[] }) {
  return html`<section aria-labelledby="settings">
      <h2 id="settings">Outcomes</h2>
      <div class="lines">
        <div class="wide">${TextInput({ form, name: '/title', label: say`Title of the policy` })}</div>
        <div class="wide">
          ${TextInput({ form, name: '/adverseEvent/meaning', label: say`The bad event in words` })}
        </div>
        ${TextInput({ form, name: '/outcomes/0/name', label: say`Outcome that a person hopes for`, hint: say`One word.` })}
        ${TextInput({ form, name: '/outcomes/0/meaning', label: say`Its meaning` })}
        ${TextInput({ form, name: '/outcomes/1/name', label: say`Adverse outcome`, hint: say`One word.` })}
        ${TextInput({ form, name: '/outcomes/1/meaning', label: say`Its meaning` })}
        ${NumberInput({
          form,
          name: '/bands/0/below',
          label: say`Score from which the adverse outcome is proposed`,
          hint: say`A probability, 0 to 1.`,
        })}
        ${Select({
          form,
          name: '/uncontestedAdverse',
          label: say`Uncontested adverse outcomes`,
          options: [
            { value: 'signOff', label: say`need a person’s signature` },
            { value: 'automatic', label: say`take effect when the window ends` },
          ],
        })}
        ${Select({
          form,
          name: '/model/card',
          label: say`Model`,
          options: cards.map(({ name, model }) => ({ value: name, label: `${model} (${name})` })),
        })}
      </div>
    </section>
    <section aria-labelledby="times">
      <h2 id="times">Times</h2>
      <div class="lines">
        ${TermInput({ form, name: '/appealWindow/duration', label: say`Appeal window` })}
        ${Select({
          form,
          name: '/appealWindow/for',
          label: say`Who gets one`,
          options: [
            { value: 'all', label: say`everyone` },
            { value: 'adverse', label: say`people with an adverse provisional outcome` },
          ],
        })}
        ${TermInput({ form, name: '/hearing/due', label: say`A hearing is due after` })}
        ${TermInput({ form, name: '/hearing/questions/answerWithin', label: say`Time to answer a question` })}
        ${DurationInput({ form, name: '/retention/personalData', label: say`Personal data is kept for` })}
        ${TextInput({ form, name: '/timeZone', label: say`Time zone`, hint: say`Such as Europe/Berlin.` })}
      </div>
    </section>`;
}
