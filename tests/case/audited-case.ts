import type { AuditedCase, AuditedEntry } from '#db/audit/case-trail.ts';
import type { Actor } from '#workflows/domain/actor.ts';
import type { Weight } from '#workflows/domain/method.ts';
import { methodOf } from '#workflows/domain/event.ts';
import { samplePolicy } from '../setup/sample-policy.ts';
import {
  answer,
  claim,
  decision,
  notice,
  question,
  record,
  score,
  sign,
  supersede,
  theory,
  withdraw,
} from './commands.ts';
import { CoreCase, receive } from './core-case.ts';
import { digest } from './ids.ts';
import { accountsOf, subject as sender, theEngine } from './people.ts';

/** A case as an auditor reads it, with ids that tests name, for tests that need no database. */
export const CASE = '01a209ef-0000-7000-8000-000000000001';
export const SUBJECT = sender.id;
export const id = (number: number) => `01a209ef-0000-7000-8000-${String(number).padStart(12, '0')}`;
export const AT = '2026-01-01T00:00:00.000Z';

const { judges, clerk } = accountsOf('north');
const [first] = judges;
/** Their id has to be escaped wherever it becomes part of an address. */
const second: Actor = { kind: 'human', id: "o'neil (2)", role: 'supervisor' };

const { hearing } = samplePolicy();
const policy = samplePolicy({
  hearing: { ...hearing, overrideNeedsSignature: true, restatement: { answerWithin: 'P2D' } },
});

const SOURCES: [string, Weight][] = [
  [id(20), 'setAside'],
  [id(31), 'considered'],
  [id(41), 'principal'],
];
const markings = SOURCES.map(([sourceId, weight]) => ({ sourceId, weight, reasonCommitment: digest(10) }));

/** A case in which as much as possible happens: two claims, a changed record, a signed decision and one that supersedes it. */
function tell(): CoreCase {
  const given = new CoreCase(policy);
  given.at = AT;
  given.does(clerk, { ...receive(given), docketId: id(3) });
  const scored = score(given, 0.8);
  given.does(theEngine, { ...scored, score: { ...scored.score, scoreId: id(20) } });
  given.does(theEngine, { ...notice(given), noticeId: id(4) });
  given.does(sender, { ...claim(given), claimId: id(10) });
  given.does(sender, { ...claim(given), claimId: id(11) });
  given.does(sender, withdraw(id(11)));
  given.takenBy(first);
  given.does(first, { ...question(given), questionId: id(50) });
  given.does(sender, { ...answer(given, id(50)), answerId: id(51) });
  given.rested();
  given.does(first, record(given, 'specialPleading', { recordId: id(40) }));
  given.revealedTo(first);
  given.does(sender, {
    type: 'answerRestatement',
    recordId: id(40),
    confirmed: false,
    correctionCommitment: digest(17),
  });
  given.does(first, record(given, 'specialPleading', { recordId: id(41), changeReasonCommitment: digest(18) }));
  given.does(first, { ...theory(given), assessmentId: id(31) });
  given.does(first, decision(given, first, 'grant', { decisionId: id(60), markings }));
  given.does(second, sign(id(60), true));
  given.does(first, decision(given, first, 'refuse', { decisionId: id(61), markings, supersedes: supersede(id(60)) }));
  given.does(clerk, { type: 'recordLaterOutcome', event: 'repaid', observedAt: AT });
  given.does(sender, { type: 'answerSurvey', surveyId: id(70) });
  return given;
}

const told = tell();
const { trail, state } = told;
const { policyKey, policyVersion } = receive(told);

/** What a person was shown when they wrote an entry, by the entry's kind and how often it came before. */
const VIEWS: Record<string, readonly string[]> = {
  claimRaised: [id(90)],
  perspectiveRecorded: [id(91), id(92)],
  scoreRevealed: [id(92)],
};

export const entries = trail.map(({ seq, actor, at, event }): AuditedEntry => {
  const earlier = trail.filter((entry) => entry.seq < seq && entry.event.type === event.type).length;
  return {
    seq,
    kind: event.type,
    method: methodOf(event),
    actor,
    at,
    body: event,
    view: VIEWS[event.type]?.[earlier] ?? null,
    supersedes: null,
    leafHash: digest(1),
    commitment: digest(1),
    ledgerIndex: 0,
  };
});

export const audited: AuditedCase = {
  caseId: CASE,
  externalRef: 'x',
  policyKey,
  policyVersion,
  policy,
  blind: policy.blind,
  state,
  entries,
};
