import { NO_ROLE } from '#api/identity/read-claims.ts';
import { STAFF_ROLES } from '#workflows/domain/actor.ts';
import { html } from '../../html.ts';
import { DemoRoles } from '../../parts/demo-roles.ts';
import { placesOf } from '../../places.ts';
import type { RegisterPage } from '../../register-page.ts';
import { phraseOf, say } from '../../say.ts';
import { sendAnswer, type Ui } from '../../ui.ts';

/** The start page: redirects a signed-in user to their work, and asks any other to sign in. */
export const startPage: RegisterPage = (app, ui) => {
  app.get('/', async (request, reply) => {
    const signedIn = await ui.sessions.read(request);
    if (!signedIn || signedIn.idle) return sendAnswer(ui, reply, welcome(ui), { kind: 'open' });
    const [place] = placesOf(signedIn.staff);
    if (place) return reply.redirect(place.path, 303);
    return sendAnswer(ui, reply, nothingToDo(), {
      kind: 'staff',
      signedIn,
      path: '/',
      timeZone: await ui.zoneFor(signedIn.staff),
      face: ui.faces.of(signedIn.staff.institutionId),
    });
  });
};

const welcome = ({ dependencies }: Ui) => ({
  title: say`Every claim to be an exception is heard by a person`,
  body: html`
    <p class="lead">
      A machine can say how similar a person is to others. It cannot take their point of view. When a person says “my
      case is different”, a person here makes that effort, whatever the verdict.
    </p>
    <p><a class="button" href="/auth/sign-in">Sign in</a></p>
    ${dependencies.devTokens && DemoRoles()}
    <section class="card">
      <h2>Did you get a notice about your case?</h2>
      <p>You need no account. Open the private link in your notice: it opens your case and no other.</p>
    </section>
  `,
});

const nothingToDo = () => ({
  title: phraseOf(NO_ROLE),
  body: html`<p>
    You are signed in, but your account has no role that can use these pages. Ask the administrator of your identity
    provider to assign one of these: ${STAFF_ROLES.join(', ')}.
  </p>`,
});
