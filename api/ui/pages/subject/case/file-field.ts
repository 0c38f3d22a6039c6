import { html } from '#api/ui/html.ts';
import { describedBy, Remarks } from '#api/ui/parts/field.ts';
import type { CaseFormProps } from './case-props.ts';

/** Where a subject adds a file, inside the form in which they write: its words are saved as a draft, also without JavaScript. */
export function FileField({
  visit: { messages, address },
  view,
  form,
}: Pick<CaseFormProps, 'visit' | 'view' | 'form'>) {
  const { files, problems } = messages;
  if (view.full.includes('files'))
    return html`<p class="small">${problems.attachmentLimit.title}. ${problems.attachmentLimit.remedy}</p>`;
  const field = { form, name: 'file', hint: files.intro };
  const { id, attributes } = describedBy(field);
  return html`<div class="field">
    <label for=${id}>${files.label}</label>
    ${Remarks(field)}
    <input id=${id} type="file" name="file" accept=".pdf,.png,.jpg,.jpeg,.webp,.txt" ...${attributes} />
    <p class="actions"><button class="second" formaction=${address('/files')}>${files.send}</button></p>
  </div>`;
}
