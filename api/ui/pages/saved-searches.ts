import { z } from 'zod';
import type { SavedSearch } from '#db/searches/saved-searches.ts';
import { inTransaction } from '#db/transaction.ts';
import { mayEverAct } from '#workflows/domain/may-act.ts';
import { scopeOf } from '#api/principal.ts';
import type { Problem } from '#api/problem.ts';
import {
  addressOfSearch,
  deleteSearch,
  ownSearches,
  renameSearch,
  saveSearch,
  SEARCHED,
  SearchName,
  SearchToSave,
} from '#api/searches/saved-search.ts';
import type { PageContent } from '../document.ts';
import { check, checkText } from '../form.ts';
import { formState } from '../form-state.ts';
import { html } from '../html.ts';
import { Banner } from '../parts/banner.ts';
import { DataTable } from '../parts/data-table.ts';
import { ErrorSummary } from '../parts/error-summary.ts';
import { Moment } from '../parts/moment.ts';
import { SaveSearchForm } from '../parts/saved-searches.ts';
import { StaffForm } from '../parts/staff-form.ts';
import type { RegisterPage } from '../register-page.ts';
import { phraseOf, say, type Phrase } from '../say.ts';
import { staffAction, staffPage, type StaffVisit } from '../staff-route.ts';
import type { Ui } from '../ui.ts';

const Params = z.object({ id: z.uuid() });

/** A person's saved searches: where they are renamed and deleted, and where those that a list could not save are shown. */
export const savedSearchPages: RegisterPage = (app, ui) => {
  const { dependencies } = ui;
  const action = 'saveSearches';
  const refused = (visit: StaffVisit, problem: Problem) => showSearches(ui, visit, problem);
  staffPage(app, ui, { path: '/searches', action, show: (visit) => showSearches(ui, visit) });
  staffAction(app, ui, {
    path: '/searches',
    action,
    place: () => '/searches',
    async act({ staff, form }) {
      const said = { list: form.text('list'), name: form.text('name') ?? '', query: form.text('query') ?? '' };
      return { redirect: addressOfSearch(await saveSearch(dependencies, staff, check(SearchToSave, said))) };
    },
    refused,
  });
  staffAction(app, ui, {
    path: '/searches/:id',
    action,
    params: Params,
    place: () => '/searches',
    async act({ staff, params, form }) {
      if (form.text('what') === 'delete') {
        await deleteSearch(dependencies, staff, params.id);
        return { redirect: '/searches?notice=deleted' };
      }
      await renameSearch(dependencies, staff, params.id, checkText(form, 'name', SearchName));
      return { redirect: '/searches?notice=renamed' };
    },
    refused,
  });
};

const NOTICES: Partial<Record<string, Phrase>> = {
  deleted: say`The search has been deleted.`,
  renamed: say`The search has been renamed.`,
};

async function showSearches(
  { dependencies }: Ui,
  { staff, signedIn, query, form: sent }: StaffVisit,
  problem?: Problem,
): Promise<PageContent> {
  const searches = await inTransaction(dependencies.database, scopeOf(staff), (transaction) =>
    ownSearches(transaction, staff),
  );
  const form = formState({ name: sent.text('name') }, problem?.document.errors);
  const unsaved = SearchToSave.pick({ list: true, query: true }).safeParse({
    list: sent.text('list'),
    query: sent.text('query') ?? '',
  }).data;
  const notice = NOTICES[query['notice'] ?? ''];
  return {
    title: say`Saved searches`,
    width: 'middle',
    islands: ['local-time'],
    body: html`
      ${problem && ErrorSummary({ form, title: phraseOf(problem.document.title), nameOf: () => say`Name of this search` })}
      ${!problem && notice !== undefined && Banner({ tone: 'good', title: notice })}
      ${unsaved && html`<section class="card">${SaveSearchForm({ signedIn, ...unsaved, form })}</section>`}
      <p>Only you see these searches. A search shows what matches when you open it.</p>
      ${
        searches.length === 0
          ? html`<p class="soft">You have not saved any searches. These lists have a form for saving one:</p>
              <ul>
                ${Object.values(SEARCHED)
                  .filter(({ action }) => mayEverAct(staff, action))
                  .map(({ path, title }) => html`<li><a href=${path}>${phraseOf(title)}</a></li>`)}
              </ul>`
          : DataTable({
              caption: say`Your saved searches`,
              rows: searches,
              stacks: true,
              columns: [
                {
                  heading: say`Name`,
                  cell: (search: SavedSearch) => html`<a href=${addressOfSearch(search)}><bdi>${search.name}</bdi></a>`,
                },
                { heading: say`List`, cell: ({ list }: SavedSearch) => phraseOf(SEARCHED[list].title) },
                { heading: say`Saved`, cell: ({ savedAt }: SavedSearch) => Moment({ at: savedAt }) },
                { heading: say`Rename or delete`, cell: (search: SavedSearch) => ChangeForm({ signedIn, search }) },
              ],
            })
      }
    `,
  };
}

function ChangeForm({ signedIn, search: { id, name } }: { signedIn: StaffVisit['signedIn']; search: SavedSearch }) {
  return StaffForm({
    signedIn,
    action: `/searches/${id}`,
    class: 'in-row',
    children: html`
      <input name="name" aria-label=${say`New name of ${name}`} value=${name} maxlength="100" dir="auto" required />
      <button class="second small-button">Rename</button>
      <button class="quiet small-button" name="what" value="delete" aria-label=${say`Delete ${name}`}>Delete</button>
    `,
  });
}
