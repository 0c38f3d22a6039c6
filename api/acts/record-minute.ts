import { z } from 'zod';
import { Way } from '#workflows/domain/appointment.ts';
import { words } from '#workflows/domain/words.ts';
import { Words } from '../fields/words.ts';
import { act } from './act.ts';

const MAX_PRESENT = 20;
const MAX_NAME_CHARACTERS = 200;

export const MinuteBody = z.strictObject({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  way: Way,
  /** Everyone who took part beside judge and subject, such as an interpreter or a supporter. */
  present: z.array(words(MAX_NAME_CHARACTERS)).max(MAX_PRESENT),
  text: Words,
});

/** A judge's minute of a meeting with the subject, who confirms or corrects it. */
export const recordMinute = act({
  name: 'recordMinute',
  as: ['judge', 'supervisor'],
  words: ({ body: { present, text }, id }: { body: z.infer<typeof MinuteBody>; id: string }) => [
    { kind: 'minute', text: JSON.stringify({ present, text }), id },
  ],
  command: ({ id, body: { way, from, to }, commitments: [commitment = ''] }) => ({
    type: 'recordMinute',
    minuteId: id,
    way,
    from,
    to,
    minuteCommitment: commitment,
  }),
  answer: ({ id }) => ({ minuteId: id }),
});
