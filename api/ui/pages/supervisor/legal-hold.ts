import { z } from 'zod';
import { beginningOfDay } from '#workflows/domain/term.ts';
import { LegalHold } from '#api/acts/set-legal-hold.ts';
import type { LegalHold as Hold } from '#db/staffing/overseen-hearing.ts';
import { invalid } from '#api/problem.ts';
import { check, type Form } from '../../form.ts';
import type { FormState } from '../../form-state.ts';
import { html, type Markup } from '../../html.ts';
import { ErrorSummary } from '../../parts/error-summary.ts';
import { Moment } from '../../parts/moment.ts';
import { StaffForm } from '../../parts/staff-form.ts';
import { TextArea } from '../../parts/text-area.ts';
import { TextInput } from '../../parts/text-input.ts';
import type { SignedIn } from '../../session/sessions.ts';
import { say, type Phrase } from '../../say.ts';

const NAMES: Partial<Record<string, Phrase>> = { '/reason': say`Why it is held`, '/until': say`Until` };

/** Sets a legal hold on a case's data, or ends the one that there is. */
export function LegalHoldForm(props: {
  signedIn: SignedIn;
  timeZone: string;
  place: string;
  hold: Hold;
  form: FormState;
}) {
  const { signedIn, timeZone, place, hold, form } = props;
  if (hold.erasedAt !== null)
    return html`<p class="soft">The personal data of this case was erased ${Moment({ at: hold.erasedAt })}.</p>`;
  return html`<section class="card" aria-labelledby="hold">
    <h2 id="hold">Legal hold</h2>
    <p>${tellHold(hold)}</p>
    ${StaffForm({
      signedIn,
      action: `${place}/hold`,
      children: html`
        ${ErrorSummary({ form, title: say`The hold has not been set yet`, nameOf: (pointer) => NAMES[pointer] })}
        ${TextInput({ form, name: 'until', type: 'date', label: say`Until`, hint: say`Without an end, where left empty (${timeZone}).` })}
        ${TextArea({ form, name: 'reason', label: say`Why it is held`, rows: 2 })}
        <div class="actions"><button class="second">Set the hold</button></div>
      `,
    })}
  </section>`;
}

function tellHold({ isSet, until }: Hold): Markup {
  if (!isSet)
    return say`While a hold is in force, the personal data of this case is not erased, by request or by the policy’s term.`;
  if (until === null)
    return say`A hold was set without an end. What you set now takes its place; a day that has passed ends it.`;
  return html`A hold was set until ${Moment({ at: until })}. What you set now takes its place; a day that has passed
  ends it.`;
}

/** What the form asks for; a day stands for its beginning in the zone. */
export function readLegalHold(form: Form, timeZone: string): z.infer<typeof LegalHold> {
  const day = form.text('until');
  if (day !== undefined && !z.iso.date().safeParse(day).success)
    throw invalid([{ field: '/until', message: 'give a day, such as 2026-11-25' }], 'The hold has not been set yet');
  return check(LegalHold, {
    reason: form.text('reason') ?? '',
    ...(day !== undefined && { until: beginningOfDay(day, timeZone) }),
  });
}
