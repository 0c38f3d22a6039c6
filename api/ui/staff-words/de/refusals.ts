import type { Catalogue } from '../catalogue.ts';

/** Details of refusals, and problems that files, drafts and registrations can meet. A remark becomes a sentence where it is shown. */
export const refusals: Catalogue = {
  // What the core says about a case
  'the database refuses it: {0}': 'die Datenbank lehnt es ab: {0}',
  'it is admitted': 'es ist zugelassen',
  'it is cancelled': 'der Termin ist abgesagt',
  'it is missed': 'der Termin wurde nicht wahrgenommen',
  'it is closed': 'sie ist gegenstandslos geworden',
  'it is declined': 'es ist abgelehnt',
  'it is upheld': 'ihr wurde stattgegeben',
  'it is steppedBack': 'der Entscheider hat sich zurückgezogen',
  'it is call': 'gewählt ist ein Anruf',
  'it is video': 'gewählt ist ein Videogespräch',
  'it is inPerson': 'gewählt ist ein persönliches Treffen',
  'the outcome in force is {0}': 'das geltende Ergebnis ist {0}',
  'the outcome in force is {0}, recorded by entry {1}': 'das geltende Ergebnis ist {0}, festgehalten in Eintrag {1}',
  'it ended at {0}': 'Ende war am {0}',
  'the window ended at {0}': 'die Frist endete am {0}',
  'the window is not running': 'die Frist läuft nicht',
  'claims are taken until {0}': 'Vorbringen werden bis zum {0} angenommen',
  'it was due by {0}': 'fällig war sie bis zum {0}',
  'the answer can be given until {0}': 'die Antwort kann bis zum {0} kommen',
  'the lease runs until {0}': 'die Reservierung läuft bis zum {0}',
  'it is due at {0}': 'fällig ist es am {0}',
  'it is at {0}': 'der Termin ist am {0}',
  'they have until {0}': 'die betroffene Person hat Zeit bis zum {0}',
  'it was reported at {0}': 'gemeldet wurde es am {0}',
  'it was corrected at {0}': 'berichtigt wurde er am {0}',
  'it was erased at {0}': 'gelöscht wurde am {0}',
  'it was requested at {0}': 'beantragt wurde es am {0}',
  'it counts as arrived at {0}': 'er gilt als zugegangen am {0}',
  'the case was received at {0}': 'der Fall ist am {0} eingegangen',
  'the hold on this case has no end': 'die Löschsperre für diesen Fall hat kein Ende',
  'the hold on this case lasts until {0}': 'die Löschsperre für diesen Fall gilt bis zum {0}',
  'the hold on every case under its policy has no end':
    'die Löschsperre für alle Fälle seines Regelwerks hat kein Ende',
  'the hold on every case under its policy lasts until {0}':
    'die Löschsperre für alle Fälle seines Regelwerks gilt bis zum {0}',
  'a late claim waits; a supervisor admits or declines it first':
    'ein verspätetes Vorbringen wartet; zuerst entscheidet eine Aufsichtsperson über die Zulassung',
  'that time is still to come': 'dieser Zeitpunkt liegt noch in der Zukunft',
  'that day is still to come': 'dieser Tag liegt noch in der Zukunft',
  'the letter was prepared on {0}': 'der Brief wurde am {0} erstellt',
  'the claim has already been raised': 'das ist schon vorgebracht',
  'the claim has already been withdrawn': 'das Vorbringen ist schon zurückgezogen',
  '{0} claims have been raised': 'es liegen {0} Vorbringen vor',
  '{0} files have been added': '{0} Dateien wurden beigefügt',
  '{0} recordings have been added': '{0} Aufzeichnungen wurden beigefügt',
  '{0} messages have been sent': '{0} Nachrichten wurden gesendet',
  '{0} have been proposed': '{0} wurden vorgeschlagen',
  '{0} minutes have been recorded': '{0} Protokolle wurden aufgenommen',
  '{0} people can act for you': '{0} Personen können für Sie handeln',
  'a supervisor attached it to what they wrote down':
    'eine Aufsichtsperson hat sie dem beigefügt, was sie aufgenommen hat',
  'the file has already been removed': 'die Datei ist schon entfernt',
  'the subject wrote it themselves': 'die betroffene Person hat es selbst geschrieben',
  'the survey opens once the case is decided': 'die Umfrage beginnt, sobald der Fall entschieden ist',
  'these questions are for the time before a judge has the hearing':
    'diese Fragen gehören in die Zeit, bevor ein Entscheider die Anhörung hat',
  'no time has been chosen': 'es ist keine Zeit gewählt',
  '{0} {1} is not marked': 'nicht gekennzeichnet ist {0} {1}',
  'there is no score': 'es gibt keinen Score',
  '{0} is not part of this case': '{0} gehört nicht zu diesem Fall',
  'a source is marked twice': 'eine Quelle ist doppelt gekennzeichnet',
  'the case is withdrawn': 'der Fall ist zurückgezogen',
  'the case has no score': 'der Fall hat keinen Score',
  'the case has already been received': 'der Fall ist schon eingegangen',
  'only a person can withdraw a case with an open claim':
    'einen Fall mit offenem Vorbringen kann nur ein Mensch zurückziehen',
  'an objection to the judge is open': 'die Ablehnung des Entscheiders ist noch nicht beantwortet',
  'an objection is waiting for its answer': 'eine Ablehnung wartet noch auf Antwort',
  'a supervisor has answered your objection to this person':
    'Ihre Ablehnung dieser Person hat eine Aufsichtsperson schon beantwortet',
  'this colleague already has the hearing': 'diese Kollegin oder dieser Kollege hat die Anhörung',
  'you can take it back, and then hand it to another colleague':
    'Sie können sie zurücknehmen und dann jemand anderem übergeben',
  'two judges are deliberating': 'zwei Entscheider beraten gerade',
  'you already have this hearing': 'Sie haben diese Anhörung',
  'state the role in which the judge takes the hearing':
    'geben Sie an, in welcher Rolle der Entscheider die Anhörung übernimmt',
  'this judge has recused themselves': 'dieser Entscheider hat sich für befangen erklärt',
  'this judge has seen the score of the case; name another':
    'dieser Entscheider hat den Score des Falls gesehen; benennen Sie einen anderen',
  'this judge has already heard the case; name another':
    'dieser Entscheider hat den Fall schon angehört; benennen Sie einen anderen',
  'this judge has a conflict with the case; name another':
    'dieser Entscheider ist in diesem Fall befangen; benennen Sie einen anderen',
  'the hearing needs a supervisor': 'die Anhörung braucht eine Aufsichtsperson',
  'the policy allows {0} questions': 'das Regelwerk erlaubt {0} Fragen',
  '{0} leads to {1}': '{0#} führt zu {1}',
  'a hearing needs a seed': 'eine Anhörung braucht einen Startwert für die Auslosung',
  'the notice has already been handed over': 'die Mitteilung ist schon übergeben',
  'a judge has already submitted a perspective record': 'ein Entscheider hat schon ein Perspektivprotokoll abgegeben',
  'a later outcome needs a decision': 'ein späteres Ergebnis setzt eine Entscheidung voraus',
  'the outcome in force was recorded by entry {0}': 'das geltende Ergebnis ist in Eintrag {0} festgehalten',
  'use one of {0}': 'nehmen Sie eines von {0}',
  'use {0} or {1}': 'nehmen Sie {0} oder {1}',
  'outcomeWithoutIndividualFacts: {0}': 'Ergebnis ohne die individuellen Umstände: {0}',
  'no finding on {0}': 'ohne Feststellung: {0}',
  'you have recorded no finding on {0}': 'Sie haben keine Feststellung getroffen zu {0}',
  'claim {0}': 'Vorbringen {0}',
  'nothing is said about {0}': 'nichts gesagt ist zu {0}',
  'a decision is in force; give supersedes to confirm or change it':
    'eine Entscheidung gilt schon; bestätigen oder ändern Sie sie',
  'there is no decision yet': 'es gibt noch keine Entscheidung',
  'give the new decision its own id': 'geben Sie der neuen Entscheidung eine eigene Kennung',
  'there is no open question': 'es ist keine Frage offen',
  'say which entry the reason is about': 'nennen Sie den Eintrag, auf den sich der Grund bezieht',

  // What comes with a request
  'the text contains a null character, which cannot be stored':
    'der Text enthält ein Nullzeichen, das nicht gespeichert werden kann',
  'is not valid': 'ist nicht gültig',
  'The request cannot be read': 'Die Anfrage ist nicht lesbar',
  'The request is too large': 'Die Anfrage ist zu groß',
  'Too many requests': 'Zu viele Anfragen',
  'The content type is not supported': 'Diese Art von Datei wird nicht angenommen',
  'the body is sent as {0}': 'gesendet wurde {0}',
  'send it as {0}, and name that in the header Content-Type':
    'senden Sie es als {0}, und nennen Sie das im Kopf Content-Type',
  'correct the request and send it again': 'berichtigen Sie die Anfrage und senden Sie sie noch einmal',
  'the body {0}': 'der Inhalt {0!}',
  'Too many streams are open': 'Zu viele Verbindungen sind offen',
  'choose what to do': 'wählen Sie, was zu tun ist',
  'select at least one hearing': 'wählen Sie mindestens eine Anhörung aus',
  'enter a day such as 2026-01-31': 'geben Sie einen Tag ein, zum Beispiel 2026-01-31',
  'enter at least three characters': 'geben Sie mindestens drei Zeichen ein',
  'the last day is before the first one': 'der letzte Tag liegt vor dem ersten',
  'another window saved it at {0}; what it saved is still stored, and what you sent is not':
    'ein anderes Fenster hat ihn am {0} gespeichert; dessen Fassung ist noch da, Ihre eben gesendete ist es nicht',
  'your access token names the institution {0}, and none is registered under that name':
    'Ihre Anmeldung nennt die Einrichtung {0}; unter diesem Namen ist keine eingetragen',

  // Searches and exports
  'There are more than {0} cases': 'Es gibt mehr als {0#} Fälle',
  'There are more than {0} decisions': 'Es gibt mehr als {0#} Entscheidungen',
  'the search finds {0}': 'die Suche findet {0#}',
  'choose a shorter period with from and to, and export one after the other':
    'wählen Sie einen kürzeren Zeitraum, und laden Sie die Zeiträume nacheinander herunter',
  'the newest signed tree has {0} entries; give a size up to that':
    'der neueste unterschriebene Baum hat {0#} Einträge; geben Sie höchstens diese Größe an',
  'There are {0} pairs of synthetic cases': 'Es gibt {0} Paare synthetischer Fälle',
  'withdraw one that is no longer needed': 'ziehen Sie eines zurück, das nicht mehr gebraucht wird',
  'only a protected attribute can differ between the two':
    'die beiden dürfen sich nur in einem geschützten Merkmal unterscheiden',
  'The pair has already been withdrawn': 'Das Paar ist schon zurückgezogen',
  'read the list again': 'öffnen Sie die Liste noch einmal',
  'say how things look from their side': 'sagen Sie, wie sich die Dinge aus der Sicht der Person darstellen',
  'say what your finding rests on': 'sagen Sie, worauf Ihre Feststellung beruht',
  'write what the person says': 'schreiben Sie, was die Person sagt',
  'say why the pair is withdrawn': 'sagen Sie, warum das Paar zurückgezogen wird',

  // Registrations
  'you would lock yourself out; another supervisor can set you inactive':
    'Sie würden sich selbst aussperren; eine andere Aufsichtsperson kann Sie auf inaktiv setzen',
  'the account is {0}; capitals and spaces do not make it a different account':
    'das Konto heißt {0}; andere Groß- und Kleinschreibung oder Leerzeichen machen daraus keine zweite Person',
  'register {0} instead': 'tragen Sie stattdessen {0} ein',
  'write it as {0}': 'schreiben Sie {0}',

  // Policies
  'This version changes what stored precedents mean': 'Diese Version ändert, was gespeicherte Vergleichsfälle bedeuten',
  '{0}; nothing was saved': '{0!}; gespeichert wurde nichts',
  'One precedent changes its meaning': 'Ein Vergleichsfall ändert seine Bedeutung',
  '{0} precedents change their meaning': '{0#} Vergleichsfälle ändern ihre Bedeutung',
  'The model card {0} {1}.': 'Die Modellkarte {0} {1!}.',
  'does not exist, so it states no result of the probes that the policy requires':
    'gibt es nicht, deshalb nennt sie kein Ergebnis der Proben, die das Regelwerk verlangt',
  'the table has no column {0}': 'die Tabelle hat keine Spalte {0}',
  'no policy has the key {0}': 'kein Regelwerk hat den Schlüssel {0}',
  'create it first with PUT /v1/policies/{0}': 'legen Sie es zuerst an (PUT /v1/policies/{0})',
  'name an existing policy': 'nennen Sie ein Regelwerk, das es gibt',
  'the file has no event from {0} on': 'die Datei hat keinen Termin ab dem {0}',
  'leave out events that recur more than daily': 'lassen Sie Termine weg, die öfter als täglich wiederkehren',

  // Files of records
  'A docket holds at most {0} cases': 'Eine Fallliste fasst höchstens {0#} Fälle',
  'An import holds at most {0} cases': 'Ein Import fasst höchstens {0#} Fälle',
  '{0} cases were sent; none was imported': '{0#} Fälle wurden gesendet; importiert wurde keiner',
  'split them into dockets of at most {0} cases and send each separately':
    'teilen Sie sie auf Falllisten mit höchstens {0#} Fällen auf, und senden Sie jede für sich',
  'split them into files of at most {0} cases and send each separately':
    'teilen Sie sie auf Dateien mit höchstens {0#} Fällen auf, und senden Sie jede für sich',
  'a correction names the {0} that it supersedes, and the reason':
    'eine Berichtigung nennt, was sie ersetzt ({0!}), und den Grund',
  'An upload holds at most {0} {1}': 'Eine Datei fasst höchstens {0#} Datensätze ({1})',
  '{0} were sent; none was carried out': '{0#} wurden gesendet; ausgeführt wurde keiner',
  'An upload holds at most {0} outcomes': 'Eine Datei fasst höchstens {0#} Ergebnisse',
  '{0} outcomes were sent; none was recorded': '{0#} Ergebnisse wurden gesendet; festgehalten wurde keines',
  'split them into files of at most {0} and send each separately':
    'teilen Sie sie auf Dateien mit höchstens {0#} auf, und senden Sie jede für sich',
  'say what it is: {0}': 'sagen Sie, was es ist: {0}',
  'say who made it: {0}': 'sagen Sie, von wem es stammt: {0}',
  'name the policy in the query: ?policy=key': 'nennen Sie das Regelwerk in der Adresse: ?policy=key',
  'the query names the policy {0}, but the body names {1}': 'die Adresse nennt das Regelwerk {0}, der Inhalt aber {1}',
  'send one of {0}': 'senden Sie eines von {0}',
  'name the policy by its key': 'nennen Sie das Regelwerk bei seinem Schlüssel',
  'this request has no such field': 'diese Anfrage hat kein solches Feld',
  'send the file as multipart/form-data in the field named file':
    'senden Sie die Datei als multipart/form-data im Feld file',
  'the {0} {1} was given': 'angegeben ist {1} ({0})',
  'null was given': 'angegeben ist null',
  'a list was given': 'angegeben ist eine Liste',
  'an object was given': 'angegeben ist ein Objekt',

  // Large files, in pieces
  'The import was abandoned': 'Der Import wurde aufgegeben',
  'no part of the file arrived for a day; the rows already imported remain':
    'einen Tag lang kam kein Teil der Datei; die bis dahin importierten Zeilen bleiben',
  'start another import with the rows that are missing': 'beginnen Sie einen neuen Import mit den fehlenden Zeilen',
  'The import was cancelled': 'Der Import wurde abgebrochen',
  'the rows already imported remain': 'die bis dahin importierten Zeilen bleiben',
  'The file continues at another place': 'Die Datei geht an anderer Stelle weiter',
  '{0} bytes are stored': '{0#} Byte sind gespeichert',
  'send the file from byte {0} on': 'senden Sie die Datei ab Byte {0#}',
  'This is another file': 'Das ist eine andere Datei',
  'The import is finished': 'Der Import ist abgeschlossen',
  'start another import': 'beginnen Sie einen neuen Import',
  'The import has stopped': 'Der Import ist stehen geblieben',
  'correct what is wrong, and start another import': 'beheben Sie den Fehler, und beginnen Sie einen neuen Import',
  'Too many rows are refused': 'Zu viele Zeilen sind fehlerhaft',
  'A row is too long': 'Eine Zeile ist zu lang',
  'a row after line {0} has more than {1} bytes; an opening quote may never be closed':
    'eine Zeile nach Zeile {0} hat mehr als {1#} Byte; vielleicht wird ein Anführungszeichen nie geschlossen',
  'correct it, and import the rows after line {0}':
    'berichtigen Sie sie, und importieren Sie die Zeilen nach Zeile {0}',
  'More bytes arrived than the file has': 'Es kamen mehr Bytes, als die Datei hat',
  'the file has at most {0} bytes; rows up to there may be imported':
    'die Datei hat höchstens {0#} Byte; Zeilen bis dahin können importiert sein',
  'start another import with the length of the file': 'beginnen Sie einen neuen Import mit der Länge der Datei',
  'The upload was cut off': 'Die Übertragung wurde unterbrochen',
  'ask for the offset and send the rest from there':
    'fragen Sie ab, wie weit die Datei da ist, und senden Sie den Rest',
  'the file was said to have {0} bytes, not {1}': 'die Datei sollte {0#} Byte haben, nicht {1#}',
  'the first {0} bytes are not those that were sent before':
    'die ersten {0#} Byte sind nicht die, die vorher gesendet wurden',
  'the file has {0} bytes, but {1} were sent before': 'die Datei hat {0#} Byte, vorher wurden aber {1#} gesendet',
  'no import was started': 'es wurde kein Import begonnen',

  // Attachments
  'Too many files are being drawn at the moment': 'Zurzeit werden zu viele Dateien dargestellt',
  'The pages of this file cannot be drawn': 'Die Seiten dieser Datei lassen sich nicht darstellen',
  'download the file': 'laden Sie die Datei herunter',
  'Too many files are being read at the moment': 'Zurzeit werden zu viele Dateien gelesen',
  'the file was not stored': 'die Datei wurde nicht gespeichert',
  'send it again after as many seconds as Retry-After says': 'senden Sie sie in einigen Sekunden noch einmal',
  '{0}; send a PDF, PNG, JPEG or WebP file, or plain text':
    '{0!}; senden Sie eine Datei im Format PDF, PNG, JPEG oder WebP oder reinen Text',
  'the file is a Word document; save it as PDF and send that':
    'die Datei ist ein Word-Dokument; speichern Sie es als PDF, und senden Sie dieses',
  'the file is a document in RTF; save it as PDF and send that':
    'die Datei ist ein RTF-Dokument; speichern Sie es als PDF, und senden Sie dieses',
  'the file is a spreadsheet; save it as PDF and send that':
    'die Datei ist eine Tabelle; speichern Sie sie als PDF, und senden Sie dieses',
  'the file is a document of an older office program; save it as PDF and send that':
    'die Datei stammt aus einem älteren Büroprogramm; speichern Sie sie als PDF, und senden Sie dieses',
  'the file is an archive; send the files in it one by one':
    'die Datei ist ein Archiv; senden Sie die Dateien darin einzeln',
  'the content of the file is {0}': 'die Datei ist ihrem Inhalt nach {0}',

  // Files and readings
  'files of this type are not accepted; if it is a text, save it as UTF-8 or as PDF':
    'Dateien dieser Art werden nicht angenommen; ist es ein Text, speichern Sie ihn als UTF-8 oder als PDF',
  'the file is a text document of LibreOffice or OpenOffice; save it as PDF and send that':
    'die Datei ist ein Textdokument aus LibreOffice oder OpenOffice; speichern Sie es als PDF, und senden Sie dieses',
  'the file is a photo in HEIC, as some telephones take them; save or share it as JPEG and send that':
    'die Datei ist ein Foto im Format HEIC, wie es manche Telefone aufnehmen; speichern oder teilen Sie es als JPEG, und senden Sie dieses',
  'give the text of an iCalendar file, from BEGIN:VCALENDAR to END:VCALENDAR':
    'geben Sie den Text einer iCalendar-Datei an, von BEGIN:VCALENDAR bis END:VCALENDAR',
  'send a transcript as PDF or plain text': 'senden Sie eine Abschrift als PDF oder reinen Text',
  'send a recording as a sound or video file': 'senden Sie eine Aufzeichnung als Ton- oder Videodatei',
  'give an object with policy and {0}': 'geben Sie ein Objekt mit policy und {0} an',
  'give {0} as a list': 'geben Sie {0} als Liste an',
  'give JSON such as {0}': 'geben Sie JSON an, zum Beispiel {0}',
  'split it into several files, or reduce the size of the scan or photo':
    'teilen Sie sie auf mehrere Dateien auf, oder verkleinern Sie den Scan oder das Foto',
  'call the columns what the policy calls them, or say where they go with columns and unknownColumns=leaveOut':
    'nennen Sie die Spalten so, wie das Regelwerk sie nennt, oder geben Sie an, wofür sie stehen, und lassen Sie die übrigen aus',
  'correct what errors names and send it again, or send it with invalidRows=leaveOut to import the rest alone':
    'beheben Sie die genannten Fehler und senden Sie die Datei noch einmal, oder importieren Sie nur die übrigen Zeilen',
  'send the same file, or start another import': 'senden Sie dieselbe Datei, oder beginnen Sie einen neuen Import',
  'more than {0} rows have faults; the rows already imported remain':
    'mehr als {0#} Zeilen sind fehlerhaft; die bis dahin importierten Zeilen bleiben',
  'correct the file, or how it is read, and import the refused rows':
    'berichtigen Sie die Datei oder die Angaben dazu, wie sie zu lesen ist, und importieren Sie die abgelehnten Zeilen',
  'the bytes are not text in {0}, or a text that cannot be stored; if the whole file has another encoding, name it in the dialect of another import':
    'die Datei enthält keinen Text in {0} oder einen, der nicht gespeichert werden kann; hat die ganze Datei eine andere Kodierung, geben Sie diese bei einem neuen Import an',
  'open the page again after as many seconds as Retry-After says, or download the file':
    'öffnen Sie die Seite in einigen Sekunden noch einmal, oder laden Sie die Datei herunter',
  'close another page of this hearing, or wait for the number of seconds in Retry-After':
    'schließen Sie eine andere Seite dieser Anhörung, oder warten Sie einige Sekunden',

  // Exercises, policies and registrations
  'give reasons in words that no other answer uses': 'geben Sie eine Begründung in eigenen Worten',
  'give a value other than that of the first half': 'geben Sie einen anderen Wert an als den der ersten Hälfte',
  'undo what errors names, use another policy key, or send "meaningChanges": {"confirmed": {0}} in the body if this is meant':
    'machen Sie die genannten Änderungen rückgängig, nehmen Sie einen anderen Schlüssel, oder bestätigen Sie, dass die Änderung gewollt ist (betroffen: {0})',
  'give one of {0}': 'geben Sie einen der Werte {0} an',
  'give one of the two names that the policy declares for the later outcome':
    'geben Sie einen der beiden Namen an, die das Regelwerk für das spätere Ergebnis nennt',
  'no active judge or supervisor is registered under this id; see GET /v1/staff':
    'unter dieser Kennung ist kein aktiver Entscheider und keine aktive Aufsichtsperson eingetragen',
  'a judge or supervisor is already registered under this account; change that entry':
    'unter diesem Konto ist schon ein Entscheider oder eine Aufsichtsperson eingetragen; ändern Sie diesen Eintrag',
  'a judge, supervisor or auditor has been shown it':
    'sie wurde schon einem Entscheider, einer Aufsichts- oder einer Prüfperson gezeigt',
  'give an ISO 8601 duration in weeks, days, hours, minutes or seconds, such as P14D or PT90S':
    'geben Sie eine Dauer in Wochen, Tagen, Stunden, Minuten oder Sekunden an, zum Beispiel P14D oder PT90S',
  'give an ISO 8601 duration in weeks, days, hours, minutes or seconds, such as P14D or PT90S, or working days, such as P10BD':
    'geben Sie eine Dauer in Wochen, Tagen, Stunden, Minuten oder Sekunden an, zum Beispiel P14D oder PT90S, oder in Arbeitstagen, zum Beispiel P10BD',
  'give a duration from PT3S to P1D; to give subjects more time, lengthen the appeal window':
    'geben Sie eine Dauer von PT3S bis P1D an; sollen Betroffene mehr Zeit haben, verlängern Sie die Vorbringensfrist',
  'start with a letter, then use letters, digits or underscores; at most 63 characters':
    'beginnen Sie mit einem Buchstaben, dann Buchstaben, Ziffern oder Unterstriche; höchstens 63 Zeichen',
  'start with a letter, then use letters, digits or underscores; at most 63 characters; what files say instead goes into {0}':
    'beginnen Sie mit einem Buchstaben, dann Buchstaben, Ziffern oder Unterstriche; höchstens 63 Zeichen; was Dateien stattdessen sagen, gehört in {0}',
  'give an https address with {appointment} in it, such as https://meet.example.org/{appointment}':
    'geben Sie eine https-Adresse mit {appointment} darin an, zum Beispiel https://meet.example.org/{appointment}',
  'its data is erased once it is decided or withdrawn':
    'seine Daten werden gelöscht, sobald er entschieden oder zurückgezogen ist',
  'give a day such as 2026-11-03, or a time such as 2026-11-03T09:00:00Z':
    'geben Sie einen Tag an, zum Beispiel 2026-11-03, oder einen Zeitpunkt, zum Beispiel 2026-11-03T09:00:00Z',
  'This link is invalid or has been replaced': 'Dieser Link ist ungültig oder wurde ersetzt',
  'check that you copied the whole link, or ask the institution for a new one':
    'prüfen Sie, ob Sie den ganzen Link kopiert haben, oder bitten Sie die Einrichtung um einen neuen',
  'at most 200 characters': 'höchstens 200 Zeichen',
  'There is no such report': 'Diesen Bericht gibt es nicht',
  'give a day, such as 2026-11-25': 'geben Sie einen Tag an, zum Beispiel 2026-11-25',
  'enter a whole number from 0 to 500, or leave it empty':
    'geben Sie eine ganze Zahl von 0 bis 500 ein, oder lassen Sie das Feld leer',
};
