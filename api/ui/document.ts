import { topicsFor } from '#db/schema/mail-topics.ts';
import type { Assets } from './assets.ts';
import { html, toHtml, type Markup } from './html.ts';
import { inLanguage } from './reader-language.ts';
import type { Reading } from './language.ts';
import { MESSAGES } from './messages/index.ts';
import { Mark } from './parts/mark.ts';
import { inZone } from './zone.ts';
import { placesOf, type Place } from './places.ts';
import type { Words } from './say.ts';
import type { SignedIn } from './session/sessions.ts';
import { UTC, type Language, type ShownZone } from '../figures-in-words.ts';
import type { Face } from './faces.ts';

/** The content of a page; the document adds everything around it. */
export interface PageContent {
  /** Also the heading, unless the body has its own. */
  title: Words;
  /** Set where the body holds the `h1`. */
  hasHeading?: true;
  body: Markup;
  /** Default 200. */
  status?: number;
  /** Scripts that make the page easier to use; it works without. Names of files in `islands/`, without ending. */
  islands?: readonly string[];
  /** Style sheets beside the one of all pages. Names of files in `assets/`, without ending. */
  styles?: readonly string[];
  /** `wide` for work on two columns, `middle` for tables; default `narrow`, a column to read. */
  width?: 'narrow' | 'middle' | 'wide';
}

/** The readers of a document; they determine what surrounds the page. */
export type Audience =
  | { kind: 'staff'; signedIn: SignedIn; path: string; timeZone: string; face?: Face | undefined }
  | { kind: 'subject'; reading: Reading; zone: ShownZone; face?: Face | undefined }
  | { kind: 'open'; face?: undefined };

const PRODUCT = 'Hearken';

/** A whole HTML document in the language of its reader. */
export function renderDocument(assets: Assets, content: PageContent, audience: Audience, reading: Reading): string {
  const { language } = reading;
  const messages = MESSAGES[language].frame;
  const { face } = audience;
  const { title, body, islands = [], styles = [], width = 'narrow', hasHeading } = content;
  const page = html`
    <html lang=${language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex, nofollow" />
        <title>${title} · ${face?.name ?? PRODUCT}</title>
        <link rel="icon" type="image/svg+xml" href=${assets.address('mark.svg')} />
        ${['hearken', ...styles].map((name) => html`<link rel="stylesheet" href=${assets.address(`${name}.css`)} />`)}
        ${face?.style !== undefined && html`<link rel="stylesheet" href=${face.style} />`}
        ${['send-once', ...islands].map((name) => html`<script type="module" src=${assets.address(`${name}.js`)}></script>`)}
      </head>
      <body class=${`for-${audience.kind}`}>
        <a class="skip-link" href="#main">${messages.skip}</a>
        ${Header({ audience, reading })}
        <main id="main" class=${width} tabindex="-1">${hasHeading ? null : html`<h1>${title}</h1>`} ${body}</main>
        <footer class="foot">
          <p>${messages.promise}</p>
          ${face && Imprint({ face, words: messages })}
          ${audience.kind === 'subject' && audience.zone.isStated && html`<p>${messages.zone(audience.zone.timeZone)}</p>`}
          ${
            audience.kind === 'staff' &&
            html`<p>
                Times are in the time zone ${audience.timeZone} unless they name another.
                ${topicsFor(audience.signedIn.staff.roles).length > 0 && html`<a href="/notifications">Email notifications</a>`}
              </p>
              ${LanguageLinks(reading)}`
          }
        </footer>
      </body>
    </html>
  `;
  return `<!doctype html>${toHtml(inLanguage(language, inZone(zoneOf(audience), page)))}`;
}

function zoneOf(audience: Audience): ShownZone {
  switch (audience.kind) {
    case 'staff':
      return { timeZone: audience.timeZone, isFixed: true, isStated: true };
    case 'subject':
      return audience.zone;
    case 'open':
      return UTC;
  }
}

function Header({ audience, reading }: { audience: Audience; reading: Reading }) {
  switch (audience.kind) {
    case 'staff':
      return StaffHeader(audience);
    case 'subject':
      return html`<header class="bar">
        <p class="brand">${Brand(audience)}</p>
        ${LanguageLinks(reading)}
      </header>`;
    case 'open':
      return html`<header class="bar">
        <a class="brand" href="/">${Mark()} ${PRODUCT}</a>
        ${LanguageLinks(reading)}
      </header>`;
  }
}

/** An institution's logo and name, otherwise the product's. */
function Brand({ face }: { face?: Face | undefined }) {
  if (!face) return html`${Mark()} ${PRODUCT}`;
  return html`${
      face.logo === undefined ? Mark() : html`<img class="logo" src=${face.logo} alt="" height="32" />`
    }${' '}<bdi>${face.name}</bdi>`;
}

/** Whom to ask, and who is responsible for the pages. */
const Imprint = ({ face: { contact, imprint }, words }: { face: Face; words: { contact: string; imprint: string } }) =>
  html`${contact !== undefined && html`<p>${words.contact}: <bdi>${contact}</bdi></p>`}
  ${imprint !== undefined && html`<p><a href=${imprint} rel="noopener">${words.imprint}</a></p>`}`;

function StaffHeader({ signedIn, path, face }: Extract<Audience, { kind: 'staff' }>) {
  const places = placesOf(signedIn.staff);
  return html`<header class="bar">
    <a class="brand" href="/">${Brand({ face })}</a>
    ${
      places.length > 0 &&
      html`<nav aria-label="Main">
        <ul class="places">
          ${places.map(
            (place) =>
              html`<li>
                <a href=${place.path} aria-current=${isAt(path, place) ? 'page' : undefined}>${place.label}</a>
              </li>`,
          )}
        </ul>
      </nav>`
    }
    <form class="who" method="post" action="/auth/sign-out">
      <input type="hidden" name="csrf" value=${signedIn.csrf} />
      <bdi class="who-name">${signedIn.staff.name}</bdi>
      <button class="quiet">Sign out</button>
    </form>
  </header>`;
}

const isAt = (path: string, { path: own, includes = [] }: Place): boolean =>
  [own, ...includes].some((place) => path === place || path.startsWith(`${place}/`));

const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', de: 'Deutsch', es: 'Español' };

function LanguageLinks({ language, choices, address }: Reading) {
  if (choices.length < 2) return null;
  return html`<nav aria-label=${MESSAGES[language].frame.languages}>
    <ul class="languages">
      ${choices.map(
        (each) =>
          html`<li>
            <a
              href=${address(each)}
              lang=${each}
              hreflang=${each}
              aria-current=${each === language ? 'true' : undefined}
              >${LANGUAGE_NAMES[each]}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}
