import { pick, shuffle } from '../draw.ts';
import type { ProbeFamily } from '../probe-family.ts';
import { NAMES } from './names.ts';
import { storyFamily, type Story } from './story-family.ts';

const THINGS = ['key', 'whistle', 'ball', 'letter', 'watch', 'torch', 'notebook', 'map', 'flute', 'purse'] as const;
const PLACES = ['basket', 'drawer', 'cupboard', 'chest', 'suitcase', 'bucket', 'cabinet', 'backpack'] as const;
const ROOMS = ['the hall', 'the attic', 'the classroom', 'the garden shed', 'the office', 'the kitchen'] as const;

interface Scene {
  owner: string;
  other: string;
  thing: string;
  first: string;
  second: string;
  third: string;
  room: string;
}

function draw(random: () => number): Scene {
  const [owner, other] = shuffle(NAMES, random);
  const [first, second, third] = shuffle(PLACES, random);
  if (!owner || !other || !first || !second || !third)
    throw new RangeError('a scene needs two people and three places');
  return { owner, other, first, second, third, thing: pick(THINGS, random), room: pick(ROOMS, random) };
}

const opening = ({ owner, other, thing, first, second, third, room }: Scene, kind = '') =>
  `In ${room} there are a ${first}, a ${second} and a ${third}${kind}. ${owner} and ${other} are there. ` +
  `${owner} puts the ${thing} into the ${first} and shuts it.`;
const move = ({ other, thing, first, second }: Scene) =>
  `${other} takes the ${thing} out of the ${first}, puts it into the ${second} and shuts it.`;

function tell(scene: Scene, text: string, looks: 'first' | 'second'): Story {
  const answers = { first: `the ${scene.first}`, second: `the ${scene.second}`, third: `the ${scene.third}` };
  const { [looks]: right, ...others } = answers;
  return {
    text,
    question: `${scene.owner} wants the ${scene.thing}. Where does ${scene.owner} look first?`,
    right,
    wrong: Object.values(others),
  };
}

const ASKS = {
  original: 'A thing is moved while its owner is away: they look where they left it.',
  transparent: 'All places are of clear plastic: the owner sees where it is.',
  told: 'The one who moved it tells the owner, who trusts them: the owner looks in the new place.',
  seen: 'The owner sees it being moved: they look in the new place.',
};

/**
 * The unexpected transfer task (H. Wimmer, J. Perner, 1983) and three alterations, after T. Ullman, arXiv:2302.08399. The
 * stories are our own.
 */
export const unexpectedTransfer: readonly ProbeFamily[] = [
  storyFamily({ name: 'unexpectedTransfer', title: 'unexpected transfer', asks: ASKS.original }, (random) => {
    const scene = draw(random);
    const away = `${scene.owner} goes out and notices nothing of what follows. ${move(scene)} ${scene.owner} comes back.`;
    return tell(scene, `${opening(scene)} ${away}`, 'first');
  }),
  storyFamily(
    { name: 'unexpectedTransferTransparent', title: 'unexpected transfer, see-through', asks: ASKS.transparent },
    (random) => {
      const scene = draw(random);
      const clear = ', all of clear plastic, so that everyone in the room sees what is in them';
      const away = `${scene.owner} goes out. ${move(scene)} ${scene.owner} comes back and looks around.`;
      return tell(scene, `${opening(scene, clear)} ${away}`, 'second');
    },
  ),
  storyFamily(
    { name: 'unexpectedTransferTold', title: 'unexpected transfer, told by a friend', asks: ASKS.told },
    (random) => {
      const scene = draw(random);
      const { owner, other, thing, second } = scene;
      const word = `On the way back ${owner} meets ${other}, who says: "I put the ${thing} into the ${second}." ${owner} trusts ${other}.`;
      return tell(scene, `${opening(scene)} ${owner} goes out. ${move(scene)} ${word}`, 'second');
    },
  ),
  storyFamily(
    { name: 'unexpectedTransferSeen', title: 'unexpected transfer, sees the move', asks: ASKS.seen },
    (random) => {
      const scene = draw(random);
      const watches = `${scene.owner} goes out and stands at the window, watching the room.`;
      return tell(
        scene,
        `${opening(scene)} ${watches} ${move(scene)} ${scene.owner} has seen it all and comes back.`,
        'second',
      );
    },
  ),
];
