import { html } from '../html.ts';
import { momentFor, type Language } from '../../figures-in-words.ts';
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
