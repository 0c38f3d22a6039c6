import { html } from '../html.ts';
import { describeMoment, type Language } from '../../figures-in-words.ts';
import { withZone } from './zone.ts';

/**
 * A moment, in the zone in which the page shows its times. Where that zone does not hold for every reader, the island `local-time`
 * shows the moment in the reader's own.
 */
export const Moment = ({ at, language = 'en' }: { at: string; language?: Language }) =>
  withZone(
    ({ timeZone, isFixed }) =>
      html`<time datetime=${at} data-moment data-zone=${isFixed ? timeZone : undefined}
        >${describeMoment(at, language, timeZone)}</time
      >`,
  );
