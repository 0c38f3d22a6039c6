import { createContext, h, type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../figures-in-words.ts';
import { useReaderLanguage } from '../reader-language.ts';

/** The time zone in which a page shows its times, by its IANA name. */
export interface ShownZone {
  timeZone: string;
  /** Whether it holds for every reader; otherwise a browser may show its own. */
  isFixed: boolean;
  /** Set where the page states the zone once for all of its times. */
  isStated?: true;
}

const Zone = createContext<ShownZone>({ timeZone: 'UTC', isFixed: false });

/** Content all of whose times are shown in a zone. */
export const inZone = (zone: ShownZone, content: VNode): VNode => h(Zone.Provider, { value: zone }, content) as VNode;

type Show = (zone: ShownZone, language: Language) => VNode;

/** A part of a page that shows times: it is made once the page's zone and its reader's language are known. */
export const withZone = (show: Show): VNode => h(ZonedPart, { show }) as VNode;

const ZonedPart = ({ show }: { show: Show }): VNode => show(useContext(Zone), useReaderLanguage());
