import { html } from '../html.ts';

/** Links from one page of a list to the next, and back to its first. `query` is what the list is filtered by. */
export function Pager({
  path,
  query,
  cursor,
  next,
}: {
  path: string;
  query: Readonly<Partial<Record<string, string>>>;
  /** Where this page begins, unless it is the first. */
  cursor: string | undefined;
  /** Where the next one begins; null where this is the last. */
  next: string | null;
}) {
  if (cursor === undefined && next === null) return null;
  const address = (at: string | undefined): string => withQuery(path, { ...query, cursor: at });
  return html`<nav class="actions" aria-label="Pages of this list">
    ${cursor !== undefined && html`<a class="button second" href=${address(undefined)}>First page</a>`}
    ${next !== null && html`<a class="button second" href=${address(next)} rel="next">Next page</a>`}
  </nav>`;
}

/** An address with what is set of a query. */
export function withQuery(path: string, query: Readonly<Partial<Record<string, string>>>): string {
  const set = Object.entries(query).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  );
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set).toString()}`;
}
