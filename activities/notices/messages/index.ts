import type { NoticeLanguage } from '#workflows/domain/language.ts';
import { de } from './de.ts';
import { en, type NoticeMessages } from './en.ts';
import { es } from './es.ts';

/** Everything that notices say, by language. */
export const NOTICE_MESSAGES: Record<NoticeLanguage, NoticeMessages> = { en, de, es };
export type { NoticeMessages };
