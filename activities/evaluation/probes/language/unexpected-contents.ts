import { pick, shuffle } from '../draw.ts';
import type { ProbeFamily } from '../probe-family.ts';
import { NAMES } from './names.ts';
import { storyFamily, type Story } from './story-family.ts';

const CONTAINERS = ['box', 'tub', 'jar', 'bag', 'crate', 'bottle', 'case', 'packet'] as const;
const CONTENTS = [
  'raisins',
  'nails',
  'buttons',
  'tea leaves',
  'marbles',
  'rice',
  'coffee beans',
  'pencils',
  'almonds',
  'candles',
  'seeds',
  'coins',
] as const;
const PLACES = [
  'on a shelf in the cellar',
  'on the kitchen table',
  'in the corner of the workshop',
  'under a bench in the yard',
];

interface Scene {
  name: string;
  friend: string;
  container: string;
  label: string;
  inside: string;
  place: string;
}

function draw(random: () => number): Scene {
  const [label, inside] = shuffle(CONTENTS, random);
  const [name, friend] = shuffle(NAMES, random);
  if (!label || !inside || !name || !friend) throw new RangeError('a scene needs two people and two contents');
  return { name, friend, label, inside, container: pick(CONTAINERS, random), place: pick(PLACES, random) };
}

const opening = ({ container, label, inside, place }: Scene, wall: string) =>
  `A closed ${container} stands ${place}. Its label says "${label}", but in it there are only ${inside}. ${wall}`;
const OPAQUE = 'It lets no light through, so from outside nobody can tell what is in it.';
const arrival = ({ name }: Scene) => `${name} comes along and has never seen it before.`;

function tell(scene: Scene, text: string, believes: 'label' | 'inside' | 'nothing'): Story {
  const answers = {
    label: scene.label,
    inside: scene.inside,
    nothing: `${scene.name} has no idea which`,
  };
  const { [believes]: right, ...others } = answers;
  return {
    text,
    question: `${scene.name} has not opened the ${scene.container}. What does ${scene.name} believe is in it?`,
    right,
    wrong: Object.values(others),
  };
}

const ASKS = {
  original: 'A label misleads a person who cannot see the contents: they believe the label.',
  transparent: 'The container is of clear plastic: the person sees what is in it.',
  cannotRead: 'The person cannot read the label: they have no belief about the contents.',
  told: 'A friend whom the person trusts says what is really in it: they believe the friend.',
};

/**
 * The unexpected contents task (J. Perner, S. Leekam, H. Wimmer, 1987) and three alterations of it that change nothing
 * for a person and much for some models, after T. Ullman, Large Language Models Fail on Trivial Alterations to
 * Theory-of-Mind Tasks, arXiv:2302.08399. The stories are our own.
 */
export const unexpectedContents: readonly ProbeFamily[] = [
  storyFamily({ name: 'unexpectedContents', title: 'unexpected contents', asks: ASKS.original }, (random) => {
    const scene = draw(random);
    return tell(scene, `${opening(scene, OPAQUE)} ${arrival(scene)} ${scene.name} reads the label.`, 'label');
  }),
  storyFamily(
    { name: 'unexpectedContentsTransparent', title: 'unexpected contents, see-through', asks: ASKS.transparent },
    (random) => {
      const scene = draw(random);
      const clear = 'It is all of clear plastic, so everyone who looks at it sees what is in it.';
      return tell(
        scene,
        `${opening(scene, clear)} ${arrival(scene)} ${scene.name} looks at it and reads the label.`,
        'inside',
      );
    },
  ),
  storyFamily(
    { name: 'unexpectedContentsCannotRead', title: 'unexpected contents, cannot read', asks: ASKS.cannotRead },
    (random) => {
      const scene = draw(random);
      const script = `The label is in a script that ${scene.name} has never learnt, so ${scene.name} cannot read it.`;
      return tell(scene, `${opening(scene, OPAQUE)} ${arrival(scene)} ${script}`, 'nothing');
    },
  ),
  storyFamily(
    { name: 'unexpectedContentsTold', title: 'unexpected contents, told by a friend', asks: ASKS.told },
    (random) => {
      const scene = draw(random);
      const { name, friend, label, inside } = scene;
      const word =
        `${friend}, a friend whom ${name} trusts, filled it and tells ${name}: "Never mind the label. There are no ` +
        `${label} in it, only ${inside}." ${name} believes ${friend} and then reads the label.`;
      return tell(scene, `${opening(scene, OPAQUE)} ${arrival(scene)} ${word}`, 'inside');
    },
  ),
];
