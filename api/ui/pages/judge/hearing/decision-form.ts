import { PerspectiveRecord } from '#workflows/domain/perspective.ts';
import { TheoryAssessment } from '#workflows/domain/theory.ts';
import { html } from '#api/ui/html.ts';
import { Choices } from '#api/ui/parts/choices.ts';
import { DraftState } from '#api/ui/parts/draft-state.ts';
import { ErrorSummary } from '#api/ui/parts/error-summary.ts';
import { MethodSign } from '#api/ui/parts/signs.ts';
import { Select } from '#api/ui/parts/select.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { say, type Phrase } from '#api/ui/say.ts';
import { draftAttributes, draftState } from './drafts.ts';
import { hearingAddress, type HearingFormProps, type WholeProps } from './hearing-props.ts';
import { namePointer } from './pointer-names.ts';

type Props = HearingFormProps & WholeProps;

/** The decision, with every method on the table and each contribution marked. Nothing is chosen beforehand. */
export function DecisionForm(props: Props) {
  const { form, visit, view, viewId } = props;
  const draftAddress = hearingAddress(props, '/drafts/decision');
  const isExceptional = view.records.some(({ findings }) => findings.some(({ finding }) => finding === 'exceptional'));
  const superseded = view.decision;
  return html`<section class="card" aria-labelledby="decision-title">
    <h2 id="decision-title">${superseded ? say`A new decision in place of this one` : say`Your decision`}</h2>
    ${Waits(props)}
    ${StaffForm({
      signedIn: visit.signedIn,
      action: hearingAddress(props, '/decision'),
      id: 'decision',
      ...draftAttributes(draftAddress),
      children: html`
        <input type="hidden" name="view" value=${viewId} />
        ${ErrorSummary({ form, title: say`The decision is not complete yet`, nameOf: namePointer })}
        ${Choices({
          form,
          name: '/outcome',
          label: say`The outcome`,
          choices: view.policy.outcomes.map(({ name, meaning, adverse }) => ({
            value: name,
            label: meaning,
            help: adverse ? say`Adverse for the subject.` : say`Not adverse.`,
          })),
        })}
        <fieldset>
          <legend><h3>What it rests on</h3></legend>
          <p class="hint">Mark each contribution and say why. The methods are not ranked; you may use all of them.</p>
          ${view.sources.map((source, index) => {
            const at = `/contributions/${index}`;
            return html`<div class="panel">
              <h4>${MethodSign({ method: source.method })} ${nameSource(view, source, visit)}</h4>
              <input type="hidden" name=${`${at}/source`} value=${source.id} />
              ${Choices({ form, name: `${at}/weight`, label: say`It was`, inRow: true, choices: WEIGHTS })}
              ${TextArea({ form, name: `${at}/reason`, label: say`Because`, rows: 1, class: 'short' })}
            </div>`;
          })}
        </fieldset>
        ${
          isExceptional &&
          Select({
            form,
            name: '/outcomeWithoutIndividualFacts',
            label: say`What you would have decided without the individual facts`,
            hint: say`A claim was found to be exceptional. Your answer shows what the facts named there changed.`,
            empty: say`Choose an outcome`,
            options: view.policy.outcomes.map(({ name, meaning }) => ({ value: name, label: meaning })),
          })
        }
        ${FactChanges(props)}
        ${
          superseded &&
          html`
            <input type="hidden" name="/supersedes/decisionId" value=${superseded.id} />
            ${TextArea({ form, name: '/supersedes/reason', label: say`Why you are replacing the earlier decision`, rows: 3 })}
          `
        }
        ${TextArea({
          form,
          name: '/reasons',
          label: say`Your reasons`,
          hint: say`The subject reads these. Say what you heard, and what it did or did not change.`,
          rows: 6,
        })}
        ${DraftState(draftState({ view }, 'decision'))}
        <div class="actions">
          <button>${superseded ? say`Replace the decision` : say`Decide`}</button>
          <button class="second" formaction=${draftAddress}>Save as draft</button>
        </div>
      `,
    })}
  </section>`;
}

/** What each individual fact changed, where the reader's findings name several. */
function FactChanges({ view, form, visit }: Props) {
  const facts = namedFacts(view, visit.staff.id);
  if (facts.length < 2) return null;
  return html`<fieldset>
    <legend><h3>What each individual fact changed</h3></legend>
    <p class="hint">Leave this empty if the outcome would be the same without them.</p>
    ${facts.map(({ id, fact }, index) => {
      const at = `/individualFacts/${index}`;
      return html`<div class="panel">
        <p class="voice small">${fact}</p>
        <input type="hidden" name=${`${at}/id`} value=${id} />
        ${TextArea({ form, name: `${at}/changed`, label: say`It changed`, rows: 1, class: 'short' })}
      </div>`;
    })}
  </fieldset>`;
}

/** The individual facts that a judge named, or, if they named none, those that other judges named. */
function namedFacts(view: WholeProps['view'], judgeId: string): { id: string; fact: string }[] {
  const exceptions = view.records.flatMap((record) => {
    const written = PerspectiveRecord.safeParse(record.record).data?.findings ?? [];
    return record.findings.flatMap(({ claimId, individualFactIds = [] }) => {
      const finding = written.find((each) => each.claimId === claimId);
      const facts = finding?.finding === 'exceptional' ? finding.individualFacts : [];
      return individualFactIds.map((id, index) => ({ id, fact: facts[index]?.fact ?? '', judge: record.judge }));
    });
  });
  const own = exceptions.filter(({ judge }) => judge === judgeId);
  return own.length > 0 ? own : exceptions;
}

const WEIGHTS = [
  { value: 'principal', label: say`Decisive` },
  { value: 'considered', label: say`Considered` },
  { value: 'setAside', label: say`Set aside` },
];

/** What still has to happen before a decision is accepted; the judge can draft it in the meantime. */
function Waits({ view }: Props) {
  const isAsked = view.questions.some(({ status }) => status === 'open');
  const waitsForWindow = view.phase === 'hearing' && view.appealWindow?.open === true && !view.nothingToAdd;
  return html`
    ${
      waitsForWindow &&
      html`<p class="banner care">
        The appeal window is still open. You can submit a decision once it ends, or once the subject says that they have
        nothing to add.
      </p>`
    }
    ${isAsked && html`<p class="banner care">A question is open. An adverse decision has to wait until the subject answers or the deadline passes.</p>`}
  `;
}

/** What a contribution is called. */
function nameSource(
  view: WholeProps['view'],
  { id, method, judge }: WholeProps['view']['sources'][number],
  { staff: { id: readerId }, nameOf }: Props['visit'],
): Phrase {
  const by = judge === null || judge === readerId ? undefined : nameOf(judge);
  switch (method) {
    case 'correlational':
      return view.score?.model.builtin
        ? say`The score, by a program that is not a language model`
        : say`The score, by a language model`;
    case 'theoryBased': {
      const assessment = TheoryAssessment.safeParse(view.theories.find((theory) => theory.id === id)?.assessment);
      const theory = assessment.data?.theory;
      if (theory === undefined) return by === undefined ? say`Theory assessment` : say`Theory assessment by ${by}`;
      return by === undefined ? say`Theory assessment from ${theory}` : say`Theory assessment from ${theory} by ${by}`;
    }
    case 'empathy':
      if (judge === readerId) return say`Your perspective record`;
      return by === undefined ? say`Perspective record` : say`Perspective record by ${by}`;
  }
}
