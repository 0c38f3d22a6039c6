import { html } from '../html.ts';
import { say } from '../say.ts';

/** The people of the sample institution, and what each of them does. */
const PEOPLE = [
  {
    account: 'institution@sample',
    title: say`Institution`,
    does: say`Imports cases, sets the policies, and reads decisions.`,
  },
  {
    account: 'judge-1@sample',
    title: say`Judge`,
    does: say`Hears the next case, before they see any score, and decides it.`,
  },
  {
    account: 'supervisor@sample',
    title: say`Supervisor`,
    does: say`Staffs the hearings, and handles what is stuck or late.`,
  },
  {
    account: 'auditor@sample',
    title: say`Auditor`,
    does: say`Reads everything, changes nothing: trails, reports, proofs.`,
  },
];

/** Who does what in the sample institution; each button signs out the account that was signed in, and signs that person in. */
export function DemoRoles() {
  return html`<section class="card" aria-labelledby="roles">
    <h2 id="roles">Look around as</h2>
    <p>
      These are demo accounts without passwords. The institution “sample” gets a few example cases when everything is
      started for the first time; “demo” is empty and yours to fill.
    </p>
    <ul class="roles">
      ${PEOPLE.map(
        ({ account, title, does }) =>
          html`<li>
            <a class="button second" href=${`/auth/sign-in?as=${encodeURIComponent(account)}`}>${title}</a>
            <span>${does}</span>
          </li>`,
      )}
      <li>
        <a class="button second" href="/dev/mailbox">Subject</a>
        <span>Gets a notice with a private link. The mailbox holds every notice that was sent.</span>
      </li>
    </ul>
    <p><a href="/auth/sign-in">All demo accounts</a></p>
  </section>`;
}
