/** What notices say, in English. Every other language has the same keys. */
export const en = {
  locale: 'en-GB',
  reference: (title: string, reference: string) => `${title}, your reference ${reference}`,
  link: 'Your private link. Do not pass it on:',
  answersRead: (address: string) => `A person reads answers to this message at ${address}.`,
  answersNotRead: 'Answers to this message are not read. Please use your private link.',
  answersOnPaper:
    'If you cannot open your private link, call the institution or write to it. It writes down what you say, and a person reads it.',
  by: {
    builtin:
      'a statistical comparison with earlier cases (it is not a language model, and no person has looked at your case yet)',
    languageModel:
      'a language model that compared your case with earlier cases (no person has looked at your case yet)',
  },
  provisionalOutcome: {
    subject: 'About your case',
    unscored:
      'No machine could assess your case, so a person will hear and decide it. If there is something they should know, tell them through your private link.',
    outcome: (day: string, outcome: string) =>
      `Based on the record received on ${day}, the provisional outcome is: ${outcome}`,
    by: (by: string) => `It comes from ${by}. It is not a decision.`,
    different:
      'If you think that your case is different from the cases it resembles, say so in your own words through your private link. A person will then consider your case from your point of view before anything is decided, whatever the decision will be.',
    until: (term: string, moment: string) => `You have ${term}, until ${moment}.`,
  },
  question: {
    subject: 'A question about your case',
    body: (moment: string | null) =>
      `The person hearing your case has a question for you. Please answer it through your private link${moment === null ? '' : ` until ${moment}`}. If you do not answer, that alone will not lead to a decision against you.`,
  },
  answerTermExtended: {
    subject: 'You have more time to answer the question',
    body: (moment: string, earlier: string) =>
      `The person hearing your case has asked you a question. You now have more time to answer it: until ${moment}. Before, you had until ${earlier}. Please answer it through your private link. If you have already answered, you do not need to do anything. If you do not answer, that alone will not lead to a decision against you.`,
  },
  restatement: {
    subject: 'Have we understood you?',
    body: 'The person hearing your case has written down how things look from your side. Please read it through your private link, and say whether it is right or what is wrong. If you say nothing, that alone will not lead to a decision against you.',
  },
  windowExtended: {
    subject: 'You have more time',
    granted: 'The institution has given you more time.',
    outage:
      'Our service could not be reached for part of the time that you had to tell us that your case is different. That part does not count towards your deadline.',
    until: (moment: string) =>
      `If you think that your case is different from the cases it resembles, you can say so through your private link until ${moment}. If you have already told us, you do not need to do anything.`,
  },
  withdrawalProposed: {
    subject: 'The institution wants to withdraw your case',
    body: 'You have said that your case is different, and it has not been decided yet. The institution wants to withdraw the case. If it is withdrawn, what you have said will not be heard, and no decision will be made about you. Only you can agree to this, through your private link. If you do not agree, or say nothing, a person will continue to hear you.',
  },
  decision: {
    subject: 'The decision in your case',
    result: (outcome: string) => `The decision in your case is: ${outcome}`,
    uncontested: (by: string) => `It follows from ${by}. No claim that your case is different was raised in time.`,
    heard: 'A person heard your case and made the decision.',
    weighed: (facts: string) => `These facts about you spoke most for this outcome: ${facts}.`,
    remedy: (what: string, where: string, until: string | null) =>
      `What you can do now: ${what} Where: ${where}${until === null ? '' : ` You have until ${until}.`}`,
    askRemedy:
      'If you do not agree with this decision, ask the institution which court or complaint office you can turn to, and by when. It has to tell you.',
    more: 'Your private link shows the reasons, and what part a machine and a person each had in the decision.',
  },
  lateClaimDeclined: {
    subject: 'Your late claim',
    body: 'After your time was over you said that your case is different. A person has read why it came late and has not admitted it. Your private link shows their reason. Nothing else about your case has changed.',
  },
  claimWrittenDown: {
    subject: 'We have written down what you told us',
    read: 'You told us that your case is different, and we have written it down. Please read it through your private link. If something is missing or wrong, say so there.',
    decided:
      'You told us in time, so a person will look at your case again. The decision that you were told of stays in force until that person confirms it or replaces it with another one.',
    heard: 'A person will hear it before anything is decided.',
  },
  reopened: {
    subject: 'Your case is being heard again',
    decided:
      'A person will look at your case again. The decision that you were told of stays in force until that person confirms it or replaces it with another one. You will be told the result. You can follow this through your private link.',
    admitted:
      'What you said after your time was over has been admitted. The person who hears your case will hear it before anything is decided. You can follow this through your private link.',
  },
  message: {
    subject: 'A message about your case',
    body: 'The person hearing your case has written to you. You can read it and answer through your private link, and talk to that person there as long as your case is being heard. If you do not answer, that alone will not lead to a decision against you.',
  },
  appointment: {
    subject: 'An appointment about your case',
    proposed:
      'The person hearing your case would like to talk with you and has proposed times. Please choose one through your private link. If none suits you, say so there. If you do not answer, that alone will not lead to a decision against you.',
    chosen: (moment: string) =>
      `Your appointment with the person hearing your case is on ${moment}. Your private link shows how it takes place, and has an entry for your calendar. If you cannot come, say so there. If you do not come, that alone will not lead to a decision against you.`,
    cancelled:
      'The appointment with the person hearing your case is cancelled. Your private link shows it. That does not count against you.',
    over: (moment: string) => `Your appointment on ${moment} does not take place any more.`,
  },
  minute: {
    subject: 'Is this what was said?',
    body: 'The person hearing your case has written down what was said when you met. Please read it through your private link and say whether it is right or what is wrong. If you say nothing, that alone will not lead to a decision against you.',
  },
  objectionAnswered: {
    subject: 'Your objection',
    upheld:
      'You objected to the person who hears your case. A supervisor agrees with you, so another person will hear your case. Your private link shows what the supervisor wrote.',
    declined:
      'You objected to the person who hears your case. A supervisor has looked at it and does not agree, so the same person will continue. Your private link shows why. That you objected does not count against you.',
  },
  factsCorrected: {
    subject: 'Corrected facts about you',
    body: 'The institution has corrected what is recorded about you, and your case was assessed again. Your private link shows what is recorded now.',
    outcome: (outcome: string) => `The provisional outcome is now: ${outcome}`,
  },
  claimReceived: {
    subject: 'We have received what you wrote',
    own: (moment: string) => `What you wrote about your case arrived on ${moment}.`,
    helper: (moment: string) => `What the person who helps you wrote about your case arrived on ${moment}.`,
    heard:
      'A person will read it and consider your case from your point of view before anything is decided. You do not need to do anything else.',
    more: (moment: string) => `If you want to add something, you can do so through your private link until ${moment}.`,
  },
  windowEnding: {
    subject: 'Your time to answer ends soon',
    until: (moment: string) =>
      `You have not said anything about your case yet. If you think that it is different from the cases it resembles, or that something recorded about you is wrong, say so through your private link until ${moment}. A person will then consider your case from your point of view before anything is decided.`,
    outcome: (outcome: string) => `The provisional outcome is: ${outcome}`,
    automatic:
      'If you say nothing, the provisional outcome becomes the decision. You do not have to give a reason for saying nothing.',
    person: 'If you say nothing, a person decides your case on the basis of what is recorded.',
  },
  newLink: {
    subject: 'A new private link to your case',
    body: 'You have a new private link to your case. Links that you were sent earlier stop working an hour after this message was sent. Nothing else about your case has changed.',
  },
  contactCorrected: {
    subject: 'Your private link to your case',
    body: 'The institution has corrected the address at which it reaches you. Your private link shows where your case stands and what you can do. Nothing else about your case has changed.',
  },
  withdrawal: {
    subject: 'Your case has ended',
    body: 'The institution has withdrawn your case. No decision was made about you.',
  },
};
export type NoticeMessages = typeof en;
