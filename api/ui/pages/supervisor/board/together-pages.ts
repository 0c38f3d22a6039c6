import { inTransaction } from '#db/transaction.ts';
import { extendWindow } from '#api/acts/extend-window.ts';
import { perform } from '#api/acts/perform.ts';
import { reassign } from '#api/acts/reassign.ts';
import { scopeOf } from '#api/principal.ts';
import { Problem } from '#api/problem.ts';
import type { Routes } from '#api/route.ts';
import type { PageContent } from '#api/ui/document.ts';
import { html } from '#api/ui/html.ts';
import { mannerOf } from '#api/ui/manner-of.ts';
import { DataTable } from '#api/ui/parts/data-table.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import { sentence } from '#api/ui/sentence.ts';
import { staffAction, type StaffVisit } from '#api/ui/staff-route.ts';
import type { Ui } from '#api/ui/ui.ts';
import { HearingLink } from '../hearing-words.ts';
import { foresee, readSelection, type Foreseen, type Together } from './selection.ts';
import { say, type Phrase } from '#api/ui/say.ts';

const PLACE = '/supervision/hearings';

/**
 * The forms of the board that change several hearings: first a preview of what would happen to each, then the acts, one for each
 * hearing, so that one that is refused holds up no other.
 *
 * @param refused the board again, with what is missing
 */
export function registerTogether(
  app: Routes,
  ui: Ui,
  refused: (visit: StaffVisit, problem: Problem) => Promise<PageContent>,
): void {
  const place = () => PLACE;
  staffAction(app, ui, {
    path: `${PLACE}/preview`,
    action: 'reassign',
    place,
    act: async (visit) => preview(visit, await selected(ui, visit)),
    refused,
  });
  staffAction(app, ui, {
    path: `${PLACE}/carry-out`,
    action: 'reassign',
    place,
    async act(visit) {
      const { together, foreseen } = await selected(ui, visit);
      const done: Done[] = [];
      for (const each of foreseen.filter(({ obstacle }) => obstacle === null))
        done.push({ ...each, refused: await carryOut(ui, visit, together, each) });
      return results(done);
    },
    refused,
  });
}

interface Selected {
  together: Together;
  foreseen: Foreseen[];
}

async function selected({ dependencies }: Ui, { staff, form, language }: StaffVisit): Promise<Selected> {
  const { caseIds, together } = readSelection(form);
  return inTransaction(dependencies.database, scopeOf(staff), async (transaction) => {
    const at = await dependencies.clock(transaction);
    return { together, foreseen: await foresee(transaction, staff.institutionId, caseIds, together, at, language) };
  });
}

interface Done extends Foreseen {
  /** Why it was refused; null where it was done. */
  refused: string | null;
}

/** One act; gives why it was refused, or `null`. */
async function carryOut(
  { dependencies }: Ui,
  { staff, form }: StaffVisit,
  together: Together,
  { caseId, endsAt }: Foreseen,
): Promise<string | null> {
  const { reason } = together;
  try {
    if (together.what !== 'extend') {
      const judgeId = together.what === 'give' ? together.judgeId : null;
      await perform(dependencies, reassign, staff, caseId, { judgeId, reason }, mannerOf(form));
    } else if (endsAt !== undefined) {
      await perform(dependencies, extendWindow, staff, caseId, { endsAt, reason }, mannerOf(form));
    }
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.document.detail ?? error.document.title;
  }
}

const QUESTIONS: Record<Together['what'], Phrase> = {
  give: say`Assign these hearings?`,
  return: say`Return these hearings to the queue?`,
  extend: say`Give these subjects more time?`,
};

/** What would happen to each hearing, and the button that does it. */
function preview({ signedIn, nameOf }: StaffVisit, { together, foreseen }: Selected): PageContent {
  const able = foreseen.filter(({ obstacle }) => obstacle === null);
  const kept = Object.entries(together).map(([name, value]) => [name, String(value)] as const);
  return {
    title: QUESTIONS[together.what],
    width: 'middle',
    styles: ['supervision'],
    body: html`
      <p class="lead">${able.length} of ${foreseen.length} will be changed. Nothing has happened yet.</p>
      ${DataTable({
        caption: say`What would happen to each hearing`,
        rows: foreseen,
        stacks: true,
        columns: [
          { heading: say`Matter`, cell: ({ caseId, matter }) => HearingLink({ caseId, matter }) },
          {
            heading: say`What would happen`,
            cell: ({ obstacle, endsAt }) =>
              obstacle !== null
                ? html`<span class="tag">nothing</span> ${obstacle}`
                : endsAt === undefined
                  ? html`<span class="tag good"
                      >${together.what === 'give' ? say`assigned to ${nameOf(together.judgeId)}` : say`returned`}</span
                    >`
                  : html`<span class="tag good">extended</span> until ${Moment({ at: endsAt })}`,
          },
        ],
      })}
      ${
        able.length > 0 &&
        html`<p>Each trail records what you do, with this reason:</p>
          ${Voice({ words: together.reason, class: 'other' })}`
      }
      ${StaffForm({
        signedIn,
        action: `${PLACE}/carry-out`,
        children: html`
          ${kept.map(([name, value]) => html`<input type="hidden" name=${name} value=${value} />`)}
          ${able.map(({ caseId }, index) => html`<input type="hidden" name=${`/cases/${index}`} value=${caseId} />`)}
          <div class="actions">
            ${able.length > 0 && html`<button>Do it for ${able.length}</button>`}
            <a href=${PLACE}>${able.length > 0 ? say`Leave everything as it is` : say`Back to the board`}</a>
          </div>
        `,
      })}
    `,
  };
}

/** What was done, and what was not because another person was faster. */
function results(done: readonly Done[]): PageContent {
  const refused = done.filter((each) => each.refused !== null);
  return {
    title: say`${done.length - refused.length} of ${done.length} done`,
    width: 'middle',
    styles: ['supervision'],
    body: html`
      <p class="lead">Each trail records what you did, with your reason.</p>
      ${
        refused.length > 0 &&
        DataTable({
          caption: say`Hearings that were not changed`,
          rows: refused,
          stacks: true,
          columns: [
            { heading: say`Matter`, cell: ({ caseId, matter }) => HearingLink({ caseId, matter }) },
            { heading: say`Why it was not changed`, cell: ({ refused: why }) => sentence(why ?? '') },
          ],
        })
      }
      <p><a class="button second" href=${PLACE}>Back to the board</a></p>
    `,
  };
}
