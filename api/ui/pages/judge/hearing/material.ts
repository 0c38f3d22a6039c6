import type { ClaimKind } from '#workflows/domain/event.ts';
import { html } from '#api/ui/html.ts';
import { Banner } from '#api/ui/parts/banner.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import { pictureOf } from '#api/import/read-attachment.ts';
import { describeLanguage, describeNumber } from '#api/ui/figures.ts';
import { factInWords } from '#api/ui/value.ts';
import type { FormState } from '#api/ui/form-state.ts';
import { say, type Phrase, type Words } from '#api/ui/say.ts';
import { Meetings, type MeetingForms } from './meetings.ts';
import { Conversation } from './conversation.ts';
import { Course, pieceId } from './course.ts';
import { hearingAddress, type HearingFormProps, type HearingProps } from './hearing-props.ts';

/** What the subject and the records say about the case: everything that a perspective record may cite. */
export function Material({
  form,
  talk,
  meetings,
  ...props
}: HearingFormProps & { talk: FormState; meetings: MeetingForms }) {
  return html`<div class="material" data-material>
    <p
      class="find no-print"
      data-find
      data-key="/"
      data-none=${say`not found`}
      data-found=${say`${'%1'} found`}
      data-shown=${say`${'%1'} of ${'%2'}`}
      hidden
    >
      <label for="find">Find in the material</label>
      <input type="search" id="find" autocomplete="off" />
      <span class="small soft" role="status"></span>
    </p>
    ${NotReached(props)} ${Course(props)} ${Claims(props)} ${ReviewRequests(props)} ${Dialogue({ ...props, form })}
    ${Conversation({ ...props, form: talk })} ${Meetings({ ...props, forms: meetings })} ${Files(props)} ${Facts(props)}
    <p
      class="cite-bar no-print"
      data-cite-bar
      data-into=${say`into: ${'%1'}`}
      data-no-place=${say`Place the cursor in an entry of the record first.`}
      data-again=${say`Place the cursor in an entry of the record first. Then cite again.`}
      data-full=${say`There is no room for another passage here.`}
      data-cited=${say`Cited into ${'%1'}.`}
      hidden
    >
      <button type="button" class="small-button" data-cite>Cite the selected words</button>
      <span class="small" data-cite-target></span>
    </p>
    <p class="visually-hidden" role="status" data-cite-said></p>
  </div>`;
}

/** That the subject has not been reached, which an adverse decision needs its judge to know. */
function NotReached({ view: { reach, phase } }: HearingProps) {
  if (reach.reached || phase === 'withdrawn') return null;
  return Banner({
    tone: 'care',
    title: say`The subject has not been reached`,
    children: html`<p>
      ${
        reach.why === 'bounced'
          ? say`What was sent to them has come back.`
          : reach.why === 'undeliverable'
            ? say`No notice could be handed over to them.`
            : say`No notice has been handed over to them.`
      }
      ${reach.since !== null && html`Since ${Moment({ at: reach.since })}.`} They may not know of this case, and have
      had no chance to say that it is different. If they are reached, they still can.
    </p>`,
  });
}

/** A button that cites a whole piece of material; the island `cite` shows it. */
function CiteAll({ label }: { label: Words }) {
  return html`<button type="button" class="quiet small-button no-print" data-cite-all aria-label=${label} hidden>
    Cite
  </button>`;
}

/** A claim by its number and what it says. */
function nameClaim({ kind = 'exception', about }: HearingProps['view']['claims'][number], number: number): Phrase {
  const name = CLAIM_NAMES[kind](number);
  return about === undefined ? name : say`${name} (${about})`;
}

const CLAIM_NAMES: Record<ClaimKind, (number: number) => Phrase> = {
  exception: (number) => say`Claim ${number}`,
  wrongFact: (number) => say`Claim ${number}: a fact is wrong`,
  wrongComparison: (number) => say`Claim ${number}: the comparison is wrong`,
};

function Claims({ view, visit }: HearingProps) {
  return html`<section aria-labelledby="claims">
    <h2 id="claims">In the subject’s own words</h2>
    ${view.claims.length === 0 && html`<p class="soft">The subject has raised no claim.</p>`}
    ${view.claims.map(
      (claim, index) => html`
        <div data-source=${`claim:${claim.id}`} id=${pieceId(claim.id)}>
          <p class="small soft">
            ${nameClaim(claim, index + 1)} · ${Moment({ at: claim.raisedAt })}
            ${claim.language !== undefined && html`· written in ${describeLanguage(claim.language)}`}
            ${claim.helper !== undefined && html`· raised for the subject by <bdi>${claim.helper}</bdi>`}
            ${
              claim.writtenDown &&
              html`· ${SAID[claim.writtenDown.channel]}, written down by ${visit.nameOf(claim.writtenDown.by)}
              ${Moment({ at: claim.writtenDown.at })}`
            }
            ${claim.withdrawn && html` <span class="tag">withdrawn</span>`}
            ${claim.statement !== null && CiteAll({ label: say`Cite all of claim ${index + 1}` })}
          </p>
          ${Voice({ words: claim.statement, 'data-text': '' })}
        </div>
      `,
    )}
  </section>`;
}

const SAID = { phone: say`said by phone`, letter: say`said by letter`, inPerson: say`said in person` };

function ReviewRequests({ view }: HearingProps) {
  if (view.reviewRequests.length === 0) return null;
  return html`<section aria-labelledby="review-requests">
    <h2 id="review-requests">Why the subject asks for a person</h2>
    ${view.reviewRequests.map(
      ({ id, at, why }) => html`
        <div data-source=${`reviewRequest:${id}`} id=${pieceId(id)}>
          <p class="small soft">
            ${Moment({ at })} ${why !== null && CiteAll({ label: say`Cite all of this request` })}
          </p>
          ${Voice({ words: why, 'data-text': '' })}
        </div>
      `,
    )}
  </section>`;
}

function Dialogue({ form, ...props }: HearingFormProps) {
  const { view, visit } = props;
  const isOpen = view.questions.some(({ status }) => status === 'open');
  const mayAsk = view.phase === 'hearing' && view.you.holding && view.questionsLeft > 0 && !isOpen;
  if (!mayAsk && view.questions.length === 0) return null;
  return html`<section aria-labelledby="dialogue" id="dialogue-section">
    <h2 id="dialogue">Questions and answers</h2>
    ${view.questions.map(
      (question, index) => html`
        <p class="small soft" id=${pieceId(question.id)}>You asked · ${Moment({ at: question.askedAt })}</p>
        ${Voice({ words: question.question, class: 'other' })}
        ${
          question.status === 'open' &&
          html`<p class="banner">
            The subject can answer until ${Moment({ at: question.answerBy })}. The hearing’s clock is paused until then.
          </p>`
        }
        ${question.status === 'lapsed' && html`<p class="soft">The subject did not answer. Silence is not a finding.</p>`}
        ${
          question.answer !== undefined &&
          html`<div data-source=${`answer:${question.answer.id}`} id=${pieceId(question.answer.id)}>
            <p class="small soft">
              The subject’s answer · ${Moment({ at: question.answer.answeredAt })}
              ${CiteAll({ label: say`Cite all of answer ${index + 1}` })}
            </p>
            ${Voice({ words: question.answer.text, 'data-text': '' })}
          </div>`
        }
      `,
    )}
    ${
      mayAsk &&
      html`<details class="no-print" open=${form.error('/question') !== undefined}>
        <summary>Ask the subject (${String(view.questionsLeft)} left)</summary>
        ${StaffForm({
          signedIn: visit.signedIn,
          action: hearingAddress(props, '/questions'),
          children: html`
            ${TextArea({
              form,
              name: 'question',
              label: say`Your question`,
              hint: say`The best way to learn the subject’s perspective is to ask. They are sent the question, with their private link.`,
              rows: 3,
            })}
            <button class="second">Ask</button>
          `,
        })}
      </details>`
    }
  </section>`;
}

function Files(props: HearingProps) {
  const { view } = props;
  if (view.attachments.length === 0) return null;
  return html`<section aria-labelledby="files">
    <h2 id="files">Files from the subject</h2>
    <ul class="plain-list">
      ${view.attachments.map(
        (file) =>
          html`<li data-source=${`attachment:${file.id}`} id=${pieceId(file.id)}>
            <a href=${hearingAddress(props, `/attachments/${file.id}`)} download><bdi>${file.fileName}</bdi></a>
            <span class="small soft"
              >(${file.mediaType}, ${describeNumber(Math.ceil(file.bytes / 1024))} kB,
              ${Moment({ at: file.addedAt })})</span
            >
            ${
              file.originalOf !== undefined &&
              html`<p class="small soft">A supervisor wrote down what the subject said from this file.</p>`
            }
            ${Picture({ ...props, file })}
            ${
              file.text === null
                ? html`<p class="small soft">This file contains no text to cite.</p>`
                : html`<details>
                    <summary>Text in this file</summary>
                    ${Voice({ words: file.text, 'data-text': '' })}
                  </details>`
            }
          </li>`,
      )}
    </ul>
  </section>`;
}

/** A file as it looks, drawn once it is unfolded. */
function Picture({ file, ...props }: HearingProps & { file: HearingProps['view']['attachments'][number] }) {
  const isDrawn = pictureOf(file.mediaType);
  if (isDrawn === null) return null;
  return html`<details>
    <summary>${isDrawn === 'pages' ? say`Show the pages` : say`Show the picture`}</summary>
    ${isDrawn === 'pages' && html`<p class="small soft">The first ten pages. If none appear, download the file.</p>`}
    <div class="shown-file" role="region" tabindex="0" aria-label=${say`What ${file.fileName} looks like`}>
      <img
        loading="lazy"
        src=${hearingAddress(props, `/attachments/${file.id}/picture`)}
        alt=${say`The subject’s file ${file.fileName}`}
      />
    </div>
  </details>`;
}

function Facts({ view }: HearingProps) {
  return html`<section aria-labelledby="facts">
    <h2 id="facts">Facts on record</h2>
    <dl class="facts">
      ${view.facts.map(
        ({ attribute, meaning, unit, value, words }) =>
          html`<div data-source=${`fact:${attribute}`} data-quote=${String(value)}>
            <dt>${meaning}</dt>
            <dd>
              <strong>${factInWords({ value, unit, words })}</strong>
              ${CiteAll({ label: say`Cite the fact: ${meaning}` })}
            </dd>
          </div>`,
      )}
    </dl>
    ${view.earlierFacts?.map(
      ({ facts, correctedAt, reason }) =>
        html`<details>
          <summary>As recorded until ${Moment({ at: correctedAt })}, when the institution corrected it</summary>
          ${Voice({ words: reason, class: 'other' })}
          <dl class="facts">
            ${facts?.map(
              ({ meaning, unit, value, words }) =>
                html`<div>
                  <dt>${meaning}</dt>
                  <dd>${factInWords({ value, unit, words })}</dd>
                </div>`,
            )}
          </dl>
        </details>`,
    )}
  </section>`;
}
