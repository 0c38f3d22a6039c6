import { createContext, h, type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import { UTC, type Language, type ShownZone } from '../figures-in-words.ts';
import { useReaderLanguage } from './reader-language.ts';

const Zone = createContext<ShownZone>(UTC);

/** Content all of whose times are shown in a zone. */
export const inZone = (zone: ShownZone, content: VNode): VNode => h(Zone.Provider, { value: zone }, content) as VNode;

type Show = (zone: ShownZone, language: Language) => VNode;

/** A part of a page that shows times: it is made once the page's zone and its reader's language are known. */
export const withZone = (show: Show): VNode => h(ZonedPart, { show }) as VNode;

const ZonedPart = ({ show }: { show: Show }): VNode => show(useShownZone(), useReaderLanguage());

/** The zone of the page that a part is made for; only parts that are made while the page is rendered may ask. */
export const useShownZone = (): ShownZone => useContext(Zone);
