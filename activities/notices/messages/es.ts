import type { NoticeMessages } from './en.ts';

/** What notices say, in Spanish. */
export const es: NoticeMessages = {
  locale: 'es-ES',
  reference: (title, reference) => `${title}, su referencia ${reference}`,
  link: 'Su enlace privado. No lo comparta:',
  answersRead: (address) => `Una persona lee las respuestas a este mensaje en ${address}.`,
  answersNotRead: 'Las respuestas a este mensaje no se leen. Utilice su enlace privado.',
  answersOnPaper:
    'Si no puede abrir su enlace privado, llame o escriba a la institución. Esta anotará lo que usted diga, y una persona lo leerá.',
  by: {
    builtin:
      'una comparación estadística con casos anteriores (no es un modelo de lenguaje, y ninguna persona ha examinado todavía su caso)',
    languageModel:
      'un modelo de lenguaje que ha comparado su caso con casos anteriores (ninguna persona ha examinado todavía su caso)',
  },
  provisionalOutcome: {
    subject: 'Sobre su caso',
    unscored:
      'Ninguna máquina ha podido evaluar su caso, por lo que una persona lo escuchará y decidirá. Si hay algo que deba saber, dígaselo por medio de su enlace privado.',
    outcome: (day, outcome) => `Según los datos recibidos el ${day}, el resultado provisional es: ${outcome}`,
    by: (by) => `Procede de ${by}. No es una decisión.`,
    different:
      'Si cree que su caso es distinto de aquellos a los que se parece, dígalo con sus propias palabras por medio de su enlace privado. Una persona adoptará entonces su punto de vista antes de que se decida nada, sea cual sea la decisión.',
    until: (term, moment) => `Dispone de ${term}, hasta el ${moment}.`,
  },
  question: {
    subject: 'Una pregunta sobre su caso',
    body: (moment) =>
      `La persona que escucha su caso tiene una pregunta para usted. Respóndala por medio de su enlace privado${moment === null ? '' : ` hasta el ${moment}`}. Si no responde, eso por sí solo no llevará a una decisión en su contra.`,
  },
  answerTermExtended: {
    subject: 'Tiene más tiempo para responder a la pregunta',
    body: (moment, earlier) =>
      `La persona que escucha su caso le ha hecho una pregunta. Ahora tiene más tiempo para responderla: hasta el ${moment}. Antes tenía tiempo hasta el ${earlier}. Respóndala por medio de su enlace privado. Si ya ha respondido, no tiene que hacer nada. Si no responde, eso por sí solo no llevará a una decisión en su contra.`,
  },
  restatement: {
    subject: '¿Le hemos entendido?',
    body: 'La persona que escucha su caso ha escrito cómo se ven las cosas desde su lado. Léalo por medio de su enlace privado y diga si es correcto o qué no lo es. Si no dice nada, eso por sí solo no llevará a una decisión en su contra.',
  },
  windowExtended: {
    subject: 'Tiene más tiempo',
    granted: 'La institución le ha dado más tiempo.',
    outage:
      'Nuestro servicio no estuvo disponible durante una parte del tiempo que tenía para decirnos que su caso es distinto. Esa parte no cuenta en su plazo.',
    until: (moment) =>
      `Si cree que su caso es distinto de aquellos a los que se parece, puede decirlo por medio de su enlace privado hasta el ${moment}. Si ya nos lo ha dicho, no tiene que hacer nada.`,
  },
  withdrawalProposed: {
    subject: 'La institución quiere retirar su caso',
    body: 'Usted ha dicho que su caso es distinto, y todavía no se ha decidido. La institución quiere retirar el caso. Si se retira, lo que ha dicho no se escuchará, y no se tomará ninguna decisión sobre usted. Solo usted puede aceptarlo, por medio de su enlace privado. Si no lo acepta, o no dice nada, una persona seguirá escuchándole.',
  },
  decision: {
    subject: 'La decisión en su caso',
    result: (outcome) => `La decisión en su caso es: ${outcome}`,
    uncontested: (by) => `Se deriva de ${by}. Dentro del plazo no se alegó que su caso fuera distinto.`,
    heard: 'Una persona escuchó su caso y tomó la decisión.',
    weighed: (facts) => `Los datos sobre usted que más pesaron a favor de este resultado son: ${facts}.`,
    remedy: (what, where, until) =>
      `Lo que puede hacer ahora: ${what} Dónde: ${where}${until === null ? '' : ` Tiene plazo hasta el ${until}.`}`,
    askRemedy:
      'Si no está de acuerdo con esta decisión, pregunte a la institución ante qué tribunal u oficina de reclamaciones puede acudir, y hasta cuándo. Está obligada a decírselo.',
    more: 'Su enlace privado muestra los motivos y qué parte tuvieron en la decisión una máquina y una persona.',
  },
  lateClaimDeclined: {
    subject: 'Lo que dijo fuera de plazo',
    body: 'Fuera de plazo usted dijo que su caso es distinto. Una persona ha leído por qué llegó tarde y no lo ha admitido. Su enlace privado muestra su motivo. Nada más ha cambiado en su caso.',
  },
  claimWrittenDown: {
    subject: 'Hemos anotado lo que nos dijo',
    read: 'Usted nos dijo que su caso es distinto, y lo hemos anotado. Léalo por medio de su enlace privado. Si falta algo o algo no es correcto, dígalo allí.',
    decided:
      'Lo dijo a tiempo, así que una persona examinará de nuevo su caso. La decisión que se le comunicó sigue en vigor hasta que esa persona la confirme o la sustituya por otra.',
    heard: 'Una persona lo escuchará antes de que se decida nada.',
  },
  reopened: {
    subject: 'Su caso se escucha de nuevo',
    decided:
      'Una persona examinará de nuevo su caso. La decisión que se le comunicó sigue en vigor hasta que esa persona la confirme o la sustituya por otra. Se le comunicará el resultado. Puede seguirlo por medio de su enlace privado.',
    admitted:
      'Lo que dijo fuera de plazo ha sido admitido. La persona que escucha su caso lo escuchará antes de que se decida nada. Puede seguirlo por medio de su enlace privado.',
  },
  message: {
    subject: 'Un mensaje sobre su caso',
    body: 'La persona que escucha su caso le ha escrito. Por medio de su enlace privado puede leerlo y responder, y hablar allí con esa persona mientras se escuche su caso. Si no responde, eso por sí solo no llevará a una decisión en su contra.',
  },
  appointment: {
    subject: 'Una cita sobre su caso',
    proposed:
      'La persona que escucha su caso quiere hablar con usted y propone horas. Elija una por medio de su enlace privado. Si no le viene bien ninguna, dígalo allí. Si no responde, eso por sí solo no llevará a una decisión en su contra.',
    chosen: (moment) =>
      `Su cita con la persona que escucha su caso es el ${moment}. Su enlace privado muestra cómo y tiene una entrada para su calendario. Si no puede asistir, dígalo allí. Si no asiste, eso por sí solo no llevará a una decisión en su contra.`,
    cancelled:
      'La cita con la persona que escucha su caso está cancelada. Su enlace privado lo muestra. Eso no cuenta en su contra.',
    over: (moment) => `Su cita del ${moment} ya no tendrá lugar.`,
  },
  minute: {
    subject: '¿Es esto lo que se dijo?',
    body: 'La persona que escucha su caso ha anotado lo que se dijo cuando se reunieron. Léalo por medio de su enlace privado y diga si es correcto o qué no lo es. Si no dice nada, eso por sí solo no llevará a una decisión en su contra.',
  },
  objectionAnswered: {
    subject: 'Su recusación',
    upheld:
      'Usted recusó a la persona que escucha su caso. Una persona supervisora le da la razón, así que otra persona escuchará su caso. Su enlace privado muestra lo que ha escrito.',
    declined:
      'Usted recusó a la persona que escucha su caso. Una persona supervisora lo ha examinado y no le da la razón, así que continúa la misma persona. Su enlace privado muestra por qué. Haber recusado no cuenta en su contra.',
  },
  factsCorrected: {
    subject: 'Datos corregidos sobre usted',
    body: 'La institución ha corregido lo que consta sobre usted y su caso se ha evaluado de nuevo. Su enlace privado muestra lo que consta ahora.',
    outcome: (outcome: string) => `El resultado provisional es ahora: ${outcome}`,
  },
  claimReceived: {
    subject: 'Hemos recibido lo que escribió',
    own: (moment) => `Lo que usted escribió sobre su caso llegó el ${moment}.`,
    helper: (moment) => `Lo que la persona que le ayuda escribió sobre su caso llegó el ${moment}.`,
    heard:
      'Una persona lo leerá y adoptará su punto de vista antes de que se decida nada. No tiene que hacer nada más.',
    more: (moment) => `Si quiere añadir algo, puede hacerlo por medio de su enlace privado hasta el ${moment}.`,
  },
  windowEnding: {
    subject: 'Su plazo para responder termina pronto',
    until: (moment) =>
      `Todavía no ha dicho nada sobre su caso. Si cree que es distinto de aquellos a los que se parece, o que es incorrecto algo de lo que consta sobre usted, dígalo por medio de su enlace privado hasta el ${moment}. Una persona adoptará entonces su punto de vista antes de que se decida nada.`,
    outcome: (outcome) => `El resultado provisional es: ${outcome}`,
    automatic:
      'Si no dice nada, el resultado provisional se convierte en la decisión. No tiene que explicar por qué no dice nada.',
    person: 'Si no dice nada, una persona decidirá su caso según lo que consta.',
  },
  newLink: {
    subject: 'Un nuevo enlace privado a su caso',
    body: 'Tiene un nuevo enlace privado a su caso. Los enlaces que recibió antes dejan de funcionar una hora después del envío de este mensaje. Nada más ha cambiado en su caso.',
  },
  contactCorrected: {
    subject: 'Su enlace privado a su caso',
    body: 'La institución ha corregido la dirección en la que se comunica con usted. Su enlace privado muestra cómo está su caso y qué puede hacer. Nada más ha cambiado en su caso.',
  },
  withdrawal: {
    subject: 'Su caso ha terminado',
    body: 'La institución ha retirado su caso. No se ha tomado ninguna decisión sobre usted.',
  },
};
