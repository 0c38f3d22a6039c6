import type { AuditedCase } from './audit.ts';
import type { Entry } from './answers.ts';
import { PATHS, type Path } from './paths.ts';

type Check = (audited: AuditedCase) => string | false;

/**
 * Describes every promise of the system that the demonstration found broken; empty if there is none. The checks use the API's
 * responses, not what the demonstration requested.
 */
export function findBrokenPromises(cases: readonly AuditedCase[]): string[] {
  const broken = cases.flatMap((audited) =>
    CHECKS.flatMap((check) => {
      const problem = check(audited);
      return problem === false ? [] : [`${audited.staged.externalRef} (${audited.staged.path}): ${problem}`];
    }),
  );
  for (const path of Object.keys(PATHS) as Path[])
    if (!cases.some(({ staged }) => staged.path === path)) broken.push(`no case took the path ${path}`);
  return broken;
}

const kinds = ({ trail }: AuditedCase): string[] => trail.entries.map(({ kind }) => kind);
const count = (audited: AuditedCase, kind: string): number => kinds(audited).filter((each) => each === kind).length;
const standing = ({ account }: AuditedCase) => account.claims.filter(({ withdrawn }) => !withdrawn);
const contributed = ({ account }: AuditedCase, method: string, kind: string): boolean =>
  account.decision?.contributions.some((each) => each.method === method && each.actor.kind === kind) ?? false;

const CHECKS: readonly Check[] = [
  ({ trail }) => trail.entries.some(({ seq }, place) => seq !== place + 1) && 'its trail has a gap',
  ({ trail }) =>
    (trail.folded?.stateHash !== trail.stored.stateHash || trail.stored.seq !== trail.entries.length) &&
    'its trail does not fold to what is stored',
  ({ trail, account }) =>
    trail.folded?.phase !== account.phase &&
    `it is ${account.phase}, and its trail says ${trail.folded?.phase ?? 'nothing'}`,
  ({ account }) => account.phase !== 'decided' && account.phase !== 'withdrawn' && `it ended as ${account.phase}`,
  (audited) => count(audited, 'decided') > 1 && 'it was decided more than once',
  ({ account, decisionsInForce }) =>
    decisionsInForce !== (account.phase === 'decided' ? 1 : 0) && `${decisionsInForce} decisions are in force`,
  ({ trail }) =>
    trail.entries.some(
      ({ method, actor }) => method !== null && method !== 'correlational' && actor.kind !== 'human',
    ) && 'a machine contributed more than correlation',
  (audited) =>
    audited.account.decision !== undefined &&
    standing(audited).length > 0 &&
    !contributed(audited, 'empathy', 'human') &&
    'it was claimed and decided without a person’s empathy',
  (audited) =>
    audited.account.decision !== undefined &&
    standing(audited).some(({ finding }) => finding === undefined) &&
    'a claim has no finding',
  (audited) =>
    standing(audited).some(({ finding }) => finding === 'exceptional') &&
    audited.account.decision?.outcomeWithoutIndividualFacts == null &&
    'the decision does not say what it would be without the individual facts',
  (audited) =>
    audited.account.adverse === true &&
    standing(audited).some(({ finding }) => finding !== 'specialPleading') &&
    'it ended adversely on a claim that was not found special pleading',
  shownTooEarly,
  notProved,
  ({ account }) => account.notices.some(({ status }) => status !== 'handedOver') && 'a notice was not handed over',
  tookItsPath,
];

/** Evidence of the ledger that does not hold, or leaves something unverified. */
function notProved({ verdict: { holds, checks } }: AuditedCase): string | false {
  const left = checks.find(({ is }) => is !== 'verified');
  return (!holds || left !== undefined) && `the ledger does not verify its trail: ${left?.what ?? 'nothing is signed'}`;
}

/** A judge who was served the score before their own record. */
function shownTooEarly({ trail, views }: AuditedCase): string | false {
  const recordedAt = new Map<string, string>();
  for (const { kind, actor, at } of trail.entries)
    if (kind === 'perspectiveRecorded' && !recordedAt.has(actor.id)) recordedAt.set(actor.id, at);
  const early = views.find(
    ({ audience, disclosesScore, principal, servedAt }) =>
      audience === 'judge' && disclosesScore && servedAt < (recordedAt.get(principal.id) ?? '9'),
  );
  return early !== undefined && `${early.principal.id} was shown the score before their record`;
}

/** What the trails of a path have to contain, and how they have to end. */
function tookItsPath(audited: AuditedCase): string | false {
  const { account, trail, staged } = audited;
  const findings = trail.entries.flatMap(({ body }) =>
    body.type === 'perspectiveRecorded' ? body.findings.map(({ finding }) => finding) : [],
  );
  const judges = new Set(
    trail.entries.filter(({ kind }) => kind === 'perspectiveRecorded').map(({ actor }) => actor.id),
  );
  const { adverse, phase, decision } = account;
  const automatic = decision?.route === 'uncontested' && decision.decidedBy === null;
  const byPerson = decision?.route === 'hearing' && decision.decidedBy !== null;
  const stands: Record<Path, boolean> = {
    uncontestedFavourable: automatic && adverse === false,
    uncontestedAdverse: automatic && adverse === true,
    signedOffAdverse: byPerson && adverse === true && findings.length === 0,
    exceptional: byPerson && adverse === false && count(audited, 'theoryAssessed') === 1,
    specialPleading: byPerson && adverse === true && findings.every((each) => each === 'specialPleading'),
    cannotDecipherSecondJudge: byPerson && judges.size > 1 && findings[0] === 'cannotDecipher' && adverse === false,
    cannotDecipherSupervisor:
      byPerson && judges.size > 3 && adverse === false && isSupervisor(trail.entries, decision.decidedBy),
    questionAnswered: byPerson && count(audited, 'questionAnswered') === 1 && adverse === false,
    hearingReleased: byPerson && count(audited, 'hearingReleased') === 1 && adverse === true,
    judgeRecused: byPerson && count(audited, 'judgeRecused') === 1 && adverse === false,
    claimWithdrawn: automatic && count(audited, 'claimWithdrawn') === 1 && standing(audited).length === 0,
    claimTooLate: automatic && count(audited, 'claimRefused') === 1 && account.claims.length === 0,
    unscored: byPerson && account.score === undefined && !contributed(audited, 'correlational', 'model'),
    caseWithdrawn: phase === 'withdrawn' && decision === undefined && count(audited, 'decided') === 0,
  };
  return !stands[staged.path] && `it did not follow its path: ${kinds(audited).join(', ')}`;
}

const isSupervisor = (entries: readonly Entry[], id: string | null): boolean =>
  entries.some(({ kind, actor }) => kind === 'decided' && actor.id === id && actor.role === 'supervisor');
