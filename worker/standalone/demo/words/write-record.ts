import type { FindingKind } from '#workflows/domain/finding.ts';
import type { Citation, Finding, PerspectiveRecord } from '#workflows/domain/perspective.ts';
import type { Example } from '../../examples/seed.ts';
import type { Hearing } from '../answers.ts';
import { DESCRIBED, describeCase } from './describe-facts.ts';
import { voiceOf } from './voices.ts';

/** A judge who writes a record, and the hearing as it was served to them. */
export interface Author {
  example: Example;
  hearing: Hearing;
  /** The judge's number. */
  judge: number;
}

type Passage = Citation & { material: 'claim' | 'answer' };

/** A perspective record on a hearing, with every citation taken from what the hearing served. */
export function writeRecord(author: Author, finding: FindingKind | undefined): PerspectiveRecord {
  const passages = passagesOf(author.hearing);
  return passages.length === 0
    ? writeWithoutWords(author)
    : writeWithWords(author, passages, finding ?? 'specialPleading');
}

/** The sentences of the standing claims and of the answers, each as a passage to cite. */
function passagesOf({ claims, questions }: Hearing): Passage[] {
  const words: { material: 'claim' | 'answer'; id: string; text: string }[] = [];
  for (const { id, withdrawn, statement } of claims)
    if (!withdrawn && statement !== null) words.push({ material: 'claim', id, text: statement });
  for (const { answer } of questions)
    if (answer?.text != null) words.push({ material: 'answer', id: answer.id, text: answer.text });
  return words.flatMap(({ material, id, text }) => text.split(/(?<=[.!?]) /).map((quote) => ({ material, id, quote })));
}

function factCitations({ example, hearing }: Author): Citation[] {
  return DESCRIBED[example].flatMap((attribute) => {
    const fact = hearing.facts.find((each) => each.attribute === attribute);
    return fact ? [{ material: 'fact' as const, id: attribute, quote: String(fact.value) }] : [];
  });
}

function writeWithWords(author: Author, passages: readonly Passage[], finding: FindingKind): PerspectiveRecord {
  const { example, hearing, judge } = author;
  const voice = voiceOf(judge);
  const described = describeCase(example, hearing.facts);
  const [file = passages[0], ...own] = passages;
  if (!file) throw new RangeError('there are no passages');
  const [first = file, second = first] = own;
  const last = own.at(-1) ?? file;
  const unclear = finding === 'cannotDecipher';
  const quoted = ({ quote }: Passage) => `“${quote}”`;
  return {
    affectiveMatching: {
      emotions: [
        { emotion: EMOTIONS[judge % EMOTIONS.length] ?? 'worry', intensity: 3 + (judge % 4), citations: [first] },
      ],
      ...(unclear
        ? {
            couldNot: `I could not stay with any feeling, because ${quoted(second)} left me without a scene to picture.`,
          }
        : { feltAlongside: `${voice.felt} It began at ${quoted(first)}` }),
    },
    otherOrientedPerspective: {
      restatement: unclear
        ? `${voice.seenFrom}, the file (${described}) is wrong or only part of it, and someone else could say so. More I cannot restate.`
        : `${voice.seenFrom}, the file shows ${described}, and it leaves out what they say in ${quoted(first)}`,
      beliefs: {
        attributed: [
          { statement: 'They believe that the file is read without what they know of it.', citations: [file] },
        ],
      },
      desires: { attributed: [{ statement: `They want what they ask for with ${quoted(last)}`, citations: [last] }] },
      intentions: unclear
        ? { attributed: [], couldNotTell: `From ${quoted(second)} I cannot tell what they mean to do.` }
        : { attributed: [{ statement: `What they mean to do stands in ${quoted(last)}`, citations: [last] }] },
      circumstances: {
        attributed: [
          { statement: `Their matter is ${described}.`, citations: factCitations(author) },
          { statement: 'What they say of it themselves.', citations: [first, second] },
        ],
      },
    },
    selfOtherDifferentiation: differentiate(author),
    strongestCaseFor: `${quoted(first)} is theirs alone: a comparison by file does not show it.`,
    strongestCaseAgainst: `The file of ${hearing.externalRef} shows ${described}, and ${quoted(second)} is so far only said.`,
    findings: hearing.claims
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ id }) => find(id, finding, passages, hearing.externalRef)),
    conflict: { declared: false },
  };
}

const EMOTIONS = ['worry', 'shame before the file', 'impatience', 'weariness'];

function find(claimId: string, finding: FindingKind, passages: readonly Passage[], externalRef: string): Finding {
  const own = passages.filter(({ id, material }) => material === 'answer' || id === claimId).slice(1);
  const named = own
    .slice(0, 2)
    .map(({ quote }) => `“${quote}”`)
    .join(' and ');
  const confidence = 3 + (own.length % 4);
  switch (finding) {
    case 'exceptional':
      return {
        claimId,
        confidence,
        finding,
        reasons: `${named} would make me decide ${externalRef} differently from people whose files look the same.`,
        individualFacts: own
          .filter((_, place) => place === 0 || place === own.length - 1)
          .map((passage) => ({ fact: `In their words: “${passage.quote}”`, citations: [passage] })),
      };
    case 'specialPleading':
      return {
        claimId,
        confidence,
        finding,
        reasons: `Anyone could say ${named}; it names nothing that sets ${externalRef} apart.`,
        citations: (own.length > 0 ? own : passages).slice(0, 2),
        answerToCaseFor: `That a comparison of files does not show ${named} would hold for every file, also for those who did not pay.`,
      };
    case 'cannotDecipher':
      return {
        claimId,
        confidence,
        finding,
        reasons: `I have read ${named} several times and cannot say what happened to whom.`,
        barrier: 'contradictoryAccount',
      };
  }
}

/** A record for a subject who has said nothing: the judge has only the facts, and states what those leave out. */
function writeWithoutWords(author: Author): PerspectiveRecord {
  const { example, hearing, judge } = author;
  const { externalRef } = hearing;
  const described = describeCase(example, hearing.facts);
  const unheard = (what: string) => ({
    attributed: [],
    couldNotTell: `${externalRef} has no words of the person, and ${described} does not tell ${what}.`,
  });
  return {
    affectiveMatching: {
      emotions: [],
      couldNot: `There is no voice in ${externalRef} to feel alongside; I kept in mind that silence is no confession.`,
    },
    otherOrientedPerspective: {
      restatement: `${voiceOf(judge).seenFrom} I can only guess: the person behind ${externalRef} may have thought that saying anything changes nothing.`,
      beliefs: unheard('what they believe'),
      desires: unheard('what they want'),
      intentions: unheard('what they mean to do'),
      circumstances: {
        attributed: [{ statement: `Of their circumstances I know ${described}.`, citations: factCitations(author) }],
      },
    },
    selfOtherDifferentiation: differentiate(author),
    strongestCaseFor: `Nothing in ${externalRef} beyond ${described} was ever looked at by a person before me.`,
    strongestCaseAgainst: `The file shows ${described}, and no one has said that it is wrong.`,
    findings: [],
    conflict: { declared: false },
  };
}

function differentiate({ hearing, judge }: Author): PerspectiveRecord['selfOtherDifferentiation'] {
  const { differs, similar, distress } = voiceOf(judge);
  return {
    whereIDiffer: differs,
    similarExperience: similar === null ? { had: false } : { had: true, account: similar },
    personalDistress: distress,
    ifAboutMyself: {
      wouldChange: judge % 2 === 0 ? 'no' : 'unsure',
      reason: `I would want ${hearing.externalRef} to be judged by what is said in it, no matter whose it was.`,
    },
  };
}
