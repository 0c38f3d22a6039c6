import type { NoticeMessages } from './en.ts';

/** What notices say, in German. */
export const de: NoticeMessages = {
  locale: 'de-DE',
  reference: (title, reference) => `${title}, Ihr Zeichen ${reference}`,
  link: 'Ihr persönlicher Link. Geben Sie ihn nicht weiter:',
  answersRead: (address) => `Antworten auf diese Nachricht liest ein Mensch unter ${address}.`,
  answersNotRead: 'Antworten auf diese Nachricht werden nicht gelesen. Bitte benutzen Sie Ihren persönlichen Link.',
  answersOnPaper:
    'Wenn Sie Ihren persönlichen Link nicht öffnen können, rufen Sie die Einrichtung an oder schreiben Sie ihr. Sie hält fest, was Sie sagen, und ein Mensch liest es.',
  by: {
    builtin:
      'einem statistischen Vergleich mit früheren Fällen (es ist kein Sprachmodell, und noch hat kein Mensch Ihren Fall angesehen)',
    languageModel:
      'einem Sprachmodell, das Ihren Fall mit früheren Fällen verglichen hat (noch hat kein Mensch Ihren Fall angesehen)',
  },
  provisionalOutcome: {
    subject: 'Zu Ihrem Fall',
    unscored:
      'Keine Maschine konnte Ihren Fall einschätzen, deshalb hört und entscheidet ihn ein Mensch. Wenn er etwas wissen soll, sagen Sie es ihm über Ihren persönlichen Link.',
    outcome: (day, outcome) =>
      `Nach den Unterlagen, die am ${day} eingegangen sind, lautet das vorläufige Ergebnis: ${outcome}`,
    by: (by) => `Es stammt von ${by}. Es ist keine Entscheidung.`,
    different:
      'Wenn Sie finden, dass Ihr Fall anders ist als die Fälle, denen er ähnelt, sagen Sie es in Ihren eigenen Worten über Ihren persönlichen Link. Dann nimmt ein Mensch Ihre Sicht ein, bevor etwas entschieden wird, wie auch immer die Entscheidung ausfällt.',
    until: (term, moment) => `Dafür haben Sie ${term} Zeit, bis zum ${moment}.`,
  },
  question: {
    subject: 'Eine Frage zu Ihrem Fall',
    body: (moment) =>
      `Der Mensch, der Ihren Fall anhört, hat eine Frage an Sie. Bitte beantworten Sie sie über Ihren persönlichen Link${moment === null ? '' : ` bis zum ${moment}`}. Wenn Sie nicht antworten, führt das allein nicht zu einer Entscheidung gegen Sie.`,
  },
  answerTermExtended: {
    subject: 'Sie haben mehr Zeit für Ihre Antwort',
    body: (moment, earlier) =>
      `Der Mensch, der Ihren Fall anhört, hat Ihnen eine Frage gestellt. Die Frist für Ihre Antwort wurde verlängert: Sie haben jetzt Zeit bis zum ${moment}. Bisher hatten Sie Zeit bis zum ${earlier}. Bitte antworten Sie über Ihren persönlichen Link. Wenn Sie schon geantwortet haben, brauchen Sie nichts zu tun. Wenn Sie nicht antworten, führt das allein nicht zu einer Entscheidung gegen Sie.`,
  },
  restatement: {
    subject: 'Haben wir Sie verstanden?',
    body: 'Der Mensch, der Ihren Fall anhört, hat aufgeschrieben, wie es von Ihrer Seite aussieht. Bitte lesen Sie es über Ihren persönlichen Link und sagen Sie, ob es stimmt oder was nicht stimmt. Wenn Sie nichts sagen, führt das allein nicht zu einer Entscheidung gegen Sie.',
  },
  windowExtended: {
    subject: 'Sie haben mehr Zeit',
    granted: 'Die Einrichtung hat Ihnen mehr Zeit gegeben.',
    outage:
      'Unser Dienst war für einen Teil der Zeit nicht erreichbar, in der Sie uns sagen konnten, dass Ihr Fall anders ist. Dieser Teil zählt nicht zu Ihrer Frist.',
    until: (moment) =>
      `Wenn Sie finden, dass Ihr Fall anders ist als die Fälle, denen er ähnelt, können Sie es über Ihren persönlichen Link bis zum ${moment} sagen. Wenn Sie es uns schon gesagt haben, brauchen Sie nichts zu tun.`,
  },
  withdrawalProposed: {
    subject: 'Die Einrichtung möchte Ihren Fall zurückziehen',
    body: 'Sie haben gesagt, dass Ihr Fall anders ist, und er ist noch nicht entschieden. Die Einrichtung möchte ihn zurückziehen. Dann wird nicht angehört, was Sie gesagt haben, und über Sie wird nichts entschieden. Dem können nur Sie zustimmen, über Ihren persönlichen Link. Wenn Sie nicht zustimmen oder nichts sagen, hört Sie weiter ein Mensch an.',
  },
  decision: {
    subject: 'Die Entscheidung in Ihrem Fall',
    result: (outcome) => `Die Entscheidung in Ihrem Fall lautet: ${outcome}`,
    uncontested: (by) =>
      `Sie folgt aus ${by}. Dass Ihr Fall anders ist, wurde nicht innerhalb der Frist geltend gemacht.`,
    heard: 'Ein Mensch hat Ihren Fall angehört und entschieden.',
    weighed: (facts) => `Diese Angaben über Sie sprachen am stärksten für dieses Ergebnis: ${facts}.`,
    remedy: (what, where, until) =>
      `Was Sie jetzt tun können: ${what} Wo: ${where}${until === null ? '' : ` Sie haben Zeit bis zum ${until}.`}`,
    askRemedy:
      'Wenn Sie mit dieser Entscheidung nicht einverstanden sind, fragen Sie die Einrichtung, an welches Gericht oder welche Beschwerdestelle Sie sich wenden können und bis wann. Sie muss es Ihnen sagen.',
    more: 'Ihr persönlicher Link zeigt die Gründe und welchen Anteil eine Maschine und ein Mensch an der Entscheidung hatten.',
  },
  lateClaimDeclined: {
    subject: 'Was Sie nach der Frist gesagt haben',
    body: 'Nach Ablauf Ihrer Frist haben Sie gesagt, dass Ihr Fall anders ist. Ein Mensch hat gelesen, warum es spät kam, und hat es nicht zugelassen. Ihr persönlicher Link zeigt seine Begründung. Sonst hat sich an Ihrem Fall nichts geändert.',
  },
  claimWrittenDown: {
    subject: 'Wir haben aufgeschrieben, was Sie uns gesagt haben',
    read: 'Sie haben uns gesagt, dass Ihr Fall anders ist, und wir haben es aufgeschrieben. Bitte lesen Sie es über Ihren persönlichen Link. Wenn etwas fehlt oder nicht stimmt, sagen Sie es dort.',
    decided:
      'Sie haben es rechtzeitig gesagt. Deshalb sieht sich ein Mensch Ihren Fall noch einmal an. Die Entscheidung, die Ihnen mitgeteilt wurde, gilt, bis er sie bestätigt oder durch eine andere ersetzt.',
    heard: 'Ein Mensch hört es an, bevor etwas entschieden wird.',
  },
  reopened: {
    subject: 'Ihr Fall wird noch einmal angehört',
    decided:
      'Ein Mensch sieht sich Ihren Fall noch einmal an. Die Entscheidung, die Ihnen mitgeteilt wurde, gilt, bis er sie bestätigt oder durch eine andere ersetzt. Sie erfahren das Ergebnis. Über Ihren persönlichen Link können Sie es verfolgen.',
    admitted:
      'Was Sie nach Ablauf Ihrer Frist gesagt haben, ist zugelassen. Der Mensch, der Ihren Fall anhört, hört es an, bevor etwas entschieden wird. Über Ihren persönlichen Link können Sie es verfolgen.',
  },
  message: {
    subject: 'Eine Nachricht zu Ihrem Fall',
    body: 'Der Mensch, der Ihren Fall anhört, hat Ihnen geschrieben. Über Ihren persönlichen Link können Sie es lesen und antworten und mit diesem Menschen sprechen, solange Ihr Fall angehört wird. Wenn Sie nicht antworten, führt das allein nicht zu einer Entscheidung gegen Sie.',
  },
  appointment: {
    subject: 'Ein Termin zu Ihrem Fall',
    proposed:
      'Der Mensch, der Ihren Fall anhört, möchte mit Ihnen sprechen und schlägt Zeiten vor. Bitte wählen Sie eine davon über Ihren persönlichen Link. Wenn keine passt, sagen Sie es dort. Wenn Sie nicht antworten, führt das allein nicht zu einer Entscheidung gegen Sie.',
    chosen: (moment) =>
      `Ihr Termin mit dem Menschen, der Ihren Fall anhört, ist am ${moment}. Ihr persönlicher Link zeigt, wie, und hat einen Eintrag für Ihren Kalender. Wenn Sie nicht kommen können, sagen Sie es dort. Wenn Sie nicht kommen, führt das allein nicht zu einer Entscheidung gegen Sie.`,
    cancelled:
      'Der Termin mit dem Menschen, der Ihren Fall anhört, ist abgesagt. Ihr persönlicher Link zeigt es. Das wird Ihnen nicht zum Nachteil ausgelegt.',
    over: (moment) => `Ihr Termin am ${moment} findet nicht mehr statt.`,
  },
  minute: {
    subject: 'Wurde das gesagt?',
    body: 'Der Mensch, der Ihren Fall anhört, hat aufgeschrieben, was bei Ihrem Termin gesagt wurde. Bitte lesen Sie es über Ihren persönlichen Link und sagen Sie, ob es stimmt oder was nicht stimmt. Wenn Sie nichts sagen, führt das allein nicht zu einer Entscheidung gegen Sie.',
  },
  objectionAnswered: {
    subject: 'Ihre Ablehnung',
    upheld:
      'Sie haben den Menschen abgelehnt, der Ihren Fall anhört. Eine Aufsichtsperson gibt Ihnen recht, deshalb hört ein anderer Mensch Ihren Fall an. Ihr persönlicher Link zeigt, was die Aufsichtsperson geschrieben hat.',
    declined:
      'Sie haben den Menschen abgelehnt, der Ihren Fall anhört. Eine Aufsichtsperson hat es geprüft und gibt Ihnen nicht recht, deshalb hört derselbe Mensch Sie weiter an. Ihr persönlicher Link zeigt, warum. Dass Sie ihn abgelehnt haben, wird Ihnen nicht zum Nachteil ausgelegt.',
  },
  factsCorrected: {
    subject: 'Berichtigte Angaben zu Ihnen',
    body: 'Die Einrichtung hat berichtigt, was über Sie festgehalten ist, und Ihr Fall wurde neu bewertet. Ihr persönlicher Link zeigt, was jetzt festgehalten ist.',
    outcome: (outcome: string) => `Das vorläufige Ergebnis ist jetzt: ${outcome}`,
  },
  claimReceived: {
    subject: 'Wir haben erhalten, was Sie geschrieben haben',
    own: (moment) => `Was Sie zu Ihrem Fall geschrieben haben, ist am ${moment} angekommen.`,
    helper: (moment) => `Was der Mensch, der Ihnen hilft, zu Ihrem Fall geschrieben hat, ist am ${moment} angekommen.`,
    heard:
      'Ein Mensch liest es und nimmt Ihre Sicht ein, bevor etwas entschieden wird. Sie brauchen sonst nichts zu tun.',
    more: (moment) =>
      `Wenn Sie etwas ergänzen möchten, können Sie es bis zum ${moment} über Ihren persönlichen Link tun.`,
  },
  windowEnding: {
    subject: 'Ihre Zeit zu antworten endet bald',
    until: (moment) =>
      `Sie haben zu Ihrem Fall noch nichts gesagt. Wenn Sie finden, dass er anders ist als die Fälle, denen er ähnelt, oder dass etwas falsch ist, was über Sie festgehalten ist, sagen Sie es bis zum ${moment} über Ihren persönlichen Link. Dann nimmt ein Mensch Ihre Sicht ein, bevor etwas entschieden wird.`,
    outcome: (outcome) => `Das vorläufige Ergebnis lautet: ${outcome}`,
    automatic:
      'Wenn Sie nichts sagen, wird das vorläufige Ergebnis zur Entscheidung. Sie müssen nicht begründen, warum Sie nichts sagen.',
    person: 'Wenn Sie nichts sagen, entscheidet ein Mensch Ihren Fall nach dem, was festgehalten ist.',
  },
  newLink: {
    subject: 'Ein neuer persönlicher Link zu Ihrem Fall',
    body: 'Sie haben einen neuen persönlichen Link zu Ihrem Fall. Links, die Sie früher bekommen haben, gelten noch eine Stunde, nachdem diese Nachricht abgeschickt wurde. Sonst hat sich an Ihrem Fall nichts geändert.',
  },
  contactCorrected: {
    subject: 'Ihr persönlicher Link zu Ihrem Fall',
    body: 'Die Einrichtung hat die Adresse berichtigt, unter der Sie erreichbar sind. Ihr persönlicher Link zeigt, wie Ihr Fall steht und was Sie tun können. Sonst hat sich an Ihrem Fall nichts geändert.',
  },
  withdrawal: {
    subject: 'Ihr Fall ist beendet',
    body: 'Die Einrichtung hat Ihren Fall zurückgezogen. Über Sie wurde nichts entschieden.',
  },
};
