/** What an outcome is called where its policy does not say it, made from its name in the policy: `releaseWithConditions` as “Release with conditions”. */
export function nameOutcome(name: string): string {
  const words = name
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])|[_-]+/g, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What an outcome is called in lists: as its policy says, otherwise made from its name. */
export const labelOutcome = (
  { outcomes }: { outcomes: readonly { name: string; label?: string | undefined }[] },
  name: string,
): string => outcomes.find((outcome) => outcome.name === name)?.label ?? nameOutcome(name);
