import { MAX_WORDS } from '#workflows/domain/words.ts';
import { html } from '#api/ui/html.ts';
import { fieldId, type FormState } from '#api/ui/form-state.ts';
import { SHOWS_WHETHER_EMPTY } from '#api/ui/parts/field.ts';
import { phraseOf, say } from '#api/ui/say.ts';
import type { ServedHearingView } from '#api/views/judge/hearing-view.ts';
import { citablesOf } from './citable.ts';
import { Rows } from './rows.ts';

/** The passages that an entry rests on, word for word, each with its source. */
export function Citations({
  form,
  at,
  view,
  draftAddress,
}: {
  form: FormState;
  /** JSON pointer of the entry that rests on them. */
  at: string;
  view: ServedHearingView;
  draftAddress: string;
}) {
  const list = `${at}/citations`;
  const row = (pointer: string, index: number) => {
    const ids = { quote: fieldId(`${pointer}/quote`), source: fieldId(`${pointer}/source`) };
    const chosen = form.text(`${pointer}/source`);
    const fault = form.error(`${pointer}/quote`) ?? form.error(pointer) ?? form.error(`${pointer}/material`);
    const invalid = fault === undefined ? undefined : 'true';
    const describedBy = fault === undefined ? undefined : `${ids.quote}-fault`;
    const area = {
      id: ids.quote,
      name: `${pointer}/quote`,
      class: 'short voice-field',
      rows: 1,
      maxlength: MAX_WORDS,
      placeholder: SHOWS_WHETHER_EMPTY,
      'aria-invalid': invalid,
      'aria-describedby': describedBy,
    };
    return html`<div class="citation" id=${fieldId(pointer)}>
      <div class="passage">
        <label for=${ids.quote}>Passage ${String(index + 1)}, word for word</label>
        <textarea ...${area}>${form.text(`${pointer}/quote`)}</textarea>
      </div>
      <div class="source">
        <label for=${ids.source}>Source</label>
        <select id=${ids.source} name=${`${pointer}/source`} aria-invalid=${invalid}>
          <option value="">wherever these words occur</option>
          ${citablesOf(view).map(
            ({ value, label }) => html`<option value=${value} selected=${value === chosen}>${label}</option>`,
          )}
        </select>
      </div>
      ${fault !== undefined && html`<span class="fault" id=${`${ids.quote}-fault`}>${phraseOf(fault)}</span>`}
    </div>`;
  };
  return html`<div class="citations">
    <p class="field-title small">It rests on</p>
    ${Rows({ form, at: list, max: 20, add: say`Another passage`, draftAddress, row })}
  </div>`;
}
