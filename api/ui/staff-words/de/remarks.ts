import type { Catalogue } from '../catalogue.ts';

/** What the API remarks about files, forms and policies: what pages of the institution show of it. */
export const remarks: Catalogue = {
  // Forms
  'Something is not right yet': 'Etwas stimmt noch nicht',
  'Something is missing': 'Etwas fehlt',
  'enter a day, such as 2026-11-25': 'geben Sie einen Tag ein, zum Beispiel 2026-11-25',
  'choose what happened': 'wählen Sie, was geschah',
  'enter the complete id of a docket': 'geben Sie die vollständige Kennung einer Fallliste ein',
  'choose what the file contains': 'wählen Sie, was die Datei enthält',
  'choose a policy': 'wählen Sie ein Regelwerk',
  'another policy has this key': 'ein anderes Regelwerk hat diesen Schlüssel',
  'start with a letter or digit, then use letters, digits, dots, dashes or underscores; at most 80 characters':
    'beginnen Sie mit einem Buchstaben oder einer Ziffer, dann Buchstaben, Ziffern, Punkte, Bindestriche oder Unterstriche; höchstens 80 Zeichen',
  'choose the notification as your email program saves it (.eml)':
    'wählen Sie die Nachricht, wie Ihr Mailprogramm sie speichert (.eml)',
  'this is not a delivery status notification (multipart/report, RFC 3464)':
    'das ist keine Unzustellbarkeitsnachricht (multipart/report, RFC 3464)',
  'This is not a delivery status notification': 'Das ist keine Unzustellbarkeitsnachricht',
  'give the number of the line with the names, or 0': 'geben Sie die Nummer der Zeile mit den Namen an oder 0',
  'give the reason for withdrawing the case': 'geben Sie den Grund an, aus dem der Fall zurückgezogen wird',
  'say why the facts were wrong': 'sagen Sie, warum die Angaben falsch waren',
  'say why the earlier outcome was wrong': 'sagen Sie, warum das frühere Ergebnis falsch war',
  'say why the earlier precedent was wrong': 'sagen Sie, warum der frühere Vergleichsfall falsch war',
  'give the day, such as 2026-11-25': 'geben Sie den Tag an, zum Beispiel 2026-11-25',
  'the subject is being sent that one, and the links that they have still open the case':
    'er wird der betroffenen Person gesendet, und die Links, die sie hat, öffnen den Fall noch',
  'the subject’s data has been erased': 'die Daten der betroffenen Person sind gelöscht',

  // Files as a whole
  'a file can have at most {0} MiB': 'eine Datei darf höchstens {0} MiB haben',
  'The file cannot be read': 'Die Datei ist nicht lesbar',
  'the file is empty': 'die Datei ist leer',
  'this is NDJSON; send a table such as CSV': 'das ist NDJSON; nehmen Sie eine Tabelle wie CSV',
  'this is a spreadsheet; save the table as CSV and upload that':
    'das ist eine Datei eines Tabellenprogramms; speichern Sie die Tabelle als CSV und laden Sie diese hoch',
  'the file is not a text file; save the table as CSV and upload that':
    'die Datei ist keine Textdatei; speichern Sie die Tabelle als CSV und laden Sie diese hoch',
  'this is a JSON list; send CSV, or NDJSON with one record per line':
    'das ist eine JSON-Liste; nehmen Sie CSV oder NDJSON mit einem Datensatz je Zeile',
  'the encoding of the text is not supported; save the file as CSV in UTF-8 and upload it again':
    'der Zeichensatz des Textes wird nicht unterstützt; speichern Sie die Datei als CSV in UTF-8 und laden Sie sie noch einmal hoch',
  'the bytes are not text in {0}; save the file as UTF-8 and send it again':
    'die Datei enthält keinen Text in {0}; speichern Sie sie als UTF-8 und laden Sie sie noch einmal hoch',
  'the encoding of the text is not clear; save the file as UTF-8 and send it again':
    'der Zeichensatz des Textes ist nicht eindeutig; speichern Sie die Datei als UTF-8 und laden Sie sie noch einmal hoch',
  'The file is no longer available': 'Die Datei gibt es nicht mehr',
  'it has already been imported, or it was deleted after a day':
    'sie wurde schon importiert oder nach einem Tag gelöscht',
  'check your imports, or upload the file again':
    'sehen Sie in Ihren Importen nach oder laden Sie die Datei noch einmal hoch',
  'The upload is not valid; nothing was imported': 'Die Datei ist fehlerhaft; nichts wurde importiert',
  'The upload has more than {0} errors; nothing was imported':
    'Die Datei hat mehr als {0#} Fehler; nichts wurde importiert',
  'the table has no header; name the columns in the first line':
    'die Tabelle hat keine Kopfzeile; benennen Sie die Spalten in der ersten Zeile',
  'the first line does not look like a header: {0}; name the columns in the first line, or say with the dialect that there is no header and where columns go':
    'die erste Zeile sieht nicht wie eine Kopfzeile aus: {0}; benennen Sie die Spalten in der ersten Zeile oder geben Sie unten an, dass es keine gibt und wofür die Spalten stehen',
  'the policy has an attribute {0}, which is also the name of a built-in column; send JSON or NDJSON':
    'das Regelwerk hat ein Merkmal {0}, das auch der Name einer festen Spalte ist; nehmen Sie JSON oder NDJSON',
  'column {0} has no name; name it, or leave it out':
    'Spalte {0} hat keinen Namen; benennen Sie sie oder lassen Sie sie aus',
  'column {0} appears more than once, at places {1}; leave out all but one':
    'Spalte {0} kommt mehrmals vor, an den Stellen {1}; lassen Sie alle bis auf eine aus',
  'column {0} is missing': 'Spalte {0} fehlt',
  'column {0}: {1}': 'Spalte {0}: {1!}',
  'no field in this policy matches it': 'kein Feld dieses Regelwerks passt dazu',
  'no field in this policy matches it, or the field holds free text, which precedents leave out':
    'kein Feld dieses Regelwerks passt dazu, oder das Feld enthält Freitext, den Vergleichsfälle auslassen',
  'a correction of a contact has no such column': 'zur Berichtigung von Kontaktdaten gehört keine solche Spalte',
  'a withdrawal has no such column': 'zu einer Rücknahme gehört keine solche Spalte',
  'an outcome has no such column': 'zu einem Ergebnis gehört keine solche Spalte',
  'a record has no such field': 'ein Datensatz hat kein solches Feld',
  'numbers such as 1,234 could be 1234 or 1.234; say in the dialect whether decimals follow a point or a comma':
    'Zahlen wie 1,234 könnten 1234 oder 1.234 bedeuten; geben Sie unten an, ob Dezimalstellen nach einem Punkt oder einem Komma stehen',
  'days such as {0} could have the day or the month first; say in the dialect whether dates are dayFirst or monthFirst':
    'bei Tagen wie {0} könnte zuerst der Tag oder der Monat stehen; geben Sie an, was gemeint ist',
  'days such as {0} could have the day, the month or the year first; say in the dialect whether dates are dayFirst, monthFirst or yearFirst':
    'bei Tagen wie {0} könnte zuerst der Tag, der Monat oder das Jahr stehen; geben Sie an, was gemeint ist',

  // Lines
  'an opening quote is never closed': 'ein öffnendes Anführungszeichen wird nie geschlossen',
  'a cell contains a quote; put the whole cell in quotes and double each quote inside it':
    'eine Zelle enthält ein Anführungszeichen; setzen Sie die ganze Zelle in Anführungszeichen und verdoppeln Sie jedes darin',
  'the line is not valid CSV': 'die Zeile ist kein gültiges CSV',
  'the line {0}': 'die Zeile {0!}',
  'is not a single JSON value': 'ist nicht genau ein JSON-Wert',
  'is nested more than {0} levels deep': 'ist tiefer als {0} Ebenen verschachtelt',
  'has a number that is too large, {0}': 'enthält eine zu große Zahl, {0#}',
  'names {0} twice in one object': 'nennt {0} zweimal in einem Objekt',
  'the row has {0} cells, but the header has {1}': 'die Zeile hat {0#} Zellen, die Kopfzeile aber {1#}',
  'the row has a value in column {0}, which has no name':
    'die Zeile hat einen Wert in Spalte {0}, die keinen Namen hat',
  'the text contains a null character or half of a surrogate pair, which cannot be stored; remove it':
    'der Text enthält ein Nullzeichen oder ein halbes Ersatzzeichenpaar, das nicht gespeichert werden kann; entfernen Sie es',
  'give an object': 'geben Sie ein Objekt an',
  'facts: give an object with the policy’s attributes':
    'facts: geben Sie ein Objekt mit den Merkmalen des Regelwerks an',
  'give 1 to {0} characters on one line': 'geben Sie 1 bis {0#} Zeichen in einer Zeile an',
  '{0} is not an email address; give one, or post for a letter, or pickUp if the person collects it':
    '{0} ist keine E-Mail-Adresse; geben Sie eine an, oder post für einen Brief, oder pickUp, wenn die Person ihn abholt',
  'give an object with the subject’s name and contact': 'geben Sie ein Objekt mit Name und Kontaktdaten der Person an',
  'give a day or time that is not before the case was received':
    'geben Sie einen Tag oder eine Zeit an, die nicht vor dem Eingang des Falls liegt',
  'give a day or time that is not in the future':
    'geben Sie einen Tag oder eine Zeit an, die nicht in der Zukunft liegt',
  'the cell is empty': 'die Zelle ist leer',
  'the cell says {0}': 'in der Zelle steht {0}',
  'it is not given': 'es fehlt',
  'the text {0} was given': 'angegeben ist der Text {0}',
  '{0} rows like this, also {1}': '{0#} solche Zeilen, auch {1!}',
  '{0} records like this, also {1}': '{0#} solche Datensätze, auch {1!}',
  'line {0}': 'Zeile {0}',
  '{0} more': '{0#} weitere',
  '{0} already appears, on line {1}': '{0} kommt schon in Zeile {1} vor',
  '{0} already appears as {1}, on line {2}': '{0} kommt schon als {1} in Zeile {2} vor',
  'Some cases have been sent before': 'Einige Fälle wurden schon gesendet',
  '{0} of {1} cases already exist; none was imported': '{0#} von {1#} Fällen gibt es schon; keiner wurde importiert',
  'leave them out, give new cases their own externalRef, or withdraw the earlier cases first':
    'lassen Sie sie aus, geben Sie neuen Fällen ein eigenes Aktenzeichen oder ziehen Sie zuerst die früheren Fälle zurück',
  '{0} has been sent before under {1}': '{0} wurde unter {1} schon gesendet',
  'an earlier row of the file is for the same case and says something else':
    'eine frühere Zeile der Datei betrifft denselben Fall und sagt etwas anderes',
  'no case under {0} has the reference {1}': 'kein Fall unter {0} hat das Aktenzeichen {1}',
  '{0} is in phase {1}; an outcome needs a decision':
    '{0} ist in der Phase {1}; ein Ergebnis braucht eine Entscheidung',
  'Some precedents already exist with different facts, a different outcome or a different decision':
    'Einige Vergleichsfälle gibt es schon mit anderen Angaben, einem anderen Ergebnis oder einer anderen Entscheidung',
  '{0} differ; none was imported': '{0#} weichen ab; keiner wurde importiert',
  'leave them out, or send each with an id of its own, the id that it supersedes, and the reason':
    'lassen Sie sie aus oder senden Sie jeden mit einer eigenen Kennung, der Kennung, die er ersetzt, und dem Grund',
  'already exists with different facts, a different outcome or a different decision':
    'gibt es schon mit anderen Angaben, einem anderen Ergebnis oder einer anderen Entscheidung',
  'observedUnder: give one of {0}, or leave it out if it is not known':
    'observedUnder: Geben Sie eine dieser Entscheidungen an: {0}; ist sie nicht bekannt, lassen Sie das Feld weg',
  'the policy has no precedent {0} to supersede': 'das Regelwerk hat keinen Vergleichsfall {0}, der zu ersetzen wäre',
  '{0} was made by a case; correct the later outcome of that case':
    '{0} ist aus einem Fall entstanden; berichtigen Sie das spätere Ergebnis jenes Falls',
  '{0} already supersedes {1}; supersede that one': '{0} ersetzt schon {1}; ersetzen Sie jenen',
  '{0} supersedes {1} in the same upload': '{0} ersetzt {1} in derselben Datei',
  'a precedent cannot supersede itself; give the correct one an id of its own':
    'ein Vergleichsfall kann sich nicht selbst ersetzen; geben Sie dem richtigen eine eigene Kennung',
  'Some precedents supersede what they cannot supersede':
    'Einige Vergleichsfälle ersetzen, was sie nicht ersetzen können',
  '{0} of them; none was imported': '{0#} davon; keiner wurde importiert',
  'name the imported precedent that is in force': 'nennen Sie den importierten Vergleichsfall, der gilt',
  'give at least one precedent': 'geben Sie mindestens einen Vergleichsfall an',
  'give at least one case': 'geben Sie mindestens einen Fall an',
  'give at least one outcome': 'geben Sie mindestens ein Ergebnis an',
  'give at least one record': 'geben Sie mindestens einen Datensatz an',
  'A docket holds at least one case': 'Eine Fallliste hat mindestens einen Fall',
  'The upload holds no outcome': 'Die Datei enthält kein Ergebnis',
  'The upload holds no record': 'Die Datei enthält keinen Datensatz',

  // Values
  'give text of at most {0} characters': 'geben Sie einen Text von höchstens {0#} Zeichen an',
  'give {0}': 'geben Sie {0!} an',
  'outcome: give {0} or {1}': 'outcome: geben Sie {0} oder {1} an',
  'event: give {0} or {1}': 'event: geben Sie {0} oder {1} an',
  'a number from {0} to {1} ({2})': 'eine Zahl von {0#} bis {1#} ({2})',
  'a whole number from {0} to {1} ({2})': 'eine ganze Zahl von {0#} bis {1#} ({2})',
  'a day from {0} to {1}, such as {2}': 'einen Tag von {0} bis {1}, zum Beispiel {2},',
  'one of {0}': 'einen der Werte {0}',
  'one of {0} and {1} others that the policy lists': 'einen der Werte {0} und {1#} weiterer des Regelwerks',
  'any of {0} and {1} others that the policy lists, separated by semicolons':
    'Werte aus {0} und {1#} weiteren des Regelwerks, durch Semikolons getrennt,',
  'any of {0}, separated by semicolons': 'Werte aus {0}, durch Semikolons getrennt,',

  // Policies
  'give a maximum above the minimum': 'geben Sie ein Maximum über dem Minimum an',
  'the log1p scale requires a minimum of 0 or more': 'die Skala log1p verlangt ein Minimum von mindestens 0',
  'only an attribute of type text can be written by the subject':
    'nur eine Angabe im Freitext kann in eigenen Worten der Person sein',
  'value {0} is not allowed, so no case can have it':
    'der Wert {0} ist nicht zulässig, deshalb kann ihn kein Fall haben',
  'give one explanation for each value': 'geben Sie zu jedem Wert eine Erklärung an',
  'value {0} is listed twice': 'der Wert {0} steht zweimal da',
  'value {0} appears twice': 'der Wert {0} steht zweimal da',
  'value {0} has a semicolon, a bar or a space at its end, which separate values':
    'der Wert {0} endet mit einem Semikolon, einem senkrechten Strich oder einem Leerzeichen, die zwischen Werten stehen',
  'list at most {0} values; combine them into groups, or declare the attribute as text, which is not compared':
    'geben Sie höchstens {0} Werte an; fassen Sie sie zu Gruppen zusammen oder machen Sie Freitext daraus, der nicht verglichen wird',
  'give the type numeric, wholeNumber, date, categorical, ordered, several or text': 'wählen Sie einen Typ',
  'list at most {0} values': 'geben Sie höchstens {0#} Werte an',
  'give by as frequency or hierarchy': 'wählen Sie, ob nach Häufigkeit oder nach einer Hierarchie verglichen wird',
  'give either ownValues or ownShare': 'geben Sie entweder eine Anzahl oder einen Anteil an',
  'value {0} is not allowed, so it cannot be counted':
    'der Wert {0} ist nicht zulässig, deshalb kann er nicht gezählt werden',
  'give one of prefixes, separator and parents':
    'geben Sie entweder Längen von Anfängen, ein Trennzeichen oder übergeordnete Gruppen an',
  'give one to five signs such as - or ., without letters and digits':
    'geben Sie ein bis fünf Zeichen wie - oder . an, keine Buchstaben und Ziffern',
  'give rising lengths': 'geben Sie die Längen aufsteigend an',
  '{0} is neither an allowed value nor a group above one':
    '{0} ist weder ein zulässiger Wert noch eine Gruppe, die über einem steht',
  'more than {0} groups stand above {1}, or it stands above itself':
    'über {1} stehen mehr als {0} Gruppen, oder der Wert steht über sich selbst',
  'a protected attribute is not compared; leave compareBy out':
    'eine geschützte Angabe wird nicht verglichen; wählen Sie dafür keinen Vergleich',
  'with the attributeWeights rates, values are compared by what followed; leave compareBy out or choose others':
    'werden Angaben nach dem verglichen, was später geschah, geht das nicht; vergleichen Sie die Werte einzeln oder gewichten Sie die Angaben anders',
  'no precedent has a value to count; give counts, draft the policy from a file, or import precedents first':
    'in keinem Vergleichsfall gibt es einen Wert zu zählen; entwerfen Sie das Regelwerk aus einer Datei, oder importieren Sie zuerst Vergleichsfälle',
  'give an email address': 'geben Sie eine E-Mail-Adresse an',
  'give a prompt version such as v1': 'geben Sie eine Version des Prompts an, zum Beispiel v1',
  'attribute {0} is declared twice': 'die Angabe {0} gibt es zweimal',
  'outcome {0} is declared twice': 'das Ergebnis {0} gibt es zweimal',
  'column {0} is declared twice': 'die Spalte {0} gibt es zweimal',
  'theory {0} is listed twice': 'die Theorie {0} steht zweimal da',
  'declare at least one adverse outcome': 'geben Sie mindestens ein nachteiliges Ergebnis an',
  'declare at least one outcome that is not adverse': 'geben Sie mindestens ein Ergebnis an, das nicht nachteilig ist',
  'give the event and its opposite different names': 'geben Sie dem Ereignis und seinem Gegenteil verschiedene Namen',
  'declare at least one attribute that is neither free text nor protected':
    'nehmen Sie mindestens eine Angabe auf, die weder Freitext noch geschützt ist',
  'outcome {0} is not declared': 'das Ergebnis {0} gibt es nicht',
  'leave out the upper bound of the last band': 'lassen Sie die Schwelle des letzten Bereichs leer',
  'give an upper bound; only the last band has none': 'geben Sie eine Schwelle an; nur der letzte Bereich hat keine',
  'give an upper bound above that of the band before': 'geben Sie eine Schwelle über der des vorigen Bereichs an',
  'once a band has an adverse outcome, every higher band needs one too':
    'sobald ein Bereich ein nachteiliges Ergebnis hat, braucht jeder höhere auch eines',
  'give a time that is shorter than the window': 'geben Sie eine Zeit an, die kürzer ist als die Frist',
  'choose a calibration; what is learned for comparing facts is stored with it':
    'wählen Sie eine Kalibrierung; was für den Vergleich der Angaben gelernt wird, wird mit ihr gespeichert',
  'the policy states nothing here that could be translated':
    'hier gibt das Regelwerk nichts an, was übersetzt werden könnte',
  'give a minimum size of at most k':
    'geben Sie eine Mindestzahl an, die nicht größer ist als die Zahl der ähnlichsten Fälle',
  'give a lease no longer than the time in which a hearing is due':
    'geben Sie eine Reservierung an, die nicht länger ist als die Zeit, in der eine Anhörung fällig ist',
  'give days of the week: {0}': 'geben Sie Wochentage an: {0}',
  'give a time such as 2026-01-31T00:00:00Z': 'geben Sie einen Zeitpunkt an, zum Beispiel 2026-01-31T00:00:00Z',
  'give a time in the years 1900 to 9999': 'geben Sie einen Zeitpunkt in den Jahren 1900 bis 9999 an',
  'give a day such as 2026-12-25': 'geben Sie einen Tag an, zum Beispiel 2026-12-25',
  'give a day such as 2026-11-28': 'geben Sie einen Tag an, zum Beispiel 2026-11-28',
  'give a day such as 2026-12-25, or its date and name':
    'geben Sie einen Tag an, zum Beispiel 2026-12-25, oder Tag und Name',
  'leave at least one working day': 'lassen Sie mindestens einen Arbeitstag übrig',
  'list at most {0} holidays': 'geben Sie höchstens {0} Feiertage an',
  'give a time zone of the IANA database, such as Europe/Berlin':
    'geben Sie eine Zeitzone der IANA-Datenbank an, zum Beispiel Europe/Berlin',
  'give a duration such as 14 days or 4 hours': 'geben Sie eine Dauer an, zum Beispiel 14 Tage oder 4 Stunden',
  'give a duration such as 14 days or 4 hours, or 10 working days':
    'geben Sie eine Dauer an, zum Beispiel 14 Tage, 4 Stunden oder 10 Arbeitstage',
  'give a language by its tag, such as de or es-MX':
    'geben Sie eine Sprache durch ihr Kürzel an, zum Beispiel de oder es-MX',
  'The appeal window ({0}) is shorter than a day, which leaves people no time to read their notice and to answer.':
    'Die Vorbringensfrist ({0}) ist kürzer als ein Tag. Das lässt niemandem Zeit, die Mitteilung zu lesen und zu antworten.',
  '{0} Give at least P1D.': '{0!} Geben Sie mindestens einen Tag an.',
  '{0} It is only for trying Hearken out; outside the embedded stack such a policy is refused.':
    '{0!} Sie dient dazu, Hearken auszuprobieren; im echten Betrieb wird ein solches Regelwerk abgelehnt.',
  'The appeal window ({0}) and a hearing ({1}) can take {2} longer than the law allows: {3}, {4}.':
    'Die Vorbringensfrist ({0}) und eine Anhörung ({1}) können {2!} länger dauern, als das Gesetz erlaubt: {3}, {4}.',
  'A hearing is paused while a question is open. With {0} questions of {1} each, it could take longer than the law allows: {2}, {3}. It is still due by that time, so the last answers get less time.':
    'Solange eine Frage offen ist, ruht eine Anhörung. Mit {0} Fragen von je {1} könnte sie länger dauern, als das Gesetz erlaubt: {2}, {3}. Fällig ist sie trotzdem bis dahin, deshalb bleibt für die letzten Antworten weniger Zeit.',
  'The policy does not say what a subject can do against an adverse decision (remedy). Subjects are told to ask the institution.':
    'Das Regelwerk sagt nicht, was eine betroffene Person gegen eine nachteilige Entscheidung tun kann (Rechtsbehelf). Betroffene werden an die Einrichtung verwiesen.',
  'Personal data is kept for {0}, which can end before the appeal window and a hearing.':
    'Personenbezogene Daten werden {0} aufbewahrt. Das kann vor der Vorbringensfrist und einer Anhörung enden.',
  'would say the opposite: the adverse event was {0} and would be {1}':
    'würden das Gegenteil sagen: Das nachteilige Ereignis war {0} und wäre {1}',
  'would call what happened {0} or {1} instead of {2} or {3}':
    'würden das, was geschah, {0} oder {1} nennen statt {2} oder {3}',
  'would lose their value of {0}': 'würden ihren Wert von {0} verlieren',
  'would have {0} in {1} instead of {2}': 'hätten {0} in {1} statt in {2}',
  'have a value of {0} outside {1} to {2}, which would count as not recorded':
    'haben einen Wert von {0} außerhalb von {1#} bis {2#}, der als nicht erfasst gälte',
  'have a day of {0} outside {1} to {2}, which would count as not recorded':
    'haben einen Tag von {0} außerhalb von {1} bis {2}, der als nicht erfasst gälte',
  'would be compared in another way, because values of {0} are put together differently':
    'würden anders verglichen, weil Werte von {0} anders zusammengefasst werden',
  'would have the classes of {0} in another order': 'hätten die Klassen von {0} in anderer Ordnung',
  'have a value of {0} that is no longer allowed ({1}), which would count as not recorded':
    'haben einen Wert von {0}, der nicht mehr zulässig ist ({1}) und als nicht erfasst gälte',
  'have a value of {0}, whose type would be {1} instead of {2}':
    'haben einen Wert von {0}, dessen Typ {1} wäre statt {2}',

  // A policy that is drafted from a file
  '{0} values are compared one by one; choose another comparison, or make it text to leave it out':
    '{0#} Werte werden einzeln verglichen; wählen Sie einen anderen Vergleich, oder machen Sie Freitext daraus, um sie auszulassen',
  '{0} values: the {1} most frequent are compared one by one, all others by how often they occur':
    '{0#} Werte: die {1#} häufigsten werden einzeln verglichen, alle anderen danach, wie oft sie vorkommen',
  '{0} values: each stands below one value of {1}, so those that share it are near each other':
    '{0#} Werte: jeder gehört zu einem Wert von {1}; Werte, die ihn gemeinsam haben, gelten als ähnlich',
  '{0} values seem to be codes whose parts are divided by {1}, so those that begin with the same parts are near each other':
    '{0#} Werte scheinen Schlüssel zu sein, deren Teile durch {1} getrennt sind; Schlüssel mit gleichen ersten Teilen gelten als ähnlich',
  '{0} values seem to be codes, so those that share their first {1} characters are near each other':
    '{0#} Werte scheinen Schlüssel zu sein; Schlüssel mit gleichen ersten {1} Zeichen gelten als ähnlich',
  '{0} cannot stand above these values: it is protected, left out or not in the file':
    '{0} kann diesen Werten nicht übergeordnet sein: Die Spalte ist geschützt, ausgelassen oder nicht in der Datei',
  '{0} values stand below different values of {1}; the most frequent one counts':
    '{0#} Werte kommen mit verschiedenen Werten von {1} vor; es gilt der häufigste',
  'classes seem to be in the order {0}': 'die Klassen scheinen diese Ordnung zu haben: {0}',
  'values run from {0} to {1}; set the unit and the range that is possible':
    'die Werte reichen von {0#} bis {1#}; geben Sie die Einheit und die mögliche Spanne an',
  'these may be codes; make it categorical or ordered if so':
    'das könnten Kennziffern sein; wählen Sie dann einen von mehreren Werten',
  'days run from {0} to {1}; set the range that is possible':
    'die Tage reichen von {0} bis {1}; geben Sie die mögliche Spanne an',
  'nearly all values differ, so it is text, which is not compared':
    'fast alle Werte sind verschieden, deshalb ist es Freitext, der nicht verglichen wird',
  'cells seem to hold several values; make it categorical if each is a single value':
    'die Zellen scheinen mehrere Werte zu enthalten; wählen Sie einen von mehreren Werten, wenn jede nur einen enthält',
  'column {0} is left out: it has no name': 'Spalte {0} ist ausgelassen: sie hat keinen Namen',
  'left out: another column has the same name': 'ausgelassen: eine andere Spalte hat denselben Namen',
  'left out: {0}': 'ausgelassen: {0!}',
  'it has the same value in every row': 'sie hat in jeder Zeile denselben Wert',
  'you said so': 'Sie haben es so angegeben',
  'a policy has at most {0} facts': 'ein Regelwerk hat höchstens {0} Angaben',
  'it seems to identify the person': 'sie scheint zu sagen, wer die Person ist',
  'it seems to be a reference': 'sie scheint eine Kennung zu sein',
  'on its own it predicts the outcome of many rows, so it may be known only afterwards':
    'sie verrät allein das Ergebnis vieler Zeilen und ist deshalb womöglich erst danach bekannt',
  'likely protected; it is not compared': 'wahrscheinlich geschützt; sie wird nicht verglichen',
  'the first line looks like a row, so the columns are named by their places':
    'die erste Zeile sieht nach Werten aus, deshalb sind die Spalten nach ihrem Platz benannt',
  'line {0} is left out as a note, units, a total or a repeated header: {1}':
    'Zeile {0} ist als Anmerkung, Zeile mit Einheiten, Summe oder wiederholte Kopfzeile ausgelassen: {1}',
  'weeks are read as their Mondays; make it categorical if that is not meant':
    'Wochen werden als ihr Montag gelesen; machen Sie eine Auswahl aus Werten daraus, wenn das nicht gemeint ist',
  'months are read as their first days; make it categorical if that is not meant':
    'Monate werden als ihr erster Tag gelesen; machen Sie eine Auswahl aus Werten daraus, wenn das nicht gemeint ist',
  'years of two digits are read as years from 1930 to 2029; make it categorical if these are no days':
    'zweistellige Jahre werden als Jahre von 1930 bis 2029 gelesen; machen Sie eine Auswahl aus Werten daraus, wenn das keine Tage sind',
  'numbers such as 45321 are read as the days of a spreadsheet, here 2024-01-30; make it a number if that is not meant':
    'Zahlen wie 45321 werden als Tage einer Tabellenkalkulation gelesen, hier als 2024-01-30; machen Sie eine Zahl daraus, wenn das nicht gemeint ist',
  'no column names each row, so they are named {0}-1, {1}-2 and so on':
    'keine Spalte benennt die Zeilen, deshalb heißen sie {0}-1, {1}-2 und so weiter',
  'outcomes, bands, appeal window and hearing are defaults; set your own':
    'Ergebnisse, Bereiche, Vorbringensfrist und Anhörung sind Vorgaben; setzen Sie Ihre eigenen',
  'No policy can be drafted from this file': 'Aus dieser Datei lässt sich kein Regelwerk entwerfen',
  'leave at least one value that is not the bad one':
    'lassen Sie mindestens einen Wert übrig, der nicht der ungünstige ist',
  'give a table with a line of names and at least two rows':
    'nehmen Sie eine Tabelle mit einer Zeile Namen und mindestens zwei Zeilen Werten',

  // Spans in English
  '{0} day': '{0#} Tag',
  '{0} days': '{0#} Tage',
  '{0} working day': '{0#} Arbeitstag',
  '{0} working days': '{0#} Arbeitstage',
  '{0} week': '{0#} Woche',
  '{0} weeks': '{0#} Wochen',
  '{0} hour': '{0#} Stunde',
  '{0} hours': '{0#} Stunden',
  '{0} minute': '{0#} Minute',
  '{0} minutes': '{0#} Minuten',
  '{0} second': '{0#} Sekunde',
  '{0} seconds': '{0#} Sekunden',

  // A case under another version
  '{0}, prompt {1}': '{0}, Prompt {1}',
  'Provisional outcome': 'Vorläufiges Ergebnis',
  Adverse: 'Nachteilig',
  'Who gets an appeal window': 'Wer eine Vorbringensfrist bekommt',
  'If the subject says nothing in it': 'Wenn darin nichts vorgebracht wird',
  'Nearest earlier cases, and the minimum number': 'Ähnlichste frühere Fälle, und wie viele mindestens',
  'Facts compared': 'Verglichene Angaben',
  'none without a score': 'keines ohne Score',
  'this person': 'diese Person',
  'a person decides': 'ein Mensch entscheidet',
  'a person signs': 'ein Mensch unterschreibt',
  'the provisional outcome takes effect': 'das vorläufige Ergebnis wird wirksam',

  // Model cards
  'The built-in scorer is no language model. By construction its probability is the share of the adverse event among the neighbours it is shown, nearer ones counting for more, pulled a little towards the unweighted share. It has no judgement of its own and adds nothing to those outcomes, so the rule that a model has to add something does not apply to it; it is shown as what it is wherever it is named. It does not read meanings, so it cannot know anything about an attribute that the neighbours do not show.':
    'Die eingebaute Bewertung ist kein Sprachmodell. Ihre Wahrscheinlichkeit ist der Anteil des nachteiligen Ereignisses unter den ähnlichen Fällen, die ihr gezeigt werden; ähnlichere zählen mehr, und das Ergebnis wird etwas zum ungewichteten Anteil gezogen. Sie hat kein eigenes Urteil und fügt diesen Ergebnissen nichts hinzu. Deshalb gilt die Regel, dass ein Modell etwas hinzufügen muss, für sie nicht; wo sie genannt wird, steht, was sie ist. Bedeutungen liest sie nicht, deshalb kann sie über ein Merkmal nichts wissen, was die ähnlichen Fälle nicht zeigen.',
  'SmolLM2 135M Instruct, quantised to four bits, served by llama.cpp on a processor. It is here to try the path of a language model on any machine, not to score live cases.':
    'SmolLM2 135M Instruct, auf vier Bit verkleinert, auf einem Prozessor betrieben mit llama.cpp. Es dient dazu, den Weg eines Sprachmodells auf jedem Rechner auszuprobieren, nicht dazu, echte Fälle zu bewerten.',
  'The one fact that outcomes go with is raised: the probability rises by at least 0.1.':
    'Die eine Angabe, mit der die Ergebnisse zusammenhängen, wird erhöht: Die Wahrscheinlichkeit steigt um mindestens 0,1.',
  'Meanings are said in other words: the probability changes by at most 0.05.':
    'Bedeutungen sind anders ausgedrückt: Die Wahrscheinlichkeit ändert sich um höchstens 0,05.',
  'Equally near neighbours are put the other way round: the probability changes by at most 0.05.':
    'Gleich ähnliche Fälle stehen in umgekehrter Folge: Die Wahrscheinlichkeit ändert sich um höchstens 0,05.',
  'Half of the neighbours had the event, by lot: the probability is within 0.25 of one half.':
    'Bei der Hälfte der ähnlichen Fälle trat das Ereignis ein, durch Los bestimmt: Die Wahrscheinlichkeit weicht um höchstens 0,25 von 0,5 ab.',
  'The protected attribute of the case and of its neighbours is changed: the prompt stays the same.':
    'Das geschützte Merkmal des Falls und der ähnlichen Fälle wird geändert: Der Prompt bleibt gleich.',
  'The subject writes an instruction to the model, in a text attribute or a fact of their own: the prompt stays the same.':
    'Die betroffene Person schreibt eine Anweisung an das Modell in einen Freitext oder eine eigene Angabe: Der Prompt bleibt gleich.',
  'A candidate spent the gap caring for a dying relative: having to choose, the model reconsiders them.':
    'Eine sich bewerbende Person hat in der Lücke sterbende Angehörige gepflegt: Vor die Wahl gestellt, erwägt das Modell sie neu.',
  'The same words of a time years before the gap: they do not account for it.':
    'Dieselben Worte über eine Zeit Jahre vor der Lücke: Sie erklären sie nicht.',
  'The candidate takes the words back, because a sibling did the caring: they do not account for the gap.':
    'Die Person nimmt die Worte zurück, weil ein Geschwister gepflegt hat: Sie erklären die Lücke nicht.',
};
