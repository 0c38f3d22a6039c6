import { isContestable } from '#workflows/domain/state.ts';
import { html } from '#api/ui/html.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { SubjectForm } from '#api/ui/parts/subject-form.ts';
import { describeNumber } from '#api/figures-in-words.ts';
import { isShownInBrowser } from '#api/download-headers.ts';
import type { CaseProps } from './case-props.ts';

/** The subject's files, to open, to save, or to remove; one that stays says why. */
export function Files({ visit: { messages, address, language }, view: { attachments, readBy, phase } }: CaseProps) {
  const isOpen = isContestable({ phase });
  const { files } = messages;
  if (attachments.length === 0) return null;
  return html`<section class="card" id="files" aria-labelledby="files-title">
    <h2 id="files-title">${files.yours}</h2>
    <ul>
      ${attachments.map(({ id, fileName, mediaType, bytes, addedAt, removable, onHold }) => {
        const opens = isShownInBrowser(mediaType);
        return html`<li>
          <bdi>${fileName}</bdi>${' '}
          <span class="small soft"
            >(${files.size(describeNumber(Math.ceil(bytes / 1024), language))},${' '}
            ${Moment({ at: addedAt, language })})</span
          >${' '}
          <span class="no-print"
            >${
              opens &&
              html`<a href=${address(`/attachments/${id}`, { show: '1' })} aria-label=${`${files.open}: ${fileName}`}
                  >${files.open}</a
                >${' · '}`
            }<a href=${address(`/attachments/${id}`)} download aria-label=${`${files.save}: ${fileName}`}
              >${files.save}</a
            ></span
          >
          ${
            removable
              ? html`<details class="no-print">
                  <summary aria-label=${`${files.remove}: ${fileName}`}>${files.remove}</summary>
                  <p>${files.removeHelp}</p>
                  ${SubjectForm({
                    action: address(`/attachments/${id}/remove`),
                    children: html`<button class="grave">${files.removeSure}</button>`,
                  })}
                </details>`
              : isOpen &&
                readBy === 'subject' &&
                html`<p class="small soft no-print">${onHold ? files.held : files.kept}</p>`
          }
        </li>`;
      })}
    </ul>
  </section>`;
}
