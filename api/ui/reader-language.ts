import { createContext, h, type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../figures-in-words.ts';

const ReaderLanguage = createContext<Language>('en');

/** Content whose phrases are said in a language. */
export const inLanguage = (language: Language, content: VNode): VNode =>
  h(ReaderLanguage.Provider, { value: language }, content) as VNode;

/** A part of a page that needs more than phrases in its reader's language: it is made once that is known. */
export const withLanguage = (show: (language: Language) => VNode): VNode => h(SpokenPart, { show }) as VNode;

const SpokenPart = ({ show }: { show: (language: Language) => VNode }): VNode => show(useReaderLanguage());

/** The language of the page that a part is made for; only parts that are made while the page is rendered may ask. */
export const useReaderLanguage = (): Language => useContext(ReaderLanguage);
