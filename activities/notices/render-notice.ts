import type { NoticeLanguage } from '#workflows/domain/language.ts';
import type { NoticeContent } from './compose-notice.ts';
import { NOTICE_MESSAGES } from './messages/index.ts';

/** A notice as plain text, with the private link under it. */
export const asText = ({ body }: NoticeContent, language: NoticeLanguage, link: string): string =>
  `${body}\n\n${NOTICE_MESSAGES[language].link}\n${link}\n`;

/** The same words as a page for mail programs: it loads nothing, runs nothing, and has one link. */
export function asHtml({ subject, body }: NoticeContent, language: NoticeLanguage, link: string): string {
  const paragraphs = [...body.split('\n\n'), NOTICE_MESSAGES[language].link];
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="font: 16px/1.5 sans-serif; max-width: 36em">
${paragraphs.map((each) => `<p dir="auto">${escapeHtml(each)}</p>`).join('\n')}
<p><a href="${escapeHtml(link)}">${escapeHtml(link)}</a></p>
</body>
</html>
`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
