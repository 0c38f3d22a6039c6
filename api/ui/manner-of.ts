import { z } from 'zod';
import type { Manner } from '../acts/perform.ts';
import type { Form } from './form.ts';

/** How a form requests its act: under the form's own key, and from the view and the draft that the form was made from. */
export const mannerOf = (form: Form): Manner => ({
  commandId: z.uuid().safeParse(form.text('command')).data,
  draftVersion: form.text('draftVersion'),
  viewId: z.uuid().safeParse(form.text('view')).data,
});
