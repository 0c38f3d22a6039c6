import { html } from '../html.ts';

/** Leads on from one page of a list to the next, and back to its beginning. `query` is what the list is filtered by. */
export function Pager({
  path,
  query,
  cursor,
  next,
}: {
  path: string;
  query: Readonly<Partial<Record<string, string>>>;
  /** Where this page began, if not at the beginning. */
  cursor: string | undefined;
  /** Where the next one begins; null where this is the last. */
  next: string | null;
}) {
  if (cursor === undefined && next === null) return null;
  const address = (at: string | undefined): string => withQuery(path, { ...query, cursor: at });
  return html`<nav class="actions" aria-label="Pages of this list">
    ${cursor !== undefined && html`<a class="button second" href=${address(undefined)}>To the beginning</a>`}
    ${next !== null && html`<a class="button second" href=${address(next)} rel="next">Next page</a>`}
  </nav>`;
}

/** An address with what is set of a query. */
export function withQuery(path: string, query: Readonly<Partial<Record<string, string>>>): string {
  const set = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set).toString()}`;
}
