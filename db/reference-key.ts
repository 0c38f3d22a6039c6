/** What is the same in names and references that differ by blanks, letter case or invisible characters; see `hearken.reference_key`. */
export const referenceKey = (reference: string): string =>
  reference
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .toLowerCase();
