import { html } from '../html.ts';
import { withZone } from './zone.ts';
import { describeMoment, describeSpan } from '../../figures-in-words.ts';

const DAY_MILLISECONDS = 86_400_000;

/** How long until something is due, or since it was, as of a moment, and whether it is urgent. */
export function Due({ dueAt, at }: { dueAt: string; at: string }) {
  const left = Date.parse(dueAt) - Date.parse(at);
  const tone = left < 0 ? 'bad' : left < DAY_MILLISECONDS ? 'care' : '';
  const words = left < 0 ? `${describeSpan(at, dueAt)} overdue` : `due in ${describeSpan(at, dueAt)}`;
  return withZone(
    ({ timeZone }) =>
      html`<time class=${`tag ${tone}`} datetime=${dueAt} title=${describeMoment(dueAt, 'en', timeZone)}
        >${words}</time
      >`,
  );
}
