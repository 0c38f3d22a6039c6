import type { Catalogue } from '../catalogue.ts';

/** Policies, what a new version of one changes, and precedents. */
export const institutionPolicies: Catalogue = {
  // The list
  'There are no policies yet.': 'Es gibt noch keine Regelwerke.',
  '{0}, version {1}, {2} by {3}': '{0}, Version {1}, {2} von {3}',
  '<0>{0} to {1}</0>: {2} {3}': '<0>{0} bis {1}</0>: {2} {3}',
  '<0>Edit “{0}”</0> ·{1} <1>Import under “{2}”</1> ·{3} <2>New policy like “{4}”</2>':
    '<0>„{0}“ bearbeiten</0> ·{1} <1>Unter „{2}“ importieren</1> ·{3} <2>Neues Regelwerk wie „{4}“</2>',
  '<0>New policy</0> <1>New policy from a file</1>': '<0>Neues Regelwerk</0> <1>Neues Regelwerk aus einer Datei</1>',

  // A policy
  'The policy is saved. Cases that arrive from now on come under this version.':
    'Das Regelwerk ist gespeichert. Für Fälle, die ab jetzt eingehen, gilt diese Version.',
  'There were no changes, so no version was added.': 'Es gab keine Änderungen, deshalb kam keine Version hinzu.',
  'This is version {0}. There is a newer one.': 'Das ist Version {0}. Es gibt eine neuere.',
  'Go to version {0}': 'Zu Version {0}',
  'There are too few precedents for a score.': 'Für eine Bewertung gibt es zu wenige Vergleichsfälle.',
  'The policy has {0} of the {1} precedents that a score needs. Until it has the others, every case goes to a person.':
    'Eine Bewertung braucht {1} Vergleichsfälle, das Regelwerk hat {0}. Solange die übrigen fehlen, geht jeder Fall an einen Menschen.',
  'The policy makes promises that it cannot keep.': 'Das Regelwerk verspricht etwas, das es nicht halten kann.',
  '<0>Edit, or try other thresholds</0> <1>Import cases</1> <2>Its cases</2> <3>Find a precedent</3>':
    '<0>Bearbeiten oder andere Schwellen ausprobieren</0> <1>Fälle importieren</1> <2>Fälle dieses Regelwerks</2> <3>Vergleichsfall suchen</3>',
  'The score is the probability of <0>{0}</0> (otherwise{1} {2}): {3}':
    'Der Score ist die Wahrscheinlichkeit von <0>{0}</0> (sonst{1} {2}): {3}',
  Procedure: 'Verfahren',
  'Facts that a case has': 'Angaben, die ein Fall enthält',
  Meaning: 'Bedeutung',
  Allowed: 'Zulässig',
  Remarks: 'Bemerkungen',
  protected: 'geschützt',
  'may be missing': 'darf fehlen',
  'in the person’s own words': 'in eigenen Worten der Person',
  'Empty tables with the columns of a file: <0>for cases</0>,{0} <1>for precedents</1>':
    'Leere Tabellen mit den Spalten einer Datei: <0>für Fälle</0>,{0} <1>für Vergleichsfälle</1>',
  Rationale: 'Begründung',
  Versions: 'Versionen',
  '<0>Version {0}</0>, {1} by {2}': '<0>Version {0}</0>, {1} von {2}',
  'SHA-256 of this version: {0}': 'SHA-256 dieser Version: {0}',
  'Whether the comparison fits': 'Ob der Vergleich passt',
  'What judges said of the earlier cases that people were compared with, after they had seen them. Where many do not fit, the earlier cases may be the wrong evidence. As of {0}.':
    'Was Entscheider über die früheren Fälle sagten, mit denen Personen verglichen wurden, nachdem sie sie gesehen hatten. Wo viele nicht passen, sind die früheren Fälle womöglich der falsche Beleg. Stand: {0}.',
  'Judges’ assessments of the comparison': 'Urteile der Entscheider über den Vergleich',
  Attribute: 'Merkmal',
  Group: 'Gruppe',
  Fits: 'Passt',
  'Does not fit': 'Passt nicht',
  'Cannot tell': 'Nicht zu sagen',
  '{0} to {1} {2}': '{0} bis {1} {2}',
  'a day from {0} to {1}': 'ein Tag von {0} bis {1}',
  'from lowest to highest: {0}': 'von niedrig nach hoch: {0}',
  'any of {0}': 'beliebige aus {0}',
  'text of at most {0} characters': 'Text von höchstens {0} Zeichen',
  '{0} and {1} others': '{0} und {1} weitere',

  // Its procedure
  Score: 'Score',
  '{0} nearest earlier cases, at least {1}; calibration {2}':
    'die {0} ähnlichsten früheren Fälle, mindestens {1}; Kalibrierung {2}',
  '{0}, prompt {1}, weight {2}, card{3} <0>{4}</0>': '{0}, Prompt {1}, Gewicht {2}, Karte{3} <0>{4}</0>',
  'Probes that the model card has to state': 'Prüfaufgaben, die die Modellkarte nennen muss',
  'Appeal window': 'Vorbringensfrist',
  'Claims are accepted afterwards for': 'Vorbringen werden danach noch angenommen für',
  'a tenth of the window, from 3 seconds to 5 minutes': 'ein Zehntel der Frist, zwischen 3 Sekunden und 5 Minuten',
  'Subjects are notified of outages longer than': 'Betroffene erfahren von Ausfällen, die länger dauern als',
  '15 minutes': '15 Minuten',
  'Subjects who have said nothing are reminded': 'Betroffene, die nichts gesagt haben, werden erinnert',
  '{0} before the window ends': '{0} vor Ablauf der Frist',
  'Uncontested adverse outcomes': 'Unwidersprochene nachteilige Ergebnisse',
  'take effect when the window ends': 'werden mit Ablauf der Frist wirksam',
  'need a person’s signature': 'brauchen die Unterschrift eines Menschen',
  'A person looks at an automatic decision if its subject asks within':
    'Frist, um eine automatische Entscheidung von einem Menschen prüfen zu lassen',
  '30 days': '30 Tage',
  'A judge rests after work in hearings without a pause of':
    'Ein Entscheider muss pausieren nach ununterbrochener Arbeit in Anhörungen von',
  'any length': 'beliebiger Dauer',
  role: 'der Funktion',
  'due after {0}; {1} heard by a second judge; at most {2} a day for one judge':
    'Zeit bis zur Fälligkeit: {0}; {1} hört ein zweiter Entscheider an; höchstens {2} am Tag für einen Entscheider',
  'Hidden from a judge until their record is submitted':
    'Was ein Entscheider erst sieht, wenn sein Protokoll eingereicht ist',
  'score and provisional outcome': 'Score und vorläufiges Ergebnis',
  'the score': 'der Score',
  nothing: 'nichts',
  'A posted letter counts as arrived after': 'Zeit, nach der ein Brief als angekommen gilt',
  '4 days': '4 Tage',
  'Language of notices': 'Sprache der Mitteilungen',
  'English, unless the case says otherwise': 'Englisch, wenn der Fall nichts anderes sagt',
  'Words in other languages': 'Worte in anderen Sprachen',
  '{0}, complete': '{0}, vollständig',
  '{0}, without {1} that the policy states': '{0}, ohne {1} der Worte des Regelwerks',
  'none; all readers see the words of this policy': 'keine; alle lesen die Worte dieses Regelwerks',
  '{0}, at least {1} passed': '{0}, mindestens {1} bestanden',
  'only those that every card needs': 'nur die, die jede Karte braucht',
  'Answers to notices': 'Antworten auf Mitteilungen',
  'are not read': 'werden nicht gelesen',
  'are read at {0}': 'werden unter {0} gelesen',
  'Time zone': 'Zeitzone',
  'none; a day is 24 hours': 'keine; ein Tag hat 24 Stunden',
  'Days that do not count': 'Tage, die nicht zählen',
  'Each answer in a judge’s record': 'Jede Antwort im Protokoll eines Entscheiders',
  'at least {0} letters': 'mindestens {0} Buchstaben',
  'no minimum in this version': 'kein Mindestmaß in dieser Version',
  'Against an adverse decision': 'Gegen eine nachteilige Entscheidung',
  'not stated; subjects are told to ask the institution':
    'nicht angegeben; Betroffene werden an die Einrichtung verwiesen',
  '{0}, within {1}': '{0}; Frist: {1}',
  Study: 'Studie',
  'Personal data is kept for': 'Personenbezogene Daten werden aufbewahrt für',
  '{0}, for all provisional outcomes': '{0}, für alle vorläufigen Ergebnisse',
  '{0}, for adverse provisional outcomes': '{0}, für nachteilige vorläufige Ergebnisse',
  '{0}; its days end in the time zone {1}': '{0}; ihre Tage enden nach der Zeitzone {1}',
  '{0} from when the case is complete, {1}': '{0} ab Vollständigkeit des Falls, {1}',
  '{0} from receipt, {1}': '{0} ab Eingang, {1}',
  Monday: 'Montag',
  Tuesday: 'Dienstag',
  Wednesday: 'Mittwoch',
  Thursday: 'Donnerstag',
  Friday: 'Freitag',
  Saturday: 'Samstag',
  Sunday: 'Sonntag',
  isotonic: 'isotonisch',
  platt: 'nach Platt',

  // What a new version changes
  title: 'Titel',
  kind: 'Art',
  'time zone': 'Zeitzone',
  'language of notices': 'Sprache der Mitteilungen',
  'answers to notices': 'Antworten auf Mitteilungen',
  'days for the post': 'Posttage',
  facts: 'Angaben',
  outcomes: 'Ergebnisse',
  thresholds: 'Schwellen',
  scoring: 'Bewertung',
  'uncontested adverse outcomes': 'unwidersprochene nachteilige Ergebnisse',
  'time to ask for a person': 'Zeit, um eine Prüfung zu bitten',
  'what is hidden from a judge at first': 'was ein Entscheider zuerst nicht sieht',
  'perspective records': 'Perspektivprotokolle',
  theories: 'Theorien',
  hearings: 'Anhörungen',
  rationale: 'Begründung',
  'The thresholds are unchanged, so no provisional outcome changes.':
    'Die Schwellen sind unverändert, deshalb ändert sich kein vorläufiges Ergebnis.',
  'No case of this policy has a score yet, so the thresholds cannot be tried out.':
    'Noch hat kein Fall dieses Regelwerks einen Score, deshalb lassen sich die Schwellen nicht ausprobieren.',
  'Of the last {0} scored cases, <0>{1}</0> would have a different provisional outcome: <1>{2}</1> would become adverse, and <2> {3}</2> would no longer be adverse.':
    'Von den letzten {0} bewerteten Fällen hätten <0>{1}</0> ein anderes vorläufiges Ergebnis: <1>{2}</1> würden nachteilig, <2> {3}</2> wären nicht mehr nachteilig.',
  'Adverse altogether: {0} ({1}) before, {2}{3} ({4}) after.':
    'Nachteilig insgesamt: vorher {0} ({1}), nachher {2}{3} ({4}).',
  'This covers provisional outcomes only. Claims, hearings and signatures come after them, and a subject who is told a different outcome may raise a claim. {0} Existing cases keep the version that they arrived under.':
    'Das betrifft nur vorläufige Ergebnisse. Vorbringen, Anhörungen und Unterschriften kommen danach, und wer ein anderes Ergebnis erfährt, bringt vielleicht etwas vor. {0} Für vorhandene Fälle gilt weiter die Version, unter der sie eingegangen sind.',
  'Cases that you may still hear are left out.': 'Fälle, die Sie noch anhören könnten, sind ausgelassen.',
  'The rows are the current outcomes and the columns the new ones. Changes are marked.':
    'Die Zeilen sind die jetzigen Ergebnisse, die Spalten die neuen. Änderungen sind markiert.',
  Now: 'Jetzt',
  'Provisional outcomes before and after': 'Vorläufige Ergebnisse vorher und nachher',
  'Where the thresholds lie among the scores': 'Wo die Schwellen unter den Scores liegen',
  'How many of the last {0} cases have which score, with the current thresholds at {1} and the new ones at {2}':
    'Wie viele der letzten {0} Fälle welchen Score haben, mit den jetzigen Schwellen bei {1} und den neuen bei {2}',
  'current thresholds': 'jetzige Schwellen',
  'new thresholds': 'neue Schwellen',

  // Precedents
  'Precedent {0}': 'Vergleichsfall {0}',
  'Find a precedent': 'Vergleichsfall suchen',
  Find: 'Suchen',
  'The precedent is corrected. Later scores use this one.':
    'Der Vergleichsfall ist berichtigt. Spätere Scores verwenden diesen.',
  'Id, as your file names it': 'Kennung, wie Ihre Datei sie nennt',
  'The policy has no precedent with the id {0}.': 'Das Regelwerk hat keinen Vergleichsfall mit der Kennung {0}.',
  Imported: 'Importiert',
  Recorded: 'Erfasst',
  'Made by': 'Entstanden aus',
  '<0>a case</0>, where what happened later is corrected':
    '<0>einem Fall</0>; dort wird berichtigt, was später geschah',
  Corrects: 'Berichtigt',
  ', by {0}': ', von {0}',
  'Corrected by': 'Berichtigt durch',
  '{0}, so scores no longer use this one': '{0}; deshalb verwendet kein Score mehr diesen',
  Scores: 'Scores',
  'do not use it, because it was observed under an adverse decision':
    'verwenden ihn nicht, weil er nach einer nachteiligen Entscheidung beobachtet wurde',
  'A precedent is never changed. The correct one takes its place in later scores under an id of its own, and this one stays stored beside it.':
    'Ein Vergleichsfall wird nie geändert. Der richtige tritt in späteren Scores unter einer eigenen Kennung an seine Stelle, und dieser bleibt daneben gespeichert.',
  'Id of the correct one': 'Kennung des richtigen',
};
