import type { Messages } from './en.ts';

/** What pages say to subjects, in German. */
export const de: Messages = {
  frame: {
    skip: 'Zum Inhalt springen',
    languages: 'Sprache',
    promise: 'Keine Maschine entscheidet einen Fall, in dem ein Mensch sagt, dass er eine Ausnahme ist.',
  },
  appeal: {
    by: {
      languageModel: 'ein Sprachmodell, durch den Vergleich mit früheren Fällen',
      builtin: 'ein statistischer Vergleich mit früheren Fällen, durch ein Programm, das kein Sprachmodell ist',
    },
    methods: {
      correlational: 'ein Vergleich mit Menschen, deren Unterlagen ähnlich sind',
      theoryBased: 'die Überlegung eines Menschen anhand einer allgemeinen Theorie',
      empathy: 'das Bemühen eines Menschen, den Fall von Ihrer Seite zu sehen',
    },
    weights: { principal: 'ausschlaggebend', considered: 'berücksichtigt', setAside: 'außer Betracht gelassen' },
    findings: {
      exceptional: 'Ein Mensch hat festgestellt, dass Ihr Fall wirklich anders ist.',
      specialPleading: 'Ein Mensch hat Ihre Sicht eingenommen und fand Ihren Fall nicht anders genug.',
      cannotDecipher:
        'Die Menschen, die das angehört haben, konnten es nicht nachvollziehen. Das allein hat nicht zu einer Entscheidung gegen Sie geführt.',
    },
    individualFacts: {
      changedTheOutcome: 'Was Ihren Fall besonders macht, hat das Ergebnis geändert.',
      changedNothing:
        'Was Ihren Fall besonders macht, wurde gesehen, hat das Ergebnis aber nicht geändert: Ohne es wäre es dasselbe.',
    },
    part: (method, weight) => `${method} – ${weight}`,
    status: {
      received: 'Ihr Fall ist angekommen. Zuerst vergleicht ihn eine Maschine mit früheren Fällen.',
      scored: 'Eine Maschine hat Ihren Fall mit früheren Fällen verglichen. Nichts ist entschieden.',
      windowOpen:
        'Eine Maschine hat ein vorläufiges Ergebnis ermittelt. Wenn Sie finden, dass Ihr Fall anders ist, sagen Sie es: Dann hört Sie ein Mensch an, bevor etwas entschieden wird.',
      windowOver: 'Die Zeit, in der Sie sagen konnten, dass Ihr Fall anders ist, ist vorbei. Die Entscheidung folgt.',
      asked: 'Der Mensch, der Ihren Fall anhört, hat Sie etwas gefragt.',
      claimWaits: 'Ein Mensch wird anhören, was Sie gesagt haben, und entscheiden. Das entscheidet keine Maschine.',
      caseWaits: 'Ein Mensch wird Ihren Fall anhören und entscheiden. Das entscheidet keine Maschine.',
      claimIsHeard: 'Ein Mensch hört gerade an, was Sie gesagt haben. Das entscheidet keine Maschine.',
      caseIsHeard: 'Ein Mensch hört gerade Ihren Fall an. Das entscheidet keine Maschine.',
      restated:
        'Ein Mensch hat Sie angehört und aufgeschrieben, wie es von Ihrer Seite aussieht. Bitte sagen Sie, ob er Sie verstanden hat.',
      heardWaits:
        'Ein Mensch hat Sie angehört. Die Entscheidung wartet, bis die Zeit für mehr vorbei ist oder bis Sie sagen, dass Sie nichts hinzuzufügen haben.',
      anotherHears:
        'Ein Mensch hat Sie angehört. Ein weiterer hört Sie an, bevor etwas entschieden wird. Das entscheidet keine Maschine.',
      signatureWaits:
        'Ein Mensch hat Sie angehört und schlägt eine Entscheidung vor. Ein zweiter muss zustimmen, bevor sie gilt.',
      withdrawalAsked:
        'Die Einrichtung möchte Ihren Fall zurückziehen. Dem können nur Sie zustimmen. Bis dahin hört Sie weiter ein Mensch an.',
      underReview:
        'Ein Mensch sieht sich Ihren Fall noch einmal an. Die Entscheidung unten gilt, bis er sie bestätigt oder ersetzt.',
      objected:
        'Sie haben den Menschen abgelehnt, der Sie anhört. Die Anhörung wartet, bis eine Aufsichtsperson geantwortet hat. Bis dahin wird nichts entschieden.',
      decided: 'Ihr Fall ist entschieden.',
      withdrawn: 'Die Einrichtung hat Ihren Fall zurückgezogen. Über Sie wurde nichts entschieden.',
    },
    hearer: {
      judge: 'eine Person, die Fälle anhört',
      supervisor: 'eine Aufsichtsperson',
      named: (name, role) => `${name} (${role})`,
    },
    steps: {
      received: 'Ihr Fall ist angekommen.',
      scored: 'Eine Maschine hat Ihren Fall mit früheren Fällen verglichen.',
      unscored: 'Keine Maschine konnte Ihren Fall einschätzen. Deshalb hört ihn ein Mensch an.',
      notified: 'Ihnen wurde mitgeteilt, wie es um Ihren Fall steht.',
      claimed: 'Sie haben gesagt, dass Ihr Fall anders ist.',
      claimedTooLate: 'Sie haben geschrieben, als Ihre Zeit vorbei war, und das wurde Ihnen gesagt.',
      claimWithdrawn: 'Sie haben zurückgenommen, was Sie gesagt hatten.',
      claimedLate: 'Sie haben nach Ihrer Zeit gesagt, dass Ihr Fall anders ist.',
      lateClaimDeclined: 'Eine Aufsichtsperson hat nicht zugelassen, was Sie nach Ihrer Zeit gesagt haben.',
      reopened: 'Eine Aufsichtsperson hat veranlasst, dass Ihr Fall noch einmal angehört wird.',
      fileAdded: 'Sie haben eine Datei hinzugefügt.',
      rested: 'Sie haben gesagt, dass Sie nichts hinzuzufügen haben.',
      windowClosed: 'Ihre Zeit, um zu sagen, dass Ihr Fall anders ist, ging zu Ende.',
      windowExtended: 'Sie haben mehr Zeit bekommen.',
      hearingOpened: 'Ihr Fall ging an die Menschen, die Fälle anhören.',
      hearingClosed: 'Es blieb nichts anzuhören, weil Sie es zurückgenommen haben.',
      taken: (by) => `Übernommen hat Ihren Fall: ${by}.`,
      givenBack: 'Der Mensch, der Ihren Fall hatte, hat ihn zurückgegeben, damit ihn ein anderer übernehmen kann.',
      steppedBack: 'Ein Mensch hat sich von Ihrem Fall zurückgezogen.',
      givenToAnother: 'Eine Aufsichtsperson hat Ihren Fall einem anderen Menschen gegeben.',
      toSupervisor: 'Ihr Fall ging an eine Aufsichtsperson.',
      toAnother: 'Ihr Fall ging an einen weiteren Menschen, der ihn ebenfalls anhört.',
      overdue: 'Ihr Fall dauert länger als geplant. Das wird Ihnen nicht zum Nachteil ausgelegt.',
      asked: 'Ihnen wurde eine Frage gestellt.',
      answered: 'Sie haben die Frage beantwortet.',
      unanswered: 'Die Zeit für Ihre Antwort ging zu Ende. Das wird Ihnen nicht zum Nachteil ausgelegt.',
      recorded: 'Ein Mensch hat aufgeschrieben, wie es von Ihrer Seite aussieht.',
      confirmed: 'Sie haben gesagt, dass er Sie verstanden hat.',
      corrected: 'Sie haben gesagt, was er nicht verstanden hat.',
      revealed: 'Erst dann sah dieser Mensch, was die Maschine zu Ihrem Fall ermittelt hat.',
      deliberating: 'Die zwei Menschen, die Sie angehört haben, sehen es verschieden und sprechen darüber.',
      proposed: 'Ein Mensch hat eine Entscheidung vorgeschlagen, und ein zweiter muss zustimmen.',
      signatureRefused: 'Der zweite Mensch hat der vorgeschlagenen Entscheidung nicht zugestimmt.',
      decided: 'Ihr Fall wurde entschieden.',
      withdrawalProposed: 'Die Einrichtung hat Sie gefragt, ob sie Ihren Fall zurückziehen darf.',
      withdrawalAgreed: 'Sie haben zugestimmt, dass Ihr Fall zurückgezogen wird.',
      withdrawalDeclined: 'Sie haben gesagt, dass Sie angehört werden möchten.',
      withdrawn: 'Die Einrichtung hat Ihren Fall zurückgezogen.',
      objected: 'Sie haben den Menschen abgelehnt, der Sie anhört.',
      objectionOverdue: 'Eine Aufsichtsperson hat Ihre Ablehnung nicht rechtzeitig beantwortet und wurde erinnert.',
      objectionUpheld: 'Eine Aufsichtsperson hat Ihrer Ablehnung recht gegeben: Ein anderer Mensch hört Sie an.',
      objectionDeclined: 'Eine Aufsichtsperson hat Ihrer Ablehnung nicht recht gegeben.',
    },
  },
  reader: {
    title: 'Sie sind als Personal der Einrichtung angemeldet',
    text: (name: string) =>
      `Das ist die private Seite der Person, um die es geht. Im Verlauf des Falls steht, dass ${name} sie geöffnet hat.`,
  },
  case: {
    title: 'Ihr Fall',
    reference: 'Aktenzeichen',
    institution: 'Einrichtung',
    matter: 'Worum es geht',
    arrived: 'Angekommen',
    erased: 'Diese Worte sind gelöscht.',
  },
  time: {
    title: 'Zeit, um zu sagen, dass Ihr Fall anders ist',
    until: 'Sie haben Zeit bis',
    left: (span) => `Noch ${span}.`,
    over: 'Diese Zeit ist vorbei.',
  },
  provisional: {
    title: 'Das vorläufige Ergebnis und seine Gründe',
    outcome: 'Vorläufiges Ergebnis',
    notDecision: 'Das ist noch keine Entscheidung.',
    why: 'Was in Ihren Unterlagen am meisten dafür sprach',
    fact: 'In Ihren Unterlagen',
    yours: 'Sie',
    typical: 'Üblich in Fällen, die gut ausgingen',
    alike:
      'Bei vielen Menschen, deren Fälle gut ausgingen, ist es ebenso. Es zählte zusammen mit Ihren anderen Angaben.',
    noFactors: 'Keine einzelne Angabe in Ihren Unterlagen stach hervor.',
    unscored: 'Keine Maschine hat in Ihrem Fall ein Ergebnis ermittelt. Ein Mensch hört ihn an und entscheidet.',
  },
  parts: {
    title: 'Wer was tut',
    machine: 'Was eine Maschine getan hat',
    machineText:
      'Sie hat verglichen, was in den Unterlagen der Einrichtung über Sie steht: mit früheren Fällen, die ähnlich aussehen, und mit dem, was daraus wurde. Sie weiß nicht, warum Sie etwas getan haben, und sie kann die Dinge nicht von Ihrer Seite sehen. Keine Maschine, die in Ihrem Fall etwas bewirken kann, liest, was Sie hier schreiben.',
    machineBy: (by) => `Das vorläufige Ergebnis ergab ${by}.`,
    machineNothing: 'Nichts, was sich auf Ihren Fall auswirkt.',
    person: 'Was ein Mensch tun wird',
    personText:
      'Wenn Sie sagen, dass Ihr Fall anders ist, muss Sie ein Mensch anhören, bevor etwas entschieden wird, wie auch immer die Entscheidung ausfällt. Er liest Ihre Worte, kann Ihnen Fragen stellen und muss aufschreiben, wie die Dinge von Ihrer Seite aussehen. Sie können prüfen, ob er Sie verstanden hat.',
  },
  claim: {
    title: 'Sagen Sie, warum Ihr Fall anders ist',
    again: 'Noch etwas sagen',
    intro:
      'In Ihren eigenen Worten, so viele oder so wenige, wie Sie möchten. Es gibt keine richtige Art, es zu sagen. Auf Rechtschreibung kommt es nicht an.',
    kind: 'Was möchten Sie sagen?',
    kinds: {
      exception: 'Mein Fall ist anders',
      wrongFact: 'Etwas, das über mich festgehalten ist, stimmt nicht',
      wrongComparison: 'Ich werde mit den falschen Menschen verglichen',
    },
    label: 'Warum sollen Sie nicht so beurteilt werden wie die Fälle, denen Ihrer ähnlich sieht?',
    help: 'Fragen, die Ihnen helfen können',
    helpIntro: 'Sie müssen keine davon beantworten.',
    prompts: [
      'Was ist geschehen, so wie Sie es damals gesehen haben?',
      'Was haben Sie zu der Zeit gewusst, geglaubt oder gewollt?',
      'Was stimmt über Sie, steht aber nicht in den Unterlagen?',
      'Was ist heute anders?',
      'Wer oder was könnte es bestätigen?',
    ],
    send: 'Absenden, was ich geschrieben habe',
    keep: 'Als Entwurf speichern',
    what: 'Wenn Sie es absenden, bekommen Sie eine Quittung. Von da an entscheidet keine Maschine Ihren Fall.',
    closed: 'Die Zeit dafür ist vorbei.',
  },
  late: {
    title: 'Nach der Zeit sagen, dass Ihr Fall anders ist',
    intro:
      'Ihre Zeit dafür ist vorbei. Sie können es trotzdem noch sagen, zusammen mit dem Grund, warum es nicht früher ging. Eine Aufsichtsperson liest beides und entscheidet, ob es zugelassen wird. Bis dahin ändert sich an Ihrem Fall nichts.',
    why: 'Warum konnten Sie es nicht rechtzeitig sagen?',
    send: 'Verspätet absenden',
    yours: 'Was Sie nach der Zeit gesagt haben',
    waiting: 'Wartet auf eine Aufsichtsperson',
    admitted: 'Zugelassen: Ein Mensch hört es an',
    declined: 'Nicht zugelassen. Der Grund:',
    review: 'Ein Mensch sieht sich diese Entscheidung noch einmal an. Sie gilt, bis er sie bestätigt oder ersetzt.',
  },
  review: {
    title: 'Einen Menschen auf diese Entscheidung schauen lassen',
    intro:
      'Diese Entscheidung hat sich noch kein Mensch angesehen. Wenn Sie darum bitten, liest ein Mensch, was Sie schreiben, sieht sich Ihren Fall selbst an und bestätigt die Entscheidung oder ersetzt sie durch eine andere. Bis dahin gilt die Entscheidung. Sie erfahren, was er entscheidet.',
    until: 'Darum bitten können Sie bis',
    why: 'Warum soll ein Mensch darauf schauen?',
    send: 'Um einen Menschen bitten',
    yours: 'Sie haben darum gebeten, dass ein Mensch auf die Entscheidung schaut',
  },
  helpers: {
    title: 'Menschen, die Ihnen helfen',
    intro:
      'Sie können eine Anwältin oder eine andere Person mit einem eigenen Link für Sie handeln lassen. Sie sieht, was Sie sehen, und was sie tut, ist als ihres gekennzeichnet. Sie kann nicht zurücknehmen, was Sie gesagt haben, und Ihren Fall nicht beenden. Den Link können Sie jederzeit zurücknehmen.',
    youHelp:
      'Sie handeln für diese Person mit einem Link, den sie Ihnen gegeben hat. Was Sie hier tun, ist als Ihres gekennzeichnet.',
    since: 'seit',
    link: 'Der Link dieser Person. Geben Sie ihn nur an sie weiter:',
    revoke: 'Diesen Link zurücknehmen',
    add: 'Sich von einer weiteren Person helfen lassen',
    name: 'Wer ist es?',
    send: 'Einen Link für sie anlegen',
  },
  data: {
    title: 'Alles, was wir über Sie gespeichert haben',
    intro:
      'Sie können alles mitnehmen, was in diesem Fall über Sie gespeichert ist: was die Einrichtung gesendet hat, was eine Maschine daraus gemacht hat, was Sie gesagt haben, und jeden Schritt.',
    link: 'Alles herunterladen (JSON)',
    erase: 'Um die Löschung Ihrer Daten bitten',
    eraseIntro:
      'Die Einrichtung sieht Ihre Bitte und entscheidet darüber. Solange Ihr Fall offen ist, wird nichts gelöscht. Sobald Ihre Daten gelöscht sind, öffnet dieser Link nichts mehr.',
    why: 'Warum? Sie können das weglassen.',
    send: 'Um Löschung bitten',
    asked: 'Sie haben die Einrichtung gebeten, Ihre Daten zu löschen, am',
  },
  claims: {
    title: 'Was Sie gesagt haben',
    sent: 'Abgesendet',
    withdrawn: 'Zurückgenommen',
    heard: 'Von einem Menschen angehört',
    waiting: 'Wartet darauf, angehört zu werden',
    receipt: 'Quittung',
    withdraw: 'Das zurücknehmen',
    withdrawHelp:
      'Wenn Sie es zurücknehmen, wird es nicht mehr angehört. Solange Zeit bleibt, können Sie etwas Neues sagen.',
    withdrawSure: 'Ja, zurücknehmen',
    said: {
      phone: 'Sie haben das am Telefon gesagt.',
      letter: 'Sie haben das in einem Brief geschrieben.',
      inPerson: 'Sie haben das persönlich gesagt.',
    },
    byHelper: (name: string) => `${name} hat das für Sie gesagt.`,
    writtenBy: (by: string) =>
      `${by} hat es aufgeschrieben. Wenn etwas fehlt oder nicht stimmt, schreiben Sie uns hier, was anders ist.`,
  },
  receipt: {
    title: 'Ihre Quittung',
    thanks:
      'Was Sie geschrieben haben, ist angekommen und sicher gespeichert. Ein Mensch hört es an, bevor etwas entschieden wird.',
    received: 'Angekommen',
    number: 'Nummer Ihrer Erklärung',
    words: 'Ihre Worte',
    hash: 'Fingerabdruck Ihrer Worte (SHA-256)',
    hashHelp:
      'Wer Ihre Worte hat, kann diesen Fingerabdruck noch einmal berechnen. Wäre auch nur ein Buchstabe geändert, käme ein anderer heraus.',
    next: 'Wie es weitergeht',
    nextText:
      'Ein Mensch übernimmt Ihren Fall, liest, was Sie geschrieben haben, und fragt Sie vielleicht etwas. Sie bekommen Bescheid. Bis dahin müssen Sie nichts tun.',
    print: 'Sie können diese Seite drucken oder speichern.',
    back: 'Zurück zu Ihrem Fall',
  },
  files: {
    title: 'Eine Datei hinzufügen',
    intro: 'Ein Brief, eine Bescheinigung oder ein Foto: PDF, PNG, JPEG, WebP oder einfacher Text, höchstens 10 MB.',
    label: 'Datei',
    send: 'Diese Datei hinzufügen',
    yours: 'Ihre Dateien',
    size: (kilobytes) => `${kilobytes} kB`,
  },
  question: {
    title: 'Eine Frage an Sie',
    from: 'Der Mensch, der Ihren Fall anhört, fragt:',
    by: 'Bitte antworten Sie bis',
    silence: 'Wenn Sie nicht antworten, führt das allein nicht zu einer Entscheidung gegen Sie.',
    label: 'Ihre Antwort',
    send: 'Antwort absenden',
    keep: 'Als Entwurf speichern',
    earlier: 'Frühere Fragen',
    yours: 'Ihre Antwort',
    lapsed: 'Sie haben nicht rechtzeitig geantwortet. Das allein führt nicht zu einer Entscheidung gegen Sie.',
  },
  restatement: {
    title: 'Hat man Sie verstanden?',
    intro:
      'So beschreibt ein Mensch, der Ihren Fall anhört, Ihre Sicht. Es geht darum, wie Sie es sehen, noch nicht um die Entscheidung.',
    yes: 'Ja, so sehe ich es',
    no: 'Nein, etwas stimmt nicht',
    label: 'Was stimmt nicht?',
    send: 'Absenden',
    confirmed: 'Sie haben gesagt: Ja, so sehe ich es.',
    corrected: 'Sie haben gesagt, dass etwas nicht stimmt.',
  },
  withdrawal: {
    title: 'Die Einrichtung möchte Ihren Fall zurückziehen',
    text: 'Über Sie ist nichts entschieden. Sie haben gesagt, dass Ihr Fall anders ist, deshalb können nur Sie zustimmen, dass er endet. Wenn Sie angehört werden möchten oder nichts sagen, hört Sie weiter ein Mensch an. Die Einrichtung nennt diesen Grund:',
    stay: 'Ich möchte angehört werden',
    go: 'Ich stimme zu, dass er zurückgezogen wird',
    goHelp: 'Was Sie gesagt haben, wird dann nicht angehört, und über Sie wird nichts entschieden.',
    goSure: 'Ja, meinen Fall zurückziehen',
  },
  talk: {
    title: 'Mit dem Menschen sprechen, der Sie anhört',
    intro:
      'Solange Ihr Fall angehört wird, können Sie einander hier schreiben. Was Sie schreiben, bleibt bei Ihrem Fall, und wer Sie anhört, kann sich darauf beziehen. Keine Maschine, die Ihren Fall beeinflussen kann, liest es.',
    over: 'Das Gespräch ist beendet.',
    you: 'Sie',
    other: 'Der Mensch, der Sie anhört',
    none: 'Noch wurde nichts gesagt.',
    label: 'Ihre Nachricht',
    send: 'Senden',
    sending: 'Wird gesendet …',
    sent: 'Gesendet.',
    failed: 'Noch nicht gesendet. Ihre Worte stehen noch hier: Bitte senden Sie sie noch einmal.',
    live: 'Neue Nachrichten erscheinen hier von selbst.',
    cut: 'Die Verbindung ist unterbrochen. Sie wird wieder hergestellt, und nichts geht verloren.',
    reload: 'Diese Seite neu laden, um neue Nachrichten zu sehen',
  },
  hearer: {
    title: 'Wer Sie anhört',
    is: (who) => `Ihren Fall hat ${who}.`,
    since: 'Seit',
    nobody: 'Noch hat kein Mensch Ihren Fall übernommen. Hier sehen Sie, wer es ist.',
    object: 'Diese Person ablehnen',
    objectIntro:
      'Wenn Sie meinen, dass diese Person Sie nicht unvoreingenommen anhören kann, schreiben Sie, warum. Eine Aufsichtsperson liest es und antwortet Ihnen. Es wird Ihnen nicht zum Nachteil ausgelegt.',
    waits: 'Die Anhörung wartet, bis eine Aufsichtsperson geantwortet hat.',
    label: 'Warum soll Sie jemand anderes anhören?',
    send: 'Ablehnung senden',
    yours: 'Ihre Ablehnung',
    open: (by) =>
      `Eine Aufsichtsperson soll bis ${by} antworten. Tut sie es nicht, wird sie erinnert, und es wird nichts entschieden.`,
    upheld: 'Eine Aufsichtsperson hat Ihnen recht gegeben. Jemand anderes hört Sie an. Sie schreibt:',
    declined: 'Eine Aufsichtsperson hat Ihnen nicht recht gegeben. Sie schreibt:',
    steppedBack: 'Diese Person hat sich selbst zurückgezogen. Jemand anderes hört Sie an.',
    closed:
      'Sie haben zurückgenommen, was Sie gesagt hatten. Deshalb hört es niemand an, und es gibt nichts zu beantworten.',
    steps: 'Was bisher geschehen ist',
  },
  rest: {
    title: 'Nichts mehr hinzuzufügen?',
    text: 'Die Entscheidung wartet, bis die Zeit oben vorbei ist, falls Sie noch etwas hinzufügen möchten. Wenn Sie nichts hinzuzufügen haben, sagen Sie es, dann muss sie nicht warten.',
    send: 'Ich habe nichts hinzuzufügen',
    done: 'Sie haben gesagt, dass Sie nichts hinzuzufügen haben.',
  },
  outcome: {
    title: 'Die Entscheidung',
    at: 'Entschieden',
    reasons: 'Die Gründe',
    noReasons: 'Sie folgt aus dem vorläufigen Ergebnis, weil nicht rechtzeitig gesagt wurde, dass Ihr Fall anders ist.',
    followsPlainly: 'Sie folgt aus dem vorläufigen Ergebnis.',
    remedy: 'Was Sie jetzt tun können',
    office: 'Wo',
    until: 'Bis',
    askRemedy: (institution) =>
      `Wenn Sie mit dieser Entscheidung nicht einverstanden sind, fragen Sie die Institution (${institution}), an welches Gericht oder welche Beschwerdestelle Sie sich wenden können und bis wann. Sie muss es Ihnen sagen.`,
    parts: 'Worauf die Entscheidung beruht',
    person: 'Ein Mensch',
    machine: 'Eine Maschine',
  },
  survey: {
    title: 'Wie war es für Sie?',
    intro:
      'Kein Mensch, der Fälle anhört, sieht je Ihre Antworten, und sie ändern nichts in Ihrem Fall. Sie zeigen, ob Menschen hier gehört werden.',
    feltHeard: 'Ich fühlte mich gehört.',
    feltUnderstood: 'Ich fühlte mich verstanden.',
    wasTreatedFairly: 'Ich wurde gerecht behandelt.',
    least: 'gar nicht',
    most: 'ganz',
    optional: 'Das können Sie auslassen.',
    comment: 'Sonst noch etwas?',
    send: 'Antworten absenden',
    thanks: 'Danke. Ihre Antworten sind angekommen.',
  },
  draft: {
    keptAt: (moment) => `Entwurf gespeichert am ${moment}.`,
    saving: 'Ihr Entwurf wird gespeichert …',
    saved: 'Entwurf gespeichert.',
    unsaved: 'Noch nicht gespeichert.',
    failed: 'Ihr Entwurf konnte nicht gespeichert werden. Ihre Worte stehen noch auf dieser Seite.',
    overtaken:
      'Sie haben diesen Entwurf in einem anderen Fenster geändert. Ihre Worte stehen noch auf dieser Seite: Wählen Sie „Als Entwurf speichern“, um beide Fassungen zu sehen.',
    other: 'Sie haben in einem anderen Fenster andere Worte gespeichert',
    compare: (moment) =>
      `Diese Worte haben Sie am ${moment} gespeichert. Übernehmen Sie daraus in das Formular, was Sie behalten möchten. Wenn Sie das Formular speichern oder absenden, ersetzt es sie.`,
  },
  done: {
    message: 'Ihre Nachricht ist angekommen.',
    objection: 'Ihre Ablehnung ist angekommen. Eine Aufsichtsperson liest sie und antwortet Ihnen.',
    late: 'Was Sie geschrieben haben, ist angekommen. Eine Aufsichtsperson entscheidet, ob es zugelassen wird.',
    review:
      'Was Sie geschrieben haben, ist angekommen. Ein Mensch sieht sich die Entscheidung an, und Sie erfahren, was er entscheidet.',
    helper: 'Der Link ist angelegt. Sie finden ihn unter „Menschen, die Ihnen helfen“.',
    helperRevoked: 'Der Link öffnet nichts mehr.',
    erasure: 'Die Einrichtung sieht, dass Sie um die Löschung Ihrer Daten bitten.',
    claim: 'Was Sie geschrieben haben, ist angekommen.',
    draft: 'Ihr Entwurf ist gespeichert. Nur Ihr privater Link öffnet ihn.',
    withdrawn: 'Sie haben es zurückgenommen.',
    answer: 'Ihre Antwort ist angekommen.',
    restatement: 'Danke. Der Mensch, der Ihren Fall anhört, sieht, was Sie gesagt haben.',
    letGo: 'Ihr Fall wurde zurückgezogen. Über Sie wurde nichts entschieden.',
    stays: 'Es ist vermerkt, dass Sie angehört werden möchten. Ein Mensch hört Sie weiter an.',
    rest: 'Es ist vermerkt, dass Sie nichts hinzuzufügen haben.',
    survey: 'Danke. Ihre Antworten sind angekommen.',
    file: 'Ihre Datei ist angekommen.',
  },
  faults: {
    title: 'Etwas stimmt noch nicht',
    empty: 'Schreiben Sie wenigstens ein paar Worte.',
    long: 'Das ist zu lang: höchstens 50.000 Zeichen.',
    choose: 'Wählen Sie eine Zahl.',
    name: 'Schreiben Sie einen Namen in einer Zeile.',
    file: 'Wählen Sie eine Datei: PDF, PNG, JPEG, WebP oder einfacher Text, höchstens 10 MB.',
  },
  problems: {
    linkUnknown: {
      title: 'Dieser Link ist ungültig oder wurde ersetzt',
      remedy: 'Prüfen Sie, ob Sie den ganzen Link kopiert haben, oder bitten Sie die Einrichtung um einen neuen.',
    },
    appealWindowClosed: {
      title: 'Die Zeit dafür ist vorbei',
      remedy:
        'Was Sie geschrieben haben, ist als Entwurf gespeichert. Auf dieser Seite können Sie es verspätet absenden.',
    },
    notAutomatic: {
      title: 'Diese Entscheidung hat schon ein Mensch getroffen',
      remedy: 'Wenn sie noch einmal geprüft werden soll, wenden Sie sich bitte an die Einrichtung.',
    },
    reviewTermEnded: {
      title: 'Die Zeit, um einen Menschen zu bitten, ist vorbei',
      remedy: 'Auf dieser Seite können Sie verspätet sagen, warum Ihr Fall anders ist.',
    },
    decisionUnderReview: {
      title: 'Ein Mensch sieht sich diese Entscheidung schon an',
      remedy: 'Sie erfahren, was er entscheidet.',
    },
    claimLimit: {
      title: 'Mehr können Sie nicht absenden',
      remedy:
        'Wenn der Mensch, der Ihren Fall anhört, Sie etwas fragt, können Sie in Ihrer Antwort noch etwas hinzufügen.',
    },
    attachmentLimit: {
      title: 'Mehr Dateien können Sie nicht hinzufügen',
      remedy: 'Bitte beschreiben Sie den Rest in Worten.',
    },
    alreadyGiven: { title: 'Das ist schon geschehen', remedy: 'Sie müssen nichts tun.' },
    wrongPhase: { title: 'Das geht jetzt nicht', remedy: 'Auf dieser Seite sehen Sie, wo Ihr Fall steht.' },
    questionUnknown: { title: 'Diese Frage gibt es nicht', remedy: 'Auf dieser Seite sehen Sie, wo Ihr Fall steht.' },
    questionAnswered: { title: 'Diese Frage haben Sie schon beantwortet', remedy: 'Sie müssen nichts tun.' },
    questionDeadlinePassed: {
      title: 'Die Zeit für diese Antwort ist vorbei',
      remedy:
        'Das allein führt nicht zu einer Entscheidung gegen Sie. Was Sie geschrieben haben, ist als Entwurf gespeichert.',
    },
    restatementReplaced: {
      title: 'Der Mensch, der Ihren Fall anhört, hat eine neue Fassung geschrieben',
      remedy: 'Bitte lesen Sie die neue Fassung auf dieser Seite und sagen Sie, ob sie stimmt.',
    },
    objectionAnswered: {
      title: 'Ihre Ablehnung dieser Person ist beantwortet',
      remedy: 'Die Antwort steht auf dieser Seite.',
    },
    conversationClosed: {
      title: 'Das Gespräch ist beendet',
      remedy: 'Diese Seite zeigt, wie es um Ihren Fall steht.',
    },
    nobodyHears: {
      title: 'Noch hat kein Mensch Ihren Fall übernommen',
      remedy: 'Auf dieser Seite sehen Sie, wer es ist.',
    },
    withdrawalNotProposed: { title: 'Danach wurden Sie nicht gefragt', remedy: 'Sie müssen nichts tun.' },
    workflowsUnavailable: {
      title: 'Das konnte gerade nicht angenommen werden',
      remedy: 'Nichts ist verloren. Bitte versuchen Sie es gleich noch einmal.',
    },
    tooManyRequests: {
      title: 'Zu viele Anfragen',
      remedy: 'Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal.',
    },
    draftChanged: {
      title: 'Sie haben diesen Entwurf in einem anderen Fenster geändert',
      remedy:
        'Es ist nichts verloren: Beide Fassungen stehen auf dieser Seite. Bitte vergleichen Sie sie und speichern Sie noch einmal.',
    },
    other: { title: 'Das hat nicht geklappt', remedy: 'Bitte versuchen Sie es gleich noch einmal.' },
  },
};
