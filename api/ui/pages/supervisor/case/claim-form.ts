import { isContestable } from '#workflows/domain/state.ts';
import { awaitsSubject, claimsUntil } from '#workflows/domain/appeal-window.ts';
import { html } from '#api/ui/html.ts';
import { claimLanguages } from '#api/ui/parts/claim-language.ts';
import { ErrorSummary } from '#api/ui/parts/error-summary.ts';
import { Select } from '#api/ui/parts/select.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { caseAddressOf } from '../case-words.ts';
import { nameOf, type DeskProps } from './desk-props.ts';
import { say } from '#api/ui/say.ts';

/** Writes down what the subject said by another way than their private link. */
export function ClaimForm({ visit, material: { caseId, policy, state }, formOf }: DeskProps) {
  const form = formOf('claim');
  const isDecided = state.phase === 'decided';
  const isOpen = awaitsSubject(state) || isContestable(state);
  const hasWindow = claimsUntil(policy, state) !== null;
  if (state.erasedAt !== undefined || !(isOpen || (isDecided && hasWindow))) return null;
  return html`<section class="card" aria-labelledby="claim">
    <h2 id="claim">Write down what the subject said</h2>
    <p>
      For what they said by phone, by letter or in person within the appeal window. It counts from when it was received,
      and is heard like any other claim. The subject reads it through their private link.
      ${isDecided && say`The decision stays in force, under review, until a judge confirms it or supersedes it.`}
    </p>
    ${StaffForm({
      signedIn: visit.signedIn,
      action: `${caseAddressOf(caseId)}/claims`,
      children: html`
        ${ErrorSummary({ form, title: say`The claim has not been written down yet`, nameOf })}
        ${Select({
          form,
          name: 'channel',
          label: say`How they said it`,
          options: [
            { value: 'phone', label: say`by phone` },
            { value: 'letter', label: say`by letter` },
            { value: 'inPerson', label: say`in person` },
          ],
        })}
        ${Select({
          form,
          name: 'language',
          label: say`Language of what they said`,
          empty: say`the subject’s language`,
          options: claimLanguages(visit.language),
        })}
        ${TextInput({ form, name: 'receivedAt', type: 'datetime-local', label: say`When it was received (${visit.timeZone})` })}
        ${TextArea({
          form,
          name: 'statement',
          label: say`What the subject said`,
          rows: 6,
          hint: say`In their own words, as far as you have them. Your name is noted beside it.`,
        })}
        <div class="actions"><button>Write it down</button></div>
      `,
    })}
  </section>`;
}
