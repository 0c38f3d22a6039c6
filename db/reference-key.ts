/**
 * A key that is equal for names and references that differ only by blanks, letter case or invisible characters; see
 * `hearken.reference_key`.
 */
export const referenceKey = (reference: string): string =>
  reference
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .toLowerCase();
