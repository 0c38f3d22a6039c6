import type { Catalogue } from '../catalogue.ts';

/** Cases, dockets, notices and letters. */
export const institutionCases: Catalogue = {
  // A list of cases
  'No cases match.': 'Keine Fälle gefunden.',
  'Dockets, newest first': 'Falllisten, die neuesten zuerst',
  'Notices, newest first': 'Mitteilungen, die neuesten zuerst',
  Reference: 'Aktenzeichen',
  Received: 'Eingegangen',
  Phase: 'Phase',
  Outcome: 'Ergebnis',
  '{0} <0>v{1}</0>': '{0} <0>v{1}</0>',
  'until {0}': 'bis {0}',
  'none yet': 'noch offen',
  adverse: 'nachteilig',
  'Your reference': 'Ihr Aktenzeichen',
  Any: 'Alle',
  Decision: 'Entscheidung',
  'Any, or none': 'Alle, auch ohne Entscheidung',
  'not adverse': 'nicht nachteilig',
  'Docket id': 'Kennung der Fallliste',
  Show: 'Anzeigen',
  'All cases': 'Alle Fälle',

  // A case
  'The case is withdrawn, and the person will be notified.':
    'Der Fall ist zurückgezogen. Die betroffene Person wird benachrichtigt.',
  'A claim is open, so the person is asked to agree. The hearing continues until they do.':
    'Ein Vorbringen ist offen. Deshalb wird die betroffene Person um ihre Zustimmung gebeten. Bis sie zustimmt, läuft die Anhörung weiter.',
  'The later outcome is recorded, and the case is now a precedent.':
    'Das spätere Ergebnis ist erfasst, und der Fall ist jetzt ein Vergleichsfall.',
  'The later outcome is recorded. The precedent already existed.':
    'Das spätere Ergebnis ist erfasst. Den Vergleichsfall gab es schon.',
  'The later outcome is recorded. The decision was adverse, so no score compares other cases with this one.':
    'Das spätere Ergebnis ist erfasst. Die Entscheidung war nachteilig, deshalb vergleicht kein Score andere Fälle mit diesem.',
  'The later outcome is recorded. The policy already has a different precedent with this id, which is unchanged.':
    'Das spätere Ergebnis ist erfasst. Das Regelwerk hat unter dieser Kennung schon einen anderen Vergleichsfall, der unverändert bleibt.',
  'The contact is corrected. A new notice is on its way.':
    'Die Kontaktdaten sind berichtigt. Eine neue Mitteilung ist unterwegs.',
  'A new private link is on its way.': 'Ein neuer persönlicher Link ist unterwegs.',
  'Your note has been added for your colleagues.': 'Ihre Notiz ist für Ihre Kolleginnen und Kollegen gespeichert.',
  'The bounce is recorded. Correct the contact, so that the person is reached.':
    'Der Rücklauf ist erfasst. Berichtigen Sie die Kontaktdaten, damit die betroffene Person erreicht wird.',
  'The facts are corrected, and the case is being scored again.':
    'Die Angaben sind berichtigt, und der Fall wird neu bewertet.',
  'The personal data of this case’s person is erased.': 'Die personenbezogenen Daten zu diesem Fall sind gelöscht.',
  'Case {0}': 'Fall {0}',
  Facts: 'Angaben',
  'As you sent them.': 'So, wie Sie sie gesendet haben.',
  'What you sent, without what was in free text.': 'Was Sie gesendet haben, ohne den Freitext.',
  'Until {0}, when they were corrected': 'Bis zur Berichtigung am {0}',
  'The case under another version of its policy': 'Der Fall unter einer anderen Version des Regelwerks',
  'The person asks for the erasure of their data': 'Die betroffene Person bittet um die Löschung ihrer Daten',
  'Asked {0}.': 'Gestellt am {0}.',
  'You decide about it. If you agree, erase the data below.':
    'Darüber entscheiden Sie. Wenn Sie einverstanden sind, löschen Sie die Daten unten.',
  'You decide about it. The data can be erased once the case and the legal hold have ended.':
    'Darüber entscheiden Sie. Die Daten können gelöscht werden, sobald der Fall und die Löschsperre beendet sind.',
  'You decide about it. The data can be erased once the case has ended.':
    'Darüber entscheiden Sie. Die Daten können gelöscht werden, sobald der Fall beendet ist.',
  Hearing: 'Anhörung',
  '{0}; open since {1}, due {2} {3}': '{0}; offen seit {1}, fällig am {2} {3}',
  overdue: 'überfällig',
  'The person': 'Betroffene Person',
  '<0>not reached</0> {0} {1} {2}': '<0>nicht erreicht</0> {0} {1} {2}',
  'a notice has come back': 'eine Mitteilung ist zurückgekommen',
  'a notice could not be delivered': 'eine Mitteilung war nicht zustellbar',
  Withdrawal: 'Rücknahme',
  'awaiting the agreement of the person whose claim is open; the hearing continues until they agree':
    'wartet auf die Zustimmung der Person, deren Vorbringen offen ist; bis dahin läuft die Anhörung weiter',
  'the person whose claim is open wants to be heard': 'die Person, deren Vorbringen offen ist, möchte angehört werden',
  '{0}, version {1}': '{0}, Version {1}',
  Docket: 'Fallliste',
  'In place of': 'Anstelle von',
  'the withdrawn case …{0}': 'dem zurückgezogenen Fall …{0}',
  'Replaced by': 'Ersetzt durch',
  'case …{0}': 'Fall …{0}',
  Complete: 'Vollständig',
  'Legal deadline': 'Gesetzliche Frist',
  'Personal data': 'Personenbezogene Daten',
  'erased {0}': 'gelöscht am {0}',
  'Legal hold': 'Löschsperre',
  'without an end': 'ohne Ende',
  Id: 'Kennung',
  'the person says that their case is different': 'die betroffene Person sagt, dass ihr Fall anders ist',
  'there is no valid score': 'es gibt keinen gültigen Score',
  'the policy requires a person to sign': 'das Regelwerk verlangt die Unterschrift eines Menschen',
  'the decision is under review': 'die Entscheidung wird überprüft',
  'this case is different': 'dieser Fall ist anders',
  'a fact is wrong': 'eine Angabe ist falsch',
  'the comparison is wrong': 'der Vergleich ist falsch',
  'Exception claims': 'Vorbringen, eine Ausnahme zu sein',
  'The person has not said that this case is different.':
    'Die betroffene Person hat nicht gesagt, dass dieser Fall anders ist.',
  '{0}, raised {1}{2}{3}': '{0}, vorgebracht am {1}{2}{3}',
  ', withdrawn': ', zurückgenommen',
  ', found: <0>{0}</0>': ', Feststellung: <0>{0}</0>',
  'What the person wrote, and the questions and answers, are not shown to the institution.':
    'Was die betroffene Person geschrieben hat, sowie Fragen und Antworten werden der Einrichtung nicht gezeigt.',

  // The decision
  'The decision: {0}': 'Die Entscheidung: {0}',
  'The provisional outcome was not contested': 'Dem vorläufigen Ergebnis wurde nicht widersprochen',
  'By {0}, after a hearing': 'Von {0} nach einer Anhörung',
  ', signed by {0}': ', unterzeichnet von {0}',
  'It replaces an earlier decision.': 'Sie ersetzt eine frühere Entscheidung.',
  Reasons: 'Gründe',
  'Without the individual facts, the decision would have been: <0> {0}</0>':
    'Ohne die besonderen Umstände hätte die Entscheidung gelautet: <0> {0}</0>',
  'What it rests on': 'Worauf sie beruht',
  '{0} <0>{1}, by {2}: {3}</0>': '{0} <0>{1}, durch {2}: {3}</0>',
  'Comparison with earlier cases': 'Vergleich mit früheren Fällen',
  'A theory of why people act as they do': 'Eine Theorie darüber, warum Menschen so handeln',
  'Taking the person’s perspective': 'Einnehmen der Sicht der betroffenen Person',
  'the decision rests on it': 'ausschlaggebend für die Entscheidung',
  considered: 'berücksichtigt',
  'set aside': 'außer Betracht gelassen',
  'a person, <0>{0}</0>': 'einen Menschen, <0>{0}</0>',
  'a language model, <0>{0}</0>': 'ein Sprachmodell, <0>{0}</0>',
  'a statistical model, <0>{0}</0>': 'ein statistisches Modell, <0>{0}</0>',

  // The score
  '{0} No score': '{0} Kein Score',
  '{0} A person hears the case for that reason.': '{0} Deshalb hört ein Mensch den Fall an.',
  'The case is waiting to be scored.': 'Der Fall wartet darauf, bewertet zu werden.',
  'No machine has scored this case.': 'Keine Maschine hat diesen Fall bewertet.',
  '{0} Score: {1}': '{0} Score: {1}',
  'By itself it would lead to <0>{0}</0> (adverse):': 'Für sich allein führte er zu <0>{0}</0> (nachteilig):',
  'By itself it would lead to <0>{0}</0>:': 'Für sich allein führte er zu <0>{0}</0>:',
  'Event among the {0} nearest earlier cases': 'Ereignis in den {0} ähnlichsten früheren Fällen',
  '{0} ({1} to {2})': '{0} ({1} bis {2})',
  Model: 'Modell',
  ', not a language model': ', kein Sprachmodell',
  '{0}{1} points': '{0}{1} Punkte',
  'The score says how often the event followed in similar cases. It says nothing about this person’s reasons.':
    'Der Score sagt, wie oft das Ereignis in ähnlichen Fällen eintrat. Über die Gründe dieser Person sagt er nichts.',
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

  // Acts on a case
  'What happened later': 'Was später geschah',
  'The decision was adverse, so what happens now cannot be compared with what happens under other decisions: no score uses it.':
    'Die Entscheidung war nachteilig. Was jetzt geschieht, lässt sich nicht mit dem vergleichen, was nach anderen Entscheidungen geschieht: Kein Score verwendet es.',
  'Once you record it, the case becomes a precedent, and later cases are compared with it.':
    'Sobald Sie es erfassen, wird der Fall zum Vergleichsfall, und spätere Fälle werden mit ihm verglichen.',
  'The decision was adverse, so no score compares other cases with this one.':
    'Die Entscheidung war nachteilig, deshalb vergleicht kein Score andere Fälle mit diesem.',
  'The case is a precedent of its policy.': 'Der Fall ist ein Vergleichsfall seines Regelwerks.',
  'Correct it': 'Berichtigen',
  'What is recorded stays on the trail, and the correction takes its place, for the precedent as well.':
    'Was erfasst ist, bleibt im Verlauf. Die Berichtigung tritt an seine Stelle, auch beim Vergleichsfall.',
  'What happened': 'Was geschah',
  'Date observed': 'Beobachtet am',
  'Today, if left empty.': 'Heute, wenn Sie nichts eintragen.',
  'Why the earlier one was wrong': 'Warum das Frühere falsch war',
  'Record it': 'Erfassen',
  'If a fact is wrong, a supervisor reopens the case first. Then you can correct it here.':
    'Wenn eine Angabe falsch ist, öffnet zuerst eine Aufsichtsperson den Fall wieder. Dann können Sie sie hier berichtigen.',
  'Correct these facts': 'Diese Angaben berichtigen',
  'Both versions are kept. The case is scored again, the person is told, and they have the whole appeal window again. A claim that is open stays open.':
    'Beide Fassungen bleiben erhalten. Der Fall wird neu bewertet, die betroffene Person erfährt davon, und ihre Vorbringensfrist beginnt von vorn. Ein offenes Vorbringen bleibt offen.',
  'Why the facts were wrong': 'Warum die Angaben falsch waren',
  'Correct the facts': 'Angaben berichtigen',
  'The decision is under review, so the case cannot be withdrawn until it is decided.':
    'Die Entscheidung wird überprüft. Deshalb kann der Fall erst zurückgezogen werden, wenn darüber entschieden ist.',
  'Withdraw this case': 'Diesen Fall zurückziehen',
  'The person is notified that the case has ended. No decision is made about them, and a withdrawal cannot be undone. While a claim is open, they are asked to agree first, and the hearing continues until they do.':
    'Die betroffene Person erfährt, dass der Fall beendet ist. Über sie wird nichts entschieden, und das Zurückziehen lässt sich nicht rückgängig machen. Solange ein Vorbringen offen ist, wird sie erst um ihre Zustimmung gebeten, und bis dahin läuft die Anhörung weiter.',
  Why: 'Grund',
  'Withdraw the case': 'Fall zurückziehen',
  'A legal hold is in force, so this person’s data cannot be erased. A supervisor sets the hold and its end.':
    'Es gilt eine Löschsperre, deshalb können die Daten dieser Person nicht gelöscht werden. Die Sperre und ihr Ende setzt eine Aufsichtsperson.',
  'Erase this person’s data': 'Daten dieser Person löschen',
  'Name, contact, their words and files, notices, what people were shown, facts in free text and your reference are erased for good, and their private link stops working. The decision, its trail and its proofs stay. Without you, this happens {0} after the case has ended. A legal hold prevents it.':
    'Name, Kontaktdaten, Worte und Dateien der Person, Mitteilungen, das, was anderen gezeigt wurde, Angaben im Freitext und Ihr Aktenzeichen werden endgültig gelöscht, und der persönliche Link gilt nicht mehr. Die Entscheidung, ihr Verlauf und ihre Nachweise bleiben. Ohne Ihr Zutun geschieht das {0} nach dem Ende des Falls. Eine Löschsperre verhindert es.',
  'The reason is erased as well, because it may name the person. The trail says that you gave one.':
    'Auch der Grund wird gelöscht, weil er die Person nennen kann. Im Verlauf steht, dass Sie einen angegeben haben.',
  'Erase the data': 'Daten löschen',
  'Correct the contact': 'Kontaktdaten berichtigen',
  'The person is sent a new notice with a private link. If no notice has reached them so far, the time in which they can say that their case is different begins with it.':
    'Die betroffene Person erhält eine neue Mitteilung mit einem persönlichen Link. Wenn sie bisher keine erreicht hat, beginnt damit die Frist, in der sie sagen kann, dass ihr Fall anders ist.',
  'Email address': 'E-Mail-Adresse',
  'Or “post” for a letter, or “pickUp” if the person collects it.':
    'Oder „post“ für einen Brief oder „pickUp“, wenn die Person ihn abholt.',
  'Send a new private link': 'Neuen persönlichen Link senden',
  'The person is sent a new link. Links that they already have stop working an hour after it was handed over.':
    'Die betroffene Person erhält einen neuen Link. Links, die sie schon hat, gelten noch eine Stunde, nachdem er zugestellt wurde.',
  'Send a new link': 'Neuen Link senden',
  'Report that a notice has come back': 'Melden, dass eine Mitteilung zurückgekommen ist',
  'The person no longer counts as reached. Their time to say that their case is different does not run until they are reached, and no adverse decision is made without a judge who has been told so. If one was made without a person, a judge looks at it.':
    'Die betroffene Person gilt nicht mehr als erreicht. Ihre Frist, zu sagen, dass ihr Fall anders ist, läuft erst, wenn sie erreicht ist, und nichts Nachteiliges wird ohne einen Entscheider entschieden, der davon weiß. Ist das schon ohne einen Menschen geschehen, sieht sich ein Entscheider den Fall an.',
  'What came back': 'Was zurückkam',
  'Report it': 'Melden',

  // Notices of a case
  'No notice has been sent to the person yet.': 'An die betroffene Person wurde noch keine Mitteilung gesendet.',
  'About {0}: {1}{2} {3}': '{0}: {1}{2} {3}',
  'The private link is not stored.': 'Der persönliche Link wird nicht gespeichert.',
  'The notice could not be delivered.': 'Die Mitteilung war nicht zustellbar.',
  'The text is composed when the notice is sent.': 'Der Text entsteht, wenn die Mitteilung gesendet wird.',
  'Print the letter, and record the day it was posted or collected':
    'Brief drucken und den Tag erfassen, an dem er aufgegeben oder abgeholt wurde',
  'The mail server replied {0}.': 'Der Mailserver antwortete {0}.',
  '1 try.': '1 Versuch.',
  '{0} tries.': '{0} Versuche.',
  'The mail server will not take it for this address.': 'Der Mailserver nimmt sie für diese Adresse nicht an.',
  'The mail server could not take it yet. Delivery is retried for five days.':
    'Der Mailserver konnte sie noch nicht annehmen. Fünf Tage lang wird es weiter versucht.',
  'It replied {0}.': 'Er antwortete {0}.',

  // Another version
  'The case under another version': 'Der Fall unter einer anderen Version',
  'Back to the case': 'Zurück zum Fall',
  'The policy has no other version yet.': 'Das Regelwerk hat noch keine andere Version.',
  'Other version of “{0}”': 'Andere Version von „{0}“',
  'Version {0}': 'Version {0}',
  Compare: 'Vergleichen',
  'Version {0} would not accept the facts of this case.': 'Version {0} würde die Angaben dieses Falls nicht annehmen.',
  'The case has no score. Differences are marked.': 'Der Fall hat keinen Score. Unterschiede sind markiert.',
  'Both versions are applied to the score that the case has, {0}; it is not scored again. Differences are marked.':
    'Beide Versionen werden auf den Score angewandt, den der Fall hat: {0}. Er wird nicht neu bewertet. Unterschiede sind markiert.',
  What: 'Was',
  'Version {0}, under which it arrived': 'Version {0}, unter der er eingegangen ist',

  // Dockets
  'being scored': 'wird bewertet',
  'people are being notified': 'die Betroffenen werden benachrichtigt',
  'appeal window is open': 'Vorbringensfrist läuft',
  'hearings are in progress': 'Anhörungen laufen',
  closed: 'abgeschlossen',
  Progress: 'Fortschritt',
  '{0} of {1} scored; {2}': '{0} von {1} bewertet; {2}',
  'Shown to staff in place of the id. Do not name people in it: it remains when their data is erased.':
    'Wird dem Personal anstelle der Kennung gezeigt. Nennen Sie darin keine Personen: Er bleibt, wenn deren Daten gelöscht werden.',
  'Withdraw this docket': 'Diese Fallliste zurückziehen',
  'Nobody has been told of their case yet.': 'Noch niemand hat von seinem Fall erfahren.',
  'One person has already been told of their case.': 'Eine Person hat schon von ihrem Fall erfahren.',
  '{0} people have already been told of their case.': '{0} Personen haben schon von ihrem Fall erfahren.',
  'Nobody will be told of the withdrawal.': 'Niemand erfährt von der Rücknahme.',
  'They are notified that it has ended; nobody else is told.':
    'Ihnen wird mitgeteilt, dass er beendet ist; sonst erfährt niemand davon.',
  'This withdraws the one case that is not decided, and it cannot be undone.':
    'Damit ziehen Sie den einen Fall zurück, der nicht entschieden ist. Das lässt sich nicht rückgängig machen.',
  'This withdraws the {0} cases that are not decided, and it cannot be undone.':
    'Damit ziehen Sie die {0} Fälle zurück, die nicht entschieden sind. Das lässt sich nicht rückgängig machen.',
  '{0} No decision is made about these people. A case with an open claim stays until its person agrees. Afterwards you can send the same references again.':
    '{0} Über diese Personen wird nichts entschieden. Ein Fall mit offenem Vorbringen bleibt, bis die betroffene Person zustimmt. Danach können Sie dieselben Aktenzeichen erneut senden.',
  'Withdraw the docket': 'Fallliste zurückziehen',
  '<0>{0}</0>, asked {1}': '<0>{0}</0>, gestellt am {1}',
  All: 'Alle',
  'There are no dockets. <0>Import cases.</0>': 'Es gibt keine Falllisten. <0>Fälle importieren</0>',
  'Docket {0}': 'Fallliste {0}',
  'Give it a title': 'Titel vergeben',
  'Change the title': 'Titel ändern',
  Title: 'Titel',
  'Save the title': 'Titel speichern',
  '{0} from {1}': '{0} von {1}',
  'Appeal windows end': 'Ende der Vorbringensfristen',
  'none has started yet': 'noch keine hat begonnen',
  '{0}, at the latest': 'spätestens {0}',
  '<0>Refresh</0> · <1>Only those in a hearing</1>': '<0>Aktualisieren</0> · <1>Nur die in einer Anhörung</1>',
  'Its one case': 'Der einzige Fall der Liste',
  'Its {0} cases': 'Die {0} Fälle der Liste',
  'One case is withdrawn.': 'Ein Fall ist zurückgezogen.',
  '{0} cases are withdrawn.': '{0} Fälle sind zurückgezogen.',
  'One stays because of an open claim, until its person agrees.':
    'Einer bleibt wegen eines offenen Vorbringens, bis die betroffene Person zustimmt.',
  '{0} stay because of an open claim, until their person agrees.':
    '{0} bleiben wegen eines offenen Vorbringens, bis die betroffene Person zustimmt.',
  'One cannot be withdrawn, because it is decided or under review.':
    'Einer kann nicht zurückgezogen werden, weil er entschieden ist oder überprüft wird.',
  '{0} cannot be withdrawn, because they are decided or under review.':
    '{0} können nicht zurückgezogen werden, weil sie entschieden sind oder überprüft werden.',

  // Letters
  'It is recorded, and the person counts as reached.': 'Es ist erfasst, und die betroffene Person gilt als erreicht.',
  'It is recorded. The person counts as reached once the policy’s days for the post have passed.':
    'Es ist erfasst. Die betroffene Person gilt als erreicht, sobald die Posttage des Regelwerks vergangen sind.',
  'It is recorded.': 'Es ist erfasst.',
  Case: 'Fall',
  About: 'Anlass',
  How: 'Wie',
  'by post': 'per Post',
  'collected by the person': 'wird abgeholt',
  'Waiting since': 'Wartet seit',
  Letters: 'Briefe',
  'These people have no email address. Print each letter, post it or hand it over, and enter the day. Until then the person does not count as reached: their time to say that their case is different has not begun.':
    'Diese Personen haben keine E-Mail-Adresse. Drucken Sie jeden Brief, geben Sie ihn zur Post oder übergeben Sie ihn, und tragen Sie den Tag ein. Bis dahin gilt die Person nicht als erreicht: Ihre Frist, zu sagen, dass ihr Fall anders ist, hat noch nicht begonnen.',
  'No letter is waiting.': 'Kein Brief wartet.',
  'The letter that has waited longest first': 'Der Brief, der am längsten wartet, zuerst',
  'Once it is posted': 'Sobald er aufgegeben ist',
  'Once it is collected': 'Sobald er abgeholt ist',
  'Print this page and post it to the address in your records.':
    'Drucken Sie diese Seite und senden Sie sie per Post an die Anschrift in Ihren Unterlagen.',
  'Print this page and have the person sign for it.':
    'Drucken Sie diese Seite und lassen Sie die Person den Empfang bestätigen.',
  '{0} The link opens the case for anyone who has it, so do not keep a copy. After you enter the day, the letter is no longer shown.':
    '{0} Der Link öffnet den Fall für jeden, der ihn hat. Behalten Sie deshalb keine Kopie. Sobald Sie den Tag eingetragen haben, wird der Brief nicht mehr gezeigt.',
  'Posted on': 'Aufgegeben am',
  'Collected and signed for on': 'Abgeholt und quittiert am',
  'All letters': 'Alle Briefe',

  // Notices of all cases
  'The notification reports no failure, so nothing has changed.':
    'Die Benachrichtigung meldet keinen Fehler, deshalb hat sich nichts geändert.',
  Status: 'Status',
  'Letters that wait to be posted or collected': 'Briefe, die auf die Post oder auf Abholung warten',
  'A person who cannot be reached has had no chance to answer, so a judge hears their case.':
    'Wer nicht erreichbar ist, konnte nicht antworten. Deshalb hört ein Entscheider den Fall an.',
  'No notices match.': 'Keine Mitteilungen gefunden.',
  Created: 'Erstellt',
  '1 try': '1 Versuch',
  '{0} tries': '{0} Versuche',
  'Hand in a delivery status notification': 'Unzustellbarkeitsnachricht einreichen',
  'What a mail server sends back when it could not deliver a notice. Save it from your email program and choose the file. The person whose notice failed no longer counts as reached.':
    'Das ist die Nachricht, die ein Mailserver zurücksendet, wenn er eine Mitteilung nicht zustellen konnte. Speichern Sie sie mit Ihrem Mailprogramm und wählen Sie die Datei aus. Die Person, deren Mitteilung nicht ankam, gilt dann nicht mehr als erreicht.',
  'The notification (.eml)': 'Die Nachricht (.eml)',
  'Hand it in': 'Einreichen',
};
