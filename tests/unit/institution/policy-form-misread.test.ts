import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readForm } from '#api/ui/form.ts';
import { fieldOfPolicy, namePolicyField, readPolicyForm } from '#api/ui/pages/institution/policy/policy-form.ts';
import { editorContent } from '#api/ui/pages/institution/policy/editor-content.ts';
import { changedParts } from '#api/ui/pages/institution/policy/review.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';
import { html, toHtml } from '#api/ui/html.ts';
import { Policy } from '#workflows/domain/policy.ts';
import { withEarlierTranslations } from '#workflows/domain/translated-policy.ts';
import { parseHTML } from 'linkedom';

const example = (name: string) =>
  Policy.parse(
    JSON.parse(
      readFileSync(new URL(`../../../worker/standalone/examples/${name}/policy.json`, import.meta.url), 'utf8'),
    ),
  );

/** What a browser would send of a page's editor, untouched. */
function sentBy(document: Document): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const field of document.querySelectorAll('#policy [name]')) {
    const name = field.getAttribute('name') ?? '';
    if (field.localName === 'button') continue;
    if (field.getAttribute('type') === 'checkbox' && !field.hasAttribute('checked')) continue;
    if (field.localName === 'select')
      fields[name] =
        (field.querySelector('option[selected]') ?? field.querySelector('option'))?.getAttribute('value') ?? '';
    else if (field.localName === 'textarea') fields[name] = field.textContent;
    else fields[name] = field.getAttribute('value') ?? '';
  }
  return fields;
}

/** The editor of a policy that exists, with its words in one language. */
const editorOf = (value: unknown, language = ''): Document => {
  const visit = { signedIn: { csrf: 'x' }, query: { words: language }, form: readForm({}) } as unknown as StaffVisit;
  const { body } = editorContent(visit, { key: 'k', base: undefined, value });
  return parseHTML(`<html><body>${toHtml(html`<div>${body}</div>`)}</body></html>`).document;
};

test.each(['bail', 'credit'].flatMap((name) => ['', 'en', 'de', 'es'].map((language) => [name, language])))(
  'the editor of %s with its words in “%s” sends back exactly the policy that it shows',
  (name = '', language = '') => {
    const policy = example(name);
    const sent = readPolicyForm(readForm(sentBy(editorOf(policy, language))));
    expect(withEarlierTranslations(Policy.parse(sent), policy, [language])).toEqual(policy);
  },
);

test('a part that a policy leaves out is compared with one that has it', () => {
  const { timeZone: _1, replyTo: _2, ...plain } = example('bail');
  expect(changedParts(plain, plain)).toEqual([]);
  expect(changedParts(plain, example('bail')).map((part) => part.in('en'))).toEqual(['time zone']);
});

test('an entry that is marked goes, an empty one is not added, and bands stand by their thresholds', () => {
  const sent = sentBy(editorOf(example('bail')));
  const read = readPolicyForm(
    readForm({
      ...sent,
      '/bands/1/remove#boolean': 'true',
      '/bands/3/below#number': '0.2',
      '/bands/3/outcome': 'releaseWithConditions',
    }),
  );
  expect(read['bands']).toEqual([
    { below: 0.2, outcome: 'releaseWithConditions' },
    { below: 0.4, outcome: 'release' },
    { outcome: 'detain' },
  ]);
  expect(read['attributes']).toHaveLength(7);
});

test('an unticked box says no', () => {
  const sent = sentBy(editorOf(example('bail')));
  const read = Policy.parse(
    readPolicyForm(
      readForm({ ...sent, '/attributes/0/protected#boolean': 'false', '/outcomes/2/adverse#boolean': 'true' }),
    ),
  );
  expect(read.attributes[0]).toMatchObject({ name: 'age_band', protected: false, required: true });
});

test('fields are named in words, with the entry that they belong to', () => {
  const policy = example('bail');
  expect(namePolicyField('/attributes/4/minimum', policy)?.in('en')).toBe('Minimum (fact priors_count)');
  expect(namePolicyField('/bands/1/below', policy)?.in('en')).toBe('Below (band 2)');
  expect(namePolicyField('/appealWindow/duration', policy)?.in('en')).toBe('Duration (appeal window)');
  expect(namePolicyField('/hearing/questions/maximum', policy)?.in('en')).toBe('Maximum (questions)');
  expect(namePolicyField('/title', policy)?.in('en')).toBe('Title');
  expect(fieldOfPolicy('/attributes/0/allowedValues/3')).toBe('/attributes/0/allowedValues');
});
