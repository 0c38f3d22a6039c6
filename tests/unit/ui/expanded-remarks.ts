import { WAYS } from '#workflows/domain/appointment.ts';
import { PHASES } from '#workflows/domain/state.ts';

const HOLDS = ['the hold on this case', 'the hold on every case under its policy'];
/** Remarks that have one of a few texts in them, by what they may be. */
export const EXPANDED: Readonly<Record<string, readonly string[]>> = {
  'the case is in phase {0}': PHASES.map((phase) => `the case is in phase ${phase}`),
  'it is {0}': [
    ...['admitted', 'declined', 'upheld', 'steppedBack', 'closed', 'cancelled', 'missed', ...WAYS].map(
      (state) => `it is ${state}`,
    ),
  ],
  '{0} has no end': HOLDS.map((hold) => `${hold} has no end`),
  '{0} lasts until {1}': HOLDS.map((hold) => `${hold} lasts until {0}`),
  '{0} was given': ['null was given', 'a list was given', 'an object was given'],
  '; {0} {1} like this, also {2}': ['rows', 'records'].map((each) => `{0} ${each} like this, also {1}`),
  '{0} already appears{1}, {2}': ['{0} already appears, on line {1}', '{0} already appears as {1}, on line {2}'],
  'write at least {0} more {1}: this part needs {2}, in any script, and has {3}; a repeated phrase counts once': [
    'letter',
    'letters',
  ].map(
    (unit) =>
      `write at least {0} more ${unit}: this part needs {1}, in any script, and has {2}; a repeated phrase counts once`,
  ),
  '{0} and {1} others that the policy lists': [
    'one of {0} and {1} others that the policy lists',
    'any of {0} and {1} others that the policy lists, separated by semicolons',
  ],
  'outcome: give {0}': ['outcome: give {0} or {1}'],
  // Parts of the remarks above
  ...Object.fromEntries([...HOLDS, 'on line {0}', 'an object'].map((part) => [part, []])),
};
