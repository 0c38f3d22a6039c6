import type { ImportSummary } from '#api/import/streamed/import-view.ts';
import { describeNumber } from '#api/ui/figures.ts';
import { html } from '#api/ui/html.ts';

/** How many rows of a file were imported, were there before and were refused; the island `send-pieces` writes them anew. */
export const Counts = ({ added, present, refused }: ImportSummary['rows']) =>
  html`<p>
    <span data-rows="added">${describeNumber(added)}</span> imported,
    <span data-rows="present">${describeNumber(present)}</span> there before,
    <span data-rows="refused">${describeNumber(refused)}</span> refused
  </p>`;

/** How much of a file has come, as a share of it; nothing where its length is not known. */
export const Sent = ({ received, length }: Pick<ImportSummary, 'received' | 'length'>) =>
  length !== null &&
  html`<progress aria-label="Part of the file received so far" max="1" value=${String(received / length)}></progress>`;
