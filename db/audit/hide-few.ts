/** Minimum number of answers that are shown together; from fewer, readers could tell what one person answered. */
export const MIN_ANSWERS = 5;

/**
 * The sizes of groups that may be shown. A group of fewer than {@link MIN_ANSWERS} is hidden; and because all groups together
 * may be shown elsewhere, the next smallest ones are hidden with it until what is left out is no longer so few.
 *
 * @param sizes by group
 */
export function shownGroups(sizes: ReadonlyMap<string, number>): Set<string> {
  const bySize = [...sizes].toSorted(([, one], [, other]) => one - other);
  let hidden = 0;
  const shown = bySize.filter(([, size]) => {
    const isShown = size >= MIN_ANSWERS && (hidden === 0 || hidden >= MIN_ANSWERS);
    if (!isShown) hidden += size;
    return isShown;
  });
  return new Set(shown.map(([group]) => group));
}
