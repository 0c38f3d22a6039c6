import { FINDING_NAMES } from '#api/names/finding-names.ts';
import type { CaseNote } from '#db/case-notes.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import type { CaseView } from '#api/views/institution/case-view.ts';
import type { Problem } from '#api/problem.ts';
import type { PageContent } from '#api/ui/document.ts';
import { formState, type FormState } from '#api/ui/form-state.ts';
import { html } from '#api/ui/html.ts';
import { Banner } from '#api/ui/parts/banner.ts';
import { ErrorSummary } from '#api/ui/parts/error-summary.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { Refused } from '#api/ui/parts/refused.ts';
import { StaffNotes } from '#api/ui/parts/staff-notes.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import { PHASE_NAMES } from '#api/ui/phases.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';
import { describeStated, valueInWords } from '#api/ui/value.ts';
import type { CaseProps } from './case-props.ts';
import { Decision } from './decision.ts';
import { MachinePart } from './machine-part.ts';
import { Notices } from './notices.ts';
import { BounceForm, ContactForm, LinkForm } from './reach-forms.ts';
import { EraseForm, FactsForm, LaterOutcomeForm, WithdrawForm } from './forms.ts';
import { listOf, phraseOf, say, type Phrase } from '#api/ui/say.ts';

/** A form of the page. */
export type CaseForm = 'withdraw' | 'outcome' | 'erasure' | 'contact' | 'bounce' | 'facts' | 'link' | 'note';

const NOTICES: Partial<Record<string, Phrase>> = {
  withdrawn: say`The case is withdrawn, and the person will be notified.`,
  asked: say`A claim is open, so the person is asked to agree. The hearing continues until they do.`,
  added: say`The later outcome is recorded, and the case is now a precedent.`,
  present: say`The later outcome is recorded. The precedent already existed.`,
  leftOut: say`The later outcome is recorded. The decision was adverse, so no score compares other cases with this one.`,
  differs: say`The later outcome is recorded. The policy already has a different precedent with this id, which is unchanged.`,
  corrected: say`The contact is corrected. A new notice is on its way.`,
  link: say`A new private link is on its way.`,
  note: say`Your note has been added for your colleagues.`,
  bounced: say`The bounce is recorded. Correct the contact, so that the person is reached.`,
  factsCorrected: say`The facts are corrected, and the case is being scored again.`,
  erased: say`The personal data of this case’s person is erased.`,
};

/** A case as its institution may read it. */
export function caseContent(
  visit: StaffVisit<{ id: string }>,
  {
    view,
    policy,
    notes,
    onHold,
  }: { view: CaseView; policy: Policy; notes: readonly CaseNote[] | null; onHold: boolean },
  refused?: { form: CaseForm; problem: Problem },
): PageContent {
  const mayAct = visit.staff.roles.includes('institution');
  const props: CaseProps = { visit, view, policy, mayAct, onHold };
  const notice = NOTICES[visit.query['notice'] ?? ''];
  const formOf = (name: CaseForm): FormState =>
    refused?.form === name
      ? formState(
          {
            ...Object.fromEntries(
              ['reason', 'event', 'observedAt', 'contact', 'note'].map((field) => [
                field,
                visit.form.text(field) ?? '',
              ]),
            ),
            ...visit.form.tree(),
          },
          refused.problem.document.errors ?? [],
          undefined,
          name,
        )
      : formState({}, [], undefined, name);
  const form = formOf(refused?.form ?? 'withdraw');
  return {
    title: say`Case ${view.externalRef}`,
    width: 'middle',
    styles: ['institution'],
    islands: ['local-time', 'autosave'],
    body: html`
      ${
        refused
          ? form.errors.length > 0
            ? ErrorSummary({ form, title: phraseOf(refused.problem.document.title) })
            : Refused({ problem: refused.problem })
          : notice !== undefined && Banner({ tone: 'good', title: notice })
      }
      ${Standing(props)} ${ErasureRequest(props)} ${Decision(props)}
      <div class="two">
        <section class="card" aria-labelledby="facts">
          <h2 id="facts">Facts</h2>
          <p class="small soft">
            ${view.erasedAt === undefined ? say`As you sent them.` : say`What you sent, without what was in free text.`}
          </p>
          ${FactList({ facts: view.facts, policy })}
          ${view.earlierFacts?.map(
            ({ facts, correctedAt, reason }) =>
              html`<details>
                <summary>Until ${Moment({ at: correctedAt })}, when they were corrected</summary>
                ${reason !== null && html`<p>${reason}</p>`} ${facts && FactList({ facts, policy })}
              </details>`,
          )}
          ${mayAct && FactsForm({ ...props, form: refused?.form === 'facts' ? form : formState({ facts: view.facts }) })}
        </section>
        ${MachinePart(props)}
      </div>
      <p class="small"><a href=${`/cases/${view.id}/versions`}>The case under another version of its policy</a></p>
      ${StaffNotes({
        notes,
        signedIn: visit.signedIn,
        action: `/cases/${view.id}/notes`,
        form: formOf('note'),
        mayWrite: mayAct && view.erasedAt === undefined,
      })}
      ${Claims(props)} ${Notices(props)} ${mayAct && ContactForm({ ...props, form: formOf('contact') })}
      ${mayAct && LinkForm(props)} ${mayAct && BounceForm({ ...props, form: formOf('bounce') })}
      ${mayAct && LaterOutcomeForm({ ...props, form: formOf('outcome') })}
      ${mayAct && WithdrawForm({ ...props, form: formOf('withdraw') })}
      ${mayAct && EraseForm({ ...props, form: formOf('erasure') })}
    `,
  };
}

/** That the person wants their data erased, which the institution decides. */
function ErasureRequest({ view: { erasureRequest, erasedAt, phase }, onHold }: CaseProps) {
  if (!erasureRequest || erasedAt !== undefined) return null;
  const isClosed = phase === 'decided' || phase === 'withdrawn';
  return Banner({
    tone: 'care',
    title: say`The person asks for the erasure of their data`,
    children: html`
      <p>Asked ${Moment({ at: erasureRequest.at })}.</p>
      ${erasureRequest.why !== null && Voice({ words: erasureRequest.why })}
      <p>
        ${
          isClosed && !onHold
            ? say`You decide about it. If you agree, erase the data below.`
            : onHold
              ? say`You decide about it. The data can be erased once the case and the legal hold have ended.`
              : say`You decide about it. The data can be erased once the case has ended.`
        }
      </p>
    `,
  });
}

/** The facts in the order of the policy, as it explains them; those of another version of it come last. */
function FactList({ facts, policy }: { facts: CaseView['facts']; policy: Policy }) {
  const stated = policy.attributes.filter(({ name }) => facts[name] !== undefined);
  const others = Object.entries(facts).filter(([name]) => !stated.some((each) => each.name === name));
  return html`<dl class="facts">
    ${stated.map(
      (attribute) =>
        html`<div>
          <dt>${attribute.meaning}</dt>
          <dd dir="auto">${describeStated(attribute, facts[attribute.name])}</dd>
        </div>`,
    )}
    ${others.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd dir="auto">${valueInWords(value)}</dd>
        </div>`,
    )}
  </dl>`;
}

function Standing({ view, policy }: CaseProps) {
  const { hearing } = view;
  return html`<dl class="pairs beside">
    <dt>Phase</dt>
    <dd>
      <span class="tag accent">${PHASE_NAMES[view.phase]}</span>
      ${
        view.phase === 'appealWindow' && view.windowEndsAt !== null && html` until ${Moment({ at: view.windowEndsAt })}`
      }
    </dd>
    ${
      hearing &&
      html`<dt>Hearing</dt>
        <dd>
          ${listOf(hearing.grounds.map((ground) => GROUNDS[ground]))}; open since ${Moment({ at: hearing.openedAt })},
          due ${Moment({ at: hearing.dueAt })} ${hearing.overdue && html` <span class="tag bad">overdue</span>`}
        </dd>`
    }
    ${
      !view.reach.reached &&
      view.reach.why !== null &&
      html`<dt>The person</dt>
        <dd>
          <span class="tag bad">not reached</span>
          ${view.reach.why === 'bounced' ? say`a notice has come back` : say`a notice could not be delivered`}
          ${view.reach.since !== null && html`(${Moment({ at: view.reach.since })})`}
          ${
            view.reach.reachedTooLateAt !== undefined &&
            html`Another notice has reached them since, on ${Moment({ at: view.reach.reachedTooLateAt })}, when their
            time was over.`
          }
        </dd>`
    }
    ${
      view.withdrawal !== undefined &&
      html`<dt>Withdrawal</dt>
        <dd>
          ${
            view.withdrawal === 'awaitsSubject'
              ? say`awaiting the agreement of the person whose claim is open; the hearing continues until they agree`
              : say`the person whose claim is open wants to be heard`
          }
        </dd>`
    }
    <dt>Policy</dt>
    <dd>
      <a href=${`/policies/${view.policy}?version=${view.policyVersion}`}
        >${policy.title}, version ${String(view.policyVersion)}</a
      >
    </dd>
    <dt>Docket</dt>
    <dd><a href=${`/dockets/${view.docketId}`}>…${view.docketId.slice(-6)}</a></dd>
    ${
      view.replaces !== undefined &&
      html`<dt>In place of</dt>
        <dd><a href=${`/cases/${view.replaces}`}>the withdrawn case …${view.replaces.slice(-6)}</a></dd>`
    }
    ${
      view.replacedBy !== undefined &&
      html`<dt>Replaced by</dt>
        <dd><a href=${`/cases/${view.replacedBy}`}>case …${view.replacedBy.slice(-6)}</a></dd>`
    }
    <dt>Received</dt>
    <dd>${Moment({ at: view.receivedAt })}</dd>
    ${
      view.completedAt !== undefined &&
      html`<dt>Complete</dt>
        <dd>${Moment({ at: view.completedAt })}</dd>`
    }
    ${
      view.legalDeadline !== null &&
      html`<dt>Legal deadline</dt>
        <dd>${Moment({ at: view.legalDeadline })}${policy.legalClock && html`, ${policy.legalClock.basis}`}</dd>`
    }
    ${
      view.erasedAt !== undefined &&
      html`<dt>Personal data</dt>
        <dd>erased ${Moment({ at: view.erasedAt })}</dd>`
    }
    ${
      view.legalHold &&
      html`<dt>Legal hold</dt>
        <dd>
          ${view.legalHold.until === null ? say`without an end` : html`until ${Moment({ at: view.legalHold.until })}`}
        </dd>`
    }
    <dt>Id</dt>
    <dd class="hash">${view.id}</dd>
  </dl>`;
}

const GROUNDS: Record<NonNullable<CaseView['hearing']>['grounds'][number], Phrase> = {
  claim: say`the person says that their case is different`,
  unscored: say`there is no valid score`,
  signOff: say`the policy requires a person to sign`,
  review: say`the decision is under review`,
};

const KINDS = {
  exception: say`this case is different`,
  wrongFact: say`a fact is wrong`,
  wrongComparison: say`the comparison is wrong`,
} as const;

/** That there are claims and what was found, never their words. */
function Claims({ view: { claims } }: CaseProps) {
  return html`<section aria-labelledby="claims">
    <h2 id="claims">Exception claims</h2>
    ${
      claims.length === 0
        ? html`<p class="soft">The person has not said that this case is different.</p>`
        : html`<ul>
              ${claims.map(
                ({ kind, raisedAt, withdrawn, finding }) =>
                  html`<li>
                    ${KINDS[kind]}, raised
                    ${Moment({
                      at: raisedAt,
                    })}${withdrawn && say`, withdrawn`}${finding && html`, found: <strong>${FINDING_NAMES[finding]}</strong>`}
                  </li>`,
              )}
            </ul>
            <p class="small soft">
              What the person wrote, and the questions and answers, are not shown to the institution.
            </p>`
    }
  </section>`;
}
