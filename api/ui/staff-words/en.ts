import type { Catalogue } from './catalogue.ts';

/** Refusals and remarks as English pages say them, where the API's text has names of its own in it. */
export const EN: Catalogue = {
  'the case is in phase received': 'the case has been received and has no score yet',
  'the case is in phase scored': 'the case has its score, and its notice has not been handed over',
  'the case is in phase appealWindow': 'the case is in its appeal window',
  'the case is in phase hearing': 'the case is being heard',
  'the case is in phase decided': 'the case is decided',
  'the case is in phase withdrawn': 'the case is withdrawn',
  'it is steppedBack': 'the judge has stepped back',
  'it is call': 'it is a call',
  'it is video': 'it is a video call',
  'it is inPerson': 'it is a meeting in person',
  'say in changeReason what changed your mind': 'say what changed your mind',
  'give outcomeWithoutIndividualFacts': 'choose the outcome without the individual facts',
  'say in individualFacts, for each fact that a finding names, what it changed':
    'say what each fact that a finding names has changed',
  'mark each as principal, considered or setAside, with a reason':
    'mark each as principal, considered or set aside, with a reason',
  'read the correction, then submit your record again and say in changeReason how you take it into account':
    'read the correction, then submit your record again and say how you take it into account',
  'say in supersedesReason what changed': 'say what changed',
  'a supervisor reopens the case first, with POST /v1/cases/{id}/reopen; then correct the facts':
    'a supervisor reopens the case first; then correct the facts',
  'a decision is in force; give supersedes to confirm or change it': 'a decision is in force; confirm or change it',
  'to correct it, give supersedes (the entry that recorded it, or the id of its precedent) and a reason':
    'to correct it, name the entry that recorded it, or its precedent, and give a reason',
  'no active judge or supervisor is registered under this id; see GET /v1/staff':
    'no active judge or supervisor is registered under this account',
  'leave them out, give new cases their own externalRef, or withdraw the earlier cases first':
    'leave them out, give new cases a reference of their own, or withdraw the earlier cases first',
  'numbers such as 1,234 could be 1234 or 1.234; say in the dialect whether decimals follow a point or a comma':
    'numbers such as 1,234 could be 1234 or 1.234; say whether decimals follow a point or a comma',
  'days such as {0} could have the day or the month first; say in the dialect whether dates are dayFirst or monthFirst':
    'days such as {0} could have the day or the month first; say which of them is meant',
  'days such as {0} could have the day, the month or the year first; say in the dialect whether dates are dayFirst, monthFirst or yearFirst':
    'days such as {0} could have the day, the month or the year first; say which of them is meant',
  'call the columns what the policy calls them, or say where they go with columns and unknownColumns=leaveOut':
    'call the columns what the policy calls them, or say where they go and leave out the others',
  'correct what errors names and send it again, or send it with invalidRows=leaveOut to import the rest alone':
    'correct the errors and send the file again, or import the other rows alone',
  'you could tell no belief, desire or intention of the subject, so you can only find cannotDecipher; attribute one and cite its passage, or change the finding':
    'you could tell no belief, desire or intention of the subject, so you can only find that you cannot decipher the claim; attribute one and cite its passage, or change the finding',
  'open the page again after as many seconds as Retry-After says, or download the file':
    'open the page again in a few seconds, or download the file',
  'send it again after as many seconds as Retry-After says': 'send it again in a few seconds',
  'close another page of this hearing, or wait for the number of seconds in Retry-After':
    'close another page of this hearing, or wait a few seconds',
};
