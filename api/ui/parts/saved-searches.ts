import type { SavedSearch } from '#db/searches/saved-searches.ts';
import type { SearchedList } from '#db/schema/searched-lists.ts';
import { addressOfSearch, filtersOf } from '#api/searches/saved-search.ts';
import type { FormState } from '../form-state.ts';
import { html } from '../html.ts';
import { say } from '../say.ts';
import type { SignedIn } from '../session/sessions.ts';
import { StaffForm } from './staff-form.ts';
import { TextInput } from './text-input.ts';

/** A person's saved searches of a list as links, and the form that saves what the list shows now. */
export function SavedSearches({
  signedIn,
  list,
  query,
  searches,
  form,
}: {
  signedIn: SignedIn;
  list: SearchedList;
  query: Readonly<Partial<Record<string, string>>>;
  searches: readonly SavedSearch[];
  form: FormState;
}) {
  const filters = filtersOf(query);
  return html`<div class="saved-searches no-print">
    ${
      searches.length > 0 &&
      html`<nav aria-label="Saved searches">
        <ul class="places">
          ${searches.map(
            (search) =>
              html`<li>
                <a href=${addressOfSearch(search)} aria-current=${search.query === filters ? 'true' : undefined}
                  ><bdi>${search.name}</bdi></a
                >
              </li>`,
          )}
          <li><a class="small" href="/searches">Rename or delete</a></li>
        </ul>
      </nav>`
    }
    <details>
      <summary>Save this search</summary>
      ${SaveSearchForm({ signedIn, list, query: filters, form })}
    </details>
  </div>`;
}

/** The form that saves a list's filters, which it carries, under a name. */
export const SaveSearchForm = ({
  signedIn,
  list,
  query,
  form,
}: {
  signedIn: SignedIn;
  list: SearchedList;
  query: string;
  form: FormState;
}) =>
  StaffForm({
    signedIn,
    action: '/searches',
    children: html`
      <input type="hidden" name="list" value=${list} />
      <input type="hidden" name="query" value=${query} />
      ${TextInput({ form, name: 'name', label: say`Name of this search`, hint: say`Only you see it.`, maxlength: 100 })}
      <div class="actions"><button class="second">Save</button></div>
    `,
  });
