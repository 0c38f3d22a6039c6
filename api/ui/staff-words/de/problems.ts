import type { Catalogue } from '../catalogue.ts';

/** Refusals and problems: titles, remedies, and remarks on fields. A remark becomes a sentence where it is shown. */
export const problems: Catalogue = {
  // Why the core refuses an act, and what to do.
  'There is no such case': 'Diesen Fall gibt es nicht',
  'check the id': 'Prüfen Sie die Kennung',
  'The case is not in a phase that allows this': 'Der Fall ist nicht in einer Phase, in der das möglich ist',
  'read the case again': 'Lesen Sie den Fall noch einmal',
  'The appeal window has closed': 'Die Vorbringensfrist ist abgelaufen',
  'send what you have to say as a late claim; a supervisor decides whether it is admitted':
    'Senden Sie es als verspätetes Vorbringen; über die Zulassung entscheidet eine Aufsichtsperson',
  'The appeal window is still open': 'Die Vorbringensfrist läuft noch',
  'wait until it ends, or until the subject says that they have nothing to add':
    'Warten Sie, bis sie endet oder die betroffene Person sagt, dass sie nichts hinzuzufügen hat',
  'The case cannot have been received in the future': 'Der Fall soll erst in der Zukunft eingegangen sein',
  'The time for an answer can only be extended': 'Die Frist zum Antworten kann nur verlängert werden',
  'the legal deadline is {0}': 'Die gesetzliche Frist endet am {0}',
  'give a time that is later than the current one': 'Nennen Sie einen späteren Zeitpunkt als den jetzigen',
  'The new time for the answer is too far away': 'Die neue Frist zum Antworten endet zu spät',
  'give a time within a year from now, and before the legal deadline':
    'Nennen Sie einen Zeitpunkt innerhalb eines Jahres und vor der gesetzlichen Frist',
  'An appeal window can only be extended': 'Eine Vorbringensfrist kann nur verlängert werden',
  'give an end that is later than the current one': 'Nennen Sie ein Ende, das später liegt als das jetzige',
  'The new end is too far away': 'Das neue Ende liegt zu weit in der Zukunft',
  'give an end within a year from now': 'Nennen Sie ein Ende innerhalb eines Jahres',
  'The score does not lead to this outcome': 'Der Score führt nicht zu diesem Ergebnis',
  'score the case under its own policy version': 'Bewerten Sie den Fall nach der Version seines Regelwerks',
  'It was not said within the appeal window': 'Es wurde nicht innerhalb der Vorbringensfrist gesagt',
  'ask the subject to send it as a late claim through their private link, or reopen the case once it is decided':
    'Bitten Sie die betroffene Person, es über ihren persönlichen Link als verspätetes Vorbringen zu senden, oder nehmen Sie den Fall wieder auf, sobald er entschieden ist',
  'The case cannot have been complete then': 'Zu diesem Zeitpunkt kann der Fall nicht vollständig gewesen sein',
  'give a day or time between its receipt and now':
    'Nennen Sie einen Tag oder Zeitpunkt zwischen dem Eingang und jetzt',
  'The subject cannot have said it at that time':
    'Die betroffene Person kann es zu diesem Zeitpunkt nicht gesagt haben',
  'check when it was received': 'Prüfen Sie, wann es eingegangen ist',
  'The subject has not been reached': 'Die betroffene Person wurde nicht erreicht',
  'read the hearing again, which says so, or have the institution correct the contact':
    'Lesen Sie die Anhörung noch einmal, in der das steht, oder lassen Sie den Kontakt von der Einrichtung berichtigen',
  'The subject does not count as reached': 'Die betroffene Person gilt nicht als erreicht',
  'correct the contact, so that a new notice goes out':
    'Berichtigen Sie den Kontakt, damit eine neue Mitteilung verschickt wird',
  'The appeal window is open': 'Die Vorbringensfrist läuft',
  'raise a claim; it is still in time': 'Bringen Sie es vor: Die Frist ist gewahrt',
  'The late claim is no longer waiting': 'Das verspätete Vorbringen wartet nicht mehr',
  'There is nothing to reopen': 'Es gibt nichts wieder aufzunehmen',
  'a case is reopened once it is decided, or where a late claim waits':
    'Ein Fall wird wieder aufgenommen, wenn er entschieden ist oder ein verspätetes Vorbringen wartet',
  'A person has already made this decision': 'Diese Entscheidung hat schon ein Mensch getroffen',
  'ask the institution if you want the decision looked at again':
    'Wenden Sie sich an die Einrichtung, wenn die Entscheidung noch einmal geprüft werden soll',
  'The time to ask for a person has ended': 'Die Frist, einen Menschen zu verlangen, ist abgelaufen',
  'say as a late claim why your case is different; a supervisor decides whether it is admitted':
    'Sagen Sie in einem verspäteten Vorbringen, warum der Fall anders ist; über die Zulassung entscheidet eine Aufsichtsperson',
  'The decision in force is under review': 'Die geltende Entscheidung wird überprüft',
  'a judge confirms or supersedes it; until then nothing else ends the case':
    'Ein Entscheider bestätigt oder ersetzt sie; bis dahin beendet nichts anderes den Fall',
  'There is no such claim': 'Dieses Vorbringen gibt es nicht',
  'check the claim id': 'Prüfen Sie die Kennung des Vorbringens',
  'The claim has been withdrawn': 'Das Vorbringen wurde zurückgezogen',
  'leave it out': 'Lassen Sie es weg',
  'A claim is open': 'Ein Vorbringen ist offen',
  'a person has to hear it first': 'Zuerst muss ein Mensch es anhören',
  'No more claims can be raised': 'Mehr Vorbringen sind nicht möglich',
  'answer the judge’s questions, and add anything else there':
    'Antworten Sie auf die Fragen des Entscheiders, und ergänzen Sie dort alles Weitere',
  'There is no such file': 'Diese Datei gibt es nicht',
  'check the file id': 'Prüfen Sie die Kennung der Datei',
  'The file stays with the case': 'Die Datei bleibt beim Fall',
  'say in words what is wrong with it; the person who hears the case reads that beside the file':
    'Sagen Sie in Worten, was daran nicht stimmt; der Entscheider liest das neben der Datei',
  'No more files can be added': 'Mehr Dateien können nicht hinzugefügt werden',
  'describe the rest in words': 'Beschreiben Sie das Übrige in Worten',
  'A claim has no finding': 'Zu einem Vorbringen fehlt eine Feststellung',
  'record a perspective with a finding for every open claim':
    'Reichen Sie ein Perspektivprotokoll mit einer Feststellung zu jedem offenen Vorbringen ein',
  'A claim has two findings': 'Zu einem Vorbringen gibt es zwei Feststellungen',
  'give one finding for each claim': 'Treffen Sie zu jedem Vorbringen eine Feststellung',
  'The perspective record is missing': 'Das Perspektivprotokoll fehlt',
  'submit your perspective record first': 'Reichen Sie zuerst Ihr Perspektivprotokoll ein',
  'A changed record needs a reason': 'Ein geändertes Protokoll braucht einen Grund',
  'say in changeReason what changed your mind': 'Sagen Sie, was Ihre Meinung geändert hat',
  'The case has changed since you read it': 'Der Fall hat sich geändert, seit Sie ihn gelesen haben',
  'read the hearing again; your draft has been saved':
    'Lesen Sie die Anhörung noch einmal; Ihr Entwurf ist gespeichert',
  'The case has no score': 'Der Fall hat keinen Score',
  'the case was not compared with earlier ones, so there is no comparison to assess':
    'Ohne Vergleich lässt sich keiner beurteilen',
  'The score has not been revealed': 'Der Score ist nicht aufgedeckt',
  'submit your perspective record, then read the hearing again':
    'Reichen Sie Ihr Perspektivprotokoll ein, und lesen Sie die Anhörung dann noch einmal',
  'A claim could not be deciphered': 'Ein Vorbringen war nicht nachvollziehbar',
  'it goes to another judge, then to a supervisor':
    'Es geht an einen anderen Entscheider, danach an eine Aufsichtsperson',
  'A finding of exceptional names no facts': 'Eine Ausnahme ist festgestellt, ohne Umstände zu nennen',
  'name the individual facts that make the case an exception':
    'Nennen Sie die individuellen Umstände, die den Fall zur Ausnahme machen',
  'The perspective record does not say enough': 'Das Perspektivprotokoll sagt nicht genug',
  'write more in each part that is named, in your own words for this case':
    'Schreiben Sie in jedem genannten Teil mehr, in eigenen Worten zu diesem Fall',
  'The decision does not say what it would have been without the individual facts':
    'Die Entscheidung sagt nicht, wie sie ohne die individuellen Umstände ausgefallen wäre',
  'give outcomeWithoutIndividualFacts': 'Wählen Sie das Ergebnis ohne die individuellen Umstände',
  'No such individual fact was named': 'Dieser individuelle Umstand wurde nicht genannt',
  'use the ids of the facts in the findings': 'Verwenden Sie die Umstände aus den Feststellungen',
  'The decision does not say what each individual fact changed':
    'Die Entscheidung sagt nicht, was jeder individuelle Umstand geändert hat',
  'say in individualFacts, for each fact that a finding names, what it changed':
    'Sagen Sie zu jedem Umstand, den eine Feststellung nennt, was er geändert hat',
  'The policy has no such outcome': 'Dieses Ergebnis gibt es im Regelwerk nicht',
  'use one of the outcomes the policy declares': 'Verwenden Sie eines der Ergebnisse des Regelwerks',
  'Not every contribution is marked': 'Nicht jeder Beitrag ist gekennzeichnet',
  'mark each as principal, considered or setAside, with a reason':
    'Kennzeichnen Sie jeden als ausschlaggebend, berücksichtigt oder außer Betracht gelassen, mit einem Grund',
  'No more helpers can be named': 'Mehr Vertrauenspersonen können nicht benannt werden',
  'take back the link of one first': 'Nehmen Sie zuerst den Link einer Vertrauensperson zurück',
  'There is no such helper': 'Diese Vertrauensperson gibt es nicht',
  'A question to the subject is open': 'Eine Frage an die betroffene Person ist offen',
  'wait for the answer or its deadline': 'Warten Sie auf die Antwort oder das Ende der Antwortfrist',
  'There is no such question': 'Diese Frage gibt es nicht',
  'check the question id': 'Prüfen Sie die Kennung der Frage',
  'The question has already been answered': 'Die Frage ist schon beantwortet',
  'wait for the next question': 'Warten Sie auf die nächste Frage',
  'No more questions can be asked': 'Mehr Fragen sind nicht möglich',
  'go on with the hearing': 'Setzen Sie die Anhörung fort',
  'The deadline for this answer has passed': 'Die Frist für diese Antwort ist abgelaufen',
  'raise a claim if the window is still open': 'Bringen Sie es vor, wenn die Vorbringensfrist noch läuft',
  'The judge has replaced this restatement': 'Der Entscheider hat diese Wiedergabe ersetzt',
  'read your case again and respond to the new one': 'Lesen Sie den Fall noch einmal, und antworten Sie auf die neue',
  'The subject still has time to say whether you have understood them':
    'Die betroffene Person hat noch Zeit, zu sagen, ob Sie sie verstanden haben',
  'wait for their reply or its deadline': 'Warten Sie auf ihre Antwort oder das Ende der Frist dafür',
  'The subject has corrected your restatement of their point of view':
    'Die betroffene Person hat Ihre Wiedergabe ihrer Sicht berichtigt',
  'read the correction, then submit your record again and say in changeReason how you take it into account':
    'Lesen Sie die Berichtigung, reichen Sie dann Ihr Protokoll noch einmal ein, und sagen Sie darin, wie Sie sie berücksichtigen',
  'An exception cannot rest on a record that is set aside':
    'Eine Ausnahme kann nicht auf einem Protokoll beruhen, das außer Betracht bleibt',
  'mark a record that finds the exception as principal or considered':
    'Kennzeichnen Sie ein Protokoll, das die Ausnahme feststellt, als ausschlaggebend oder berücksichtigt',
  'The subject has already been asked to agree to the withdrawal':
    'Die betroffene Person wurde schon gebeten, der Rücknahme zuzustimmen',
  'go on with the hearing unless they agree': 'Setzen Sie die Anhörung fort, solange sie nicht zustimmt',
  'The subject wants to be heard': 'Die betroffene Person möchte angehört werden',
  'go on with the hearing until it is decided': 'Setzen Sie die Anhörung bis zur Entscheidung fort',
  'No withdrawal has been proposed': 'Eine Rücknahme wurde nicht vorgeschlagen',
  'no action is needed': 'Es ist nichts zu tun',
  'Under this policy judges do not choose their hearings':
    'Nach diesem Regelwerk wählen Entscheider ihre Anhörungen nicht aus',
  'take the next one; a supervisor can assign this one to you':
    'Nehmen Sie die nächste; diese kann Ihnen eine Aufsichtsperson zuweisen',
  'This colleague cannot take the hearing': 'Dieser Kollege kann die Anhörung nicht übernehmen',
  'name another, or return the hearing to the queue':
    'Nennen Sie einen anderen, oder geben Sie die Anhörung in die Warteschlange zurück',
  'The hearing is assigned to another judge': 'Die Anhörung ist einem anderen Entscheider zugewiesen',
  'take the next one': 'Nehmen Sie die nächste',
  'The hearing is not assigned to you': 'Die Anhörung ist Ihnen nicht zugewiesen',
  'take it first': 'Übernehmen Sie sie zuerst',
  'The hearing is not waiting for a judge': 'Die Anhörung wartet nicht auf einen Entscheider',
  'You are not permitted to do this': 'Das dürfen Sie nicht',
  'ask a supervisor': 'Wenden Sie sich an eine Aufsichtsperson',
  'Your time with this hearing has ended': 'Ihre Zeit mit dieser Anhörung ist abgelaufen',
  'take it again if it is still waiting; your draft has been saved':
    'Übernehmen Sie sie wieder, wenn sie noch wartet; Ihr Entwurf ist gespeichert',
  'A second judge has to hear the case first': 'Zuerst muss ein zweiter Entscheider den Fall anhören',
  'wait for their perspective record': 'Warten Sie auf dessen Perspektivprotokoll',
  'The judges have to deliberate first': 'Die Entscheider müssen sich zuerst beraten',
  'add your note, and wait for the other judge’s':
    'Fügen Sie Ihre Notiz hinzu, und warten Sie auf die des anderen Entscheiders',
  'No deliberation is pending': 'Keine Beratung steht an',
  'A second signature is needed': 'Eine zweite Unterschrift ist nötig',
  'another judge or a supervisor has to sign': 'Ein anderer Entscheider oder eine Aufsichtsperson muss unterschreiben',
  'No decision is waiting for a signature': 'Keine Entscheidung wartet auf eine Unterschrift',
  'A new decision needs a reason': 'Eine neue Entscheidung braucht einen Grund',
  'say in supersedesReason what changed': 'Sagen Sie, was sich geändert hat',
  'That is not the decision in force': 'Das ist nicht die geltende Entscheidung',
  'There is nothing to close': 'Es gibt nichts zu schließen',
  'It is too early for this': 'Dafür ist es zu früh',
  'wait for the deadline': 'Warten Sie auf den Termin',
  'The later outcome has already been recorded': 'Der spätere Ausgang ist schon festgehalten',
  'to correct it, give supersedes (the entry that recorded it, or the id of its precedent) and a reason':
    'Um ihn zu berichtigen, nennen Sie den Eintrag, der ihn festhält, und einen Grund',
  'No later outcome has been recorded yet': 'Ein späterer Ausgang ist noch nicht festgehalten',
  'send it without supersedes': 'Senden Sie ihn, ohne einen früheren zu ersetzen',
  'That is not the later outcome in force': 'Das ist nicht der geltende spätere Ausgang',
  'A decision is in force': 'Eine Entscheidung gilt',
  'a supervisor reopens the case first, with POST /v1/cases/{id}/reopen; then correct the facts':
    'Zuerst nimmt eine Aufsichtsperson den Fall wieder auf (POST /v1/cases/{id}/reopen); berichtigen Sie dann die Angaben',
  'The case is being scored again on corrected facts': 'Der Fall wird mit berichtigten Angaben neu bewertet',
  'wait for the score, and read it': 'Warten Sie auf den Score, und lesen Sie ihn',
  'That notice went to a contact that has since been corrected':
    'Diese Mitteilung ging an einen Kontakt, der seither berichtigt wurde',
  'no action is needed; the subject gets their notices at the new contact':
    'Es ist nichts zu tun: Die betroffene Person bekommt ihre Mitteilungen am neuen Kontakt',
  'No such letter is waiting': 'Ein solcher Brief wartet nicht',
  'read the case again; after a correction the notice is prepared anew':
    'Lesen Sie den Fall noch einmal; nach einer Berichtigung wird die Mitteilung neu vorbereitet',
  'This cannot be the day': 'Das kann nicht der Tag sein',
  'give the day on which the letter was posted or collected':
    'Nennen Sie den Tag, an dem der Brief aufgegeben oder abgeholt wurde',
  'The facts are as they were': 'Die Angaben sind unverändert',
  'give the facts that differ': 'Nennen Sie die Angaben, die abweichen',
  'The case is still open': 'Der Fall ist noch offen',
  'wait until it is decided, or withdraw it': 'Warten Sie, bis er entschieden ist, oder ziehen Sie ihn zurück',
  'A legal hold is in force': 'Eine Löschsperre gilt',
  'ask a supervisor to end the hold': 'Bitten Sie eine Aufsichtsperson, sie aufzuheben',
  'The data of this case’s subject has been erased': 'Die Daten der betroffenen Person dieses Falls wurden gelöscht',
  'nothing more can be done with their words': 'Mit ihren Worten kann nichts mehr getan werden',
  'The conversation is closed': 'Das Gespräch ist geschlossen',
  'messages can be sent while the case is heard and no decision waits for a signature':
    'Nachrichten sind möglich, solange der Fall angehört wird und keine Entscheidung auf eine Unterschrift wartet',
  'No more messages can be sent': 'Mehr Nachrichten sind nicht möglich',
  'There is no such appointment': 'Diesen Termin gibt es nicht',
  'check the appointment id': 'Prüfen Sie die Kennung des Termins',
  'No more appointments can be proposed': 'Mehr Termine können nicht vorgeschlagen werden',
  'move one, or go on with the hearing': 'Verschieben Sie einen, oder setzen Sie die Anhörung fort',
  'The appointment is cancelled or was missed': 'Der Termin ist abgesagt oder hat nicht stattgefunden',
  'propose another one': 'Schlagen Sie einen anderen vor',
  'This time was not proposed, or has passed': 'Diese Zeit wurde nicht vorgeschlagen oder ist vorbei',
  'choose one of the times that are proposed': 'Wählen Sie eine der vorgeschlagenen Zeiten',
  'A proposed time has passed': 'Eine vorgeschlagene Zeit ist vorbei',
  'propose times in the future': 'Schlagen Sie Zeiten in der Zukunft vor',
  'The policy does not provide for this way of meeting': 'Diese Art von Treffen sieht das Regelwerk nicht vor',
  'use one of the ways that the policy allows': 'Verwenden Sie eine, die das Regelwerk erlaubt',
  'There is no such minute': 'Dieses Gesprächsprotokoll gibt es nicht',
  'check the minute id': 'Prüfen Sie die Kennung des Gesprächsprotokolls',
  'A minute can only be recorded of a meeting that has ended':
    'Ein Gesprächsprotokoll gilt einem Treffen, das zu Ende ist',
  'give a from that is before to, and a to that has passed':
    'Der Anfang muss vor dem Ende liegen, und das Ende muss vergangen sein',
  'No person is hearing the case now': 'Zurzeit hört kein Mensch den Fall an',
  'wait until a person hears it; their role is shown here':
    'Warten Sie, bis ein Mensch ihn anhört; seine Rolle steht dann hier',
  'The subject has objected to the person who hears the case': 'Die betroffene Person hat den Entscheider abgelehnt',
  'wait until a supervisor has answered the objection':
    'Warten Sie, bis eine Aufsichtsperson die Ablehnung beantwortet hat',
  'There is no such objection': 'Diese Ablehnung gibt es nicht',
  'check the objection id': 'Prüfen Sie die Kennung der Ablehnung',
  'The objection has already been answered': 'Die Ablehnung ist schon beantwortet',
  'The subject does not allow recordings': 'Die betroffene Person erlaubt keine Aufzeichnungen',
  'ask the subject, who can allow them on their page; the minute needs no recording':
    'Fragen Sie die betroffene Person, die sie auf ihrer Seite erlauben kann; ein Gesprächsprotokoll braucht keine Aufzeichnung',
  'No more recordings can be added to this case': 'Mehr Aufzeichnungen können zu diesem Fall nicht hinzugefügt werden',
  'summarise further meetings in a minute': 'Fassen Sie weitere Treffen in einem Gesprächsprotokoll zusammen',
  'This has already been done': 'Das ist schon geschehen',

  // Other problems.
  'There is no such {0}': 'Das gibt es nicht ({0})',
  'There is no such page': 'Diese Seite gibt es nicht',
  'There is no such docket': 'Diese Fallliste gibt es nicht',
  'There is no such draft': 'Diesen Entwurf gibt es nicht',
  'There is no such hearing': 'Diese Anhörung gibt es nicht',
  'There is no such hearing of yours': 'Eine solche Anhörung haben Sie nicht',
  'There is no such policy': 'Dieses Regelwerk gibt es nicht',
  'There is no such person': 'Diese Person gibt es nicht',
  'There is no such exercise': 'Diese Übung gibt es nicht',
  'There is no such import': 'Diesen Import gibt es nicht',
  'There is no such saved search': 'Diese gespeicherte Suche gibt es nicht',
  'There is no such view': 'Diese Ansicht gibt es nicht',
  'There is no such picture': 'Dieses Bild gibt es nicht',
  'check the address': 'Prüfen Sie die Adresse',
  'sign in with an account that has the required role': 'Melden Sie sich mit einem Konto an, das die nötige Rolle hat',
  'your role may do this, but you may not do it in this case, or no longer':
    'Ihre Rolle darf das, Sie selbst dürfen es in diesem Fall aber nicht oder nicht mehr',
  'The request is not valid': 'Die Anfrage ist nicht gültig',
  'correct the fields named in errors and send it again':
    'Berichtigen Sie die genannten Felder, und senden Sie es noch einmal',
  'Something is missing or not right yet': 'Etwas fehlt oder stimmt noch nicht',
  'The answers do not say enough': 'Die Antworten sagen nicht genug',
  'A citation does not match the material you were shown':
    'Ein Zitat stimmt nicht mit dem Material überein, das Ihnen gezeigt wurde',
  'This draft has been changed since you opened it': 'Dieser Entwurf wurde geändert, seit Sie ihn geöffnet haben',
  'You wrote this on another case': 'Das haben Sie in einem anderen Fall geschrieben',
  'Some of your answers have nearly the same words as your record on another case':
    'Einige Ihrer Antworten haben fast denselben Wortlaut wie Ihr Protokoll in einem anderen Fall',
  'change them where this case differs, or submit the record again as it is':
    'Ändern Sie sie, wo dieser Fall ein anderer ist, oder reichen Sie das Protokoll noch einmal so ein',
  'you wrote this on case {0}: “{1}”': 'das haben Sie im Fall {0} geschrieben: „{1}“',
  'This form is not from your session': 'Dieses Formular gehört nicht zu Ihrer Sitzung',
  'you may have signed out or in again since it was opened':
    'Vielleicht haben Sie sich ab- oder wieder angemeldet, seit es geöffnet wurde',
  'open the page again': 'Öffnen Sie die Seite noch einmal',
  'This form was sent by another site': 'Dieses Formular wurde von einer anderen Website gesendet',
  'open the page here and send it from there': 'Öffnen Sie die Seite hier, und senden Sie es von dort',
  'You are signed out': 'Sie sind abgemeldet',
  'You are not signed in': 'Sie sind nicht angemeldet',
  'sign in again': 'Melden Sie sich noch einmal an',
  'your browser did not start this sign-in, or it took longer than a quarter of an hour':
    'Ihr Browser hat diese Anmeldung nicht begonnen, oder sie hat länger als eine Viertelstunde gedauert',
  'Your account cannot be identified here': 'Ihr Konto ist hier nicht zu erkennen',
  'ask the administrator of your identity provider to have it put these claims into access tokens for Hearken':
    'Bitten Sie die Verwaltung Ihres Anmeldedienstes, diese Angaben in die Zugriffstoken für Hearken aufzunehmen',
  'Your institution is not registered here': 'Ihre Einrichtung ist hier nicht registriert',
  'ask the operator of this service to register it, or your administrator to correct the name':
    'Bitten Sie den Betreiber dieses Dienstes, sie zu registrieren, oder Ihre Verwaltung, den Namen zu berichtigen',
  'Your account is inactive here': 'Ihr Konto ist hier nicht aktiv',
  'a supervisor set it inactive on the staff list': 'Eine Aufsichtsperson hat es in der Personalliste inaktiv gesetzt',
  'ask a supervisor to set it active again': 'Bitten Sie eine Aufsichtsperson, es wieder aktiv zu setzen',
  'Sign-in is not available': 'Die Anmeldung ist nicht verfügbar',
  'no identity provider is configured for the pages': 'Für die Seiten ist kein Anmeldedienst eingerichtet',
  'The identity provider is not responding': 'Der Anmeldedienst antwortet nicht',
  'try again in a moment': 'Versuchen Sie es gleich noch einmal',
  'Something went wrong on our side': 'Bei uns ist etwas schiefgegangen',
  'the error has been logged': 'Der Fehler ist protokolliert',
  'try again; if the error persists, contact the operator of this service':
    'Versuchen Sie es noch einmal; wenn der Fehler bleibt, wenden Sie sich an den Betreiber dieses Dienstes',
  'The service cannot reach its database at the moment': 'Der Dienst erreicht seine Datenbank zurzeit nicht',
  'it is not known whether what you sent was stored':
    'Es ist nicht bekannt, ob gespeichert wurde, was Sie gesendet haben',
  'send it again after as many seconds as Retry-After says, under the same Idempotency-Key if it had one':
    'Senden Sie es in einigen Sekunden noch einmal',
  'Too many requests': 'Zu viele Anfragen',
  'wait for the number of seconds in Retry-After, then send the request again':
    'Warten Sie einige Sekunden, und senden Sie die Anfrage dann noch einmal',
  'Too many messages': 'Zu viele Nachrichten',
  'wait a minute, then send the message again': 'Warten Sie eine Minute, und senden Sie die Nachricht dann noch einmal',
  'The file is too large': 'Die Datei ist zu groß',
  'it has more than {0} MiB; none of it was stored': 'sie hat mehr als {0} MiB; nichts davon wurde gespeichert',
  'send it in parts': 'Senden Sie sie in Teilen',
  'choose a smaller file': 'wählen Sie eine kleinere Datei',
  'You may still hear this case, so you cannot see its score yet':
    'Sie könnten diesen Fall noch anhören, deshalb können Sie seinen Score noch nicht sehen',
  'read it as a hearing, or use an account that hears no cases':
    'Lesen Sie ihn als Anhörung, oder verwenden Sie ein Konto, das keine Fälle anhört',
  'This key has already been used for another act': 'Dieser Schlüssel wurde schon für etwas anderes verwendet',
  'use a new key for each act, and reuse a key only to send the same act again':
    'Laden Sie die Seite neu, und senden Sie das Formular noch einmal',

  'This Idempotency-Key has already been used for another request':
    'Dieser Idempotency-Key wurde schon für eine andere Anfrage verwendet',
  'use a new key for a new request, or send the first request unchanged':
    'Verwenden Sie für eine neue Anfrage einen neuen, oder senden Sie die erste unverändert',
  'compare the two texts, and save again with If-Match set to the version that is stored':
    'Vergleichen Sie die beiden Texte, und speichern Sie noch einmal',
  'This is another spelling of a known account': 'Das ist eine andere Schreibweise eines bekannten Kontos',
  'A new link was requested a moment ago': 'Ein neuer Link wurde gerade erst angefordert',
  'wait for the number of seconds in Retry-After before you request another':
    'Warten Sie einige Sekunden, bevor Sie einen weiteren anfordern',
  'The case no longer has a contact to send a link to':
    'Der Fall hat keinen Kontakt mehr, an den ein Link gehen könnte',
  'no action is needed; the links to the case are unchanged':
    'Es ist nichts zu tun; die Links zum Fall sind unverändert',
  'The notification names no notice that was handed over': 'Die Meldung nennt keine Mitteilung, die übergeben wurde',
  'hand in the whole notification, with the header of the message that it returns':
    'Reichen Sie die ganze Meldung ein, mit dem Kopf der Nachricht, die sie zurückgibt',
  'set OIDC_ISSUER': 'Setzen Sie OIDC_ISSUER',
  'A policy with this key already exists': 'Ein Regelwerk mit diesem Schlüssel gibt es schon',
  'choose another key, or edit that policy': 'Wählen Sie einen anderen Schlüssel, oder bearbeiten Sie jenes Regelwerk',

  // Why a judge gets no hearing.
  'It is time for a pause': 'Es ist Zeit für eine Pause',
  'you have worked in hearings for {0} without a pause, which counts as {1}: time in a hearing that distressed you counts twice':
    'Sie haben {0!} ohne Pause in Anhörungen gearbeitet, was als {1!} zählt: Zeit in einer Anhörung, die Sie belastet hat, zählt doppelt',
  'you have worked in hearings for {0} without a pause': 'Sie haben {0!} ohne Pause in Anhörungen gearbeitet',
  'finish or return the hearing that you have, then take a pause of at least 15 minutes':
    'beenden Sie die Anhörung, die Sie haben, oder geben Sie sie ab, und machen Sie dann mindestens 15 Minuten Pause',
  'take a pause until {0}; a supervisor can assign you a hearing that cannot wait':
    'machen Sie bis zum {0} Pause; eine Aufsichtsperson kann Ihnen eine Anhörung zuweisen, die nicht warten kann',
  'This hearing is for judges who read the subject’s language':
    'Diese Anhörung ist für Entscheider, die die Sprache der betroffenen Person lesen',
  'take the next one, or ask a supervisor to register the languages that you read':
    'nehmen Sie die nächste, oder bitten Sie eine Aufsichtsperson, die Sprachen einzutragen, die Sie lesen',
  'You have reached the number of hearings that the policy allows':
    'Sie haben die Zahl der Anhörungen erreicht, die das Regelwerk erlaubt',
  '{0} today, {1} in a row': '{0} heute, {1} hintereinander',
  'finish or return the hearing that you have, then take a break of at least 15 minutes, or continue tomorrow':
    'Beenden Sie die Anhörung, die Sie haben, oder geben Sie sie zurück; machen Sie dann mindestens 15 Minuten Pause, oder fahren Sie morgen fort',
  'take a break until {0}; if you have reached the number for one day, continue tomorrow':
    'machen Sie bis zum {0} Pause; wenn Sie die Höchstzahl für einen Tag erreicht haben, machen Sie morgen weiter',
  'Your daily number of hearings is 0': 'Für Sie sind null Anhörungen am Tag eingetragen',
  'ask a supervisor to change the number': 'Bitten Sie eine Aufsichtsperson, die Zahl zu ändern',
  'You are registered as not hearing cases at present': 'Für Sie ist eingetragen, dass Sie zurzeit keine Fälle anhören',
  'This hearing needs a skill or language that you are not registered for':
    'Diese Anhörung braucht eine Kenntnis oder Sprache, die für Sie nicht eingetragen ist',
  'take the next one, or ask a supervisor': 'Nehmen Sie die nächste, oder wenden Sie sich an eine Aufsichtsperson',
  'You have already seen the score of this case in another role':
    'Sie haben den Score dieses Falls schon in einer anderen Rolle gesehen',
  'take the next one; a judge has to hear a case before they know its score':
    'Nehmen Sie die nächste; ein Entscheider muss einen Fall anhören, bevor er dessen Score kennt',

  // Exercises and saved searches.
  'You have not agreed to get exercises': 'Sie haben Übungen nicht zugestimmt',
  'You created this exercise yourself': 'Sie haben diese Übung selbst erstellt',
  'The exercise has been withdrawn': 'Die Übung ist zurückgezogen',
  'You have done this exercise': 'Sie haben diese Übung schon gemacht',
  'You cannot do this exercise now': 'Diese Übung ist jetzt nicht für Sie',
  'You cannot do this exercise yet': 'Diese Übung ist noch nicht für Sie',
  'open your exercises again; they show what is next':
    'Öffnen Sie Ihre Übungen noch einmal; dort steht, was als Nächstes kommt',
  'You have saved {0} searches': 'Sie haben {0} Suchen gespeichert',
  'delete one that you no longer need': 'Löschen Sie eine, die Sie nicht mehr brauchen',
  'You already have a search with this name': 'Eine Suche mit diesem Namen haben Sie schon',
  'choose another name, or delete the search that has it':
    'Wählen Sie einen anderen Namen, oder löschen Sie die Suche, die ihn hat',
  'choose another name': 'wählen Sie einen anderen Namen',

  // Details of refusals.
  'the case is in phase received': 'Der Fall ist in der Phase „eingegangen“',
  'the case is in phase scored': 'Der Fall ist in der Phase „mit Score“',
  'the case is in phase appealWindow': 'Der Fall ist in der Phase „Vorbringensfrist“',
  'the case is in phase hearing': 'Der Fall ist in der Phase „Anhörung“',
  'the case is in phase decided': 'Der Fall ist in der Phase „entschieden“',
  'the case is in phase withdrawn': 'Der Fall ist in der Phase „zurückgezogen“',
  'it ends at {0}': 'sie endet am {0}',
  'a judge with a conflict cannot record a finding; recuse yourself':
    'Ein befangener Entscheider kann keine Feststellung treffen; ziehen Sie sich zurück',
  'an adverse decision needs your own finding on every claim':
    'Eine nachteilige Entscheidung braucht Ihre eigene Feststellung zu jedem Vorbringen',

  // Remarks on fields.
  'at least one is required': 'mindestens ein Eintrag ist nötig',
  'this is required': 'diese Angabe ist nötig',
  'enter a whole number': 'geben Sie eine ganze Zahl ein',
  'enter a number': 'geben Sie eine Zahl ein',
  'choose one of these': 'wählen Sie eine der Möglichkeiten',
  'this does not have the required form': 'das hat nicht die Form, die hier gebraucht wird',
  'less than {0}': 'weniger als {0#}',
  'at most {0} characters': 'höchstens {0#} Zeichen',
  'at most {0}': 'höchstens {0#}',
  'at least {0} characters': 'mindestens {0#} Zeichen',
  'more than {0}': 'mehr als {0#}',
  'at least {0}': 'mindestens {0#}',
  'choose a file': 'wählen Sie eine Datei',
  'choose a colleague': 'wählen Sie einen Kollegen',
  'enter an email address': 'geben Sie eine E-Mail-Adresse ein',
  'choose a language': 'wählen Sie eine Sprache',
  'choose how often': 'wählen Sie, wie oft',
  'choose at least one': 'wählen Sie mindestens eines',
  'Nothing has been chosen yet': 'Noch ist nichts gewählt',
  'write at least a few words': 'schreiben Sie wenigstens einige Worte',
  'write at most {0} characters': 'schreiben Sie höchstens {0#} Zeichen',
  'write a note': 'schreiben Sie eine Notiz',
  'a note has at most 5,000 characters': 'eine Notiz hat höchstens 5.000 Zeichen',
  'cite a passage that contains words': 'zitieren Sie eine Stelle, in der Worte stehen',
  'say what you felt alongside the subject, or why you could not':
    'sagen Sie, was Sie mit der betroffenen Person mitempfunden haben, oder warum Sie es nicht konnten',
  'attribute at least one emotion to the subject, or say why you could not':
    'schreiben Sie der betroffenen Person mindestens ein Gefühl zu, oder sagen Sie, warum Sie es nicht konnten',
  'attribute at least one and cite its passage, or say why you could not tell':
    'nennen Sie mindestens eines und zitieren Sie die Stelle dazu, oder sagen Sie, warum Sie es nicht erkennen konnten',
  'name at least one individual fact that makes this case an exception, and cite its passage':
    'nennen Sie mindestens einen individuellen Umstand, der diesen Fall zur Ausnahme macht, und zitieren Sie die Stelle dazu',
  'write down the mental state, and cite at least one passage that it rests on':
    'schreiben Sie den inneren Zustand auf, und zitieren Sie mindestens eine Stelle, auf die er sich stützt',
  'you were not shown {0} {1}; cite only material that you were shown':
    'das wurde Ihnen nicht gezeigt ({0} {1}); zitieren Sie nur Material, das Ihnen gezeigt wurde',
  'the cited material does not contain these words; copy the passage word for word':
    'im zitierten Material stehen diese Worte nicht; kopieren Sie die Stelle wörtlich',
  'this part is missing': 'dieser Teil fehlt',
  'give reasons for this claim': 'nennen Sie Gründe zu diesem Vorbringen',
  'answer the strongest case for the subject (answerToCaseFor)':
    'antworten Sie auf das, was am stärksten für die betroffene Person spricht',
  'cite at least one passage that you weighed': 'zitieren Sie mindestens eine Stelle, die Sie abgewogen haben',
  'name the individual fact in words': 'nennen Sie den individuellen Umstand in Worten',
  'cite at least one passage': 'zitieren Sie mindestens eine Stelle',
  'these words are already in another part; answer here what this part asks':
    'diese Worte stehen schon in einem anderen Teil; sagen Sie hier, wonach dieser Teil fragt',
  'write at least {0} more letter: this part needs {1}, in any script, and has {2}; a repeated phrase counts once':
    'schreiben Sie noch mindestens {0} Buchstaben: dieser Teil braucht {1}, in beliebiger Schrift, und hat {2}; eine wiederholte Wendung zählt einmal',
  'write at least {0} more letters: this part needs {1}, in any script, and has {2}; a repeated phrase counts once':
    'schreiben Sie noch mindestens {0} Buchstaben: dieser Teil braucht {1}, in beliebiger Schrift, und hat {2}; eine wiederholte Wendung zählt einmal',
  'you could tell no belief, desire or intention of the subject, so you can only find cannotDecipher; attribute one and cite its passage, or change the finding':
    'Sie konnten keine Überzeugung, keinen Wunsch und keine Absicht der betroffenen Person erkennen, deshalb können Sie nur „nicht nachvollziehbar“ feststellen; schreiben Sie ihr etwas davon zu und zitieren Sie die Stelle dazu, oder ändern Sie die Feststellung',
  'cite a longer passage, of at least {0} letters': 'zitieren Sie eine längere Stelle mit mindestens {0} Buchstaben',
};
