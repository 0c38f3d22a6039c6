import type { NoticeLanguage } from '#workflows/domain/language.ts';
import type { House } from '#db/houses/house.ts';
import type { NoticeContent } from './compose-notice.ts';
import { NOTICE_MESSAGES } from './messages/index.ts';
import { LOGO_ID } from './notice-sender.ts';

/** A notice as plain text, with the private link under it, and then who sent it. */
export const asText = ({ body }: NoticeContent, language: NoticeLanguage, link: string, house?: House): string =>
  [
    `${body}\n\n${NOTICE_MESSAGES[language].link}\n${link}\n`,
    ...(house ? [`${senderOf(house).join('\n')}\n`] : []),
  ].join('\n');

/** An institution's name, where its subjects ask questions, and the address of its imprint. */
const senderOf = ({ name, contact, imprint }: House): string[] =>
  [name, contact, imprint].filter((line) => line !== undefined);

/** The same words as a page for mail programs: it loads nothing, runs nothing, and has one link. A logo comes with the message. */
export function asHtml(
  { subject, body }: NoticeContent,
  language: NoticeLanguage,
  link: string,
  house?: House,
): string {
  const paragraphs = [...body.split('\n\n'), NOTICE_MESSAGES[language].link];
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="font: 16px/1.5 sans-serif; max-width: 36em">${house ? `\n${headOf(house)}` : ''}
${paragraphs.map((each) => `<p dir="auto">${escapeHtml(each)}</p>`).join('\n')}
<p><a href="${escapeHtml(link)}">${escapeHtml(link)}</a></p>${house ? `\n<p dir="auto" style="font-size: 14px">${senderOf(house).map(escapeHtml).join('<br>')}</p>` : ''}
</body>
</html>
`;
}

/** The institution's logo and name over a line of its colour. */
function headOf({ name, logo, colour }: House): string {
  const image =
    logo?.type === 'image/png' ? `<img src="cid:${LOGO_ID}" alt="" height="32" style="vertical-align: middle"> ` : '';
  const line = colour === undefined ? '' : `; border-bottom: 3px solid ${colour}; padding-bottom: 8px`;
  return `<p dir="auto" style="font-weight: bold${line}">${image}${escapeHtml(name)}</p>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
