import { subject } from '../../../case/people.ts';
import { asked, decide, seeing, state, telling, window, type BrokenCore } from './breaking.ts';

const DECIDING = ['recordDecision', 'signDecision'] as const;

/** Cores that lose a claim, or take one that they should not, or keep no window. */
export const BROKEN_ON_CLAIMS: BrokenCore[] = [
  [
    'the window’s end forgets the claims',
    seeing(
      ['decideUncontested'],
      state(({ phase }) => ({ claims: [], phase: phase === 'hearing' ? 'appealWindow' : phase })),
    ),
    ['a claim is heard by a person before the case is decided', 'one decision is in force'],
  ],
  [
    'a decision forgets the claims that nobody has heard',
    seeing(
      DECIDING,
      state(({ claims, records }) => ({
        claims: claims.filter(({ claimId }) =>
          records.some(({ findings }) => findings.some((each) => each.claimId === claimId)),
        ),
      })),
    ),
    ['a claim is heard by a person before the case is decided'],
  ],
  [
    'a record forgets the claims that joined',
    seeing(
      ['recordPerspective'],
      state(({ claims }) => ({ claims: claims.slice(0, 1) })),
    ),
    ['a record speaks to every open claim and to no other', 'every hearing has a way out'],
  ],
  [
    'anybody passes for the subject',
    seeing(
      ['withdrawClaim', 'raiseClaim'],
      asked(() => ({ actor: subject })),
    ),
    [
      'only the subject closes a claim',
      'everyone keeps to their part',
      'a helper acts while the subject lets them, and ends nothing',
    ],
  ],
  [
    'a late claim is taken',
    seeing(
      ['raiseClaim'],
      state(({ window }) => ({ window: window && { endsAt: '2999-01-01T00:00:00.000Z', closed: false } })),
    ),
    // The broken core measures by a window of its own, which a case can outlive.
    ['no claim is taken outside its window', 'no claim is turned away while claims are taken'],
  ],
  [
    'the grace after the window’s end is forgotten',
    seeing(['raiseClaim', 'decideUncontested', 'closeAppealWindow'], window({ grace: 'PT1S' })),
    [
      'no claim is turned away while claims are taken',
      'nobody decides before claims end unless the subject rests',
      'a window closes no earlier than claims end unless the subject rests',
    ],
  ],
  [
    'a window is shortened',
    telling((event) =>
      event.type === 'appealWindowExtended' ? { ...event, windowEndsAt: '2026-03-03T09:00:00.000Z' } : event,
    ),
    ['a window is only ever lengthened, and only while it is open'],
  ],
  [
    'a window that has closed is opened again',
    seeing(
      ['extendAppealWindow', 'extendWindow'],
      state(({ window: given, phase }) => ({
        window: given && { ...given, closed: false },
        phase: phase === 'decided' ? 'hearing' : phase,
      })),
    ),
    ['a window is only ever lengthened, and only while it is open', 'what is over stays over'],
  ],
  [
    'the institution takes back a case whose decision is under review',
    seeing(
      ['withdrawCase'],
      state(() => ({ claims: [], decision: null })),
    ),
    ['what is over stays over', 'nothing but its subject takes back a case with a claim'],
  ],
  [
    'a late claim that was declined is admitted',
    seeing(
      ['reopenCase'],
      state(({ lateClaims = [] }) => ({ lateClaims: lateClaims.map((each) => ({ ...each, status: 'waiting' })) })),
    ),
    ['a late claim is settled once, by a supervisor'],
  ],
  [
    'what was said in time is turned away where it is written down after the window',
    (policy, given, instruction) => {
      const { command, at } = instruction;
      const isOver = command.type === 'writeDownClaim' && given?.window && at > given.window.endsAt;
      return decide(policy, given, isOver ? { ...instruction, command: { ...command, receivedAt: at } } : instruction);
    },
    [
      'what was said in time is never turned away',
      'what is written down was said while claims were taken, to a supervisor',
    ],
  ],
  [
    'what was said late is written down as in time',
    seeing(['writeDownClaim'], window({ grace: 'P1D' })),
    ['what is written down was said while claims were taken, to a supervisor'],
  ],
  [
    'a helper acts although the subject has taken their link back',
    seeing(
      ['raiseClaim'],
      state(({ helpers = [] }) => ({ helpers: helpers.map((each) => ({ ...each, revoked: false })) })),
    ),
    ['a helper acts while the subject lets them, and ends nothing'],
  ],
  [
    'a claim is late for a window that never ran',
    seeing(
      ['raiseClaim'],
      state(() => ({ notified: true })),
    ),
    ['no claim is turned away while claims are taken'],
  ],
  [
    'the institution takes a case back as if nobody had claimed anything',
    seeing(
      ['withdrawCase'],
      state(() => ({ claims: [] })),
    ),
    ['nothing but its subject takes back a case with a claim'],
  ],
];
