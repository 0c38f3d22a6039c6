import type { Staff } from '../principal.ts';
import type { Problem } from '../problem.ts';
import type { PageContent } from './document.ts';
import { html } from './html.ts';
import { placesOf } from './places.ts';
import { phraseOf } from './say.ts';
import { sentence } from './sentence.ts';
import { signInAddress, signInAfreshAddress } from './sign-in/sign-in-address.ts';

/** Who reads the page of a problem, and where they asked for it. */
interface ProblemReader {
  /** The user, where one is signed in. */
  staff?: Pick<Staff, 'name' | 'id' | 'roles'> | undefined;
  /** Where signing in leads back to: the page that was asked for, or the start page for a form. */
  place: string;
}

/** A page that says what went wrong, what to do, and where its reader can go from there. */
export function problemPage({ document }: Problem, reader: ProblemReader): PageContent {
  const { title, status, detail, remedy, errors = [] } = document;
  return {
    title: phraseOf(title),
    status,
    body: html`
      ${detail !== undefined && html`<p class="lead">${sentence(detail)}</p>`}
      ${
        errors.length > 0 &&
        html`<ul>
          ${errors.map(({ message }) => html`<li>${sentence(message)}</li>`)}
        </ul>`
      }
      ${remedy !== undefined && html`<p>${sentence(remedy)}</p>`}
      ${reader.staff ? OwnPlaces({ staff: reader.staff, place: reader.place, status }) : WaysIn(reader)}
    `,
  };
}

function OwnPlaces({ staff, place, status }: Required<ProblemReader> & { status: number }) {
  if (!staff) return null;
  const places = placesOf(staff);
  return html`<p>
      You are signed in as <bdi>${staff.name}</bdi> (<bdi>${staff.id}</bdi>).
      ${status === 403 && html`<a href=${signInAfreshAddress(place)}>Sign in with another account</a>`}
    </p>
    ${
      places.length > 0 &&
      html`<nav aria-labelledby="own-places">
        <h2 id="own-places">Your pages</h2>
        <ul>
          ${places.map(({ path, label }) => html`<li><a href=${path}>${label}</a></li>`)}
        </ul>
      </nav>`
    }`;
}

const WaysIn = ({ place }: ProblemReader) => html`
  <p><a class="button" href=${signInAddress(place)}>Sign in</a></p>
  <p><a href="/">Go to the start page</a></p>
  <p class="small soft">If you got a notice about your case, you need no account: open the private link in it.</p>
`;
