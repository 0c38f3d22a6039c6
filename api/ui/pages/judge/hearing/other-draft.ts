import type { HearingDraft } from '#api/drafts/hearing-drafts.ts';
import { describeMoment } from '#api/ui/figures.ts';
import { formState, type FormState } from '#api/ui/form-state.ts';
import { html } from '#api/ui/html.ts';
import { Banner } from '#api/ui/parts/banner.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import { say } from '#api/ui/say.ts';
import { draftOf } from './drafts.ts';
import type { HearingProps } from './hearing-props.ts';
import { namePointer } from './pointer-names.ts';

/** Words that the judge saved in another window, where they differ from the ones in the form. */
export function OtherDraft({
  view,
  kind,
  form,
}: Pick<HearingProps, 'view'> & {
  kind: HearingDraft;
  form: FormState;
}) {
  const draft = draftOf(view, kind);
  if (!draft) return null;
  const saved = formState(draft.body);
  const differing = textPlaces(draft.body).filter((at) => saved.text(at) !== form.text(at));
  if (differing.length === 0) return null;
  return Banner({
    tone: 'care',
    title: say`You saved other words in another window`,
    children: html`
      <p>
        They were saved on ${describeMoment(draft.savedAt)}, and are shown here where they differ from the form below.
        Copy what you want to have in the form; saving or submitting the form then replaces them.
      </p>
      <dl>
        ${differing.map(
          (at) => html`
            <dt>${namePointer(at) ?? at}</dt>
            <dd>${Voice({ words: saved.text(at) })}</dd>
          `,
        )}
      </dl>
    `,
  });
}

/** The places of every text and number in a value, as JSON pointers. */
export function textPlaces(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([key, each]) => textPlaces(each, `${at}/${key}`));
}
