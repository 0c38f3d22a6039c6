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
    <h2 id="decision-title">${superseded ? 'A new decision in place of this one' : 'Your decision'}</h2>
    ${Waits(props)}
    ${StaffForm({
      signedIn: visit.signedIn,
      action: hearingAddress(props, '/decision'),
      id: 'decision',
      ...draftAttributes(draftAddress),
      children: html`
        <input type="hidden" name="view" value=${viewId} />
        ${ErrorSummary({ form, title: 'The decision is not complete yet', nameOf: namePointer })}
        ${Choices({
          form,
          name: '/outcome',
          label: 'The outcome',
          choices: view.policy.outcomes.map(({ name, meaning, adverse }) => ({
            value: name,
            label: meaning,
            help: adverse ? 'Adverse for the subject.' : 'Not adverse.',
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
              ${Choices({ form, name: `${at}/weight`, label: 'It was', inRow: true, choices: WEIGHTS })}
              ${TextArea({ form, name: `${at}/reason`, label: 'Because', rows: 1, class: 'short' })}
            </div>`;
          })}
        </fieldset>
        ${
          isExceptional &&
          Select({
            form,
            name: '/outcomeWithoutIndividualFacts',
            label: 'What you would have decided without the individual facts',
            hint: 'A claim was found to be exceptional. Your answer shows what the facts named there changed.',
            empty: 'Choose an outcome',
            options: view.policy.outcomes.map(({ name, meaning }) => ({ value: name, label: meaning })),
          })
        }
        ${FactChanges(props)}
        ${
          superseded &&
          html`
            <input type="hidden" name="/supersedes/decisionId" value=${superseded.id} />
            ${TextArea({ form, name: '/supersedes/reason', label: 'Why you are replacing the earlier decision', rows: 3 })}
          `
        }
        ${TextArea({
          form,
          name: '/reasons',
          label: 'Your reasons',
          hint: 'The subject reads these. Say what you heard, and what it did or did not change.',
          rows: 6,
        })}
        ${DraftState(draftState({ view, visit }, 'decision'))}
        <div class="actions">
          <button>${superseded ? 'Replace the decision' : 'Decide'}</button>
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
        ${TextArea({ form, name: `${at}/changed`, label: 'It changed', rows: 1, class: 'short' })}
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
  { value: 'principal', label: 'Decisive' },
  { value: 'considered', label: 'Considered' },
  { value: 'setAside', label: 'Set aside' },
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
): string {
  const by = judge === null || judge === readerId ? '' : ` by ${nameOf(judge)}`;
  switch (method) {
    case 'correlational':
      return `The score, by ${view.score?.model.builtin ? 'a program that is not a language model' : 'a language model'}`;
    case 'theoryBased': {
      const assessment = TheoryAssessment.safeParse(view.theories.find((theory) => theory.id === id)?.assessment);
      return `Theory assessment${assessment.success ? ` from ${assessment.data.theory}` : ''}${by}`;
    }
    case 'empathy':
      return judge === readerId ? 'Your perspective record' : `Perspective record${by}`;
  }
}
