import type { LostHearing } from '#api/views/judge/find-lost-hearing.ts';
import { describeMoment } from '#api/ui/figures.ts';
import type { PageContent } from '#api/ui/document.ts';
import { formState } from '#api/ui/form-state.ts';
import { html } from '#api/ui/html.ts';
import { Banner } from '#api/ui/parts/banner.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';
import { say, type Phrase } from '#api/ui/say.ts';
import { NextHearing } from '../next-hearing.ts';
import { textPlaces } from './other-draft.ts';
import { namePointer } from './pointer-names.ts';

const LOSSES: Record<LostHearing['loss'], Phrase> = {
  time: say`A hearing goes back to the queue when its judge has done nothing in it for as long as the policy allows.`,
  reassigned: say`A supervisor has assigned this hearing to another person or returned it to the queue.`,
  absent: say`Your absence has begun, so this hearing went to the person who covers for you or back to the queue.`,
  passedOn: say`This hearing has been passed on.`,
};

/** The page of a hearing that its reader has lost: why, the way back, and what they wrote and have not submitted. */
export function lostHearingContent(
  { signedIn, params }: StaffVisit<{ id: string }>,
  { loss, isWaiting, drafts }: LostHearing,
): PageContent {
  return {
    title: loss === 'time' ? say`Your time with this hearing has ended` : say`This hearing is no longer yours`,
    islands: ['keys'],
    body: html`
      ${Banner({
        tone: 'care',
        children: html`<p>
          ${LOSSES[loss]}
          ${drafts.length > 0 ? say`Nothing was decided, and what you wrote has been saved.` : say`Nothing was decided.`}
          ${
            isWaiting
              ? drafts.length > 0 && say`Take the hearing again, and your words are in its form.`
              : say`Another judge has the hearing now, so there is nothing more for you to do.`
          }
        </p>`,
      })}
      <div class="actions">
        ${
          isWaiting &&
          StaffForm({
            signedIn,
            action: `/hearings/${params.id}/take`,
            children: html`<button>Take it again</button>`,
          })
        }
        ${NextHearing({ signedIn, isSecond: isWaiting })} <a href="/hearings">Back to the queue</a>
      </div>
      ${drafts.map(({ body, savedAt }) => {
        const saved = formState(body);
        return html`<section>
          <h2>What you wrote</h2>
          <p class="small soft">Saved on ${describeMoment(savedAt)}; only you can read it.</p>
          <dl>
            ${textPlaces(body)
              .filter((at) => !/\/(?:claimId|id|material|source)$/.test(at) && saved.text(at) !== '')
              .map(
                (at) => html`
                  <dt>${namePointer(at) ?? at}</dt>
                  <dd>${Voice({ words: saved.text(at) })}</dd>
                `,
              )}
          </dl>
        </section>`;
      })}
    `,
  };
}
