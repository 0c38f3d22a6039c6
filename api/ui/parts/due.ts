import { describeMoment } from '../../figures-in-words.ts';
import { describeSpan } from '../figures.ts';
import { html } from '../html.ts';
import { say } from '../say.ts';
import { withZone } from '../zone.ts';

const DAY_MILLISECONDS = 86_400_000;

/** How long until something is due, or since it was, as of a moment, and whether it is urgent. */
export function Due({ dueAt, at }: { dueAt: string; at: string }) {
  const left = Date.parse(dueAt) - Date.parse(at);
  const tone = left < 0 ? 'bad' : left < DAY_MILLISECONDS ? 'care' : '';
  const span = describeSpan(at, dueAt);
  const words = left < 0 ? say`${span} overdue` : say`due in ${span}`;
  return withZone(
    ({ timeZone }, language) =>
      html`<time class=${`tag ${tone}`} datetime=${dueAt} title=${describeMoment(dueAt, language, timeZone)}
        >${words}</time
      >`,
  );
}
