import { expect, test } from 'vitest';
import { z } from 'zod';
import { check, checkText, readForm } from '#api/ui/form.ts';
import { formState } from '#api/ui/form-state.ts';
import { Problem } from '#api/problem.ts';

test('fields named by pointer become one value, without what was left empty and without gaps in lists', () => {
  const form = readForm({
    csrf: 'x',
    '/title': ' words ',
    '/scale#number': '5',
    '/had#boolean': 'false',
    '/list/0/name': '',
    '/list/2/name': 'third',
    '/list/10/name': 'eleventh',
    '/empty/inner/0': '   ',
  });
  expect(form.tree()).toEqual({
    title: ' words ',
    scale: 5,
    had: false,
    list: [{ name: 'third' }, { name: 'eleventh' }],
  });
});

test('an invalid number stays text, for the schema to refuse', () => {
  expect(readForm({ '/scale#number': 'many' }).tree()).toEqual({ scale: 'many' });
});

test('line breaks arrive as the subject wrote them, so that words can be found again', () => {
  expect(readForm({ statement: 'one\r\n\r\ntwo' }).text('statement')).toBe('one\n\ntwo');
});

test('no field reaches a prototype', () => {
  const form = readForm(
    JSON.parse('{"/__proto__/polluted":"yes","/constructor/prototype/polluted":"yes","/a/__proto__/b":"yes"}'),
  );
  expect(form.tree()).toEqual({});
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('a schema’s refusals are named by their fields', () => {
  const schema = z.object({ a: z.array(z.object({ b: z.string() })).min(1), c: z.enum(['x', 'y']) });
  const errorsOf = (value: unknown) => {
    try {
      check(schema, value);
      return null;
    } catch (error) {
      return error instanceof Problem ? error.document.errors : error;
    }
  };
  expect(errorsOf({ a: [{ b: 'words' }], c: 'x' })).toBeNull();
  expect(errorsOf({ a: [{}] })).toEqual([
    { field: '/a/0/b', message: 'this is required' },
    { field: '/c', message: 'choose one of these' },
  ]);
  expect(errorsOf({ a: [], c: 'y' })).toEqual([{ field: '/a', message: 'at least one is required' }]);
  expect(() => checkText(readForm({ note: ' ' }), 'note', z.string().min(1))).toThrow(Problem);
});

test('a form is filled in again with its contents', () => {
  const form = formState({ a: [{ b: 'words', n: 3 }], had: false }, [{ field: '/a/0/b', message: 'no' }]);
  expect(form.text('/a/0/b')).toBe('words');
  expect(form.text('/a/0/n')).toBe('3');
  expect(form.text('/had')).toBe('false');
  expect(form.text('/a/1/b')).toBe('');
  expect(form.text('/toString')).toBe('');
  expect(form.length('/a')).toBe(1);
  expect(form.error('/a/0/b')).toBe('no');
});
