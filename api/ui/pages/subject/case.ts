import { z } from 'zod';
import { addAttachment } from '../../../appeal/add-attachment.ts';
import { answerQuestion } from '../../../appeal/answer-question.ts';
import { answerRestatement } from '../../../appeal/answer-restatement.ts';
import { answerSurvey, SurveyAnswers } from '../../../appeal/answer-survey.ts';
import { findSameClaim } from '../../../appeal/find-same-claim.ts';
import { keepAppealDraft } from '../../../appeal/keep-appeal-draft.ts';
import { raiseClaim } from '../../../appeal/raise-claim.ts';
import { MOST_ATTACHMENT_BYTES } from '../../../appeal/read-attachment.ts';
import { restCase } from '../../../appeal/rest-case.ts';
import { answerWithdrawal } from '../../../appeal/answer-withdrawal.ts';
import { serveAppeal } from '../../../appeal/serve-appeal.ts';
import { withdrawClaim } from '../../../appeal/withdraw-claim.ts';
import { Words } from '../../../hearing/words.ts';
import { invalid, notFound, type Problem } from '../../../problem.ts';
import { hasVisibleCharacter } from '../../../../workflows/domain/words.ts';
import type { PageContent } from '../../document.ts';
import { formState, type FormState } from '../../form-state.ts';
import { html } from '../../html.ts';
import { Banner } from '../../parts/banner.ts';
import { ErrorSummary } from '../../parts/error-summary.ts';
import type { RegisterPage } from '../../register-page.ts';
import { explainProblem, subjectAction, subjectPage, type SubjectVisit } from '../../subject-route.ts';
import type { Ui } from '../../ui.ts';
import type { CaseProps } from './case/case-props.ts';
import { ClaimForm } from './case/claim-form.ts';
import { Claims } from './case/claims.ts';
import { Files } from './case/files.ts';
import { Outcome } from './case/outcome.ts';
import { Provisional } from './case/provisional.ts';
import { EarlierQuestions, OpenQuestion } from './case/questions.ts';
import { Rest } from './case/rest.ts';
import { Restatements } from './case/restatements.ts';
import { Survey } from './case/survey.ts';
import { TimeLeft } from './case/time-left.ts';
import { Withdrawal } from './case/withdrawal.ts';
import { WhoDoesWhat } from './case/who-does-what.ts';

const LONGEST_COMMENT = 5_000;

/** The subject's own case: everything about it, and everything they can do, on one page. */
export const casePage: RegisterPage = (app, ui) => {
  const { dependencies } = ui;
  subjectPage(app, ui, { below: '', show: (visit) => showCase(ui, visit) });

  const action = (below: string, act: (visit: SubjectVisit) => Promise<{ redirect: string }>) =>
    subjectAction(app, ui, { below, act, refused: (visit, problem) => showCase(ui, visit, problem) });

  action('/claims', async (visit) => {
    const statement = wordsOf(visit, 'statement');
    const same = await findSameClaim(dependencies, visit.subject, statement);
    const { claimId } =
      same === undefined ? await raiseClaim(dependencies, visit.subject, statement) : { claimId: same };
    return { redirect: visit.address(`/claims/${claimId}`, { done: 'claim' }) };
  });
  action('/claims/:claimId/withdraw', async (visit) => {
    await withdrawClaim(dependencies, visit.subject, idOf(visit, 'claimId'));
    return done(visit, 'withdrawn');
  });
  action('/answers', async (visit) => {
    const answer = wordsOf(visit, 'answer');
    await answerQuestion(dependencies, visit.subject, { answer, questionId: visit.form.text('questionId') });
    return done(visit, 'answer');
  });
  action('/restatements/:recordId', async (visit) => {
    const recordId = idOf(visit, 'recordId');
    const answer =
      visit.form.text('confirmed') === 'true'
        ? { confirmed: true as const }
        : { confirmed: false as const, correction: wordsOf(visit, `correction-${recordId}`) };
    await answerRestatement(dependencies, visit.subject, recordId, answer);
    return done(visit, 'restatement');
  });
  action('/rest', async (visit) => {
    await restCase(dependencies, visit.subject);
    return done(visit, 'rest');
  });
  action('/withdrawal', async (visit) => {
    const agreed = visit.form.text('agreed') === 'true';
    await answerWithdrawal(dependencies, visit.subject, agreed);
    return done(visit, agreed ? 'letGo' : 'stays');
  });
  action('/survey', async (visit) => {
    await answerSurvey(dependencies, visit.subject, answersOf(visit));
    return done(visit, 'survey');
  });
  action('/files', async (visit) => {
    const upload = await visit.request.file({ limits: { fileSize: MOST_ATTACHMENT_BYTES, files: 1 } });
    const content = await upload?.toBuffer().catch(() => undefined);
    if (!upload || !content || content.length === 0) throw fault('file', visit.messages.faults.file);
    await addAttachment(dependencies, visit.subject, { name: upload.filename, content });
    return done(visit, 'file');
  });
  subjectAction(app, ui, {
    below: '/drafts/:kind',
    async act(visit) {
      const { form, subject, params, wantsJson, reply } = visit;
      const kind = z.enum(['claim', 'answer']).safeParse(params['kind']).data;
      if (!kind) throw notFound('draft');
      const body =
        kind === 'claim'
          ? { statement: form.text('statement') ?? '' }
          : { answer: form.text('answer') ?? '', questionId: form.text('questionId') };
      const savedAt = await keepAppealDraft(dependencies, subject, kind, body);
      return wantsJson ? reply.send({ savedAt }) : done(visit, 'draft', kind === 'claim' ? 'claim' : 'question');
    },
    refused: (visit, problem) => showCase(ui, visit, problem),
  });
};

async function showCase({ dependencies }: Ui, visit: SubjectVisit, problem?: Problem): Promise<PageContent> {
  const { messages, subject, form: sent } = visit;
  const { view, at, drafts } = await serveAppeal(dependencies, subject, messages.appeal);
  const props: CaseProps = { visit, view, at, drafts };
  const form = filledIn(drafts, sent, problem);
  const isOver = view.phase === 'decided' || view.phase === 'withdrawn';
  return {
    title: messages.case.title,
    hasHeading: true,
    islands: ['autosave', 'local-time'],
    body: html`
      <h1>${messages.case.title}</h1>
      <${CaseFacts} ...${props} />
      ${problem ? html`<${Refused} visit=${visit} problem=${problem} form=${form} />` : html`<${Done} ...${visit} />`}
      <p class="lead">${view.status}</p>
      <${Withdrawal} ...${props} />
      <${OpenQuestion} ...${props} form=${form} />
      <${Outcome} ...${props} />
      <${Survey} ...${props} form=${form} />
      <${Restatements} ...${props} form=${form} />
      <${TimeLeft} ...${props} />
      <${Provisional} ...${props} />
      ${!isOver && html`<${WhoDoesWhat} ...${props} />`}
      <${ClaimForm} ...${props} form=${form} />
      <${Claims} ...${props} />
      <${EarlierQuestions} ...${props} />
      <${Files} ...${props} form=${form} />
      <${Rest} ...${props} />
    `,
  };
}

function CaseFacts({ visit: { messages }, view }: CaseProps) {
  const { case: words } = messages;
  return html`<p class="soft small">
    ${words.matter}: ${view.policy.title} · ${words.reference}: ${view.reference} · ${words.institution}:
    ${view.institution}
  </p>`;
}

/** What has just happened, after a form. */
function Done({ query, messages }: SubjectVisit) {
  const known: Partial<Record<string, string>> = messages.done;
  const words = known[query['done'] ?? ''];
  return words === undefined ? null : html`<${Banner} tone="good" title=${words} />`;
}

function Refused({ visit, problem, form }: { visit: SubjectVisit; problem: Problem; form: FormState }) {
  const { faults } = visit.messages;
  if (problem.document.code === 'invalid') return html`<${ErrorSummary} form=${form} title=${faults.title} />`;
  const { title, remedy } = explainProblem(problem, visit.messages);
  return html`<${Banner} tone="care" title=${title}><p>${remedy}</p><//>`;
}

/** Fields as they were sent, else as the drafts have them. */
function filledIn(drafts: CaseProps['drafts'], sent: SubjectVisit['form'], problem?: Problem): FormState {
  const kept = Object.assign({}, ...drafts.map(({ body }) => body)) as Record<string, unknown>;
  const values = problem ? { ...kept, ...sent.tree(), ...pickTexts(sent, ['statement', 'answer']) } : kept;
  return formState(values, problem?.document.errors);
}

const pickTexts = (form: SubjectVisit['form'], names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (form.text(name) === undefined ? [] : [[name, form.text(name)]])));

const done = ({ address }: SubjectVisit, what: keyof SubjectVisit['messages']['done'], anchor?: string) => ({
  redirect: `${address('', { done: what })}${anchor === undefined ? '' : `#${anchor}`}`,
});

const fault = (field: string, message: string): Problem => invalid([{ field: `/${field}`, message }]);

function wordsOf({ form, messages }: SubjectVisit, name: string): string {
  const words = form.text(name);
  if (words === undefined) throw fault(name, messages.faults.empty);
  if (!hasVisibleCharacter(words)) throw fault(name, messages.faults.empty);
  if (!Words.safeParse(words).success) throw fault(name, messages.faults.long);
  return words;
}

function answersOf({ form, messages }: SubjectVisit): SurveyAnswers {
  const answers = SurveyAnswers.safeParse(form.tree());
  if (answers.success) return answers.data;
  const isLong = (form.text('/comment') ?? '').length > LONGEST_COMMENT;
  throw isLong ? fault('comment', messages.faults.long) : fault('feltHeard', messages.faults.choose);
}

function idOf({ params }: SubjectVisit, name: string): string {
  const id = z.uuid().safeParse(params[name]);
  if (!id.success) throw notFound('page');
  return id.data;
}
