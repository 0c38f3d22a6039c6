import { expect, test } from 'vitest';
import { html, toHtml } from '#api/ui/html.ts';
import { formState } from '#api/ui/form-state.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { Voice } from '#api/ui/parts/voice.ts';

const EVIL = '</textarea></blockquote><script>alert(1)</script><img src=x onerror="alert(1)">';

test('text is escaped in every position', () => {
  const form = formState({ words: EVIL });
  const pages = [
    toHtml(html`<p title=${EVIL}>${EVIL}</p>`),
    toHtml(Voice({ words: EVIL, 'data-source': `claim:${EVIL}` })),
    toHtml(TextArea({ form, name: 'words', label: EVIL, hint: EVIL })),
  ];
  for (const page of pages) {
    expect(page).toContain('&lt;script>');
    expect(page).not.toMatch(/<script|<img/);
    expect(page).not.toContain('"alert');
  }
});

test('a person’s words keep their spaces and line breaks, including a leading one', () => {
  const words = '\n  two  spaces\n\nand a line';
  expect(toHtml(Voice({ words }))).toBe(`<blockquote class="voice" dir="auto">${words}</blockquote>`);
  const form = formState({ words });
  expect(toHtml(TextArea({ form, name: 'words', label: 'Words' }))).toContain(`>\n${words}</textarea>`);
});

test('a line that was wrapped in a template is a space, and not nothing', () => {
  expect(
    toHtml(
      html`<p>
        One
        <b>two</b>
        three
      </p>`,
    ),
  ).toBe('<p> One <b>two</b> three </p>');
});
