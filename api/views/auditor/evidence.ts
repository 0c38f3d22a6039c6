import type { AttachmentSummary } from '#db/attachments.ts';
import type { KeptEvidence } from '#db/audit/case-evidence.ts';
import { canonicalJson, commit, hashOf } from '#db/commitment.ts';
import { parseStoredText } from '#db/texts.ts';
import type { CaseEvent } from '#workflows/domain/event.ts';
import type { Contribution, Method } from '#workflows/domain/method.ts';
import { PerspectiveRecord } from '#workflows/domain/perspective.ts';
import type { Facts, Policy } from '#workflows/domain/policy.ts';
import { assertNever } from '#workflows/domain/refusal.ts';
import type { Score } from '#workflows/domain/score.ts';
import { TheoryAssessment } from '#workflows/domain/theory.ts';
import { say, type Phrase } from '#api/ui/say.ts';

/** What an entry rests on, as it is stored beside the trail. */
export type Exhibit =
  | { kind: 'words'; words: string }
  | { kind: 'record'; record: PerspectiveRecord }
  | { kind: 'theory'; theory: TheoryAssessment }
  | { kind: 'facts'; facts: Facts }
  | { kind: 'policy'; policy: Policy }
  | { kind: 'score'; score: Score }
  | { kind: 'notice'; subject: string; body: string }
  | { kind: 'attachment'; attachment: AttachmentSummary }
  | { kind: 'answers'; answers: unknown };

/** A piece of evidence behind an entry of a trail. */
export interface Evidence {
  name: Phrase;
  /** `null` where it is not, or no longer, stored. */
  exhibit: Exhibit | null;
  /** What the trail says of it, hex; `null` where the trail does not tie itself to it. */
  digest: { is: 'commitment' | 'hash'; hex: string } | null;
  /** Whether what is stored matches the trail's commitment; `null` where this can no longer be checked. */
  isIntact: boolean | null;
}

/**
 * The evidence behind an event: what was said, shown or found, each compared with what the trail committed to at the
 * time.
 *
 * @param person gives a member of staff by name; their account if omitted
 */
export function evidenceOf(
  event: CaseEvent,
  kept: KeptEvidence,
  person = (account: string): string => account,
): Evidence[] {
  const words = (name: Phrase, hex: string | null): Evidence[] => (hex === null ? [] : [wordsOf(name, hex, kept)]);
  switch (event.type) {
    case 'caseReceived':
      return [
        factsOf(say`The facts`, event.factsCommitment, kept),
        hashed(say`The policy`, event.policyHash, kept.policy && { kind: 'policy', policy: kept.policy.document }),
      ];
    case 'factsCorrected':
      return [
        factsOf(say`The corrected facts`, event.factsCommitment, kept),
        ...words(say`The reason`, event.reasonCommitment),
      ];
    case 'scored':
      return [scoreOf(event.score.scoreHash, kept)];
    case 'unscored':
      return [loose(say`Why there is no score`, kept.unscoredDetail, (detail) => ({ kind: 'words', words: detail }))];
    case 'letterPrepared':
    case 'noticeHandedOver': {
      const notice = kept.notices.get(event.noticeId);
      const exhibit = notice ? { kind: 'notice' as const, ...notice } : null;
      return [
        committed(say`The notice`, event.contentCommitment, kept, notice ? canonicalJson(notice) : null, exhibit),
      ];
    }
    case 'claimRaised':
    case 'claimWrittenDown':
    case 'claimRefused':
      return words(say`The claim`, event.statementCommitment);
    case 'attachmentAdded':
    case 'recordingAdded':
      return [
        {
          ...loose(
            say`The file`,
            kept.attachments.get('recordingId' in event ? event.recordingId : event.attachmentId),
            (attachment) => ({
              kind: 'attachment',
              attachment,
            }),
          ),
          digest: { is: 'commitment', hex: event.contentCommitment },
        },
      ];
    case 'hearingReleased':
    case 'hearingReassigned':
    case 'hearingDelegated':
    case 'signatureRefused':
    case 'caseWithdrawn':
    case 'withdrawalProposed':
    case 'appointmentMoved':
    case 'appointmentCancelled':
    case 'judgeObjectedTo':
    case 'objectionAnswered':
    case 'lateClaimDeclined':
    case 'caseReopened':
    case 'subjectErased':
    case 'legalHoldSet':
      return words(say`The reason`, event.reasonCommitment);
    case 'appointmentProposed':
      return words(say`The place`, event.placeCommitment);
    case 'minuteRecorded':
      return words(say`The minute`, event.minuteCommitment);
    case 'minuteAnswered':
      return words(say`The correction`, event.correctionCommitment);
    case 'messageSent':
      return words(say`The message`, event.messageCommitment);
    case 'questionAsked':
      return words(say`The question`, event.questionCommitment);
    case 'answerTermExtended':
      return words(say`Why the subject was given more time`, event.reasonCommitment);
    case 'questionAnswered':
      return words(say`The answer`, event.answerCommitment);
    case 'perspectiveRecorded':
      return [
        ...words(say`What changed`, event.changeReasonCommitment),
        ...words(say`The perspective record`, event.recordCommitment),
      ];
    case 'restatementAnswered':
      return words(say`The correction`, event.correctionCommitment);
    case 'theoryAssessed':
      return words(say`The theory assessment`, event.assessmentCommitment);
    case 'comparisonAssessed':
      return words(say`The reasons`, event.reasonsCommitment);
    case 'deliberationNoted':
      return words(say`The deliberation note`, event.noteCommitment);
    case 'decisionProposed':
      return [
        ...words(say`The reasons`, event.proposalCommitment),
        ...weighings(event.contributions, kept, person),
        ...(event.individualFacts?.changes ?? []).flatMap((change) =>
          words(say`What an individual fact changed`, change.commitment),
        ),
        ...words(say`Why the earlier decision is replaced`, event.supersedes?.reasonCommitment ?? null),
      ];
    case 'decided':
      return [
        ...words(say`The reasons`, event.reasonsCommitment),
        ...weighings(event.contributions, kept, person),
        ...(event.individualFacts?.changes ?? []).flatMap((change) =>
          words(say`What an individual fact changed`, change.commitment),
        ),
        ...words(say`Why the earlier decision was replaced`, event.supersedes?.reasonCommitment ?? null),
      ];
    case 'helperGranted':
      return words(say`What the subject calls them`, event.nameCommitment);
    case 'erasureRequested':
      return words(say`Why they ask for it`, event.whyCommitment);
    case 'reviewRequested':
      return words(say`Why they ask for a person`, event.whyCommitment);
    case 'lateClaimRaised':
      return [
        ...words(say`The late claim`, event.statementCommitment),
        ...words(say`Why it comes late`, event.whyCommitment),
      ];
    case 'noticeBounced':
      return words(say`Why the institution says so`, event.reasonCommitment);
    case 'contactCorrected':
      return words(say`Why the contact was corrected`, event.reasonCommitment);
    case 'appealWindowExtended':
      return words(say`Why the subject was given more time`, event.reasonCommitment ?? null);
    case 'surveyAnswered':
    case 'expectationsAnswered':
      return [loose(say`The answers`, kept.surveys.get(event.surveyId), (answers) => ({ kind: 'answers', answers }))];
    case 'caseSeen':
    case 'noticeDelayed':
    case 'noticeUndeliverable':
    case 'letterHandedOver':
    case 'subjectReached':
    case 'claimWithdrawn':
    case 'attachmentRemoved':
    case 'recordingAnswered':
    case 'helperRevoked':
    case 'linkReadByStaff':
    case 'nothingToAdd':
    case 'appealWindowClosed':
    case 'hearingOpened':
    case 'hearingClosed':
    case 'hearingAssigned':
    case 'leaseRenewed':
    case 'leaseExpired':
    case 'holderAbsent':
    case 'judgeRecused':
    case 'hearingMoved':
    case 'hearingReminded':
    case 'appointmentChosen':
    case 'appointmentMissed':
    case 'objectionOverdue':
    case 'hearingOverdue':
    case 'questionLapsed':
    case 'scoreRevealed':
    case 'deliberationOpened':
    case 'deliberationClosed':
    case 'withdrawalAnswered':
      return [];
    case 'laterOutcomeRecorded':
      return words(say`The reason`, event.supersedes?.reasonCommitment ?? null);
    default:
      return assertNever(event);
  }
}

/** What a person said of a contribution to a decision. */
const WEIGHED: Record<Method, (of: string) => Phrase> = {
  correlational: (of) => say`On the correlation of ${of}`,
  theoryBased: (of) => say`On the theory of ${of}`,
  empathy: (of) => say`On the empathy of ${of}`,
};

function weighings(
  contributions: readonly Contribution[],
  kept: KeptEvidence,
  person: (account: string) => string,
): Evidence[] {
  return contributions.flatMap(({ method, actor, reasonCommitment }) =>
    reasonCommitment === undefined ? [] : [wordsOf(WEIGHED[method](person(actor.id)), reasonCommitment, kept)],
  );
}

function wordsOf(name: Phrase, hex: string, kept: KeptEvidence): Evidence {
  const body = kept.words.get(hex) ?? null;
  return committed(name, hex, kept, body, body === null ? null : readWords(body));
}

/** Facts as they were at the time: those that were corrected since are stored as words, the others with the case. */
function factsOf(name: Phrase, hex: string, kept: KeptEvidence): Evidence {
  const facts = factsAt(hex, kept);
  return committed(name, hex, kept, canonicalJson(facts), { kind: 'facts', facts });
}

const factsAt = (hex: string, kept: KeptEvidence): Facts =>
  (parseStoredText(kept.words.get(hex)) as Facts | null) ?? kept.facts;

/** The facts of a case as an entry found them; `undefined` where they are erased. */
export function factsBefore(
  entries: readonly { seq: number; body: CaseEvent }[],
  seq: number,
  kept: KeptEvidence,
): Facts | undefined {
  if (kept.erasedAt !== null) return undefined;
  let facts: Facts | undefined;
  for (const { seq: at, body } of entries)
    if (at < seq && (body.type === 'caseReceived' || body.type === 'factsCorrected'))
      facts = factsAt(body.factsCommitment, kept);
  return facts;
}

/** Words by their form: some are stored as JSON of a known shape. */
function readWords(body: string): Exhibit {
  const json = parse(body);
  const record = PerspectiveRecord.safeParse(json);
  if (record.success) return { kind: 'record', record: record.data };
  const theory = TheoryAssessment.safeParse(json);
  if (theory.success) return { kind: 'theory', theory: theory.data };
  return { kind: 'words', words: body };
}

function parse(body: string): unknown {
  if (!body.startsWith('{')) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Something that the trail commits to by HMAC under the subject's key. */
function committed(
  name: Phrase,
  hex: string,
  { commitmentKey }: KeptEvidence,
  text: string | null,
  exhibit: Exhibit | null,
): Evidence {
  const isIntact = commitmentKey === null || text === null ? null : commit(commitmentKey, text) === hex;
  return { name, exhibit, digest: { is: 'commitment', hex }, isIntact };
}

/** Something that the trail names by the SHA-256 of its canonical JSON. */
function hashed(name: Phrase, hex: string, exhibit: Extract<Exhibit, { kind: 'policy' | 'score' }> | null | undefined) {
  const value = exhibit && (exhibit.kind === 'policy' ? exhibit.policy : exhibit.score);
  return {
    name,
    exhibit: exhibit ?? null,
    digest: { is: 'hash' as const, hex },
    isIntact: value ? hashOf(value) === hex : null,
  };
}

/** A score, of which an erasure leaves the numbers alone: what is left is not what was hashed. */
function scoreOf(hex: string, { scores, erasedAt }: KeptEvidence): Evidence {
  const score = scores.get(hex);
  const evidence = hashed(say`The score`, hex, score && { kind: 'score', score });
  return erasedAt === null ? evidence : { ...evidence, isIntact: null };
}

/** Something that the trail only says has happened. */
const loose = <T>(name: Phrase, value: T | null | undefined, show: (value: T) => Exhibit): Evidence => ({
  name,
  exhibit: value == null ? null : show(value),
  digest: null,
  isIntact: null,
});
