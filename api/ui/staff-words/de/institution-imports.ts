import type { Catalogue } from '../catalogue.ts';

export const institutionImports: Catalogue = {
  '<0>{0}</0> imported, <1>{1}</1> there before, <2>{2}</2> refused':
    '<0>{0}</0> importiert, <1>{1}</1> schon vorhanden, <2>{2}</2> abgelehnt',
  'Part of the file received so far': 'Teil der Datei, der angekommen ist',
  'The file is being uploaded. Leave this page open until it has finished.':
    'Die Datei wird gesendet. Lassen Sie diese Seite geöffnet, bis das Senden abgeschlossen ist.',
  'The connection was lost. The upload continues by itself once it is back.':
    'Die Verbindung ist unterbrochen. Das Senden wird von selbst fortgesetzt, sobald sie wieder besteht.',
  'You are signed out. Sign in again in another window, and the upload continues here.':
    'Sie sind abgemeldet. Melden Sie sich in einem anderen Fenster wieder an; das Senden wird dann hier fortgesetzt.',
  'The upload has ended.': 'Das Senden wurde beendet.',
  Cases: 'Fälle',
  Precedents: 'Vergleichsfälle',
  Outcomes: 'Ergebnisse',
  Contacts: 'Kontaktdaten',
  Withdrawals: 'Rücknahmen',
  'Corrected facts': 'Berichtigte Angaben',
  'Import a large file': 'Große Datei importieren',
  'Rows are imported as the file arrives, and cannot be undone as a whole. Rows with faults are left out; you get them back as a file. A file that you want to check before anything happens is <0>imported at once</0>.':
    'Zeilen werden importiert, während die Datei ankommt, und lassen sich nicht insgesamt zurücknehmen. Fehlerhafte Zeilen werden ausgelassen; Sie erhalten sie als Datei zurück. Eine Datei, die Sie vorher prüfen möchten, wird <0>in einem Schritt importiert</0>.',
  'What the file contains': 'Inhalt der Datei',
  Policy: 'Regelwerk',
  Choose: 'Bitte wählen',
  'Title of the dockets (optional)': 'Titel der Falllisten (freiwillig)',
  'Cases become numbered dockets of at most 500. Without a title, they are named after the file and the day.':
    'Aus den Fällen werden nummerierte Falllisten mit höchstens 500 Fällen. Ohne Titel tragen sie den Namen der Datei und das Datum.',
  'How the file is read': 'Wie die Datei gelesen wird',
  'Decimals follow': 'Dezimalzeichen',
  'As the file shows': 'Wie in der Datei',
  'a point, as in 1.5': 'Punkt, wie in 1.5',
  'a comma, as in 1,5': 'Komma, wie in 1,5',
  'The day stands': 'Stellung des Tages',
  'first, as in 28/11/2026': 'zuerst, wie in 28/11/2026',
  'second, as in 11/28/2026': 'an zweiter Stelle, wie in 11/28/2026',
  'last, as in 26-11-28': 'an letzter Stelle, wie in 26-11-28',
  'A week or a month stands for': 'Eine Woche oder ein Monat steht für',
  'its first day': 'den ersten Tag',
  'its last day': 'den letzten Tag',
  'Days such as 45321 count from': 'Tage wie 45321 zählen ab',
  '1900, as most spreadsheets count': '1900, wie in den meisten Tabellenkalkulationen',
  '1904, as those of old Macs count': '1904, wie auf alten Macs',
  'Column “{0}”: the number {1} is read as {2}, as spreadsheets count days.':
    'Spalte „{0}“: Die Zahl {1} wird als {2} gelesen, so wie Tabellenkalkulationen Tage zählen.',
  'Column “{0}”: the week {1} is read as {2}.': 'Spalte „{0}“: Die Woche {1} wird als {2} gelesen.',
  'Column “{0}”: the month {1} is read as {2}.': 'Spalte „{0}“: Der Monat {1} wird als {2} gelesen.',
  'Column “{0}”: {1} is read as {2}; years with two digits are from 1930 to 2029.':
    'Spalte „{0}“: {1} wird als {2} gelesen; zweistellige Jahre liegen zwischen 1930 und 2029.',
  'Codes for a missing value': 'Zeichen für einen fehlenden Wert',
  'Separated by commas, such as NA, ?, 8888': 'Durch Kommas getrennt, etwa NA, ?, 8888',
  'Word for the references of rows, if no column has one':
    'Wort für die Kennungen der Zeilen, wenn keine Spalte eine enthält',
  'Such as adult: the rows are called adult-1, adult-2 and so on.':
    'Zum Beispiel adult: Die Zeilen heißen dann adult-1, adult-2 und so weiter.',
  'Leave out all columns that match no field': 'Alle Spalten auslassen, die zu keinem Feld gehören',
  File: 'Datei',
  'A table as CSV, or NDJSON, of up to 8 GiB; without JavaScript up to 32 MiB.':
    'Eine Tabelle als CSV oder eine NDJSON-Datei mit höchstens 8 GiB; ohne JavaScript höchstens 32 MiB.',
  'Import the file': 'Datei importieren',
  'Large files': 'Große Dateien',
  Begun: 'Begonnen',
  State: 'Stand',
  Rows: 'Zeilen',
  '{0} by {1}': '{0} von {1}',
  'Without a name': 'Ohne Namen',
  finished: 'abgeschlossen',
  cancelled: 'abgebrochen',
  stopped: 'angehalten',
  unfinished: 'nicht abgeschlossen',
  'unfinished, {0} of the file has come': 'nicht abgeschlossen, {0} der Datei sind angekommen',
  'A large file': 'Eine große Datei',
  'Under <0>{0}</0>, begun {1} by {2}': 'Nach <0>{0}</0>, begonnen {1} von {2}',
  'Refused rows': 'Abgelehnte Zeilen',
  'The refused rows were deleted a day after they arrived.':
    'Die abgelehnten Zeilen wurden einen Tag nach ihrem Eingang gelöscht.',
  '<0>Save the refused rows as a file</0>, to correct and send on their own.':
    '<0>Abgelehnte Zeilen als Datei speichern</0>, um sie zu korrigieren und einzeln zu senden.',
  'The first faults': 'Die ersten Fehler',
  Place: 'Stelle',
  Error: 'Fehler',
  'Import another large file': 'Weitere große Datei importieren',
  'The import is finished.': 'Der Import ist abgeschlossen.',
  'The rest of the file has not arrived yet.': 'Der Rest der Datei ist noch nicht angekommen.',
  'The last piece came {0}.': 'Das letzte Stück kam am {0} an.',
  Dockets: 'Falllisten',
  'The cases became one docket.': 'Aus den Fällen wurde eine Fallliste.',
  'The cases became {0} dockets in the order of the file.':
    'Aus den Fällen wurden {0} Falllisten in der Reihenfolge der Datei.',
  'The others are among <0>all dockets</0>.': 'Die übrigen finden Sie unter <0>allen Falllisten</0>.',
  'Go on': 'Fortsetzen',
  'If the file is not being uploaded in another window, choose it again. What has already arrived is compared, and not imported twice.':
    'Wird die Datei nicht in einem anderen Fenster gesendet, wählen Sie sie erneut aus. Was schon angekommen ist, wird verglichen und nicht noch einmal importiert.',
  'The same file': 'Dieselbe Datei',
  'Continue the import': 'Import fortsetzen',
  'Cancel the import': 'Import abbrechen',
  'Rows that are imported stay. An import that receives nothing for a day is abandoned.':
    'Importierte Zeilen bleiben erhalten. Kommt einen Tag lang kein weiteres Stück an, wird der Import aufgegeben.',
  'A file of more than 32 MiB, or of more than 5,000 cases or outcomes or 1,000 contacts, withdrawals or corrected facts, is <0>imported as it arrives</0>.':
    'Eine Datei mit mehr als 32 MiB oder mit mehr als 5.000 Fällen oder Ergebnissen oder 1.000 Kontaktdaten, Rücknahmen oder berichtigten Angaben wird <0>importiert, während sie ankommt</0>.',
};
