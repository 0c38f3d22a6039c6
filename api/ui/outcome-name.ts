/** What an outcome is called in lists, made from its name in the policy: `releaseWithConditions` as “Release with conditions”. */
export function nameOutcome(name: string): string {
  const words = name
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])|[_-]+/g, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
