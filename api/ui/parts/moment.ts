import { html } from '../html.ts';
import { momentFor, weekdayFor, type Language } from '../../figures-in-words.ts';
import { withZone } from '../zone.ts';

/**
 * A moment, in the zone in which the page shows its times, with the zone's name unless the page states it once for all of them.
 * Where that zone does not hold for every reader, the island `local-time` shows the moment in the reader's own.
 */
export const Moment = ({ at, language }: { at: string; language?: Language }) =>
  withZone(
    (zone, readers) =>
      html`<time datetime=${at} data-moment data-zone=${zone.isFixed ? zone.timeZone : undefined}
        >${momentFor(at, language ?? readers, zone)}</time
      >`,
  );

/** The same for what its reader has to plan, with the day of the week. */
export const PlannedMoment = ({ at, language }: { at: string; language?: Language }) =>
  withZone(
    (zone, readers) =>
      html`<time datetime=${at} data-moment="weekday" data-zone=${zone.isFixed ? zone.timeZone : undefined}
        >${weekdayFor(at, language ?? readers, zone)}, ${momentFor(at, language ?? readers, zone)}</time
      >`,
  );

/** A sentence in which a moment stands at `%`. */
export function withMoment(sentence: string, moment: { at: string; language?: Language }) {
  const [before = '', after = ''] = sentence.split('%');
  return html`${before}${Moment(moment)}${after}`;
}
