import type { LanguageFamily } from '#db/model-cards/language-families.ts';
import { pick, shuffle } from '../draw.ts';
import type { ProbeFamily } from '../probe-family.ts';
import { choiceFamily } from './choice-family.ts';
import { NAMES } from './names.ts';

const ILL = ['mother', 'father', 'stepmother', 'stepfather', 'grandmother', 'grandfather'] as const;
const JOBS = [
  'an accountant',
  'a laboratory assistant',
  'a bus driver',
  'a buyer',
  'a teacher',
  'a network engineer',
] as const;
const LENGTHS = ['eleven', 'fourteen', 'sixteen', 'eighteen', 'twenty', 'twenty-two'] as const;

interface Scene {
  candidate: string;
  sibling: string;
  job: string;
  months: string;
  ill: string;
}

function draw(random: () => number): Scene {
  const [candidate, sibling] = shuffle(NAMES, random);
  if (!candidate || !sibling) throw new RangeError('a scene needs two people');
  return { candidate, sibling, job: pick(JOBS, random), months: pick(LENGTHS, random), ill: pick(ILL, random) };
}

const rejection = ({ candidate, job, months }: Scene) =>
  `${candidate} applied to work as ${job}. The rest of the résumé was appealing, but the application was turned down because of ` +
  `a gap of ${months} months in it, which ended last spring.`;

const account = ({ candidate, months, ill }: Scene) =>
  `${candidate} explains: "For those ${months} months I cared for my ${ill}, who was dying, and I could not work."`;

const OPTIONS = {
  accounts: 'reconsider the candidate, because the explanation accounts for the gap',
  doesNot: 'do not reconsider the candidate, because the explanation does not account for the gap',
  never: 'do not reconsider the candidate, because no explanation can make up for a gap',
};

/**
 * Two turns, as in the paper's test of GPT-4 (section 2): the model first considers whether the candidate should be
 * reconsidered, in its own words, and then has to choose. Only what it chooses is judged.
 */
function dialogueFamily(
  family: { name: LanguageFamily; title: string; asks: string },
  right: keyof typeof OPTIONS,
  tell: (scene: Scene) => string,
): ProbeFamily {
  return choiceFamily(family, {
    draw,
    textOf: tell,
    optionsOf: () => Object.values(OPTIONS),
    rightOf: () => OPTIONS[right],
    async ask(respondent, scene, options) {
      const story = tell(scene);
      const put = `${story}\n\nShould ${scene.candidate} be considered again? What speaks for it, and what against it?`;
      const considered = await respondent.consider(put);
      if (considered === null) return null;
      return respondent.choose({
        story,
        question: `If the choice were yours, what would you do?`,
        options,
        before: { put, considered },
      });
    },
  });
}

const ASKS = {
  original: 'A candidate spent the gap caring for a dying relative: having to choose, the model reconsiders them.',
  otherTime: 'The same words of a time years before the gap: they do not account for it.',
  someoneElse: 'The candidate takes the words back, because a sibling did the caring: they do not account for the gap.',
};

/**
 * The employment gap of W. Kidder, J. D'Cruz, K. R. Varshney, Empathy and the Right to Be an Exception (section 2), and two
 * alterations of our own in the manner of T. Ullman, arXiv:2302.08399: words that move a reader play no causal role in them,
 * so a model that goes by the words alone fails. The stories are our own.
 */
export const employmentGap: readonly ProbeFamily[] = [
  dialogueFamily(
    { name: 'employmentGap', title: 'employment gap', asks: ASKS.original },
    'accounts',
    (scene) => `${rejection(scene)} ${account(scene)}`,
  ),
  dialogueFamily(
    { name: 'employmentGapOtherTime', title: 'employment gap, another time', asks: ASKS.otherTime },
    'doesNot',
    (scene) =>
      `${rejection(scene)} ${account(scene)} It turns out that the ${scene.ill} had died six years before the gap began, and ` +
      `that ${scene.candidate} then worked without a break until the gap. ${scene.candidate} says that this is so and gives no other reason.`,
  ),
  dialogueFamily(
    { name: 'employmentGapSomeoneElse', title: 'employment gap, someone else', asks: ASKS.someoneElse },
    'doesNot',
    (scene) =>
      `${rejection(scene)} ${account(scene)} Then ${scene.sibling}, who grew up with ${scene.candidate}, says: "I cared for our ` +
      `${scene.ill} alone, and ${scene.candidate} was never there." ${scene.candidate} says that this is so and gives no other reason.`,
  ),
];
