import { expect, test } from 'vitest';
import { Policy } from '#workflows/domain/policy.ts';
import { wordsFor } from '#workflows/domain/attribute.ts';
import { labelOutcome } from '#workflows/domain/outcome-name.ts';
import { wordsOf } from '#workflows/domain/translation.ts';
import { countUntranslated, withEarlierTranslations, policyIn } from '#workflows/domain/translated-policy.ts';
import { readForm } from '#api/ui/form.ts';
import { readPolicyForm } from '#api/ui/pages/institution/policy/policy-form.ts';
import { withTranslationLines } from '#api/ui/pages/institution/policy/translation-lines.ts';
import { EXAMPLES, readExample } from '#worker/standalone/examples/seed.ts';

const example = async (name: (typeof EXAMPLES)[number]): Promise<Policy> =>
  Policy.parse(JSON.parse(await readExample(name, 'policy.json')));
const credit = await example('credit');

test.each(EXAMPLES)('the example %s says everything in every language that it says anything in', async (name) => {
  expect(countUntranslated(await example(name))).toEqual([
    { language: 'de', missing: 0 },
    { language: 'es', missing: 0 },
  ]);
});

test('a translation changes what a policy says, and nothing that it decides', () => {
  const german = policyIn(credit, 'de');
  expect(german.outcomes.map(({ name, adverse, meaning }) => [name, adverse, meaning])).toEqual([
    ['grant', false, 'Der Kredit wird wie beantragt bewilligt.'],
    ['refuse', true, 'Der Kredit wird abgelehnt.'],
  ]);
  expect(german.remedy).toMatchObject({ within: 'P30D', contact: 'die Adresse auf Ihrem Kreditantrag' });
  const housing = german.attributes.find(({ name }) => name === 'housing');
  expect([housing?.meaning, housing && wordsFor(housing, 'rent')]).toEqual(['Wohnverhältnis', 'zur Miete']);
  for (const part of ['bands', 'scoring', 'appealWindow', 'hearing'] as const)
    expect([part, german[part]]).toEqual([part, credit[part]]);
  expect({ ...german.adverseEvent, meaning: '' }).toEqual({ ...credit.adverseEvent, meaning: '' });
  expect(policyIn(credit, 'en')).toBe(credit);
});

test('an outcome is called in lists as the reader’s language has it, otherwise as the policy says, otherwise by its name', () => {
  const [grant, refuse] = credit.outcomes;
  const outcomes = [{ ...grant!, label: 'Granted in full' }, refuse!];
  const policy = { ...credit, outcomes, translations: { de: { labels: { grant: 'Bewilligt' } } } };
  const called = (language: 'en' | 'de') =>
    ['grant', 'refuse'].map((name) => labelOutcome(policyIn(policy, language), name));
  expect(called('en')).toEqual(['Granted in full', 'Refuse']);
  expect(called('de')).toEqual(['Bewilligt', 'Refuse']);
});

test('what is not translated is said as the policy states it, also among several values', () => {
  const attribute = {
    name: 'help',
    meaning: 'Help received',
    type: 'several',
    allowedValues: ['child_care', 'rent'],
  } as const;
  const translations = { de: { attributes: { help: { values: { rent: 'Miete' } } } } };
  const policy = Policy.parse({ ...credit, attributes: [...credit.attributes, attribute], translations });
  const help = policyIn(policy, 'de').attributes.at(-1)!;
  expect([help.meaning, wordsFor(help, 'child_care; rent')]).toEqual(['Help received', 'child_care; Miete']);
  expect(policyIn(policy, 'de').title).toBe('Consumer credit');
  expect(countUntranslated(policy)).toEqual([{ language: 'de', missing: wordsOf(policy).length - 1 }]);
});

test.each([
  [{ outcomes: { grnat: 'Bewilligt.' } }, ['outcomes', 'grnat']],
  [{ attributes: { age: { values: { 7: 'sieben' } } } }, ['attributes', 'age', 'values', '7']],
  [{ study: 'Wozu?' }, ['study']],
])('a translation of what the policy does not state is refused where it stands: %j', (de, place) => {
  const read = Policy.safeParse({ ...credit, translations: { de } });
  expect(read.error?.issues.map(({ path }) => path)).toEqual([['translations', 'de', ...place]]);
});

test('the editor’s lines give back the translations that they show, and a line that names no place is a fault', () => {
  const { translations: lines } = withTranslationLines({}, credit) as { translations: Record<string, string[]> };
  expect(lines['en']).toHaveLength(wordsOf(credit).length);
  expect(lines['de']).toContain('attributes.housing.values.rent = zur Miete');
  const sent = (each: Record<string, string[]>) =>
    readPolicyForm(
      readForm(
        Object.fromEntries(Object.entries(each).map(([name, of]) => [`/translations/${name}#lines`, of.join('\n')])),
      ),
    )['translations'];
  expect(sent(lines)).toEqual(credit.translations);
  expect(
    Policy.safeParse({ ...credit, translations: sent({ de: ['Verbraucherkredit'] }) }).error?.issues[0]?.path,
  ).toEqual(['translations', 'de']);
});

test('an edit in one language keeps the words in the others, without those of what the policy no longer states', () => {
  const attributes = credit.attributes.filter(({ name }) => name !== 'housing');
  const edited = Policy.parse({ ...credit, attributes, translations: { de: { title: 'Kredit' } } });
  const { translations } = withEarlierTranslations(edited, credit, ['de']);
  expect(translations?.de).toEqual({ title: 'Kredit' });
  expect(translations?.es?.title).toBe(credit.translations?.es?.title);
  expect(translations?.es?.attributes).not.toHaveProperty('housing');
  expect(Policy.safeParse({ ...edited, translations }).success).toBe(true);
  const { translations: _, ...plain } = edited;
  expect(withEarlierTranslations(plain, credit, ['de', 'es'])).toEqual(plain);
});
