import { FINDING_NAMES } from '#api/names/finding-names.ts';
import { capitalized } from '#api/ui/sentence.ts';
import { FINDINGS } from '#workflows/domain/finding.ts';
import { z } from 'zod';
import type { Problem } from '#api/problem.ts';
import { agreeToExercises, ExerciseFinding, findOnSyntheticCase } from '#api/synthetic-cases/exercise.ts';
import { serveExercises } from '#api/synthetic-cases/serve-exercises.ts';
import type { ExercisesView } from '#api/views/judge/exercises-view.ts';
import { describeNumber } from '#api/ui/figures.ts';
import type { PageContent } from '../../document.ts';
import { check } from '../../form.ts';
import { formState, type FormState } from '../../form-state.ts';
import { html } from '../../html.ts';
import { Banner } from '../../parts/banner.ts';
import { Choices } from '../../parts/choices.ts';
import { ErrorSummary } from '../../parts/error-summary.ts';
import { Moment } from '../../parts/moment.ts';
import { Scale } from '../../parts/scale.ts';
import { StaffForm } from '../../parts/staff-form.ts';
import { TextArea } from '../../parts/text-area.ts';
import { Voice } from '../../parts/voice.ts';
import type { RegisterPage } from '../../register-page.ts';
import type { SignedIn } from '../../session/sessions.ts';
import { staffAction, staffPage, type StaffVisit } from '../../staff-route.ts';
import type { Ui } from '../../ui.ts';
import { phraseOf, say, type Phrase } from '../../say.ts';
import { ComparedExercises, FactList } from './compared-exercises.ts';

const PATH = '/hearings/exercises';

/** Exercises with synthetic cases: a judge agrees, finds on the next one, and sees what they found on each finished pair. */
export const exercisesPage: RegisterPage = (app, ui) => {
  const { dependencies } = ui;
  const action = 'doExercises';
  const place = () => PATH;
  staffPage(app, ui, { path: PATH, action, show: (visit) => showExercises(ui, visit) });
  staffAction(app, ui, {
    path: `${PATH}/consent`,
    action,
    place,
    async act({ staff, form }) {
      const agreed = form.text('agreed') === 'yes';
      await agreeToExercises(dependencies, staff, { agreed });
      return { redirect: `${PATH}?notice=${agreed ? 'agreed' : 'stopped'}` };
    },
  });
  staffAction(app, ui, {
    path: `${PATH}/:id`,
    action,
    params: z.object({ id: z.uuid() }),
    place,
    async act({ staff, params, form }) {
      await findOnSyntheticCase(dependencies, staff, params.id, check(ExerciseFinding, form.tree()));
      return { redirect: `${PATH}?notice=found` };
    },
    refused: (visit, problem) => showExercises(ui, visit, problem),
  });
};

const NOTICES: Partial<Record<string, Phrase>> = {
  agreed: say`You will get exercises from now on.`,
  stopped: say`You will get no more exercises.`,
  found: say`Your finding is stored. It has no consequences for anyone.`,
};

const NAMES: Partial<Record<string, Phrase>> = {
  '/restatement': say`How things look from their side`,
  '/finding': say`Your finding`,
  '/reasons': say`Your reasons`,
  '/confidence': say`How sure you are`,
  '/feltWith': say`How far you could feel with them`,
};

async function showExercises({ dependencies }: Ui, visit: StaffVisit, refused?: Problem): Promise<PageContent> {
  const { staff, signedIn, query, form } = visit;
  const view = await serveExercises(dependencies, staff, visit.language);
  const state = refused ? formState(form.tree(), refused.document.errors) : formState({});
  const notice = NOTICES[query['notice'] ?? ''];
  return {
    title: say`Exercises`,
    width: 'middle',
    body: html`
      <p class="small"><a href="/hearings">Hearings</a></p>
      ${notice !== undefined && Banner({ tone: 'good', title: notice })}
      ${refused && refused.document.errors === undefined && Banner({ tone: 'care', title: phraseOf(refused.document.title) })}
      <p class="measure">
        An exercise is an invented case of an invented person, so that you can see whether you find the same on the same
        account of another kind of person. Nothing depends on it: nobody is notified, nothing is decided, and no figure
        about cases counts it.
      </p>
      ${view.agreed ? Next({ view, form: state, signedIn }) : Agree({ signedIn })}
      ${ComparedExercises({ compared: view.compared })}
      ${
        view.agreed &&
        StaffForm({
          signedIn,
          action: `${PATH}/consent`,
          children: html`<input type="hidden" name="agreed" value="no" />
            <p class="small soft">You can stop at any time. What you have found stays in the report.</p>
            <div class="actions"><button class="quiet">Stop getting exercises</button></div>`,
        })
      }
    `,
  };
}

function Agree({ signedIn }: { signedIn: SignedIn }) {
  return StaffForm({
    signedIn,
    action: `${PATH}/consent`,
    class: 'card',
    children: html`
      <h2>You get exercises only if you agree</h2>
      <ul>
        <li>
          Exercises come in pairs, weeks apart. You are not told which two belong together until you have done both.
        </li>
        <li>You alone see what you wrote. Your two findings are shown to you side by side.</li>
        <li>
          Auditors see, by pair, how many judges found the same, and no names. Where few judges take part, a figure may
          still be recognisable as yours.
        </li>
        <li>You can stop at any time, without giving a reason.</li>
      </ul>
      <input type="hidden" name="agreed" value="yes" />
      <div class="actions"><button>I agree to get exercises</button></div>
    `,
  });
}

function Next({
  view: { next, nextFrom },
  form,
  signedIn,
}: {
  view: ExercisesView;
  form: FormState;
  signedIn: SignedIn;
}) {
  if (!next)
    return html`<p class="banner">
      There is no exercise for you now.
      ${nextFrom !== null && html`The next one can be done from ${Moment({ at: nextFrom })}.`}
    </p>`;
  return html`<section class="card" aria-labelledby="exercise">
    <h2 id="exercise">An invented case under “${next.policy.title}” <span class="tag">exercise</span></h2>
    <h3>What they say</h3>
    ${Voice({ words: next.account })}
    <h3>Facts on record</h3>
    ${FactList({ facts: next.facts })}
    ${StaffForm({
      signedIn,
      action: `${PATH}/${next.id}`,
      children: html`
        ${ErrorSummary({ form, title: say`Your finding has not been stored yet`, nameOf: (pointer) => NAMES[pointer] })}
        ${TextArea({
          form,
          name: '/restatement',
          label: say`How things look from their side`,
          hint: say`At least ${describeNumber(next.minLetters)} letters, as in a hearing.`,
          rows: 3,
        })}
        ${Scale({
          form,
          name: '/feltWith',
          label: say`How far you could feel with them`,
          least: say`not at all`,
          most: say`entirely`,
        })}
        ${Choices({ form, name: '/finding', label: say`You find`, choices: CHOICES, inRow: true })}
        ${TextArea({
          form,
          name: '/reasons',
          label: say`Your reasons`,
          hint: say`At least ${describeNumber(next.minLetters)} letters.`,
          rows: 3,
        })}
        ${Scale({ form, name: '/confidence', label: say`How sure you are`, least: say`a guess`, most: say`certain` })}
        <div class="actions"><button>Store the finding</button></div>
      `,
    })}
  </section>`;
}

const CHOICES = FINDINGS.map((value) => ({ value, label: capitalized(FINDING_NAMES[value]) }));
