import { html } from '#api/ui/html.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { places, Remove, type EditorProps } from './editor-inputs.ts';
import { EditorSection } from './editor-section.ts';
import { theoriesSet } from './what-is-set.ts';
import { say } from '#api/ui/say.ts';

/** Theories that judges are offered for their assessments. */
export function TheoryFields({ form }: EditorProps) {
  return EditorSection({
    form,
    title: say`Theories`,
    isSet: theoriesSet(form),
    fields: ['/theories'],
    list: '/theories',
    children: html`
      <p class="small soft">
        General theories of how mental states cause behaviour. Judges are shown them beside their assessment and may use
        others. No model drafts them.
      </p>
      ${places(form, '/theories').map((index) => {
        const name = `/theories/${index}`;
        const isNew = index === form.length('/theories');
        return html`<fieldset class="boxed">
          <legend>${isNew ? say`Another theory` : form.text(`${name}/name`) || say`Theory ${index + 1}`}</legend>
          <div class="lines">
            ${TextInput({ form, name: `${name}/name`, label: say`Name` })}
            <div class="wide">${TextInput({ form, name: `${name}/source`, label: say`Where it is described` })}</div>
            <div class="wide">
              ${TextArea({ form, name: `${name}/mayNotFit`, label: say`When it may not fit a person`, class: 'short' })}
            </div>
          </div>
          ${!isNew && Remove({ name, label: say`Remove this theory` })}
        </fieldset>`;
      })}
    `,
  });
}
