/*
 * Who may do what: + may, - may not. One row for each action, one column for each way to stand to a case.
 * The columns of staff are read twice: for a judge and for a supervisor whose id is the same.
 */

/** Those whose standing does not depend on what happened in the hearing. It is held by somebody else. */
export const OUTSIDE_THE_HEARING = `
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
extendAnswerTerm    -           -       -                   -             -                  -               -      -       -            -      -                     -                 -
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
withdrawSyntheticPair -           +       -                   -             -                  -               -      -       -            -      -                     -                 -
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
export const JUDGE = `
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
export const SUPERVISOR = `
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
extendAnswerTerm  +        +      +      +         +            +        +       +             +          +             +            +        +      +       +        +         -         +
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
export const READING = ['readPolicies', 'listHearings', 'readStaff'];
