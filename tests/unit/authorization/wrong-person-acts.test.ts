import { describe, expect, it } from 'vitest';
import type { StaffRole } from '#workflows/domain/actor.ts';
import { ACTIONS, mayAct, type Action, type Principal, type Target } from '#workflows/domain/may-act.ts';
import { release } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { ELSEWHERE, HERE, SUBJECT_ID, judges, otherSubject, supervisors } from '../../case/people.ts';
import { policyWith } from '../../case/loan-policy.ts';

const ME = 'me';

/*
 * Who may do what: + may, - may not. One row for each action, one column for each way to stand to a case.
 * The columns of staff are read twice: for a judge and for a supervisor whose id is the same.
 */

/** Those whose standing does not depend on what happened in the hearing. It is held by somebody else. */
const OUTSIDE_THE_HEARING = `
action              institution auditor machine.institution machine.judge machine.supervisor machine.auditor nobody subject otherSubject engine institution.elsewhere subject.elsewhere engine.elsewhere
readPolicies        +           +       +                   +             +                  +               -      -       -            -      -                     -                 -
writePolicies       +           -       +                   -             -                  -               -      -       -            -      -                     -                 -
importPrecedents    +           -       +                   -             -                  -               -      -       -            -      -                     -                 -
readPrecedents      +           +       +                   -             -                  +               -      -       -            -      -                     -                 -
openDocket          +           -       +                   -             -                  -               -      -       -            -      -                     -                 -
readDockets         +           +       +                   -             -                  +               -      -       -            -      -                     -                 -
readCases           +           +       +                   -             -                  +               -      -       -            -      -                     -                 -
withdrawCase        +           -       +                   -             -                  -               -      -       -            -      -                     -                 -
correctContact      +           -       +                   -             -                  -               -      -       -            -      -                     -                 -
reportBounce        +           -       +                   -             -                  -               -      -       -            -      -                     -                 -
correctFacts        +           -       +                   -             -                  -               -      -       -            -      -                     -                 -
handOverLetter      +           -       +                   -             -                  -               -      -       -            -      -                     -                 -
replaceLink         +           -       +                   -             -                  -               -      -       -            -      -                     -                 -
recordLaterOutcome  +           -       +                   -             -                  -               -      -       -            -      -                     -                 -
eraseSubject        +           -       +                   -             -                  -               -      -       -            +      -                     -                 -
setLegalHold        -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
listHearings        -           -       -                   +             +                  -               -      -       -            -      -                     -                 -
takeNextHearing     -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
readHearing         -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
assign              -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
renewLease          -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
release             -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
delegate            -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
recuse              -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
askQuestion         -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
recordPerspective   -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
reveal              -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
assessTheory        -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
assessComparison    -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
noteDeliberation    -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
recordDecision      -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
signDecision        -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
reassign            -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
extendWindow        -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
reopenCase          -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
attachOriginal      -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
writeDownClaim      -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
declineLateClaim    -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
escalate            -           -       -                   -             -                  -               -      -       -            +      -                     -                 -
noteLinkReader      +           +       -                   -             -                  -               -      -       -            -      -                     -                 -
readStaff           -           -       -                   -             +                  -               -      -       -            -      -                     -                 -
writeStaff          -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
saveSearches        -           +       -                   -             -                  -               -      -       -            -      -                     -                 -
findPeople          +           -       -                   -             -                  -               -      -       -            -      -                     -                 -
makeSyntheticPair   -           +       -                   -             -                  -               -      -       -            -      -                     -                 -
doExercises         -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
chooseMail          +           -       -                   -             -                  -               -      -       -            -      -                     -                 -
readNotes           +           -       -                   -             -                  -               -      -       -            -      -                     -                 -
writeNote           +           -       -                   -             -                  -               -      -       -            -      -                     -                 -
audit               -           +       -                   -             -                  +               -      -       -            -      -                     -                 -
readAppeal          -           -       -                   -             -                  -               -      +       -            -      -                     -                 -
raiseClaim          -           -       -                   -             -                  -               -      +       -            -      -                     -                 -
grantHelper         -           -       -                   -             -                  -               -      +       -            -      -                     -                 -
revokeHelper        -           -       -                   -             -                  -               -      +       -            -      -                     -                 -
requestErasure      -           -       -                   -             -                  -               -      +       -            -      -                     -                 -
requestReview       -           -       -                   -             -                  -               -      +       -            -      -                     -                 -
raiseLateClaim      -           -       -                   -             -                  -               -      +       -            -      -                     -                 -
withdrawClaim       -           -       -                   -             -                  -               -      +       -            -      -                     -                 -
addAttachment       -           -       -                   -             -                  -               -      +       -            -      -                     -                 -
removeAttachment    -           -       -                   -             -                  -               -      +       -            -      -                     -                 -
restCase            -           -       -                   -             -                  -               -      +       -            -      -                     -                 -
answerQuestion      -           -       -                   -             -                  -               -      +       -            -      -                     -                 -
answerRestatement   -           -       -                   -             -                  -               -      +       -            -      -                     -                 -
confirmSeen         -           -       -                   -             -                  -               -      +       -            -      -                     -                 -
answerSurvey        -           -       -                   -             -                  -               -      +       -            -      -                     -                 -
answerExpectations  -           -       -                   -             -                  -               -      +       -            -      -                     -                 -
answerRecording     -           -       -                   -             -                  -               -      +       -            -      -                     -                 -
answerWithdrawal    -           -       -                   -             -                  -               -      +       -            -      -                     -                 -
saveDraft           -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
readDrafts          -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
sendMessage         -           -       -                   -             -                  -               -      +       -            -      -                     -                 -
proposeAppointment  -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
moveAppointment     -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
cancelAppointment   -           -       -                   -             -                  -               -      +       -            -      -                     -                 -
recordMissedAppointment -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
recordMinute        -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
addRecording        -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
chooseAppointment   -           -       -                   -             -                  -               -      +       -            -      -                     -                 -
answerMinute        -           -       -                   -             -                  -               -      +       -            -      -                     -                 -
objectToJudge       -           -       -                   -             -                  -               -      +       -            -      -                     -                 -
answerObjection     -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
runEngine           -           -       -                   -             -                  -               -      -       -            +      -                     -                 -
`;

/**
 * A judge, by how they stand to the hearing:
 * stranger      the hearing waits for its first judge
 * holder        has it
 * former        has a record; the hearing waits for the judge blind beside them
 * returning     has a record and released the hearing; it waits for their own seat
 * undeciphered  could not decipher; the hearing waits for a further judge
 * released      released it with no record
 * recused       held it and stepped back
 * recordRecused stepped back after their record
 * conflicted    holds it, and has declared a conflict with the case since
 * conflictedOut has declared a conflict; the hearing waits for its first judge
 * deliberating  differs from the second judge, who holds it
 * proposer      holds it; their decision waits for a signature
 * signer        somebody else's decision waits for a signature
 * decider       decided it
 * outvoted      has a record; somebody else decided it
 * escalated     a stranger; the hearing waits for a supervisor
 * elsewhere     holds it, but acts for another institution
 * unknown       the case is not given
 */
const JUDGE = `
action            stranger holder former returning undeciphered released recused recordRecused conflicted conflictedOut deliberating proposer signer decider outvoted escalated elsewhere unknown
readPolicies      +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
listHearings      +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
takeNextHearing   +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
readHearing       -        +      +      +         +            -        -       -             -          -             +            +        +      +       +        -         -         -
assign            +        +      -      +         -            +        -       -             -          -             -            +        +      +       -        -         -         -
renewLease        -        +      -      -         -            -        -       -             -          -             -            +        -      -       -        -         -         -
release           -        +      -      -         -            -        -       -             -          -             -            +        -      -       -        -         -         -
delegate          -        +      -      -         -            -        -       -             -          -             -            +        -      -       -        -         -         -
noteLinkReader    +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
doExercises       +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
chooseMail        +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
recuse            +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
saveDraft         -        +      +      +         +            +        +       +             -          -             +            +        -      +       +        -         -         -
readDrafts        -        +      +      +         +            +        +       +             -          -             +            +        -      +       +        -         -         -
askQuestion       -        +      -      -         -            -        -       -             -          -             -            +        -      -       -        -         -         -
proposeAppointment -        +      -      -         -            -        -       -             -          -             -            +        -      -       -        -         -         -
moveAppointment   -        +      -      -         -            -        -       -             -          -             -            +        -      -       -        -         -         -
cancelAppointment -        +      -      -         -            -        -       -             -          -             -            +        -      -       -        -         -         -
recordMissedAppointment -        +      -      -         -            -        -       -             -          -             -            +        -      -       -        -         -         -
recordMinute      -        +      -      -         -            -        -       -             -          -             -            +        -      -       -        -         -         -
addRecording      -        +      -      -         -            -        -       -             -          -             -            +        -      -       -        -         -         -
sendMessage       -        +      -      -         -            -        -       -             -          -             -            +        -      -       -        -         -         -
recordPerspective -        +      +      +         +            -        -       -             -          -             +            +        -      +       +        -         -         -
reveal            -        +      +      +         +            -        -       -             -          -             +            +        -      +       +        -         -         -
assessTheory      -        +      -      -         -            -        -       -             -          -             -            +        -      -       -        -         -         -
assessComparison  -        +      +      +         +            -        -       -             -          -             +            +        -      +       +        -         -         -
noteDeliberation  -        -      -      -         -            -        -       -             -          -             +            -        -      -       -        -         -         -
recordDecision    -        +      -      -         -            -        -       -             -          -             -            +        -      +       -        -         -         -
signDecision      -        -      -      -         -            -        -       -             -          -             -            -        +      -       -        -         -         -
`;

/** A supervisor, by the same columns. */
const SUPERVISOR = `
action            stranger holder former returning undeciphered released recused recordRecused conflicted conflictedOut deliberating proposer signer decider outvoted escalated elsewhere unknown
readPolicies      +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
listHearings      +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
takeNextHearing   +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
readHearing       -        +      +      +         +            -        -       -             -          -             +            +        +      +       +        -         -         -
assign            +        +      -      +         -            +        -       -             -          -             -            +        +      +       -        +         -         -
renewLease        -        +      -      -         -            -        -       -             -          -             -            +        -      -       -        -         -         -
release           -        +      -      -         -            -        -       -             -          -             -            +        -      -       -        -         -         -
delegate          -        +      -      -         -            -        -       -             -          -             -            +        -      -       -        -         -         -
noteLinkReader    +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
doExercises       +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
chooseMail        +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
recuse            +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
saveDraft         -        +      +      +         +            +        +       +             -          -             +            +        -      +       +        -         -         -
readDrafts        -        +      +      +         +            +        +       +             -          -             +            +        -      +       +        -         -         -
askQuestion       -        +      -      -         -            -        -       -             -          -             -            +        -      -       -        -         -         -
proposeAppointment -        +      -      -         -            -        -       -             -          -             -            +        -      -       -        -         -         -
moveAppointment   -        +      -      -         -            -        -       -             -          -             -            +        -      -       -        -         -         -
cancelAppointment -        +      -      -         -            -        -       -             -          -             -            +        -      -       -        -         -         -
recordMissedAppointment -        +      -      -         -            -        -       -             -          -             -            +        -      -       -        -         -         -
recordMinute      -        +      -      -         -            -        -       -             -          -             -            +        -      -       -        -         -         -
addRecording      -        +      -      -         -            -        -       -             -          -             -            +        -      -       -        -         -         -
sendMessage       -        +      -      -         -            -        -       -             -          -             -            +        -      -       -        -         -         -
recordPerspective -        +      +      +         +            -        -       -             -          -             +            +        -      +       +        -         -         -
reveal            -        +      +      +         +            -        -       -             -          -             +            +        -      +       +        -         -         -
assessTheory      -        +      -      -         -            -        -       -             -          -             -            +        -      -       -        -         -         -
assessComparison  -        +      +      +         +            -        -       -             -          -             +            +        -      +       +        -         -         -
noteDeliberation  -        -      -      -         -            -        -       -             -          -             +            -        -      -       -        -         -         -
recordDecision    -        +      -      -         -            -        -       -             -          -             -            +        -      +       +        -         -         -
signDecision      -        -      -      -         -            -        -       -             -          -             -            -        +      -       -        -         -         -
reassign          +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
setLegalHold      +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
escalate          +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
extendWindow      +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
reopenCase        +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
handOverLetter    +        +      +      +         +            +        +       +             -          -             +            +        +      +       +        +         -         -
correctContact    +        +      +      +         +            +        +       +             -          -             +            +        +      +       +        +         -         -
replaceLink       +        +      +      +         +            +        +       +             -          -             +            +        +      +       +        +         -         -
readNotes         +        -      -      -         -            -        -       -             -          -             -            -        +      -       -        +         -         -
writeNote         +        -      -      -         -            -        -       -             -          -             -            -        +      -       -        +         -         -
attachOriginal    +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
writeDownClaim    +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
declineLateClaim  +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
answerObjection   +        +      +      +         +            +        +       +             -          -             +            +        +      +       +        +         -         -
readStaff         +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
writeStaff        +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
saveSearches      +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
findPeople        +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
`;

/** All that a program with a person's id and role may do of it. */
const READING = ['readPolicies', 'listHearings', 'readStaff'];

interface Cell {
  action: Action;
  column: string;
  may: boolean;
}

function readTable(table: string): Cell[] {
  const [header, ...rows] = table.trim().split('\n');
  const [, ...columns] = header!.split(/ +/);
  return rows.flatMap((row) => {
    const [action, ...cells] = row.split(/ +/);
    if (cells.length !== columns.length) throw new Error(`row ${action} has ${cells.length} cells`);
    return cells.map((cell, index) => {
      if (cell !== '+' && cell !== '-') throw new Error(`row ${action} has a cell ${cell}`);
      return { action: action as Action, column: columns[index]!, may: cell === '+' };
    });
  });
}

/** The table's answers for a role, and no for every action that it leaves out. */
function expectations(table: string): Cell[] {
  const cells = readTable(table);
  const columns = [...new Set(cells.map(({ column }) => column))];
  const stated = new Set(cells.map(({ action }) => action));
  const left = ACTIONS.filter((action) => !stated.has(action));
  return [...cells, ...left.flatMap((action) => columns.map((column) => ({ action, column, may: false })))];
}

const [judge, second] = judges;
const [supervisor] = supervisors;
const me = (role: 'judge' | 'supervisor') => ({ kind: 'human', id: ME, role }) as const;

/** A case with a claim in a hearing that waits for its first judge. */
function waiting(rules: Parameters<typeof policyWith>[0] = {}): CoreCase {
  const given = new CoreCase(policyWith(rules)).notified();
  given.claimed();
  return given;
}

/** A case in which I stand as a column says, in that role. */
const STANDING: Record<string, (role: 'judge' | 'supervisor') => { given: CoreCase; more?: Partial<Target> }> = {
  stranger: () => ({ given: waiting() }),
  holder: (role) => ({ given: held(role) }),
  former: (role) => ({ given: waiting({ secondJudgeShare: 1 }).heardBy(me(role)) }),
  returning: (role) => {
    const given = waiting().heardBy(me(role));
    given.does(me(role), release);
    return { given };
  },
  undeciphered: (role) => ({ given: waiting({ cannotDecipherMoves: 3 }).heardBy(me(role), 'cannotDecipher') }),
  released: (role) => {
    const given = held(role);
    given.does(me(role), release);
    return { given };
  },
  recused: (role) => {
    const given = held(role);
    given.does(me(role), { type: 'recuse', conflict: false });
    return { given };
  },
  recordRecused: (role) => {
    const given = waiting().heardBy(me(role));
    given.does(me(role), { type: 'recuse', conflict: true });
    return { given };
  },
  conflicted: (role) => ({ given: held(role), more: { conflicted: true } }),
  conflictedOut: () => ({ given: waiting(), more: { conflicted: true } }),
  deliberating: (role) => ({
    given: waiting({ secondJudgeShare: 1 }).heardBy(me(role)).heardBy(second, 'exceptional'),
  }),
  proposer: (role) => ({ given: proposedBy(me(role)) }),
  signer: () => ({ given: proposedBy(judge) }),
  decider: (role) => ({ given: waiting().heardBy(me(role)).windowEnds().decidedBy(me(role), 'decline') }),
  outvoted: (role) => {
    const given = waiting({ secondJudgeShare: 1 }).heardBy(me(role)).heardBy(second);
    return { given: given.windowEnds().decidedBy(second, 'decline') };
  },
  escalated: () => {
    const given = waiting();
    given.does(supervisor, { type: 'escalate', reason: 'requested' });
    return { given };
  },
  elsewhere: (role) => ({ given: held(role) }),
  unknown: () => ({ given: waiting() }),
};

function held(role: 'judge' | 'supervisor'): CoreCase {
  const given = waiting();
  given.does(me(role), { type: 'assign', how: 'next' });
  return given;
}

const proposedBy = (actor: typeof judge): CoreCase =>
  waiting({ overrideNeedsSignature: true }).heardBy(actor).windowEnds().decidedBy(actor, 'grant');

/** Whoever the columns of the first table name. */
function outsider(column: string): Principal {
  const [who, where] = column.endsWith('.elsewhere') ? [column.replace('.elsewhere', ''), ELSEWHERE] : [column, HERE];
  const staff = (kind: 'human' | 'machine', ...roles: StaffRole[]): Principal => ({
    kind,
    id: judge.id,
    institutionId: where,
    roles,
  });
  const principals: Record<string, Principal> = {
    institution: staff('human', 'institution'),
    auditor: staff('human', 'auditor'),
    'machine.institution': staff('machine', 'institution'),
    'machine.judge': { ...staff('machine', 'judge'), id: 'a-program' },
    'machine.supervisor': { ...staff('machine', 'supervisor'), id: 'a-program' },
    'machine.auditor': staff('machine', 'auditor'),
    nobody: staff('human'),
    subject: { kind: 'subject', id: SUBJECT_ID, institutionId: where, roles: [] },
    otherSubject: { kind: 'subject', id: otherSubject.id, institutionId: where, roles: [] },
    engine: { kind: 'engine', id: 'hearing', institutionId: where, roles: [] },
  };
  const principal = principals[who];
  if (!principal) throw new Error(`nobody is called ${who}`);
  return principal;
}

const names = (cells: readonly Cell[], may: boolean): string[] =>
  cells.filter((cell) => cell.may === may).map(({ action }) => action);

/** Every action asked of `mayAct`, in the order of the expectations. */
const answers = (expected: readonly Cell[], principal: Principal, target: Target): Cell[] =>
  expected.map(({ action, column }) => ({ action, column, may: mayAct(principal, action, target) }));

const byColumn = (table: string): [column: string, cells: Cell[]][] => {
  const cells = expectations(table);
  return [...new Set(cells.map(({ column }) => column))].map((column) => [
    column,
    cells.filter((cell) => cell.column === column),
  ]);
};

describe('mayAct', () => {
  it('decides about every action', () => {
    const actions = readTable(OUTSIDE_THE_HEARING).map(({ action }) => action);
    expect([...new Set(actions)].toSorted()).toEqual(ACTIONS.toSorted());
    expect(readTable(JUDGE).every(({ action }) => ACTIONS.includes(action))).toBe(true);
    expect(readTable(SUPERVISOR).every(({ action }) => ACTIONS.includes(action))).toBe(true);
  });

  it('treats no inherited property name as a role', () => {
    const given = held('judge');
    const target = { institutionId: HERE, state: given.state };
    for (const role of ['', 'constructor', 'toString', '__proto__', 'hasOwnProperty', 'Judge', 'admin']) {
      const principal = { kind: 'human', id: ME, institutionId: HERE, roles: [role as StaffRole] } as const;
      expect(ACTIONS.filter((action) => mayAct(principal, action, target))).toEqual([]);
    }
  });

  it('allows no undeclared action', () => {
    const principal = { kind: 'engine', id: 'hearing', institutionId: HERE, roles: [] } as const;
    for (const action of ['', 'constructor', 'toString', 'closeClaims'])
      expect(mayAct(principal, action as Action, { institutionId: HERE })).toBe(false);
  });

  it('allows no action without an institution', () => {
    const principal = { kind: 'engine', id: 'hearing', institutionId: '', roles: [] } as const;
    expect(ACTIONS.filter((action) => mayAct(principal, action, { institutionId: '' }))).toEqual([]);
  });

  it('relies on the case, not on the caller, for the institution', () => {
    const { state } = held('judge');
    const principal = { kind: 'human', id: ME, institutionId: ELSEWHERE, roles: ['judge'] } as const;
    expect(ACTIONS.filter((action) => mayAct(principal, action, { institutionId: ELSEWHERE, state }))).toEqual([]);
  });

  it.each(byColumn(OUTSIDE_THE_HEARING))('%s', (column, expected) => {
    const given = waiting().heardBy(judge);
    const answered = answers(expected, outsider(column), { institutionId: HERE, state: given.state });
    expect(names(answered, true)).toEqual(names(expected, true));
  });

  describe.each([
    ['judge', byColumn(JUDGE)],
    ['supervisor', byColumn(SUPERVISOR)],
  ] as const)('a %s who is', (role, columns) => {
    it.each(columns)('%s', (column, expected) => {
      const { given, more } = STANDING[column]!(role);
      const principal: Principal = {
        kind: 'human',
        id: ME,
        institutionId: column === 'elsewhere' ? ELSEWHERE : HERE,
        roles: [role],
      };
      const target = column === 'unknown' ? { institutionId: HERE } : { institutionId: HERE, state: given.state };
      const answered = answers(expected, principal, { ...target, ...more });
      expect(names(answered, true)).toEqual(names(expected, true));
      const program = answers(expected, { ...principal, kind: 'machine' }, { ...target, ...more });
      expect(names(program, true)).toEqual(names(expected, true).filter((action) => READING.includes(action)));
    });
  });
});
