import type { Catalogue } from '../catalogue.ts';

export const judge: Catalogue = {
  // Exercises.
  'What you found on the same account': 'Was Sie zu derselben Schilderung festgestellt haben',
  'Only you see this. A different finding does not show bias by itself: you may have changed your mind. A pattern across several pairs says more than one pair.':
    'Das sehen nur Sie. Eine abweichende Feststellung zeigt für sich noch keine Voreingenommenheit: Vielleicht haben Sie noch einmal nachgedacht. Was mehrere Paare gemeinsam haben, sagt mehr als ein einzelnes.',
  '{0}; different: {1}. {2}': '{0}; verschieden: {1}. {2}',
  'What they said': 'Was die Person sagte',
  'You found the same.': 'Sie haben dasselbe festgestellt.',
  'You found differently.': 'Sie haben Verschiedenes festgestellt.',
  'The first person': 'Die erste Person',
  'The second person': 'Die zweite Person',
  'You found {0} on {1}; confidence: {2} of 7; feeling with them: {3} of 7.':
    'Ihre Feststellung vom {1}: {0}; Ihre Gewissheit: {2} von 7; Ihr Mitempfinden: {3} von 7.',
  'From their side, as you put it:': 'Von ihrer Seite, wie Sie es ausgedrückt haben:',
  'Your reasons:': 'Ihre Gründe:',
  'You will get exercises from now on.': 'Sie bekommen ab jetzt Übungen.',
  'You will get no more exercises.': 'Sie bekommen keine Übungen mehr.',
  'Your finding is stored. It has no consequences for anyone.':
    'Ihre Feststellung ist gespeichert. Für niemanden folgt etwas daraus.',
  'How things look from their side': 'Wie es von der Seite der Person aussieht',
  'Your finding': 'Ihre Feststellung',
  'Your reasons': 'Ihre Gründe',
  'How sure you are': 'Wie sicher Sie sind',
  'How far you could feel with them': 'Wie weit Sie mit der Person mitempfinden konnten',
  Exercises: 'Übungen',
  'An exercise is an invented case of an invented person, so that you can see whether you find the same on the same account of another kind of person. Nothing depends on it: nobody is notified, nothing is decided, and no figure about cases counts it.':
    'Eine Übung ist ein erfundener Fall einer erfundenen Person. Damit können Sie sehen, ob Sie zu derselben Schilderung einer anderen Person dasselbe feststellen. Es hängt nichts daran: Niemand wird benachrichtigt, nichts wird entschieden, und sie zählt in keiner Statistik über Fälle.',
  'You can stop at any time. What you have found stays in the report.':
    'Sie können jederzeit aufhören. Was Sie festgestellt haben, bleibt im Bericht.',
  'Stop getting exercises': 'Keine Übungen mehr bekommen',
  'You get exercises only if you agree': 'Sie bekommen nur Übungen, wenn Sie zustimmen',
  'Exercises come in pairs, weeks apart. You are not told which two belong together until you have done both.':
    'Übungen kommen paarweise, im Abstand von Wochen. Welche zwei zusammengehören, erfahren Sie erst, wenn Sie beide gemacht haben.',
  'You alone see what you wrote. Your two findings are shown to you side by side.':
    'Nur Sie sehen, was Sie geschrieben haben. Ihre beiden Feststellungen werden Ihnen nebeneinander gezeigt.',
  'Auditors see, by pair, how many judges found the same, and no names. Where few judges take part, a figure may still be recognisable as yours.':
    'Prüfer sehen für jedes Paar, wie viele Entscheider dasselbe festgestellt haben, aber keine Namen. Wo wenige Entscheider teilnehmen, ist vielleicht trotzdem zu erkennen, dass eine Zahl von Ihnen stammt.',
  'You can stop at any time, without giving a reason.': 'Sie können jederzeit aufhören, ohne einen Grund zu nennen.',
  'I agree to get exercises': 'Ich möchte Übungen bekommen',
  'There is no exercise for you now. {0}': 'Zurzeit gibt es keine Übung für Sie. {0}',
  'The next one can be done from {0}.': 'Die nächste ist ab {0} möglich.',
  'An invented case under “{0}” <0>exercise</0>': 'Ein erfundener Fall zu „{0}“ <0>Übung</0>',
  'What they say': 'Was die Person sagt',
  'Facts on record': 'Angaben in den Unterlagen',
  'Store the finding': 'Feststellung speichern',
  'Your finding has not been stored yet': 'Ihre Feststellung ist noch nicht gespeichert',
  'At least {0} letters, as in a hearing.': 'Mindestens {0} Buchstaben, wie in einer Anhörung.',
  'not at all': 'gar nicht',
  entirely: 'vollkommen',
  'You find': 'Sie stellen fest',
  'At least {0} letters.': 'Mindestens {0} Buchstaben.',
  'a guess': 'geraten',
  certain: 'ganz sicher',

  // The queue, and what a judge hands on.
  'Take the hearing back': 'Anhörung zurücknehmen',
  'Hand the hearing to a colleague': 'Anhörung einem Kollegen übergeben',
  '<0>{0}</0> has the hearing. What they have recorded stays with the case.':
    '<0>{0}</0> hat die Anhörung. Was dort festgehalten wurde, bleibt beim Fall.',
  'Your colleague hears the case in your place and can hand it back. Until then you can take it back.':
    'Ihr Kollege führt die Anhörung an Ihrer Stelle und kann sie Ihnen zurückgeben. Bis dahin können Sie sie zurücknehmen.',
  '<0>{0}</0> handed it to you. You can hand it back, or on to another colleague.':
    '<0>{0}</0> hat sie Ihnen übergeben. Sie können sie zurückgeben oder einem anderen Kollegen übergeben.',
  'Back to the queue': 'Zurück zur Warteschlange',
  Colleague: 'Kollege',
  'Choose a colleague': 'Wählen Sie einen Kollegen',
  Why: 'Grund',
  'Auditors read it on the trail.': 'Prüfer lesen es im Verlauf.',
  'Take it back': 'Zurücknehmen',
  'Hand it over': 'Übergeben',
  'Next hearing': 'Nächste Anhörung',
  'less than a minute': 'weniger als eine Minute',
  'no claim heard': 'kein Vorbringen angehört',
  'Your own days and decisions': 'Ihre eigenen Tage und Entscheidungen',
  'Only you and auditors see these figures, and they are not a ranking. Hearing people is hard work: a long time without a pause is a reason to rest. As of {0}.':
    'Diese Zahlen sehen nur Sie und Prüfer, und sie sind keine Rangliste. Menschen anzuhören ist anstrengend: Eine lange Zeit ohne Pause ist ein Grund, sich auszuruhen. Stand: {0}.',
  'There is nothing to count yet.': 'Es gibt noch nichts zu zählen.',
  'A pause is at least 15 minutes. In one hearing, up to an hour between two acts or looks counts as work.':
    'Eine Pause dauert mindestens 15 Minuten. Innerhalb einer Anhörung zählt bis zu einer Stunde zwischen zwei Schritten oder Blicken als Arbeit.',
  'Your last two weeks': 'Ihre letzten zwei Wochen',
  Day: 'Tag',
  Records: 'Protokolle',
  Work: 'Arbeit',
  'Longest without a pause': 'Am längsten ohne Pause',
  Pauses: 'Pausen',
  'Later outcomes are known for some cases only, and those under adverse decisions are not counted.':
    'Wie es weiterging, ist nur bei einem Teil der Fälle bekannt; Fälle mit nachteiligen Entscheidungen sind nicht gezählt.',
  'Your decisions in force, and what was later reported':
    'Ihre geltenden Entscheidungen, und was später gemeldet wurde',
  Policy: 'Regelwerk',
  '{0}, version {1}': '{0}, Version {1}',
  Finding: 'Feststellung',
  Decision: 'Entscheidung',
  'Outcome known': 'Ausgang bekannt',
  'Adverse event': 'Nachteiliges Ereignis',
  'No hearing is waiting for you right now.': 'Zurzeit wartet keine Anhörung auf Sie.',
  'The hearing is waiting for another judge.': 'Die Anhörung wartet auf einen anderen Entscheider.',
  'Your colleague has the hearing.': 'Ihr Kollege hat die Anhörung.',
  'You have stepped back. Another judge will hear the case, and this is not held against you.':
    'Sie haben sich zurückgezogen. Ein anderer Entscheider hört den Fall an. Das wird Ihnen nicht zum Nachteil ausgelegt.',
  'You get the most urgent hearing that you may take. If you cannot hear it, return it with a reason; stepping back from one is never held against you.':
    'Sie bekommen die dringendste Anhörung, die Sie übernehmen dürfen. Wenn Sie sie nicht führen können, geben Sie sie mit einem Grund zurück; sich zurückzuziehen wird Ihnen nie zum Nachteil ausgelegt.',
  'Exercises with invented cases': 'Übungen mit erfundenen Fällen',
  'When you have finished your hearings': 'Wenn Sie mit Ihren Anhörungen fertig sind',
  'Ready?': 'Bereit?',
  'Your hearings': 'Ihre Anhörungen',
  'Hearings that you hold, most urgent first': 'Anhörungen, die Sie haben, die dringendste zuerst',
  Open: 'Offen',
  Waiting: 'Wartend',
  'No hearings are waiting.': 'Keine Anhörung wartet.',
  'Most urgent first': 'Die dringendste zuerst',
  'These are the {0} most urgent ones.': 'Das sind die {0} dringendsten.',
  'Waiting for you': 'Wartet auf Sie',
  'Add your note to the deliberation': 'Ihre Notiz zur Beratung hinzufügen',
  'Read the decision, and sign it or refuse to':
    'Die Entscheidung lesen und unterschreiben oder die Unterschrift ablehnen',
  'With colleagues': 'Bei Kollegen',
  '{0} <0>…{1}</0>, {2}, with <1>{3}</1>: <2>Take it back</2>':
    '{0} <0>…{1}</0>, {2}, bei <1>{3}</1>: <2>Zurücknehmen</2>',
  Matter: 'Sache',
  Due: 'Fällig',
  Claims: 'Vorbringen',
  State: 'Stand',
  Actions: 'Aktionen',
  'Reminder: little time is left.': 'Erinnerung: Es bleibt nur noch wenig Zeit.',
  'waiting for a supervisor': 'wartet auf eine Aufsichtsperson',
  'assigned to you': 'Ihnen zugewiesen',
  waiting: 'wartend',
  'with a judge': 'bei einem Entscheider',
  'awaiting a signature': 'wartet auf eine Unterschrift',
  Continue: 'Fortsetzen',
  'Continue with …{0}': 'Fortsetzen mit …{0}',
  'Take this hearing': 'Diese übernehmen',
  'The trail records that you chose it': 'Im Verlauf steht dann, dass Sie sie ausgewählt haben',
  'Take this hearing, …{0}; the trail records that you chose it':
    'Diese übernehmen, Anhörung …{0}; im Verlauf steht dann, dass Sie sie ausgewählt haben',

  // What can be cited.
  'Claim {0}': 'Vorbringen {0}',
  'Why the subject asks for a person': 'Warum die betroffene Person einen Menschen verlangt',
  'Answer to question {0}': 'Antwort auf Frage {0}',
  'What the subject corrected': 'Was die betroffene Person berichtigt hat',
  'Message {0} of the subject': 'Nachricht {0} der betroffenen Person',
  'Minute {0}': 'Gesprächsprotokoll {0}',
  'File: {0}': 'Datei: {0}',
  'Fact: {0}: {1}': 'Angabe: {0}: {1}',
  'Passage {0}, word for word': 'Stelle {0}, wörtlich',
  'wherever these words occur': 'wo immer diese Worte vorkommen',
  'It rests on': 'Das stützt sich auf',
  'Another passage': 'Weitere Stelle',

  // Whether the comparison fits.
  'Whether the comparison fits': 'Ob der Vergleich passt',
  ', by {0}': ', von {0}',
  'Does the comparison fit?': 'Passt der Vergleich?',
  'The score compares this person with earlier cases. Those may be the wrong evidence: about other people, another time, or a record that was made otherwise. What you say changes nothing in this case by itself; the institution reads how often comparisons do not fit.':
    'Der Score vergleicht diese Person mit früheren Fällen. Das können die falschen Anhaltspunkte sein: andere Menschen, eine andere Zeit oder Unterlagen, die anders entstanden sind. Was Sie sagen, ändert an diesem Fall für sich nichts; die Einrichtung liest, wie oft Vergleiche nicht passen.',
  'Say whether it fits': 'Sagen, ob er passt',
  'Add it': 'Hinzufügen',
  'The assessment is not complete yet': 'Die Beurteilung ist noch nicht vollständig',
  'The comparison': 'Der Vergleich',
  'It fits': 'Er passt',
  'It does not fit': 'Er passt nicht',
  'Cannot tell': 'Nicht zu sagen',
  fits: 'passt',
  'does not fit': 'passt nicht',
  'I cannot tell': 'kann ich nicht beurteilen',

  // The page of a hearing.
  'Your question is on its way to the subject. The hearing’s clock is paused until the subject answers or the deadline passes.':
    'Ihre Frage ist auf dem Weg zur betroffenen Person. Die Uhr der Anhörung steht still, bis sie antwortet oder die Antwortfrist abläuft.',
  'Your message is on the subject’s page.': 'Ihre Nachricht steht auf der Seite der betroffenen Person.',
  'The times are proposed, and the subject is being notified.':
    'Die Zeiten sind vorgeschlagen, und die betroffene Person wird benachrichtigt.',
  'The recording is added. The subject sees it on their page.':
    'Die Aufzeichnung ist hinzugefügt. Die betroffene Person sieht sie auf ihrer Seite.',
  'The appointment is changed. What changed is on the subject’s page.':
    'Der Termin ist geändert. Was sich geändert hat, steht auf der Seite der betroffenen Person.',
  'The minute is recorded, and the subject is asked whether it is right.':
    'Das Gesprächsprotokoll ist festgehalten, und die betroffene Person wird gefragt, ob es stimmt.',
  'Your perspective record has been submitted.': 'Ihr Perspektivprotokoll ist eingereicht.',
  'The score has been revealed to you, and the trail records when.':
    'Der Score wurde Ihnen aufgedeckt; wann, steht im Verlauf.',
  'Your assessment of the comparison has been added.': 'Ihre Beurteilung des Vergleichs ist hinzugefügt.',
  'Your theory assessment has been added.': 'Ihre Überlegung anhand einer Theorie ist hinzugefügt.',
  'Your note has been added.': 'Ihre Notiz ist hinzugefügt.',
  'The case is decided, and the subject will be notified.':
    'Der Fall ist entschieden, und die betroffene Person wird benachrichtigt.',
  'Your decision is waiting for a second person’s signature.':
    'Ihre Entscheidung wartet auf die Unterschrift einer zweiten Person.',
  'The signature has been refused, and the hearing continues.':
    'Die Unterschrift wurde verweigert, und die Anhörung geht weiter.',
  'Your draft is saved.': 'Ihr Entwurf ist gespeichert.',
  'Hearing {0}: {1}': 'Anhörung {0}: {1}',
  '<0>Reference <1>{0}</1></0> · <2>opened {1}</2> {2} {3} {4}':
    '<0>Aktenzeichen <1>{0}</1></0> · <2>eröffnet am {1}</2> {2} {3} {4}',
  Material: 'Material',
  'The hearing waits for a supervisor': 'Die Anhörung wartet auf eine Aufsichtsperson',
  'The subject has objected to the person who hears the case. Nothing can be recorded or decided until a supervisor has answered. Drafts are still saved, and the hearing’s clock is paused.':
    'Die betroffene Person hat den Entscheider abgelehnt. Bis eine Aufsichtsperson geantwortet hat, kann nichts festgehalten oder entschieden werden. Entwürfe werden weiter gespeichert, und die Zeit für die Anhörung steht still.',
  '{0} <0>Back to the queue</0>': '{0} <0>Zurück zur Warteschlange</0>',
  'This hearing is no longer assigned to you': 'Diese Anhörung ist Ihnen nicht mehr zugewiesen',
  'There is nothing for you to do here': 'Hier gibt es für Sie nichts zu tun',
  'Your part is done for now': 'Ihr Teil ist vorerst erledigt',
  'The hearing has passed to another judge. What you wrote remains part of it.':
    'Die Anhörung ist an einen anderen Entscheider gegangen. Was Sie geschrieben haben, bleibt ein Teil davon.',
  'A claim has been added since your record': 'Seit Ihrem Protokoll ist ein Vorbringen hinzugekommen',
  'It needs a finding of its own: change your record below.':
    'Es braucht eine eigene Feststellung: Ändern Sie unten Ihr Protokoll.',
  'Change your perspective record': 'Ihr Perspektivprotokoll ändern',
  'Replace this decision': 'Diese Entscheidung ersetzen',
  'your time has ended: another judge may take it': 'Ihre Zeit ist um: Ein anderer kann sie nehmen',
  '<0>{0}</0> <1>until {1}</1>': '<0>{0}</0> <1>bis {1}</1>',
  'yours for another {0}': 'noch {0} reserviert',
  'Go to the material': 'Zum Material',
  'Find words in the material; Enter goes to the next place':
    'Worte im Material suchen; Enter führt zur nächsten Stelle',
  'Go to the record': 'Zum Protokoll',
  'Next hearing, once you have finished this one': 'Nächste Anhörung, sobald Sie diese beendet haben',
  Conversation: 'Gespräch',
  'The subject': 'Die betroffene Person',
  'Nothing has been said yet.': 'Noch wurde nichts gesagt.',
  'Sending …': 'Wird gesendet …',
  'Sent.': 'Gesendet.',
  'Not sent yet. Your words are still here: send them again.':
    'Noch nicht gesendet. Ihre Worte stehen noch hier: Senden Sie sie noch einmal.',
  'New messages appear here by themselves.': 'Neue Nachrichten erscheinen hier von selbst.',
  'The connection was interrupted. It is being restored, and nothing is lost.':
    'Die Verbindung wurde unterbrochen. Sie wird wiederhergestellt, und nichts geht verloren.',
  'Look for new messages': 'Nach neuen Nachrichten sehen',
  Send: 'Senden',
  'Your message': 'Ihre Nachricht',
  'The subject reads it on their page, at once if it is open. Their answers can be cited in your record.':
    'Die betroffene Person liest sie auf ihrer Seite, sofort, wenn diese geöffnet ist. Ihre Antworten können Sie im Protokoll zitieren.',
  'The case in the order it happened': 'Der Fall der Reihe nach',
  'Claim {0} was raised': 'Vorbringen {0} ging ein',
  'The subject asked for a review by a person': 'Die betroffene Person verlangte die Überprüfung durch einen Menschen',
  'The hearing was opened': 'Die Anhörung wurde eröffnet',
  'Question {0} was asked': 'Frage {0} wurde gestellt',
  'Question {0} was answered': 'Frage {0} wurde beantwortet',
  'The conversation began': 'Das Gespräch begann',
  'The file {0} was added': 'Die Datei {0} wurde hinzugefügt',
  'A perspective record was changed (version {0})': 'Ein Perspektivprotokoll wurde geändert (Version {0})',
  'A perspective record was submitted': 'Ein Perspektivprotokoll wurde eingereicht',
  'The case was decided': 'Der Fall wurde entschieden',

  // The decision.
  'The decision': 'Die Entscheidung',
  Uncontested: 'Ohne Vorbringen',
  adverse: 'nachteilig',
  'Without the individual facts: <0>{0}</0>': 'Ohne die individuellen Umstände: <0>{0}</0>',
  'They changed the outcome.': 'Sie haben das Ergebnis geändert.',
  'They played no causal role: the outcome is the same without them.':
    'Sie waren nicht ursächlich: Ohne sie wäre das Ergebnis dasselbe.',
  'A new decision in place of this one': 'Eine neue Entscheidung anstelle von dieser',
  'Your decision': 'Ihre Entscheidung',
  'What it rests on': 'Worauf sie beruht',
  'Mark each contribution and say why. The methods are not ranked; you may use all of them.':
    'Kennzeichnen Sie jeden Beitrag und sagen Sie, warum. Die Methoden haben keine Rangfolge; Sie können alle verwenden.',
  'Save as draft': 'Als Entwurf speichern',
  'The decision is not complete yet': 'Die Entscheidung ist noch nicht vollständig',
  'The outcome': 'Das Ergebnis',
  'Adverse for the subject.': 'Nachteilig für die betroffene Person.',
  'Not adverse.': 'Nicht nachteilig.',
  'It was': 'Er war',
  Because: 'Denn',
  'What you would have decided without the individual facts':
    'Wie Sie ohne die individuellen Umstände entschieden hätten',
  'A claim was found to be exceptional. Your answer shows what the facts named there changed.':
    'Zu einem Vorbringen wurde eine Ausnahme festgestellt. Ihre Antwort zeigt, was die dort genannten Umstände geändert haben.',
  'Choose an outcome': 'Wählen Sie ein Ergebnis',
  'Why you are replacing the earlier decision': 'Warum Sie die frühere Entscheidung ersetzen',
  'The subject reads these. Say what you heard, and what it did or did not change.':
    'Die betroffene Person liest sie. Sagen Sie, was Sie gehört haben und was es geändert hat oder nicht.',
  'Replace the decision': 'Entscheidung ersetzen',
  Decide: 'Entscheiden',
  'What each individual fact changed': 'Was jeder individuelle Umstand geändert hat',
  'Leave this empty if the outcome would be the same without them.':
    'Lassen Sie das leer, wenn das Ergebnis ohne sie dasselbe wäre.',
  'It changed': 'Er änderte',
  Decisive: 'Ausschlaggebend',
  Considered: 'Berücksichtigt',
  'Set aside': 'Außer Betracht gelassen',
  'The appeal window is still open. You can submit a decision once it ends, or once the subject says that they have nothing to add.':
    'Die Vorbringensfrist läuft noch. Sie können entscheiden, sobald sie endet oder die betroffene Person sagt, dass sie nichts hinzuzufügen hat.',
  'A question is open. An adverse decision has to wait until the subject answers or the deadline passes.':
    'Eine Frage ist offen. Eine nachteilige Entscheidung muss warten, bis die betroffene Person antwortet oder die Antwortfrist abläuft.',
  'The score, by a program that is not a language model': 'Der Score, von einem Programm, das kein Sprachmodell ist',
  'The score, by a language model': 'Der Score, von einem Sprachmodell',
  'Theory assessment': 'Überlegung anhand einer Theorie',
  'Theory assessment by {0}': 'Überlegung anhand einer Theorie von {0}',
  'Theory assessment from {0}': 'Überlegung anhand der Theorie „{0}“',
  'Theory assessment from {0} by {1}': 'Überlegung anhand der Theorie „{0}“ von {1}',
  'Your perspective record': 'Ihr Perspektivprotokoll',
  'Perspective record': 'Perspektivprotokoll',
  'Perspective record by {0}': 'Perspektivprotokoll von {0}',
  Deliberation: 'Beratung',
  '{0} made different findings. {1}': 'Verschiedene Feststellungen von: {0}. {1}',
  'They now agree.': 'Inzwischen sind sie sich einig.',
  'They still disagree, so a supervisor hears the case.':
    'Sie sind sich weiter uneinig, deshalb hört eine Aufsichtsperson den Fall an.',
  'Each judge writes a note. A judge who has changed their mind changes their record first.':
    'Jeder Entscheider schreibt eine Notiz. Wer seine Meinung geändert hat, ändert zuerst sein Protokoll.',
  'Add your note': 'Notiz hinzufügen',
  'Your note': 'Ihre Notiz',

  // Drafts.
  'Saving the draft …': 'Entwurf wird gespeichert …',
  'Draft saved.': 'Entwurf gespeichert.',
  'Not saved yet.': 'Noch nicht gespeichert.',
  'The draft could not be saved. Your words are still on this page.':
    'Der Entwurf konnte nicht gespeichert werden. Ihre Worte stehen noch auf dieser Seite.',
  'This draft was changed in another window. Your words are still on this page: choose “Save as draft” to see both.':
    'Dieser Entwurf wurde in einem anderen Fenster geändert. Ihre Worte stehen noch auf dieser Seite: Wählen Sie „Als Entwurf speichern“, um beide zu sehen.',
  'You were signed out. Your words are still on this page: sign in in another tab, then continue here.':
    'Sie wurden abgemeldet. Ihre Worte stehen noch auf dieser Seite: Melden Sie sich in einem anderen Tab an und machen Sie dann hier weiter.',
  'Draft saved on {0}.': 'Entwurf gespeichert am {0}.',

  // Findings.
  '5. Findings': '5. Feststellungen',
  'No claim is open, so no finding is needed.': 'Kein Vorbringen ist offen, deshalb ist keine Feststellung nötig.',
  'The individual facts that make it so': 'Die individuellen Umstände, aus denen sich das ergibt',
  'Name at least one fact: what makes this case an exception has to be what led you to this finding.':
    'Nennen Sie mindestens einen Umstand: Was diesen Fall zur Ausnahme macht, muss das sein, was Sie zu dieser Feststellung geführt hat.',
  'A claim cannot be rejected without grounds: cite the words or facts that you weighed.':
    'Ein Vorbringen kann nicht ohne Grund zurückgewiesen werden: Zitieren Sie die Worte oder Angaben, die Sie abgewogen haben.',
  'The claim goes to a different judge, who does not see your record.':
    'Das Vorbringen geht an einen anderen Entscheider, der Ihr Protokoll nicht sieht.',
  '5. Finding on claim {0}': '5. Feststellung zu Vorbringen {0}',
  '5. Finding': '5. Feststellung',
  'Another individual fact': 'Weiterer individueller Umstand',
  'Individual fact {0}': 'Individueller Umstand {0}',
  'Your answer to the strongest case for them': 'Ihre Antwort auf das, was am stärksten für die Person spricht',
  'You have put their case at its strongest above: say why it does not hold.':
    'Sie haben oben festgehalten, was am stärksten für die Person spricht: Sagen Sie, warum es nicht trägt.',
  'What stood in the way': 'Was im Weg stand',
  'Their case really is different, and the difference matters. You name the individual facts that make it so.':
    'Der Fall ist wirklich anders, und der Unterschied zählt. Sie nennen die individuellen Umstände, aus denen sich das ergibt.',
  'You took their point of view, and the claim amounts to no more than an excuse.':
    'Sie haben die Sicht der Person eingenommen, und das Vorbringen ist nicht mehr als eine Ausrede.',
  'You could not make sense of it. This alone decides nothing.':
    'Sie konnten es nicht nachvollziehen. Das allein entscheidet nichts.',

  // Leaving a hearing, and losing it.
  'Return this hearing or step back': 'Diese Anhörung zurückgeben oder sich zurückziehen',
  'Step back from this case for good': 'Sich endgültig von diesem Fall zurückziehen',
  'You do not have to give a reason, and it is never held against you.':
    'Sie müssen keinen Grund nennen, und es wird Ihnen nie zum Nachteil ausgelegt.',
  'Return it to the queue': 'In die Warteschlange zurückgeben',
  'Hand it to a colleague': 'Einem Kollegen übergeben',
  'Return it': 'Zurückgeben',
  'I have a conflict: I am connected to this case or this person':
    'Ich bin befangen: Ich habe mit diesem Fall oder dieser Person zu tun',
  'Step back': 'Zurückziehen',
  'Your time with this hearing has ended': 'Ihre Zeit mit dieser Anhörung ist abgelaufen',
  '{0} {1} <0>Back to the queue</0>': '{0} {1} <0>Zurück zur Warteschlange</0>',
  'This hearing is no longer yours': 'Diese Anhörung liegt nicht mehr bei Ihnen',
  'A hearing goes back to the queue when its judge has done nothing in it for as long as the policy allows.':
    'Eine Anhörung geht in die Warteschlange zurück, wenn ihr Entscheider darin so lange nichts getan hat, wie es das Regelwerk erlaubt.',
  'A supervisor has assigned this hearing to another person or returned it to the queue.':
    'Die Aufsicht hat diese Anhörung jemand anderem zugewiesen oder in die Warteschlange zurückgegeben.',
  'Your absence has begun, so this hearing went to the person who covers for you or back to the queue.':
    'Ihre Abwesenheit hat begonnen. Deshalb ging diese Anhörung an Ihre Vertretung oder in die Warteschlange zurück.',
  'This hearing has been passed on.': 'Diese Anhörung wurde weitergegeben.',
  'Nothing was decided, and what you wrote has been saved.':
    'Nichts wurde entschieden, und was Sie geschrieben haben, ist gespeichert.',
  'Nothing was decided.': 'Nichts wurde entschieden.',
  'Take the hearing again, and your words are in its form.':
    'Übernehmen Sie die Anhörung wieder, und Ihre Worte stehen im Formular.',
  'Another judge has the hearing now, so there is nothing more for you to do.':
    'Jetzt hat ein anderer Entscheider die Anhörung, deshalb haben Sie nichts mehr zu tun.',
  'Take it again': 'Wieder übernehmen',
  'What you wrote': 'Was Sie geschrieben haben',
  'Saved on {0}; only you can read it.': 'Gespeichert am {0}; nur Sie können es lesen.',

  // The material.
  'Find in the material': 'Im Material suchen',
  'Cite the selected words': 'Markierte Worte zitieren',
  'not found': 'nicht gefunden',
  '{0} found': '{0} gefunden',
  '{0} of {1}': '{0} von {1}',
  'into: {0}': 'in: {0}',
  'Place the cursor in an entry of the record first.': 'Setzen Sie zuerst den Cursor in einen Eintrag des Protokolls.',
  'Place the cursor in an entry of the record first. Then cite again.':
    'Setzen Sie zuerst den Cursor in einen Eintrag des Protokolls. Zitieren Sie dann noch einmal.',
  'There is no room for another passage here.': 'Hier ist kein Platz für eine weitere Stelle.',
  'Cited into {0}.': 'Zitiert in: {0}.',
  'The subject has not been reached': 'Die betroffene Person wurde nicht erreicht',
  '{0} {1} They may not know of this case, and have had no chance to say that it is different. If they are reached, they still can.':
    '{0} {1} Vielleicht weiß die Person nichts von diesem Fall und konnte nicht sagen, dass er anders ist. Wird sie noch erreicht, kann sie es weiterhin.',
  'What was sent to them has come back.': 'Was ihr geschickt wurde, ist zurückgekommen.',
  'No notice could be handed over to them.': 'Keine Mitteilung konnte ihr übergeben werden.',
  'No notice has been handed over to them.': 'Ihr wurde noch keine Mitteilung übergeben.',
  'Since {0}.': 'Seit {0}.',
  Cite: 'Zitieren',
  'Claim {0}: a fact is wrong': 'Vorbringen {0}: eine Angabe ist falsch',
  'Claim {0}: the comparison is wrong': 'Vorbringen {0}: der Vergleich ist falsch',
  'In the subject’s own words': 'In den Worten der betroffenen Person',
  'The subject has raised no claim.': 'Die betroffene Person hat nichts vorgebracht.',
  '· raised for the subject by <0>{0}</0>': '· für die betroffene Person vorgebracht von <0>{0}</0>',
  '· written in {0}': '· geschrieben auf {0}',
  '· {0}, written down by {1} {2}': '· {0}, aufgeschrieben von {1} am {2}',
  'Cite all of claim {0}': 'Ganz zitieren: Vorbringen {0}',
  'said by phone': 'am Telefon gesagt',
  'said by letter': 'in einem Brief gesagt',
  'said in person': 'persönlich gesagt',
  'Cite all of this request': 'Dieses Verlangen ganz zitieren',
  'Questions and answers': 'Fragen und Antworten',
  'You asked · {0}': 'Ihre Frage · {0}',
  'The subject can answer until {0}. The hearing’s clock is paused until then.':
    'Die betroffene Person kann bis {0} antworten. So lange steht die Uhr der Anhörung still.',
  'The subject did not answer. Silence is not a finding.':
    'Die betroffene Person hat nicht geantwortet. Schweigen ist keine Feststellung.',
  'The subject’s answer · {0} {1}': 'Antwort der betroffenen Person · {0} {1}',
  'Cite all of answer {0}': 'Ganz zitieren: Antwort {0}',
  'Ask the subject ({0} left)': 'Die betroffene Person fragen (noch {0})',
  Ask: 'Fragen',
  'Your question': 'Ihre Frage',
  'The best way to learn the subject’s perspective is to ask. They are sent the question, with their private link.':
    'Die Sicht der betroffenen Person erfahren Sie am besten, wenn Sie fragen. Sie bekommt die Frage per E-Mail mit ihrem persönlichen Link.',
  'Files from the subject': 'Dateien der betroffenen Person',
  '<0><1>{0}</1></0> <2>({1}, {2} kB, {3})</2> {4} {5} {6}': '<0><1>{0}</1></0> <2>({1}, {2} kB, {3})</2> {4} {5} {6}',
  'A supervisor wrote down what the subject said from this file.':
    'Eine Aufsichtsperson hat aus dieser Datei aufgeschrieben, was die betroffene Person sagt.',
  'This file contains no text to cite.': 'Diese Datei enthält keinen Text, der zitiert werden kann.',
  'Text in this file': 'Text in dieser Datei',
  'Show the pages': 'Seiten zeigen',
  'Show the picture': 'Bild zeigen',
  'The first ten pages. If none appear, download the file.':
    'Die ersten zehn Seiten. Wenn keine erscheinen, laden Sie die Datei herunter.',
  'What {0} looks like': 'Wie {0} aussieht',
  'The subject’s file {0}': 'Die Datei {0} der betroffenen Person',
  'Cite the fact: {0}': 'Angabe zitieren: {0}',
  'As recorded until {0}, when the institution corrected it':
    'Wie es bis {0} festgehalten war, als die Einrichtung es berichtigt hat',

  // Meetings and recordings.
  'Phone call': 'Telefonat',
  'Video call': 'Videogespräch',
  'In person': 'Persönlich',
  'The subject has not chosen a time yet.': 'Die betroffene Person hat noch keine Zeit gewählt.',
  'The subject has chosen this time:': 'Die betroffene Person hat diese Zeit gewählt:',
  'The appointment is cancelled.': 'Der Termin ist abgesagt.',
  'It did not take place. This is not a finding.': 'Er hat nicht stattgefunden. Das ist keine Feststellung.',
  Meetings: 'Treffen',
  'Where: {0}': 'Wo: {0}',
  'The address of the call: <0>{0}</0>': 'Die Adresse des Gesprächs: <0>{0}</0>',
  'Add it to your calendar': 'In Ihren Kalender eintragen',
  'Move or cancel it': 'Verschieben oder absagen',
  'Propose these times': 'Diese Zeiten vorschlagen',
  'Cancel the appointment': 'Termin absagen',
  'New time {0} ({1})': 'Neue Zeit {0} ({1})',
  'The subject reads it.': 'Die betroffene Person liest es.',
  'It did not take place': 'Er hat nicht stattgefunden',
  'Propose a call or a meeting': 'Ein Gespräch oder Treffen vorschlagen',
  Propose: 'Vorschlagen',
  How: 'Wie',
  Choose: 'Bitte wählen',
  'Time {0} ({1})': 'Zeit {0} ({1})',
  'Where, or the number that you call': 'Wo, oder die Nummer, die Sie anrufen',
  'Not needed for a video call.': 'Für ein Videogespräch nicht nötig.',
  'Write the minute of a meeting': 'Gesprächsprotokoll schreiben',
  'Record the minute': 'Protokoll festhalten',
  'How you met': 'Wie Sie sich getroffen haben',
  'From ({0})': 'Von ({0})',
  'To ({0})': 'Bis ({0})',
  'Who else was present': 'Wer noch dabei war',
  'Separated by commas, such as an interpreter or a supporter.':
    'Durch Kommas getrennt, zum Beispiel eine Dolmetscherin oder eine Vertrauensperson.',
  'What was said': 'Was gesagt wurde',
  'The subject confirms or corrects it.': 'Die betroffene Person bestätigt oder berichtigt es.',
  'Minute · {0} · {1} to {2}': 'Gesprächsprotokoll · {0} · {1} bis {2}',
  'Also present: {0}': 'Außerdem dabei: {0}',
  'The subject has not said yet whether it is right.': 'Die betroffene Person hat noch nicht gesagt, ob es stimmt.',
  'The subject has confirmed it.': 'Die betroffene Person hat es bestätigt.',
  'The subject has corrected it:': 'Die betroffene Person hat es berichtigt:',
  Recording: 'Aufzeichnung',
  Transcript: 'Abschrift',
  'the judge': 'der Entscheider',
  'the subject': 'die betroffene Person',
  'an interpreter': 'eine Person, die dolmetscht',
  'a person who wrote it down': 'eine Person, die mitgeschrieben hat',
  'a program, unchecked': 'ein Programm, ungeprüft',
  Recordings: 'Aufzeichnungen',
  'The subject allows meetings to be recorded. They can withdraw this permission, and recordings are then deleted. They cannot be cited; write a minute.':
    'Die betroffene Person erlaubt, dass Treffen aufgezeichnet werden, und kann das widerrufen: Dann werden die Aufzeichnungen gelöscht. Zitieren lassen sie sich nicht; schreiben Sie ein Gesprächsprotokoll.',
  'The subject does not allow meetings to be recorded.':
    'Die betroffene Person erlaubt nicht, dass Treffen aufgezeichnet werden.',
  'The subject has not said whether meetings may be recorded. Their page asks them once there is an appointment or a minute.':
    'Die betroffene Person hat nicht gesagt, ob Treffen aufgezeichnet werden dürfen. Ihre Seite fragt sie, sobald es einen Termin oder ein Gesprächsprotokoll gibt.',
  '{0}, made by {1}': '{0}, erstellt durch: {1}',
  '{0} (deleted)': '{0} (gelöscht)',
  'Add a recording or a transcript': 'Aufzeichnung oder Abschrift hinzufügen',
  File: 'Datei',
  'What it is': 'Was es ist',
  'Who made it': 'Wer es erstellt hat',
  'Sound or video; a transcript as PDF or text. At most 10 MB.':
    'Ton oder Video; eine Abschrift als PDF oder Text. Höchstens 10 MB.',

  // The perspective record.
  'You saved other words in another window': 'Sie haben in einem anderen Fenster andere Worte gespeichert',
  'They were saved on {0}, and are shown here where they differ from the form below. Copy what you want to have in the form; saving or submitting the form then replaces them.':
    'Sie wurden am {0} gespeichert und stehen hier, wo sie vom Formular unten abweichen. Kopieren Sie, was ins Formular soll; wenn Sie es speichern oder einreichen, ersetzt es die anderen Worte.',
  'Before you begin: conflict': 'Bevor Sie anfangen: Befangenheit',
  'Step back from this case': 'Sich von diesem Fall zurückziehen',
  '1. Feeling with them': '1. Mitempfinden',
  'Some degree of shared feeling with the subject, or an honest account of why there was none. Either is enough.':
    'Ein gewisses Mitempfinden mit der betroffenen Person, oder eine ehrliche Auskunft, warum es keines gab. Beides genügt.',
  'Emotions you attribute to the subject': 'Gefühle, die Sie der betroffenen Person zuschreiben',
  '2. How it looks from their side': '2. Wie es von ihrer Seite aussieht',
  'How they see it, given their history, not what you would think or do in their place. Base each entry on a passage, or say why you could not tell.':
    'Wie die Person es sieht, mit ihrer Geschichte, nicht, was Sie an ihrer Stelle denken oder tun würden. Stützen Sie jeden Eintrag auf eine Stelle, oder sagen Sie, warum Sie es nicht erkennen konnten.',
  '3. Telling your view from theirs': '3. Ihre Sicht von jener der Person unterscheiden',
  '4. Both sides at their strongest': '4. Beide Seiten so stark wie möglich',
  'Only auditors see how long you worked on the record and how much of it was pasted.':
    'Nur Prüfer sehen, wie lange Sie an dem Protokoll gearbeitet haben und wie viel davon eingefügt wurde.',
  'Each answer in sentences needs at least {0} letters, in any script, and words of its own; a phrase that is repeated counts once.':
    'Jede Antwort in Sätzen braucht mindestens {0} Buchstaben, in beliebiger Schrift, und eigene Worte; eine Wendung, die sich wiederholt, zählt einmal.',
  'Answers that you gave on another case': 'Antworten, die Sie in einem anderen Fall gegeben haben',
  'The record is not complete yet': 'Das Protokoll ist noch nicht vollständig',
  'Are you connected to this case or this person?': 'Haben Sie mit diesem Fall oder dieser Person zu tun?',
  'How you are connected (optional)': 'In welcher Weise (freiwillig)',
  'Step back from the case at the end of this page; you cannot record a finding. You do not have to give a reason, and it is never held against you.':
    'Ziehen Sie sich am Ende dieser Seite von dem Fall zurück; eine Feststellung können Sie nicht treffen. Sie müssen keinen Grund nennen, und es wird Ihnen nie zum Nachteil ausgelegt.',
  'Another emotion': 'Weiteres Gefühl',
  'Emotion {0}': 'Gefühl {0}',
  'How strong': 'Wie stark',
  hardly: 'kaum',
  overwhelming: 'überwältigend',
  'What you felt alongside them': 'Was Sie mitempfunden haben',
  'You could not feel with them?': 'Sie konnten nicht mitempfinden?',
  'Or why you could not feel with them': 'Oder warum Sie nicht mitempfinden konnten',
  'The subject sees this part of the record and no other, and may confirm or correct it.':
    'Die betroffene Person sieht diesen Teil des Protokolls und keinen anderen, und kann ihn bestätigen oder berichtigen.',
  'Where you differ from them': 'Worin Sie sich von der Person unterscheiden',
  'Have you had a similar experience?': 'Haben Sie Ähnliches erlebt?',
  'Describe it as far as you wish (optional)': 'Beschreiben Sie es, so weit Sie möchten (freiwillig)',
  'How much this case distresses you': 'Wie sehr dieser Fall Sie belastet',
  'very much': 'sehr',
  'Would your answer change if it were about yourself?': 'Wäre Ihre Antwort eine andere, wenn es um Sie selbst ginge?',
  'Not sure': 'Nicht sicher',
  'The strongest case for the subject': 'Was am stärksten für die betroffene Person spricht',
  'The strongest case against': 'Was am stärksten dagegen spricht',
  'What changed': 'Was sich geändert hat',
  'Required once you have seen the score, if you change a finding, or if nothing has been added since.':
    'Nötig, sobald Sie den Score gesehen haben, wenn Sie eine Feststellung ändern oder wenn seither nichts hinzugekommen ist.',
  'Submit the changed record': 'Geändertes Protokoll einreichen',
  'Submit the record': 'Protokoll einreichen',
  'What they believe': 'Was die Person glaubt',
  'Another belief': 'Weitere Überzeugung',
  'They believe that …': 'Die Person glaubt, dass …',
  'You cannot tell their beliefs?': 'Sie können nicht erkennen, was die Person glaubt?',
  'Or why you could not tell their beliefs': 'Oder warum Sie nicht erkennen konnten, was die Person glaubt',
  'What they want': 'Was die Person will',
  'Another desire': 'Weiterer Wunsch',
  'They want …': 'Die Person will …',
  'You cannot tell their desires?': 'Sie können nicht erkennen, was die Person will?',
  'Or why you could not tell their desires': 'Oder warum Sie nicht erkennen konnten, was die Person will',
  'What they intend': 'Was die Person vorhat',
  'Another intention': 'Weitere Absicht',
  'They intend …': 'Die Person hat vor …',
  'You cannot tell their intentions?': 'Sie können nicht erkennen, was die Person vorhat?',
  'Or why you could not tell their intentions': 'Oder warum Sie nicht erkennen konnten, was die Person vorhat',
  'Their circumstances, as they see them': 'Umstände, wie die Person sie sieht',
  'Another circumstance': 'Weiterer Umstand aus Sicht der Person',
  'As they see it, …': 'Wie die Person es sieht, …',
  'You cannot tell their circumstances?': 'Sie können die Umstände der Person nicht erkennen?',
  'Or why you could not tell their circumstances': 'Oder warum Sie die Umstände der Person nicht erkennen konnten',

  // What fields are called.
  'Their beliefs, {0}': 'Überzeugung {0}',
  'Their beliefs, {0}, passages': 'Überzeugung {0}, Stellen',
  'Their desires, {0}': 'Wunsch {0}',
  'Their desires, {0}, passages': 'Wunsch {0}, Stellen',
  'Their intentions, {0}': 'Absicht {0}',
  'Their intentions, {0}, passages': 'Absicht {0}, Stellen',
  'Their circumstances, {0}': 'Umstand {0} aus Sicht der Person',
  'Their circumstances, {0}, passages': 'Umstand {0} aus Sicht der Person, Stellen',
  'Emotion {0}, how strong': 'Gefühl {0}, wie stark',
  'Emotion {0}, passages': 'Gefühl {0}, Stellen',
  'Feeling with them': 'Mitempfinden',
  'How it looks from their side': 'Wie es von ihrer Seite aussieht',
  'Where you differ': 'Worin Sie sich unterscheiden',
  'A similar experience': 'Ähnliches Erlebnis',
  'Your own distress': 'Ihre eigene Belastung',
  'If it were about yourself': 'Wenn es um Sie selbst ginge',
  'Telling your view from theirs': 'Ihre Sicht von jener der Person unterscheiden',
  'The strongest case for': 'Was am stärksten dafür spricht',
  'Finding {0}, individual fact {1}': 'Feststellung {0}, individueller Umstand {1}',
  'Finding {0}, individual facts': 'Feststellung {0}, individuelle Umstände',
  'Finding {0}, passages': 'Feststellung {0}, Stellen',
  'Finding {0}, your answer to the strongest case for':
    'Feststellung {0}, Ihre Antwort auf das, was am stärksten dafür spricht',
  'Finding {0}, what stood in the way': 'Feststellung {0}, was im Weg stand',
  'Finding {0}, reasons': 'Feststellung {0}, Gründe',
  'Finding {0}, how sure you are': 'Feststellung {0}, wie sicher Sie sind',
  'Finding {0}': 'Feststellung {0}',
  Findings: 'Feststellungen',
  Conflict: 'Befangenheit',
  'The theory': 'Die Theorie',
  'Where it is described': 'Wo sie beschrieben ist',
  'Mental state {0}, passages': 'Innerer Zustand {0}, Stellen',
  'The causal step': 'Der ursächliche Schritt',
  'What it predicts': 'Was sie vorhersagt',
  'What individual fact {0} changed': 'Was der individuelle Umstand {0} geändert hat',
  'Without the individual facts': 'Ohne die individuellen Umstände',
  Reasons: 'Gründe',
  'Contribution {0}, weight': 'Beitrag {0}, Gewicht',
  'Contribution {0}, reason': 'Beitrag {0}, Grund',
  'Both sides at their strongest': 'Beide Seiten so stark wie möglich',
  'Everything in this list is required. Fields that are marked optional can stay empty.':
    'Alles in dieser Liste ist nötig. Felder, bei denen „freiwillig“ steht, können leer bleiben.',
  'What the record needs': 'Was das Protokoll braucht',

  // Records, and what is revealed.
  '{0} Perspective records': '{0} Perspektivprotokolle',
  'Recorded {0}': 'Festgehalten am {0}',
  Yours: 'Ihres',
  '<0>What changed:</0> {0}': '<0>Was sich geändert hat:</0> {0}',
  'no open claim': 'kein offenes Vorbringen',
  '{0}, version {1}: {2}': '{0}, Version {1}: {2}',
  'The subject has not yet said whether the restatement is right.':
    'Die betroffene Person hat noch nicht gesagt, ob die Wiedergabe stimmt.',
  'The subject confirms the restatement.': 'Die betroffene Person bestätigt die Wiedergabe.',
  'The subject corrects the restatement': 'Die betroffene Person berichtigt die Wiedergabe',
  'The words of this record have been erased.': 'Die Worte dieses Protokolls wurden gelöscht.',
  'claim {0}': 'Vorbringen {0}',
  'Your record has been submitted': 'Ihr Protokoll ist eingereicht',
  'You may now see the records of other judges. The trail records when you do.':
    'Sie können jetzt die Protokolle anderer Entscheider sehen. Wann Sie das tun, steht im Verlauf.',
  'You wrote it before you saw what a machine says about this case. You may now see the score, the earlier cases that look similar, and the records of other judges. The trail records when you do.':
    'Sie haben es geschrieben, bevor Sie gesehen haben, was eine Maschine zu diesem Fall sagt. Sie können jetzt den Score, ähnliche frühere Fälle und die Protokolle anderer Entscheider sehen. Wann Sie das tun, steht im Verlauf.',
  'Reveal the score': 'Score aufdecken',

  // The score.
  'Probability of the policy’s adverse event. In brackets, the 95 % interval of the neighbours’ share.':
    'Wahrscheinlichkeit des nachteiligen Ereignisses nach dem Regelwerk. In Klammern das 95-%-Intervall des Anteils unter den nächsten Vergleichsfällen.',
  Score: 'Score',
  'Neighbours alone': 'Nur Vergleichsfälle',
  '{0} ({1} to {2})': '{0} ({1} bis {2})',
  'Model alone': 'Nur Modell',
  'Share among the neighbours': 'Anteil unter den Vergleichsfällen',
  'The event followed in {0} of {1}; 95 % interval {2} to {3}.':
    'Das Ereignis trat in {0} von {1} ein; 95-%-Intervall {2} bis {3}.',
  'Share, calibrated': 'Anteil, kalibriert',
  Model: 'Modell',
  '{0} was shown the same neighbours.': '{0} bekam dieselben Vergleichsfälle gezeigt.',
  '{0} was shown the same neighbours. It answers yes or no; this is the probability of yes against no.':
    '{0} bekam dieselben Vergleichsfälle gezeigt. Es antwortet mit Ja oder Nein; dies ist die Wahrscheinlichkeit von Ja gegenüber Nein.',
  '{0} was shown the same neighbours. This is the number that it wrote.':
    '{0} bekam dieselben Vergleichsfälle gezeigt. Dies ist die Zahl, die es schrieb.',
  'These facts are not recorded for this case, and it was compared without them: {0}.':
    'Diese Angaben liegen zu diesem Fall nicht vor; er wurde ohne sie verglichen: {0}.',
  'These facts are not recorded for this case, which counted as a value of its own in the comparison: {0}.':
    'Diese Angaben liegen zu diesem Fall nicht vor; ihr Fehlen zählte beim Vergleich als eigener Wert: {0}.',
  Result: 'Ergebnis',
  'The weighted mean of the log-odds above, as a probability again.':
    'Der gewichtete Mittelwert der obigen Log-Odds, wieder als Wahrscheinlichkeit.',
  Step: 'Schritt',
  Probability: 'Wahrscheinlichkeit',
  'Log-odds': 'Log-Odds',
  Weight: 'Gewicht',
  'Steps of the score': 'Schritte des Scores',
  '{0}: compared by groups, here {1}. The more of these a case shares, from the first on, the nearer it is.':
    '{0}: nach Gruppen verglichen, hier {1}. Je mehr davon, von der ersten an, ein Fall gemeinsam hat, desto ähnlicher ist er.',
  '{0}: compared by groups, and nothing stands above {1}. Only cases with the same value or below it are near.':
    '{0}: nach Gruppen verglichen, und über {1} steht keine. Ähnlich sind nur Fälle mit demselben Wert oder einem darunter.',
  '{0}: compared by how often values occur. This value is one of {1} that are compared one by one.':
    '{0}: nach Häufigkeit der Werte verglichen. Dieser Wert ist einer von {1}, die einzeln verglichen werden.',
  '{0}: compared by how often values occur. This value is one of {1} that were never seen, which count as the same.':
    '{0}: nach Häufigkeit der Werte verglichen. Dieser Wert ist einer von {1}, die nie vorkamen; sie gelten als gleich.',
  '{0}: compared by how often values occur. This value is one of {1} that occur once, which count as the same.':
    '{0}: nach Häufigkeit der Werte verglichen. Dieser Wert ist einer von {1}, die einmal vorkommen; sie gelten als gleich.',
  '{0}: compared by how often values occur. This value is one of {1} that occur {2} to {3} times, which count as the same.':
    '{0}: nach Häufigkeit der Werte verglichen. Dieser Wert ist einer von {1}, die {2} bis {3} Mal vorkommen; sie gelten als gleich.',
  'In the comparison, two values of a fact were as alike as the shares of earlier cases with these values in which the event followed. The shares for the values of this case, with the facts that counted most first: {0}.':
    'Im Vergleich waren zwei Werte einer Angabe so ähnlich wie die Anteile der früheren Fälle mit diesen Werten, in denen das Ereignis eintrat. Die Anteile für die Werte dieses Falls, beginnend mit den Angaben, die am meisten zählten: {0}.',
  'In the comparison, facts counted by how much each alone told about the outcomes of earlier cases: {0}.':
    'Im Vergleich zählten Angaben so viel, wie jede allein über den Ausgang früherer Fälle aussagte: {0}.',
  'No calibration was applied.': 'Es wurde nicht kalibriert.',
  'The share was corrected by what had happened to earlier cases.':
    'Der Anteil wurde nach dem Ausgang früherer Fälle berichtigt.',
  'The share was corrected by what had happened in {0} of {1} earlier cases, each scored without itself.':
    'Der Anteil wurde nach dem Ausgang von {0} der {1} früheren Fälle berichtigt, jeder bewertet ohne sich selbst.',
  'The share was corrected by what had happened in {0} earlier cases, each scored without itself.':
    'Der Anteil wurde nach dem Ausgang von {0} früheren Fällen berichtigt, jeder bewertet ohne sich selbst.',
  '{0} There is no score': '{0} Es gibt keinen Score',
  '{0} A person hears the case for that reason.': '{0} Deshalb hört ein Mensch den Fall an.',
  'No machine has scored this case.': 'Keine Maschine hat diesen Fall bewertet.',
  '{0} The score: {1}': '{0} Der Score: {1}',
  'It says how often the policy’s adverse event followed in cases whose records look like this one. It says nothing about this person’s reasons.':
    'Er sagt, wie oft das nachteilige Ereignis des Regelwerks in Fällen eintrat, deren Unterlagen diesem Fall ähneln. Über die Gründe dieser Person sagt er nichts.',
  'Where this person stands among the nearest earlier cases':
    'Wo diese Person unter den nächsten früheren Fällen steht',
  'Of the <0>{0}</0> nearest, the adverse event followed in <1> {1}</1> and did not in <2>{2}</2>.':
    'Von den <0>{0}</0> nächsten trat das nachteilige Ereignis in <1>{1}</1> ein und in <2>{2}</2> nicht.',
  'How the score was produced': 'Wie der Score zustande kam',
  Calibration: 'Kalibrierung',
  Prompt: 'Prompt',
  'What the model wrote': 'Was das Modell schrieb',
  'By itself it would lead to: <0>{0}</0>': 'Für sich allein würde er führen zu: <0>{0}</0>',
  'The picture shows the nearest {0} of them.': 'Das Bild zeigt die nächsten {0} davon.',
  'What moved the score most': 'Was den Score am stärksten bewegt hat',
  Fact: 'Angabe',
  Here: 'Hier',
  'Typical without the event': 'Üblich ohne das Ereignis',
  Change: 'Änderung',
  '{0}{1} points': '{0}{1} Punkte',
  '{0}, the built-in scorer. It answers from the neighbours and is not a language model':
    '{0}, das eingebaute Programm. Es antwortet aus den Vergleichsfällen und ist kein Sprachmodell',
  Batch: 'Stapel',
  '{0}, in which the cases of a docket were put to the model together':
    '{0}; darin wurden die Fälle einer Fallliste dem Modell zusammen vorgelegt',
  'There are too few earlier cases to compare with.': 'Es gibt zu wenige frühere Fälle zum Vergleichen.',
  'The model that the policy names is not admitted to live cases.':
    'Das Modell, das das Regelwerk nennt, ist für echte Fälle nicht zugelassen.',
  'The model did not answer.': 'Das Modell hat nicht geantwortet.',
  'The model took too long.': 'Das Modell hat zu lange gebraucht.',
  'The model refused.': 'Das Modell hat die Antwort verweigert.',
  'The model’s answer was cut off.': 'Die Antwort des Modells war abgeschnitten.',
  'The model’s answer failed the checks against its input.':
    'Die Antwort des Modells hielt der Prüfung gegen die Eingabe nicht stand.',
  'The policy’s budget for the model was spent.': 'Das Budget des Regelwerks für das Modell war aufgebraucht.',
  'The model and the earlier cases were too far apart.': 'Das Modell und die früheren Fälle lagen zu weit auseinander.',
  'Earlier cases by their distance from this person, from 0 to {0}. The numbers are in the table below.':
    'Frühere Fälle nach ihrem Abstand von dieser Person, von 0 bis {0}. Die Zahlen stehen in der Tabelle darunter.',
  '<0></0> the adverse event followed': '<0></0> das nachteilige Ereignis trat ein',
  '<0></0> it did not': '<0></0> es trat nicht ein',
  '{0} cases': '{0} Fälle',
  '<0>{0} this person</0><1>distance {1}</1>': '<0>{0} diese Person</0><1>Abstand {1}</1>',
  'The number of earlier cases at each distance. 0 means alike in every compared fact.':
    'Die Zahl der früheren Fälle in jedem Abstand. 0 heißt: gleich in jeder verglichenen Angabe.',
  'Show as a table': 'Als Tabelle zeigen',
  'Distance up to': 'Abstand bis',
  'Event followed': 'Ereignis trat ein',
  'It did not': 'Es trat nicht ein',
  'Earlier cases by distance': 'Frühere Fälle nach Abstand',

  // Signing, and the steps of a hearing.
  'A decision awaiting a signature': 'Eine Entscheidung, die auf eine Unterschrift wartet',
  'It departs from the provisional outcome, so the policy requires a second person’s signature.':
    'Sie weicht vom vorläufigen Ergebnis ab, deshalb verlangt das Regelwerk die Unterschrift einer zweiten Person.',
  Submit: 'Einreichen',
  'Something is still missing': 'Es fehlt noch etwas',
  'Do you sign it?': 'Unterschreiben Sie sie?',
  'Yes, I sign': 'Ja, ich unterschreibe',
  'No, I refuse': 'Nein, ich verweigere die Unterschrift',
  Read: 'Lesen',
  Record: 'Protokoll',
  Reveal: 'Aufdeckung',
  Theory: 'Theorie',
  'Steps of a hearing': 'Schritte einer Anhörung',
  '(done)': '(erledigt)',

  // Theory.
  '{0} Theory assessments': '{0} Überlegungen anhand einer Theorie',
  'The words of an assessment have been erased.': 'Die Worte einer Überlegung wurden gelöscht.',
  '{0}, by {1}': '{0}, von {1}',
  '{0} Theory, if it helps': '{0} Theorie, wenn sie hilft',
  'A general theory says how mental states cause behaviour. It may fit this person, or not.':
    'Eine allgemeine Theorie sagt, wie innere Zustände Verhalten bewirken. Sie kann zu dieser Person passen oder nicht.',
  'Add a theory assessment': 'Überlegung anhand einer Theorie hinzufügen',
  'Mental states that it starts from': 'Innere Zustände, von denen sie ausgeht',
  'Add the assessment': 'Überlegung hinzufügen',
  'Name of the theory': 'Name der Theorie',
  'Another mental state': 'Weiterer innerer Zustand',
  'Mental state {0}': 'Innerer Zustand {0}',
  'How, according to the theory, they cause behaviour': 'Wie sie der Theorie nach Verhalten bewirken',
  'What it predicts here': 'Was sie hier vorhersagt',
  'Theories that this policy offers': 'Theorien, die dieses Regelwerk anbietet',
  '{0}. When it may not fit: {1}': '{0}. Wann sie vielleicht nicht passt: {1}',
  'These fields are evidence of procedure, not proof of an inner state. They record what a person did to take another person’s point of view.':
    'Diese Felder belegen ein Verfahren und beweisen keinen inneren Zustand. Sie halten fest, was ein Mensch getan hat, um die Sicht eines anderen einzunehmen.',
  'The subject’s language is {0}': 'Die Sprache der betroffenen Person ist {0}',
  'You are not registered as reading it. Hear the subject with an interpreter, and name the interpreter among those present in the minute.':
    'Sie sind nicht als Leser dieser Sprache eingetragen. Hören Sie die betroffene Person mit Dolmetscher an, und nennen Sie ihn im Protokoll unter den Anwesenden.',
  'You have worked in hearings for {0} without a pause.': 'Sie haben {0} ohne Pause in Anhörungen gearbeitet.',
  'Where a policy requires you to rest after some time, that counts as {0}: time in a hearing in which you noted a distress of 6 or 7 counts twice.':
    'Wo ein Regelwerk nach einer Zeit eine Pause vorsieht, zählt das als {0}: Zeit in einer Anhörung, in der Sie eine Belastung von 6 oder 7 vermerkt haben, zählt doppelt.',
};
