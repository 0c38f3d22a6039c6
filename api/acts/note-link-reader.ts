import { act } from './act.ts';

/** A member of staff has opened the subject's private link in the browser in which they are signed in. */
export const noteLinkReader = act({
  name: 'noteLinkReader',
  as: ['judge', 'supervisor', 'institution', 'auditor'],
  on: 'case',
  findRepeated: ({ actor, found: { state } }) => {
    const reader = state.linkReaders?.findLast(({ staffId }) => staffId === actor.id);
    return Promise.resolve(reader && (reader.sawScore || state.score === null) ? reader : undefined);
  },
  command: () => ({ type: 'noteLinkReader' }),
  answer: ({ actor }, { state }) =>
    state.linkReaders?.findLast(({ staffId }) => staffId === actor.id) ?? {
      staffId: actor.id,
      sawScore: false,
      endsBlindness: false,
    },
});
