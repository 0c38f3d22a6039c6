import { Policy } from '#workflows/domain/policy.ts';
import type { FormState } from '#api/ui/form-state.ts';
import { describeLanguage, describeNumber } from '#api/ui/figures.ts';
import { listOf, say, type Words } from '#api/ui/say.ts';
import { CALIBRATIONS, translationsInWords } from './procedure.ts';

/*
 * What the folded sections of the editor say is set in them. A policy may be unfinished, so each of them goes by what the form holds,
 * and durations stand there as a person writes them.
 */

const NOTHING = say`nothing yet`;

/** The texts that are there, or a word for none. */
const those = (texts: readonly (Words | false)[], none: Words = NOTHING): Words => {
  const found = texts.filter((each): each is Words => each !== false && each !== '');
  return found.length === 0 ? none : listOf(found, '; ');
};

const entries = (form: FormState, list: string): string[] =>
  Array.from({ length: form.length(list) }, (_, index) => `${list}/${index}`);

const namesIn = (form: FormState, list: string): string[] =>
  entries(form, list)
    .map((entry) => form.text(`${entry}/name`))
    .filter((name) => name !== '');

/** A field as text, and a number in the reader's figures. */
function figureIn(form: FormState, pointer: string): Words {
  const value = form.value(pointer);
  return typeof value === 'number' ? describeNumber(value) : form.text(pointer);
}

const has = (form: FormState, pointer: string): boolean => form.text(pointer) !== '';

export const bandsSet = (form: FormState): Words =>
  those(
    entries(form, '/bands').map((band) =>
      has(form, `${band}/below`)
        ? say`below ${figureIn(form, `${band}/below`)}: ${form.text(`${band}/outcome`)}`
        : say`otherwise: ${form.text(`${band}/outcome`)}`,
    ),
  );

export const purposeSet = (form: FormState): Words => those([form.text('/title'), form.text('/adverseEvent/meaning')]);

export function outcomesSet(form: FormState): Words {
  const adverse = entries(form, '/outcomes')
    .filter((outcome) => form.value(`${outcome}/adverse`) === true)
    .map((outcome) => form.text(`${outcome}/name`));
  return those([namesIn(form, '/outcomes').join(', '), adverse.length > 0 && say`adverse: ${listOf(adverse)}`]);
}

export function scoringSet(form: FormState): Words {
  const calibration = Object.entries(CALIBRATIONS).find(([name]) => name === form.text('/scoring/calibration'))?.[1];
  return those([
    has(form, '/referenceClass/k') && say`${figureIn(form, '/referenceClass/k')} nearest earlier cases`,
    has(form, '/model/name') && say`model ${form.text('/model/name')}`,
    calibration !== undefined && say`calibration ${calibration}`,
  ]);
}

export function daysSet(form: FormState): Words {
  const language = form.text('/language');
  const holidays = form
    .text('/calendar/holidays')
    .split('\n')
    .filter((line) => line.trim() !== '').length;
  return those([
    has(form, '/timeZone') ? form.text('/timeZone') : say`no time zone; a day is 24 hours`,
    /^[a-z]{2,3}$/.test(language) && say`notices in ${describeLanguage(language)}`,
    holidays > 0 && (holidays === 1 ? say`one holiday` : say`${describeNumber(holidays)} holidays`),
  ]);
}

export function windowSet(form: FormState): Words {
  if (!has(form, '/appealWindow/duration')) return NOTHING;
  const duration = form.text('/appealWindow/duration');
  return those([
    form.text('/appealWindow/for') === 'all'
      ? say`${duration}, for all provisional outcomes`
      : say`${duration}, for adverse provisional outcomes`,
    form.text('/uncontestedAdverse') === 'signOff'
      ? say`uncontested adverse outcomes need a person’s signature`
      : say`uncontested adverse outcomes take effect when the window ends`,
  ]);
}

export const hearingsSet = (form: FormState): Words =>
  those([
    has(form, '/hearing/due') && say`due after ${form.text('/hearing/due')}`,
    has(form, '/hearing/dailyCap') && say`at most ${figureIn(form, '/hearing/dailyCap')} a day for one judge`,
  ]);

export const lawSet = (form: FormState): Words =>
  those([
    has(form, '/legalClock/duration')
      ? say`legal deadline of ${form.text('/legalClock/duration')}`
      : say`no legal deadline`,
    has(form, '/remedy/office') && say`remedy at: ${form.text('/remedy/office')}`,
    has(form, '/retention/personalData') && say`personal data is kept for ${form.text('/retention/personalData')}`,
  ]);

export const theoriesSet = (form: FormState): Words => those(namesIn(form, '/theories'), say`none`);

export function factsSet(form: FormState): Words {
  const facts = entries(form, '/attributes');
  const isProtected = facts.filter((fact) => form.value(`${fact}/protected`) === true).length;
  if (facts.length === 0) return NOTHING;
  return those([
    facts.length === 1 ? say`one fact` : say`${describeNumber(facts.length)} facts`,
    isProtected > 0 && say`${describeNumber(isProtected)} protected`,
  ]);
}

/** @param stated the policy as it stands, which may be unfinished */
export function wordsSet(stated: unknown): Words {
  const policy = Policy.safeParse(stated);
  return policy.success ? translationsInWords(policy.data) : NOTHING;
}
