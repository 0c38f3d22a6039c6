import { z } from 'zod';
import { HEARING_DRAFTS, type HearingDraft } from '#api/drafts/hearing-drafts.ts';
import type { ServedHearingView } from '#api/views/judge/hearing-view.ts';
import type { Problem } from '#api/problem.ts';
import type { PageContent } from '#api/ui/document.ts';
import { formState, type FormState } from '#api/ui/form-state.ts';
import { describeLanguage, describeSpan } from '#api/ui/figures.ts';
import { html } from '#api/ui/html.ts';
import { Banner } from '#api/ui/parts/banner.ts';
import { Due } from '#api/ui/parts/due.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { Keys } from '#api/ui/parts/keys.ts';
import { sentence } from '#api/ui/sentence.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';
import { phraseOf, say, type Phrase } from '#api/ui/say.ts';
import { writeCitations } from './citable.ts';
import { Decided } from './decided.ts';
import { DecisionForm } from './decision-form.ts';
import { Deliberation } from './deliberation.ts';
import { ComparisonForm, Comparisons } from './comparison.ts';
import { draftOf } from './drafts.ts';
import { isWhole, openClaims, type HearingProps } from './hearing-props.ts';
import { Leave } from './leave.ts';
import { sentMeeting } from './read-meeting.ts';
import { Material } from './material.ts';
import { PerspectiveForm, type Copies } from './perspective-form.ts';
import { OtherDraft } from './other-draft.ts';
import { Records } from './records.ts';
import { Reveal } from './reveal.ts';
import { NextHearing } from '../next-hearing.ts';
import { Score } from './score.ts';
import { Signature } from './signature.ts';
import { stageOf, Steps, type Stage } from './stage.ts';
import { Theories, TheoryForm } from './theory.ts';

/** The forms of a hearing's page. */
export type FormName =
  | 'question'
  | 'message'
  | 'appointment'
  | 'recording'
  | 'move'
  | 'minute'
  | 'perspective'
  | 'reveal'
  | 'comparison'
  | 'theory'
  | 'deliberation'
  | 'decision'
  | 'signature'
  | 'release'
  | 'recuse';

/** The code with which a record is shown again because its judge wrote parts of it on another case. */
export const COPIES_FOUND = 'copiesFound';

interface Served {
  view: ServedHearingView;
  viewId: string;
  at: string;
  canReveal: boolean;
}

/** A form that was sent, whose words are shown again: it was refused, or its judge asked for the page again. */
interface Sent {
  form: FormName;
  problem?: Problem;
}

/** Whether the judge comes from the act that ends their part. */
const hasFinished = (notice: string | undefined): boolean => notice === 'decided' || notice === 'proposed';

const NOTICES: Partial<Record<string, Phrase>> = {
  asked: say`Your question is on its way to the subject. The hearing’s clock is paused until the subject answers or the deadline passes.`,
  said: say`Your message is on the subject’s page.`,
  proposedTimes: say`The times are proposed, and the subject is being notified.`,
  recordingAdded: say`The recording is added. The subject sees it on their page.`,
  appointmentChanged: say`The appointment is changed. What changed is on the subject’s page.`,
  minute: say`The minute is recorded, and the subject is asked whether it is right.`,
  recorded: say`Your perspective record has been submitted.`,
  revealed: say`The score has been revealed to you, and the trail records when.`,
  compared: say`Your assessment of the comparison has been added.`,
  theory: say`Your theory assessment has been added.`,
  noted: say`Your note has been added.`,
  decided: say`The case is decided, and the subject will be notified.`,
  proposed: say`Your decision is waiting for a second person’s signature.`,
  refusedToSign: say`The signature has been refused, and the hearing continues.`,
  kept: say`Your draft is saved.`,
};

/** The page of a hearing, made from the view that its judge was served and from nothing else. */
export function hearingContent(
  visit: StaffVisit<{ id: string }>,
  { canReveal, ...served }: Served,
  sent?: Sent,
): PageContent {
  const props: HearingProps = { visit, ...served };
  const { view, at } = served;
  const stage = stageOf(view, canReveal);
  const forms = (name: FormName) => formOf(props, name, sent);
  const notice = NOTICES[visit.query['notice'] ?? ''];
  return {
    title: say`Hearing ${view.externalRef}: ${view.policy.title}`,
    hasHeading: true,
    width: 'wide',
    islands: [
      ...['autosave', 'cite', 'rows', 'telemetry', 'local-time', 'conversation'],
      ...['record-progress', 'find-in-material', 'keys'],
    ],
    body: html`
      <header class="hearing-head">
        <h1>${view.policy.title}</h1>
        <p class="small soft">
          <span>Reference <bdi>${view.externalRef}</bdi></span> · <span>opened ${Moment({ at: view.openedAt })}</span>
          ${view.phase === 'hearing' && Due({ dueAt: view.dueAt, at })}
          ${view.you.leaseUntil !== null && Lease({ until: view.you.leaseUntil, at })} ${Keys({ keys: KEYS })}
        </p>
        ${Steps({ stage, view })}
      </header>
      ${sent && isDraft(sent.form) && OtherDraft({ ...props, kind: sent.form, form: forms(sent.form) })}
      ${sent ? RefusedBanner(sent) : notice !== undefined && Banner({ tone: 'good', title: notice })}
      ${
        view.waitsForObjection &&
        Banner({
          tone: 'care',
          title: say`The hearing waits for a supervisor`,
          children: html`<p>
            The subject has objected to the person who hears the case. Nothing can be recorded or decided until a
            supervisor has answered. Drafts are still saved, and the hearing’s clock is paused.
          </p>`,
        })
      }
      ${
        view.language &&
        !view.language.youReadIt &&
        view.phase === 'hearing' &&
        Banner({
          title: say`The subject’s language is ${describeLanguage(view.language.tag)}`,
          children: html`<p>
            You are not registered as reading it. Hear the subject with an interpreter, and name the interpreter among
            those present in the minute.
          </p>`,
        })
      }
      <div class="bench">
        <aside class="bench-material" aria-label="Material" tabindex="0" data-key="m">
          ${Material({
            ...props,
            form: forms('question'),
            talk: forms('message'),
            meetings: {
              appointment: forms('appointment'),
              move: forms('move'),
              minute: forms('minute'),
              recording: forms('recording'),
            },
          })}
        </aside>
        <div class="bench-record" data-key="r">
          ${RecordSide({ ...props, stage, forms, copies: copiesOf(visit, sent) })}
          ${
            (stage === 'over' || stage === 'wait') &&
            html`<div class="actions no-print">
              ${NextHearing({ signedIn: visit.signedIn, isFocused: hasFinished(visit.query['notice']) })}
              <a href="/hearings">Back to the queue</a>
            </div>`
          }
          ${Leave({ ...props, form: forms('release') })}
        </div>
      </div>
    `,
  };
}

/** Whether the parts that its judge wrote on another case are shown to them now, or were before. */
function copiesOf({ form }: StaffVisit<{ id: string }>, sent: Sent | undefined): Copies {
  if (sent?.problem?.document.code === COPIES_FOUND) return 'shown';
  return sent?.form === 'perspective' && form.text('copies') === 'seen' ? 'seen' : 'unknown';
}

interface RecordSideProps extends HearingProps {
  stage: Stage;
  forms: (name: FormName) => FormState;
  copies: Copies;
}

function RecordSide({ stage, forms, copies, ...props }: RecordSideProps) {
  const { view, visit } = props;
  if (stage === 'record') {
    return view.you.holding
      ? PerspectiveForm({ ...props, form: forms('perspective'), copies })
      : Banner({ title: say`This hearing is no longer assigned to you` });
  }
  if (stage === 'reveal') return Reveal(props);
  if (!isWhole(view)) return Banner({ title: say`There is nothing for you to do here` });
  const whole = { ...props, view };
  const mine = view.records.find(({ judge }) => judge === visit.staff.id);
  const isUnheard = openClaims(view).some(({ id }) => !mine?.findings.some(({ claimId }) => claimId === id));
  const mayDecideAnew = view.decision?.decidedBy === visit.staff.id;
  return html`
    ${
      stage === 'wait' &&
      view.proposal === null &&
      Banner({
        title: say`Your part is done for now`,
        children: html`<p>The hearing has passed to another judge. What you wrote remains part of it.</p>`,
      })
    }
    ${Decided(whole)} ${Signature({ ...whole, form: forms('signature') })}
    ${Deliberation({ ...whole, form: forms('deliberation') })}
    ${
      isUnheard &&
      stage === 'decide' &&
      Banner({
        tone: 'care',
        title: say`A claim has been added since your record`,
        children: html`<p>It needs a finding of its own: change your record below.</p>`,
      })
    }
    ${Score(whole)} ${Records(whole)}
    ${
      mine &&
      view.phase === 'hearing' &&
      view.proposal === null &&
      (stage === 'decide' || view.you.deliberating) &&
      html`<details class="card" open=${isUnheard || forms('perspective').errors.length > 0}>
        <summary>Change your perspective record</summary>
        ${PerspectiveForm({ ...props, form: forms('perspective'), isChange: true, copies })}
      </details>`
    }
    ${Comparisons(whole)} ${Theories(whole)}
    ${
      stage === 'decide' &&
      html`
        ${ComparisonForm({ ...whole, form: forms('comparison') })} ${TheoryForm({ ...props, form: forms('theory') })}
        ${DecisionForm({ ...whole, form: forms('decision') })}
      `
    }
    ${
      view.phase === 'decided' &&
      mayDecideAnew &&
      html`<details open=${forms('decision').errors.length > 0}>
        <summary>Replace this decision</summary>
        ${DecisionForm({ ...whole, form: forms('decision') })}
      </details>`
    }
  `;
}

/** How long the hearing stays with its judge if they do nothing; the island `local-time` counts it down. */
function Lease({ until, at }: { until: string; at: string }) {
  const over = say`your time has ended: another judge may take it`;
  return html`<span
      class="tag"
      role="timer"
      data-lease
      data-until=${until}
      data-left=${say`yours for another ${'%'}`}
      data-over=${over}
      >${until > at ? say`yours for another ${describeSpan(at, until)}` : over}</span
    >
    <span class="visually-hidden">until ${Moment({ at: until })}</span>`;
}

const KEYS = [
  ['m', say`Go to the material`],
  ['/', say`Find words in the material; Enter goes to the next place`],
  ['r', say`Go to the record`],
  ['n', say`Next hearing, once you have finished this one`],
] as const;

const isDraft = (form: FormName): form is HearingDraft => HEARING_DRAFTS.some((kind) => kind === form);

function RefusedBanner({ problem }: Sent) {
  if (!problem) return null;
  const { document } = problem;
  // `OtherDraft` says what is to be said of a draft that was changed.
  if (document.code === 'invalid' || document.code === 'draftChanged') return null;
  const { title, detail, remedy } = document;
  return Banner({
    tone: 'care',
    title: phraseOf(title),
    children: html`<p>${[detail, remedy].flatMap((each) => (each === undefined ? [] : [sentence(each), ' ']))}</p>`,
  });
}

/** The values of a form: what was sent, otherwise the draft, otherwise the record in force. */
function formOf({ view, visit }: HearingProps, name: FormName, again?: Sent): FormState {
  const isSent = again?.form === name;
  const sent = isSent ? visit.form : undefined;
  const errors = isSent ? again.problem?.document.errors : undefined;
  const more = visit.query['more'];
  switch (name) {
    case 'perspective': {
      const mine = isWhole(view) ? view.records.find(({ judge }) => judge === visit.staff.id)?.record : undefined;
      const value = sent?.tree() ?? draftOf(view, 'perspective')?.body ?? mine;
      return formState(
        writeCitations(
          inOrder(
            value,
            'findings',
            'claimId',
            openClaims(view).map(({ id }) => id),
          ),
        ),
        errors,
        more,
      );
    }
    case 'theory':
      return formState(writeCitations(sent?.tree() ?? draftOf(view, 'theory')?.body), errors, more);
    case 'decision': {
      const value = sent?.tree() ?? draftOf(view, 'decision')?.body;
      const sources = isWhole(view) ? view.sources.map(({ id }) => id) : [];
      return formState(inOrder(value, 'contributions', 'source', sources), errors);
    }
    case 'comparison':
    case 'signature':
      return formState(sent?.tree(), errors);
    case 'recording':
    case 'appointment':
    case 'move':
    case 'minute':
      return formState(sent && sentMeeting(sent), errors);
    case 'message': {
      const text = sent?.text('message') ?? asMessage(draftOf(view, 'message')?.body);
      return formState(text === undefined ? undefined : { message: text, text }, errors);
    }
    case 'question':
    case 'deliberation':
    case 'release':
    case 'recuse':
    case 'reveal':
      return formState(sent && textsOf(sent, ['question', 'note', 'reason']), errors);
  }
}

/** The text of a message's draft. */
const asMessage = (body: unknown): string | undefined => z.object({ text: z.string() }).safeParse(body).data?.text;

/** A value whose list is in the order of the page, so that an entry is found by its index. */
function inOrder(value: unknown, list: string, key: string, order: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries: unknown = (value as Record<string, unknown>)[list];
  if (!Array.isArray(entries)) return value;
  const ordered = order.map(
    (id) => (entries as Record<string, unknown>[]).find((entry) => entry[key] === id) ?? { [key]: id },
  );
  return { ...value, [list]: ordered };
}

const textsOf = (form: StaffVisit['form'], names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, form.text(name)]));
