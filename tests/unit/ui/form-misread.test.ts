import { expect, test } from 'vitest';
import { z } from 'zod';
import { check, checkText, readForm } from '#api/ui/form.ts';
import { readMoment } from '#api/ui/read-moment.ts';
import { readProposal } from '#api/ui/pages/judge/hearing/read-meeting.ts';
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

const errorsOf = (schema: z.ZodType, value: unknown): unknown => {
  try {
    check(schema, value);
    return null;
  } catch (error) {
    return error instanceof Problem ? error.document.errors : error;
  }
};

test('a schema’s refusals are named by their fields', () => {
  const schema = z.object({ a: z.array(z.object({ b: z.string() })).min(1), c: z.enum(['x', 'y']) });
  expect(errorsOf(schema, { a: [{ b: 'words' }], c: 'x' })).toBeNull();
  expect(errorsOf(schema, { a: [{}] })).toEqual([
    { field: '/a/0/b', message: 'this is required' },
    { field: '/c', message: 'choose one of these' },
  ]);
  expect(errorsOf(schema, { a: [], c: 'y' })).toEqual([{ field: '/a', message: 'at least one is required' }]);
  expect(() => checkText(readForm({ note: ' ' }), 'note', z.string().min(1))).toThrow(Problem);
});

test.each([
  [
    z.discriminatedUnion('kind', [z.object({ kind: z.literal('one') }), z.object({ kind: z.literal('two') })]),
    {},
    'choose one of these',
  ],
  [z.union([z.literal(1), z.literal(2)]), 3, 'choose one of these'],
  [z.email(), 'nobody', 'this does not have the required form'],
  [z.string().regex(/^a/), 'b', 'this does not have the required form'],
  [z.strictObject({}), { a: 1 }, 'this does not have the required form'],
  [z.string().min(1), '', 'this is required'],
  [z.string().min(3), 'ab', 'at least 3 characters'],
  [z.array(z.string()).min(1), [], 'at least one is required'],
  [z.string().min(3, 'write at least a few words'), 'ab', 'write at least a few words'],
])('a person is not told what only the author of a schema understands, %#', (schema, value, message) => {
  expect(errorsOf(schema, value)).toEqual([expect.objectContaining({ message })]);
});

test('a field that is left out is asked for in the words of its schema, where it has some', () => {
  const asked = (schema: z.ZodType<string>) => {
    try {
      return checkText(readForm({}), 'question', schema);
    } catch (thrown) {
      return (thrown as Problem).document.errors?.[0]?.message;
    }
  };
  expect(asked(z.string().min(1, 'write at least a few words'))).toBe('write at least a few words');
  expect(asked(z.string().min(1))).toBe('this is required');
  expect(asked(z.email())).toBe('this is required');
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

test('a date and a time are read by the clocks of a zone, and a day that no month has is left to the schema', () => {
  const read = (time: string) => readMoment(readForm({ time }), 'time', 'Europe/Berlin');
  expect(read('2026-07-01T10:00')).toBe('2026-07-01T08:00:00.000Z');
  expect(read('')).toBeUndefined();
  expect(read('2026-02-30T10:00')).toBe('2026-02-30T10:00');
  expect(read('tomorrow')).toBe('tomorrow');
});

test('a proposed time on a day that no month has is refused as a field, not as a fault of the service', () => {
  const form = readForm({ way: 'call', 'times/0': '2026-02-30T10:00' });
  expect(() => readProposal(form, 'Europe/Berlin')).toThrow(Problem);
});
