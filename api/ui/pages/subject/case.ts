import { helperToken } from '#db/notices/appeal-links.ts';
import { serveAppeal } from '#api/views/subject/serve-appeal.ts';
import type { Problem } from '#api/problem.ts';
import type { PageContent } from '../../document.ts';
import { formState, type FormState } from '../../form-state.ts';
import { html } from '../../html.ts';
import { Banner } from '../../parts/banner.ts';
import { ErrorSummary } from '../../parts/error-summary.ts';
import type { RegisterPage } from '../../register-page.ts';
import { explainProblem, subjectPage, type SubjectVisit } from '../../subject-route.ts';
import type { Ui } from '../../ui.ts';
import type { CaseProps } from './case/case-props.ts';
import { ClaimForm } from './case/claim-form.ts';
import { Claims } from './case/claims.ts';
import { Facts } from './case/facts.ts';
import { FileNotAdded } from './case/file-not-added.ts';
import { Files } from './case/files.ts';
import { Helpers } from './case/helpers.ts';
import { Hearer, StepsSoFar } from './case/hearer.ts';
import { LateClaims } from './case/late-claims.ts';
import { OtherDraft } from './case/other-draft.ts';
import { Meetings } from './case/meetings.ts';
import { Outcome } from './case/outcome.ts';
import { Provisional } from './case/provisional.ts';
import { EarlierQuestions, OpenQuestion } from './case/questions.ts';
import { Rest } from './case/rest.ts';
import { Restatements } from './case/restatements.ts';
import { ReviewRequest } from './case/review-request.ts';
import { Recordings } from './case/recordings.ts';
import { Expectations } from './case/expectations.ts';
import { Seen } from './case/seen.ts';
import { Survey } from './case/survey.ts';
import { Talk } from './case/talk.ts';
import { TimeLeft } from './case/time-left.ts';
import { Withdrawal } from './case/withdrawal.ts';
import { WhoDoesWhat } from './case/who-does-what.ts';
import { YourData } from './case/your-data.ts';
import { registerCaseForms } from './case/register-forms.ts';

/** The subject's own case: everything about it, and everything they can do, on one page. */
export const casePage: RegisterPage = (app, ui) => {
  subjectPage(app, ui, { below: '', show: (visit) => showCase(ui, visit) });
  registerCaseForms(app, ui, (visit, problem) => showCase(ui, visit, problem));
};

async function showCase({ dependencies }: Ui, visit: SubjectVisit, problem?: Problem): Promise<PageContent> {
  const { messages, subject, form: sent, request } = visit;
  const { view, at, drafts } = await serveAppeal(dependencies, subject, request.method, messages.appeal);
  const props: CaseProps = { visit, view, at, drafts };
  const form = filledIn(drafts, request.method === 'POST' ? sent : undefined, problem);
  const linkOf = (helperId: string) =>
    `${dependencies.publicUrl}/appeal/${helperToken(dependencies.dataKey, helperId)}`;
  const isOver = view.phase === 'decided' || view.phase === 'withdrawn';
  return {
    title: `${messages.case.title}: ${view.reference}`,
    hasHeading: true,
    islands: ['autosave', 'local-time', 'conversation'],
    body: html`
      <h1>${messages.case.title}</h1>
      ${
        subject.reader &&
        Banner({
          tone: 'care',
          title: messages.reader.title,
          children: html`<p>${messages.reader.text(subject.reader.name)}</p>`,
        })
      }
      ${CaseFacts(props)} ${problem ? Refused({ visit, problem, form }) : Done(visit)} ${problem && OtherDraft(props)}
      <p class="lead">${view.status}</p>
      ${Withdrawal(props)} ${isOver && Outcome(props)} ${OpenQuestion({ ...props, form })} ${Hearer({ ...props, form })}
      ${Talk({ ...props, form })} ${Meetings({ ...props, form })} ${Recordings(props)} ${!isOver && Outcome(props)}
      ${ReviewRequest({ ...props, form })} ${Restatements({ ...props, form })} ${TimeLeft(props)} ${Claims(props)}
      ${Provisional(props)} ${!isOver && WhoDoesWhat(props)} ${Facts(props)} ${ClaimForm({ ...props, form })}
      ${Expectations({ ...props, form })} ${LateClaims({ ...props, form })} ${EarlierQuestions(props)} ${Files(props)}
      ${Rest(props)} ${Survey({ ...props, form })} ${Seen(props)} ${Helpers({ ...props, form, linkOf })}
      ${YourData({ ...props, form })} ${StepsSoFar(props)}
    `,
  };
}

function CaseFacts({ visit: { messages, face }, view }: CaseProps) {
  const { case: words } = messages;
  return html`<p class="soft small">
    ${words.matter}: ${view.policy.title} · ${words.reference}: <bdi>${view.reference}</bdi> · ${words.institution}:
    ${face?.name ?? view.institution}
  </p>`;
}

/** What has just happened, after a form. */
function Done({ query, messages }: SubjectVisit) {
  const known: Partial<Record<string, string>> = messages.done;
  const words = known[query['done'] ?? ''];
  if (words === undefined) return null;
  return html`${Banner({ tone: 'good', title: words })} ${FileNotAdded({ query, messages })}`;
}

function Refused({ visit, problem, form }: { visit: SubjectVisit; problem: Problem; form: FormState }) {
  const { faults } = visit.messages;
  if (problem.document.code === 'invalid') return ErrorSummary({ form, title: faults.title });
  const { title, remedy } = explainProblem(problem, visit.messages);
  return Banner({
    tone: 'care',
    title,
    children: html`<p>${remedy}</p>`,
  });
}

/** Fields as they were sent, otherwise as the drafts have them. */
function filledIn(drafts: CaseProps['drafts'], sent?: SubjectVisit['form'], problem?: Problem): FormState {
  const kept = Object.assign(
    {},
    ...drafts.map(({ kind, body }) => (kind === 'message' ? { message: (body as { text?: unknown }).text } : body)),
  ) as Record<string, unknown>;
  const values = sent
    ? {
        ...kept,
        ...sent.tree(),
        ...pickTexts(sent, [
          'statement',
          'kind',
          'fact',
          'language',
          'why',
          'answer',
          'reviewWhy',
          'erasureWhy',
          'helperName',
          'objection',
          'message',
        ]),
      }
    : kept;
  return formState(values, problem?.document.errors);
}

const pickTexts = (form: SubjectVisit['form'], names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (form.text(name) === undefined ? [] : [[name, form.text(name)]])));
