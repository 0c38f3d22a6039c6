import type { ServedHearingView } from '#api/views/judge/hearing-view.ts';
import { html } from '#api/ui/html.ts';
import { fieldId, type FormState } from '#api/ui/form-state.ts';
import { say, type Phrase } from '#api/ui/say.ts';
import { openClaims } from './hearing-props.ts';

/** A part of a record, with the fields that it needs: one of each group is enough. */
interface RequiredPart {
  name: Phrase;
  /** JSON pointer of the field at which the part begins. */
  begins: string;
  needs: readonly (readonly string[])[];
}

const LEANS_ON = ['beliefs', 'desires', 'intentions', 'circumstances'];

/** What a perspective record needs before it can be submitted, in the order of its form. */
function requiredParts(view: ServedHearingView): RequiredPart[] {
  const claims = openClaims(view);
  const perspective = '/otherOrientedPerspective';
  const difference = '/selfOtherDifferentiation';
  return [
    { name: say`Conflict`, begins: '/conflict/declared', needs: [['/conflict/declared']] },
    {
      name: say`Feeling with them`,
      begins: '/affectiveMatching',
      needs: [
        ['/affectiveMatching/emotions/0/emotion', '/affectiveMatching/couldNot'],
        ['/affectiveMatching/feltAlongside', '/affectiveMatching/couldNot'],
      ],
    },
    {
      name: say`How it looks from their side`,
      begins: `${perspective}/restatement`,
      needs: [
        [`${perspective}/restatement`],
        ...LEANS_ON.map((key) => [
          `${perspective}/${key}/attributed/0/statement`,
          `${perspective}/${key}/couldNotTell`,
        ]),
      ],
    },
    {
      name: say`Telling your view from theirs`,
      begins: `${difference}/whereIDiffer`,
      needs: [
        [`${difference}/whereIDiffer`],
        [`${difference}/similarExperience/had`],
        [`${difference}/personalDistress`],
        [`${difference}/ifAboutMyself/wouldChange`],
        [`${difference}/ifAboutMyself/reason`],
      ],
    },
    {
      name: say`Both sides at their strongest`,
      begins: '/strongestCaseFor',
      needs: [['/strongestCaseFor'], ['/strongestCaseAgainst']],
    },
    ...claims.map((_, index) => ({
      name: claims.length > 1 ? say`Finding ${index + 1}` : say`Finding`,
      begins: `/findings/${index}/finding`,
      needs: ['finding', 'reasons', 'confidence'].map((field) => [`/findings/${index}/${field}`]),
    })),
  ];
}

/**
 * The progress of a record, part by part; the island `record-progress` updates it while the judge writes. Further requirements,
 * of a passage, a finding or the policy, are checked when the record is submitted.
 */
export function RecordProgress({ form, view }: { form: FormState; view: ServedHearingView }) {
  return html`<nav class="record-progress no-print" aria-label="What the record needs">
    <p class="small soft">Everything in this list is required. Fields that are marked optional can stay empty.</p>
    <ol>
      ${requiredParts(view).map(({ name, begins, needs }) => {
        const given = needs.filter((group) => group.some((pointer) => form.text(pointer).trim() !== '')).length;
        return html`<li data-needs=${JSON.stringify(needs)} class=${given === needs.length ? 'done' : ''}>
          <a href=${`#${fieldId(begins)}`}>${name}</a>
          <span class="small soft" data-given=${say`${'%1'} of ${'%2'}`}>${say`${given} of ${needs.length}`}</span>
        </li>`;
      })}
    </ol>
  </nav>`;
}
