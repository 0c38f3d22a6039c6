/**
 * Migrations that landed after others with a later number, and which others those were. None of them depends on what the
 * others change, so both orders lead to the same schema.
 */
const LANDED_LATE: Record<string, readonly string[]> = {
  '0009-links-and-lists': ['0013-audit-lists'],
  '0011-hearing-guards': ['0012-model-spending-and-precedent-revisions', '0013-audit-lists'],
  '0012-model-spending-and-precedent-revisions': ['0013-audit-lists'],
  '0022-decisions-under-review': ['0029-changes-of-precedents'],
  '0028-references-and-readings': ['0029-changes-of-precedents'],
};

/**
 * Finds the migrations that a database has not run although it has run later ones.
 *
 * @param known names of all migrations, in order
 * @param carriedOut names of those that the database has run, in any order
 * @returns names of the late ones, in order; each of them landed late
 * @throws Error where a migration is late that did not land late, or the database has run one that is not known
 */
export function findLateMigrations(known: readonly string[], carriedOut: readonly string[]): string[] {
  const unknown = carriedOut.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(
      `the database has run ${unknown.join(', ')}, which this version does not have; start the version that migrated it`,
    );
  const late = known.filter((name) => !carriedOut.includes(name) && carriedOut.some((other) => other > name));
  for (const name of late) {
    const before = carriedOut.filter((other) => other > name);
    if (!before.every((other) => LANDED_LATE[name]?.includes(other)))
      throw new Error(
        `migration ${name} was added before ${before.join(', ')}, which the database has already run; give it a later number`,
      );
  }
  return late;
}
