import type { HearingView } from '#api/views/judge/hearing-view.ts';
import { html } from '#api/ui/html.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { say, type Phrase } from '#api/ui/say.ts';
import { isWhole, type HearingProps } from './hearing-props.ts';

interface Step {
  at: string;
  what: Phrase;
  /** Id of the element with the material. */
  where?: string;
}

/** What has happened in the case, in the order in which it happened, with links to the words. */
export function Course({ view }: HearingProps) {
  const steps = stepsOf(view).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return html`<details class="no-print">
    <summary>The case in the order it happened</summary>
    <ol class="course">
      ${steps.map(
        ({ at, what, where }) =>
          html`<li class="small">
            <span class="soft">${Moment({ at })}</span> ·
            ${where === undefined ? what : html`<a href=${`#${where}`}>${what}</a>`}
          </li>`,
      )}
    </ol>
  </details>`;
}

/** The id of the element on the page that holds a piece of material. */
export const pieceId = (id: string): string => `piece-${id}`;

type Shown = HearingProps['view'] & Partial<Pick<HearingView, 'records' | 'decision'>>;

function stepsOf(view: Shown): Step[] {
  return [
    ...view.claims.map(({ id, raisedAt }, index) => ({
      at: raisedAt,
      what: say`Claim ${index + 1} was raised`,
      where: pieceId(id),
    })),
    ...view.reviewRequests.map(({ id, at }) => ({
      at,
      what: say`The subject asked for a review by a person`,
      where: pieceId(id),
    })),
    { at: view.openedAt, what: say`The hearing was opened` },
    ...view.questions.flatMap(({ id, askedAt, answer }, index) => [
      { at: askedAt, what: say`Question ${index + 1} was asked`, where: pieceId(id) },
      ...(answer
        ? [{ at: answer.answeredAt, what: say`Question ${index + 1} was answered`, where: pieceId(answer.id) }]
        : []),
    ]),
    ...(view.messages.length === 0
      ? []
      : [{ at: view.messages[0]?.at ?? '', what: say`The conversation began`, where: 'conversation' }]),
    ...view.attachments.map(({ id, addedAt, fileName }) => ({
      at: addedAt,
      what: say`The file ${fileName} was added`,
      where: pieceId(id),
    })),
    ...(isWhole(view) ? view.records : []).map(({ recordedAt, version }) => ({
      at: recordedAt,
      what:
        version > 1
          ? say`A perspective record was changed (version ${version})`
          : say`A perspective record was submitted`,
      where: 'records',
    })),
    ...(isWhole(view) && view.decision
      ? [{ at: view.decision.decidedAt, what: say`The case was decided`, where: 'decided' }]
      : []),
  ];
}
