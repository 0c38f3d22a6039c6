import type { Catalogue } from '../catalogue.ts';

/** Importing files, and drafting a policy from one. */
export const institutionImport: Catalogue = {
  // Choosing a file
  'The file is discarded. Nothing in it was imported.': 'Die Datei ist verworfen. Nichts daraus wurde importiert.',
  'A file is read according to a policy, and there is none yet. <0>Write the first policy</0>, or <1>draft it from a file</1>.':
    'Eine Datei wird nach einem Regelwerk gelesen, und es gibt noch keines. <0>Schreiben Sie das erste Regelwerk</0> oder <1>entwerfen Sie es aus einer Datei</1>.',
  'Check the file': 'Datei prüfen',
  'Nothing is imported before you have checked how the file is read.':
    'Nichts wird importiert, bevor Sie geprüft haben, wie die Datei gelesen wird.',
  'People whose cases are to be decided': 'Personen, über deren Fälle entschieden werden soll',
  'Past cases whose later outcome is known': 'Frühere Fälle, deren späteres Ergebnis bekannt ist',
  'What later happened in cases that were decided here': 'Was später in Fällen geschah, die hier entschieden wurden',
  'Corrected addresses of people, each with a reason': 'Berichtigte Adressen von Personen, jede mit einem Grund',
  'Cases to withdraw before they are decided, each with a reason':
    'Fälle, die vor der Entscheidung zurückgezogen werden, jeder mit einem Grund',
  'Facts that were wrong in cases that are not decided, each row with a reason':
    'Falsche Angaben in Fällen, über die noch nicht entschieden ist, jede Zeile mit einem Grund',
  'A table as CSV, with commas, semicolons, tabs or bars between the cells, or NDJSON. You can drop the file here.':
    'Eine Tabelle als CSV mit Kommas, Semikolons, Tabulatoren oder senkrechten Strichen zwischen den Zellen, oder NDJSON. Sie können die Datei hier ablegen.',
  'Recent files': 'Letzte Dateien',
  Uploaded: 'Hochgeladen',
  Result: 'Ergebnis',
  'waiting for its policy': 'wartet auf ihr Regelwerk',
  '1 precedent added': '1 Vergleichsfall hinzugefügt',
  '{0} precedents added': '{0} Vergleichsfälle hinzugefügt',
  '1 outcome recorded': '1 Ergebnis erfasst',
  '{0} outcomes recorded': '{0} Ergebnisse erfasst',
  '1 contact corrected': '1 Adresse berichtigt',
  '{0} contacts corrected': '{0} Adressen berichtigt',
  '1 case withdrawn': '1 Fall zurückgezogen',
  '{0} cases withdrawn': '{0} Fälle zurückgezogen',
  'facts of 1 case corrected': 'Angaben in 1 Fall berichtigt',
  'facts of {0} cases corrected': 'Angaben in {0} Fällen berichtigt',
  'waiting to be checked': 'wartet auf Prüfung',
  'one docket': 'eine Fallliste',
  '{0} dockets': '{0} Falllisten',
  '{0}, {1} already there': '{0}, {1} schon vorhanden',

  // Checking it
  '<0><1>{0}</1></0>, {1}{2} <2>({3}, version {4})</2>, uploaded{5} {6} by {7}':
    '<0><1>{0}</1></0>, {1}{2} <2>({3}, Version {4})</2>, hochgeladen am{5} {6} von {7}',
  'Upload a corrected file': 'Berichtigte Datei hochladen',
  Columns: 'Spalten',
  Apply: 'Übernehmen',
  'Check this file instead': 'Stattdessen diese Datei prüfen',
  'Replacement for this file': 'Ersatz für diese Datei',
  'Your choices for columns that are the same still apply.':
    'Was Sie für die Spalten gewählt haben, gilt weiter, soweit sie gleich sind.',
  'Discard this file': 'Diese Datei verwerfen',
  'The file is discarded automatically after a day.': 'Nach einem Tag wird die Datei von selbst verworfen.',
  'Correct the file, or change how it is read or where its columns go.':
    'Berichtigen Sie die Datei oder ändern Sie, wie sie gelesen wird oder wofür ihre Spalten stehen.',
  '{0}, no errors found': '{0}, keine Fehler gefunden',
  '{0} Each case is scored, and the person is sent a notice where the policy says so.':
    '{0} Jeder Fall wird bewertet, und wo das Regelwerk es vorsieht, erhält die betroffene Person eine Mitteilung.',
  'Import {0}': '{0} importieren',
  'Title of the docket (optional)': 'Titel der Fallliste, wenn Sie möchten',
  '1 case': '1 Fall',
  '{0} cases': '{0} Fälle',
  '1 precedent': '1 Vergleichsfall',
  '{0} precedents': '{0} Vergleichsfälle',
  '1 outcome': '1 Ergebnis',
  '{0} outcomes': '{0} Ergebnisse',
  '1 contact': '1 Adresse',
  '{0} contacts': '{0} Adressen',
  '1 withdrawal': '1 Rücknahme',
  '{0} withdrawals': '{0} Rücknahmen',
  'corrected facts of 1 case': 'berichtigte Angaben zu 1 Fall',
  'corrected facts of {0} cases': 'berichtigte Angaben zu {0} Fällen',
  'Scores computed after the import compare cases with these precedents too. Precedents that already exist are not changed.':
    'Scores, die nach dem Import berechnet werden, vergleichen Fälle auch mit diesen Vergleichsfällen. Vorhandene Vergleichsfälle ändern sich nicht.',
  'Each case becomes a precedent, unless its decision was adverse. Scores computed after the import compare cases with them.':
    'Jeder Fall wird zum Vergleichsfall, wenn seine Entscheidung nicht nachteilig war. Scores, die nach dem Import berechnet werden, vergleichen Fälle mit ihnen.',
  'Each person is sent a notice at the new address, with a new private link.':
    'Jede Person erhält an die neue Adresse eine Mitteilung mit einem neuen persönlichen Link.',
  'Each person is told that their case is withdrawn. Where a claim is open, they are asked to agree, and the hearing goes on.':
    'Jede Person erfährt, dass ihr Fall zurückgezogen ist. Wo ein Vorbringen offen ist, wird sie um ihre Zustimmung gebeten, und die Anhörung läuft weiter.',
  'Each case whose facts change is scored again. What its subject was told before stays on record.':
    'Jeder Fall, dessen Angaben sich ändern, wird neu bewertet. Was der betroffenen Person vorher mitgeteilt wurde, bleibt festgehalten.',
  'They become one docket.': 'Daraus wird eine Fallliste.',
  '{0} and {1}': '{0} und {1}',
  'They become {0} dockets of {1} in the order of the file; all of them are created, or none.':
    'Daraus werden in der Reihenfolge der Datei {0} Falllisten mit {1} Fällen; sie werden alle angelegt oder keine.',
  '(empty)': '(leer)',
  'Errors by line': 'Fehler nach Zeilen',
  Line: 'Zeile',
  Column: 'Spalte',
  'In the file': 'In der Datei',
  'Line {0}': 'Zeile {0}',
  'The first rows as read': 'Die ersten Zeilen, wie sie gelesen werden',
  'your reference of the case': 'Ihr Aktenzeichen des Falls',
  'name of the person': 'Name der Person',
  'contact of the person': 'Kontaktdaten der Person',
  'your reference of the precedent': 'Ihre Kennung des Vergleichsfalls',
  'what happened later': 'was später geschah',
  'corrected contact of the person': 'berichtigte Kontaktdaten der Person',
  reason: 'Grund',
  'First rows': 'Erste Zeilen',
  'Read as': 'Gelesen als',
  'not decided': 'noch offen',
  'left out': 'ausgelassen',
  'without a name': 'ohne Namen',
  'Read column {0} as': 'Spalte {0} lesen als',
  '<0>{0}</0>, to correct and send on its own.': '<0>{0}</0>, um sie zu berichtigen und für sich zu senden.',
  'Save the row with errors as a file': 'Die fehlerhafte Zeile als Datei speichern',
  'Save the {0} rows with errors as a file': 'Die {0} fehlerhaften Zeilen als Datei speichern',
  'Import the row without errors': 'Die fehlerfreie Zeile importieren',
  'Import the {0} rows without errors': 'Die {0} fehlerfreien Zeilen importieren',
  'By its last {0} requests, {1} takes about {2} tokens for them.':
    'Nach den letzten {0} Anfragen braucht {1} dafür etwa {2} Tokens.',
  'By its last {0} requests, {1} takes about {2} tokens for them, about {3} {4}.':
    'Nach den letzten {0} Anfragen braucht {1} dafür etwa {2} Tokens, etwa {3} {4}.',
  'That is {0} times the policy’s tokens of a day; cases beyond them go to a person.':
    'Das ist das {0}-Fache der Tokens, die das Regelwerk für einen Tag vorsieht; weitere Fälle gehen an einen Menschen.',
  'The policy needs one more precedent before a case is scored, so this case goes to a person.':
    'Dem Regelwerk fehlt noch ein Vergleichsfall, bevor ein Fall bewertet wird. Deshalb geht dieser Fall an einen Menschen.',
  'The policy needs one more precedent before a case is scored, so all {0} cases go to a person.':
    'Dem Regelwerk fehlt noch ein Vergleichsfall, bevor ein Fall bewertet wird. Deshalb gehen alle {0} Fälle an einen Menschen.',
  'The policy needs {0} more precedents before a case is scored, so this case goes to a person.':
    'Dem Regelwerk fehlen noch {0} Vergleichsfälle, bevor ein Fall bewertet wird. Deshalb geht dieser Fall an einen Menschen.',
  'The policy needs {0} more precedents before a case is scored, so all {1} cases go to a person.':
    'Dem Regelwerk fehlen noch {0} Vergleichsfälle, bevor ein Fall bewertet wird. Deshalb gehen alle {1} Fälle an einen Menschen.',

  // How it is read
  commas: 'Kommas',
  semicolons: 'Semikolons',
  tabs: 'Tabulatoren',
  'bars |': 'senkrechte Striche |',
  blanks: 'Leerzeichen',
  'UTF-16, high byte first': 'UTF-16, höherwertiges Byte zuerst',
  'Left out as notes or totals: {0}': 'Als Anmerkungen oder Summen ausgelassen: {0}',
  'line {0}, “{1}”': 'Zeile {0}, „{1}“',
  'Columns left out: {0}': 'Ausgelassene Spalten: {0}',
  'Read again': 'Neu lesen',
  Encoding: 'Zeichensatz',
  'Between the cells': 'Zwischen den Zellen',
  'Line with the column names': 'Zeile mit den Spaltennamen',
  '0 if there is none': '0, wenn es keine gibt',

  // What came of it
  '1 precedent was added.': '1 Vergleichsfall wurde hinzugefügt.',
  '{0} precedents were added.': '{0} Vergleichsfälle wurden hinzugefügt.',
  '1 outcome was recorded.': '1 Ergebnis wurde erfasst.',
  '{0} outcomes were recorded.': '{0} Ergebnisse wurden erfasst.',
  '1 contact was corrected.': '1 Adresse wurde berichtigt.',
  '{0} contacts were corrected.': '{0} Adressen wurden berichtigt.',
  '1 case was withdrawn, or its subject asked to agree.':
    '1 Fall wurde zurückgezogen, oder die betroffene Person wurde um ihre Zustimmung gebeten.',
  '{0} cases were withdrawn, or their subjects asked to agree.':
    '{0} Fälle wurden zurückgezogen, oder die betroffenen Personen wurden um ihre Zustimmung gebeten.',
  'The facts of 1 case were corrected. It is scored again.':
    'Die Angaben in 1 Fall wurden berichtigt. Er wird neu bewertet.',
  'The facts of {0} cases were corrected. They are scored again.':
    'Die Angaben in {0} Fällen wurden berichtigt. Sie werden neu bewertet.',
  '<0>Go to the policy</0> · <1>Import another file</1>': '<0>Zum Regelwerk</0> · <1>Weitere Datei importieren</1>',
  '{0} had already been withdrawn.': '{0} waren schon zurückgezogen.',
  '1 row matches what the case already says.': '1 Zeile stimmt mit dem Fall schon überein.',
  '{0} rows match what their cases already say.': '{0} Zeilen stimmen mit ihren Fällen schon überein.',
  '{0} already existed.': '{0} waren schon vorhanden.',
  '<0>Refresh</0> · <1>Import another file</1>': '<0>Aktualisieren</0> · <1>Weitere Datei importieren</1>',
  '1 case was imported, in one docket.': '1 Fall wurde importiert, in einer Fallliste.',
  '{0} cases were imported, in one docket.': '{0} Fälle wurden importiert, in einer Fallliste.',
  '{0} cases were imported, in {1} dockets.': '{0} Fälle wurden importiert, in {1} Falllisten.',

  // A policy from a file
  'A policy from a file': 'Ein Regelwerk aus einer Datei',
  'A table of past cases whose later outcome is known suggests a policy: its facts with their types, ranges and values, and which column says what happened. You can correct it before anything is created.':
    'Aus einer Tabelle früherer Fälle, deren späteres Ergebnis bekannt ist, entsteht der Vorschlag für ein Regelwerk: seine Angaben mit Art, Spanne und Werten und die Spalte, die sagt, was geschah. Was nicht stimmt, ändern Sie, bevor etwas angelegt wird.',
  'Write a policy without a file': 'Ein Regelwerk ohne Datei schreiben',
  'Read the file': 'Datei lesen',
  'The file is deleted after a day unless you import it.':
    'Nach einem Tag wird die Datei gelöscht, wenn Sie sie nicht importieren.',
  Key: 'Schlüssel',
  'The policy’s name in the API and in files: letters, digits, dots, dashes and underscores. The file’s name if empty.':
    'Der Name des Regelwerks in der Schnittstelle und in Dateien: Buchstaben, Ziffern, Punkte, Bindestriche und Unterstriche. Wenn Sie nichts eintragen, der Name der Datei.',
  'A table as CSV, with commas, semicolons, tabs, bars or blanks between the cells. You can drop the file here.':
    'Eine Tabelle als CSV mit Kommas, Semikolons, Tabulatoren, senkrechten Strichen oder Leerzeichen zwischen den Zellen. Sie können die Datei hier ablegen.',
  'Used as': 'Verwendet als',
  Values: 'Werte',
  'To check': 'Zu prüfen',
  'a fact<0> from {0}</0>': 'Angabe<0> aus {0}</0>',
  'protected<0>: {0}</0>': 'geschützt<0>: {0}</0>',
  'Type of {0}': 'Art von {0}',
  'in the person’s own words<0>: {0}</0>': 'in eigenen Worten der Person<0>: {0}</0>',
  '<0/>Missing values: {0}': '<0/>Fehlende Werte: {0}',
  'the reference of a row': 'Kennung einer Zeile',
  'what later happened': 'was später geschah',
  'at most {0} characters': 'höchstens {0} Zeichen',
  '{0} and {1} more': '{0} und {1} weitere',
  'The policy as JSON': 'Das Regelwerk als JSON',
  'This is a body for <0>PUT /v1/policies/{0}</0>.': 'Das ist der Inhalt für <0>PUT /v1/policies/{0}</0>.',
  'Cases are compared by their facts. Protected facts are stored for fairness reports, never compared, and never shown to a model. Leave out anything that can be known only after the decision.':
    'Fälle werden nach ihren Angaben verglichen. Geschützte Angaben werden für Berichte zur Gleichbehandlung gespeichert, aber nie verglichen und nie einem Modell gezeigt. Was man erst nach der Entscheidung wissen konnte, muss ausgelassen werden.',
  'Before you create it': 'Bevor Sie es anlegen',
  'Only the file has been stored so far. Once the policy is created, the same file waits to be imported as its precedents, and you can edit everything that this page does not show.':
    'Gespeichert ist bisher nur die Datei. Sobald das Regelwerk angelegt ist, steht sie zum Import als Vergleichsfälle bereit, und Sie können alles bearbeiten, was diese Seite nicht zeigt.',
  'Create the policy': 'Regelwerk anlegen',
  'Show the draft again': 'Entwurf neu anzeigen',
  'Leave without creating it': 'Verlassen, ohne es anzulegen',
  'The score will be the probability that <0>{0}</0> is {1}<1><2>{2}</2></1>. So it is in {3} of {4} rows ({5}).':
    'Der Score ist dann die Wahrscheinlichkeit, dass in <0>{0}</0> der Wert {1}<1><2>{2}</2></1> steht. So ist es in {3} von {4} Zeilen ({5}).',
  'Answer that question differently': 'Diese Frage anders beantworten',
  '{0} or {1}': '{0} oder {1}',
  '<0><1>{0}</1></0>: {1} rows, {2} columns. The policy’s key is {3}<2>{4}</2>.':
    '<0><1>{0}</1></0>: {1} Zeilen, {2} Spalten. Der Schlüssel des Regelwerks ist {3}<2>{4}</2>.',
  'The first line looks like a row rather than names, so the columns are named by their places.':
    'Die erste Zeile sieht nicht nach Namen aus, sondern nach Werten. Deshalb sind die Spalten nach ihrem Platz benannt.',
  'The first rows': 'Die ersten Zeilen',
  'Which column says what later happened, and which of its values is the bad one?':
    'Welche Spalte sagt, was später geschah, und welcher ihrer Werte ist der ungünstige?',
  'The score will be the probability of the bad one, so choose what counts against a person: a new offence, a missed payment.':
    'Der Score ist dann die Wahrscheinlichkeit des ungünstigen Werts, also dessen, was gegen eine Person zählt: eine neue Straftat, eine ausgebliebene Zahlung.',
  'Draft the policy': 'Regelwerk entwerfen',
  'Another column, or several bad values': 'Eine andere Spalte oder mehrere ungünstige Werte',
  'The column that says what later happened': 'Die Spalte, die sagt, was später geschah',
  'Show its values': 'Werte anzeigen',
  '<0><1>{0}</1> is the bad one</0> <2>{1} rows</2>': '<0><1>{0}</1> ist der ungünstige</0> <2>{1} Zeilen</2>',
  'Which values of <0>{0}</0> are the bad ones?': 'Welche Werte von <0>{0}</0> sind die ungünstigen?',
  'Choose another column': 'Andere Spalte wählen',
  '<0>{0}</0> <1>{1} rows</1>': '<0>{0}</0> <1>{1} Zeilen</1>',
  Times: 'Fristen',
  'Title of the policy': 'Titel des Regelwerks',
  'The bad event in words': 'Das ungünstige Ereignis in Worten',
  'Outcome that a person hopes for': 'Ergebnis, auf das eine Person hofft',
  'One word.': 'Ein Wort.',
  'Its meaning': 'Seine Bedeutung',
  'Adverse outcome': 'Nachteiliges Ergebnis',
  'Score from which the adverse outcome is proposed': 'Score, ab dem das nachteilige Ergebnis vorgeschlagen wird',
  'A probability, 0 to 1.': 'Eine Wahrscheinlichkeit von 0 bis 1.',
  'Who gets one': 'Wer eine bekommt',
  everyone: 'alle',
  'people with an adverse provisional outcome': 'Personen mit einem nachteiligen vorläufigen Ergebnis',
  'A hearing is due after': 'Zeit bis zur Fälligkeit einer Anhörung',
  'Such as Europe/Berlin.': 'Zum Beispiel Europe/Berlin.',
};
