import type { Messages } from './en.ts';

/** What pages say to subjects, in Spanish. */
export const es: Messages = {
  frame: {
    skip: 'Ir al contenido',
    languages: 'Idioma',
    promise: 'Ninguna máquina decide un caso en el que una persona ha dicho ser una excepción.',
  },
  appeal: {
    by: {
      languageModel: 'un modelo de lenguaje, por comparación con casos anteriores',
      builtin:
        'una comparación estadística con casos anteriores, hecha por un programa que no es un modelo de lenguaje',
    },
    methods: {
      correlational: 'una comparación con personas cuyos datos son parecidos',
      theoryBased: 'el razonamiento de una persona a partir de una teoría general',
      empathy: 'el esfuerzo de una persona por ver el caso desde el punto de vista de usted',
    },
    weights: { principal: 'decisivo', considered: 'tenido en cuenta', setAside: 'dejado de lado' },
    findings: {
      exceptional: 'Una persona concluyó que su caso es realmente distinto.',
      specialPleading: 'Una persona adoptó su punto de vista y no encontró su caso lo bastante distinto.',
      cannotDecipher:
        'Las personas que escucharon esto no lograron entenderlo. Eso por sí solo no llevó a una decisión en su contra.',
    },
    individualFacts: {
      changedTheOutcome: 'Lo que su caso tiene de particular cambió el resultado.',
      changedNothing:
        'Se vio lo que su caso tiene de particular, pero no cambió el resultado: sin ello habría sido el mismo.',
    },
    part: (method, weight) => `${method}; fue ${weight}`,
    status: {
      received: 'Su caso ha llegado. Primero, una máquina lo comparará con casos anteriores.',
      scored: 'Una máquina ha comparado su caso con casos anteriores. No se ha decidido nada.',
      windowOpen:
        'Una máquina ha obtenido un resultado provisional. Si cree que su caso es distinto, dígalo: una persona le escuchará entonces antes de que se decida nada.',
      windowOver: 'El tiempo para decir que su caso es distinto ha pasado. La decisión vendrá a continuación.',
      asked: 'La persona que escucha su caso le ha hecho una pregunta.',
      claimWaits: 'Una persona escuchará lo que ha dicho y decidirá. Ninguna máquina lo decide.',
      caseWaits: 'Una persona escuchará su caso y decidirá. Ninguna máquina lo decide.',
      claimIsHeard: 'Una persona está escuchando lo que ha dicho. Ninguna máquina lo decide.',
      caseIsHeard: 'Una persona está escuchando su caso. Ninguna máquina lo decide.',
      restated:
        'Una persona le ha escuchado y ha escrito cómo se ven las cosas desde su lado. Diga si le ha entendido.',
      heardWaits:
        'Una persona le ha escuchado. La decisión espera hasta que pase el tiempo para añadir algo, o hasta que usted diga que no tiene nada que añadir.',
      anotherHears:
        'Una persona le ha escuchado. Otra le escuchará antes de que se decida nada. Ninguna máquina lo decide.',
      signatureWaits:
        'Una persona le ha escuchado y propone una decisión. Una segunda debe estar de acuerdo para que valga.',
      withdrawalAsked:
        'La institución quiere retirar su caso. Solo usted puede aceptarlo. Mientras tanto, una persona sigue escuchándole.',
      underReview:
        'Una persona examina de nuevo su caso. La decisión de abajo sigue en vigor hasta que la confirme o la sustituya.',
      decided: 'Su caso está decidido.',
      withdrawn: 'La institución ha retirado su caso. No se ha decidido nada sobre usted.',
    },
  },
  reader: {
    title: 'Ha iniciado sesión como personal de la institución',
    text: (name: string) =>
      `Esta es la página privada de la persona de quien trata el caso. En el historial del caso consta que ${name} la ha abierto.`,
  },
  case: {
    title: 'Su caso',
    reference: 'Referencia',
    institution: 'Institución',
    matter: 'Asunto',
    arrived: 'Llegada',
    erased: 'Estas palabras se han borrado.',
  },
  time: {
    title: 'Tiempo para decir que su caso es distinto',
    until: 'Tiene hasta el',
    left: (span) => `Quedan ${span}.`,
    over: 'El tiempo ha terminado.',
  },
  provisional: {
    title: 'El resultado provisional y sus motivos',
    outcome: 'Resultado provisional',
    notDecision: 'Esto todavía no es una decisión.',
    why: 'Lo que más contó en sus datos',
    fact: 'En sus datos',
    yours: 'Usted',
    typical: 'Habitual en los casos que salieron bien',
    alike: 'Lo mismo ocurre con muchas personas cuyos casos salieron bien. Contó junto con sus demás datos.',
    noFactors: 'Ningún dato suyo destacó por sí solo.',
    unscored: 'Ninguna máquina ha obtenido un resultado en su caso. Una persona lo escuchará y decidirá.',
  },
  parts: {
    title: 'Quién hace qué',
    machine: 'Lo que hizo una máquina',
    machineText:
      'Comparó lo que los datos de la institución dicen de usted con casos anteriores que parecen similares, y con lo que ocurrió en ellos. No sabe por qué hizo usted algo, y no puede ver las cosas desde su lado. Ninguna máquina que pueda influir en su caso lee lo que usted escribe aquí.',
    machineBy: (by) => `El resultado provisional procede de ${by}.`,
    machineNothing: 'Nada que afecte a su caso.',
    person: 'Lo que hará una persona',
    personText:
      'Si usted dice que su caso es distinto, una persona tiene que escucharle antes de que se decida nada, sea cual sea la decisión. Lee sus palabras, puede hacerle preguntas y tiene que escribir cómo se ven las cosas desde su lado. Usted puede comprobar si le ha entendido.',
  },
  claim: {
    title: 'Diga por qué su caso es distinto',
    again: 'Añadir algo a lo que ha dicho',
    intro:
      'Use sus propias palabras, tantas o tan pocas como quiera. No hay una manera correcta de decirlo. La ortografía no importa.',
    kind: '¿Qué quiere decir?',
    kinds: {
      exception: 'Mi caso es diferente',
      wrongFact: 'Algo que consta sobre mí no es correcto',
      wrongComparison: 'Me comparan con las personas equivocadas',
    },
    label: '¿Por qué no se le debería juzgar como a los casos a los que se parece el suyo?',
    help: 'Preguntas que pueden ayudarle',
    helpIntro: 'No tiene que responder a ninguna.',
    prompts: [
      '¿Qué ocurrió, tal como lo vio entonces?',
      '¿Qué sabía, creía o quería en aquel momento?',
      '¿Qué es cierto de usted que los datos no muestran?',
      '¿Qué es distinto hoy?',
      '¿Quién o qué podría confirmarlo?',
    ],
    send: 'Enviar lo que he escrito',
    keep: 'Guardar como borrador',
    what: 'Cuando lo envíe, recibirá un justificante. A partir de entonces, ninguna máquina decide su caso.',
    closed: 'El tiempo para esto ha pasado.',
  },
  late: {
    title: 'Decir fuera de plazo que su caso es distinto',
    intro:
      'Su tiempo para esto ha terminado. Todavía puede decirlo, junto con el motivo por el que no pudo decirlo a tiempo. Una persona supervisora lee ambas cosas y decide si se admite. Hasta entonces, nada cambia en su caso.',
    why: '¿Por qué no pudo decirlo a tiempo?',
    send: 'Enviar fuera de plazo',
    yours: 'Lo que ha dicho fuera de plazo',
    waiting: 'Espera a una persona supervisora',
    admitted: 'Admitido: una persona lo escucha',
    declined: 'No admitido. El motivo:',
    review: 'Una persona examina de nuevo esta decisión. Sigue en vigor hasta que la confirme o la sustituya.',
  },
  review: {
    title: 'Pedir que una persona examine esta decisión',
    intro:
      'Ninguna persona ha examinado todavía esta decisión. Si lo pide, una persona leerá lo que usted escriba, examinará su caso y confirmará la decisión o la sustituirá por otra. Hasta entonces la decisión sigue en vigor. Se le dirá qué decide.',
    until: 'Puede pedirlo hasta el',
    why: '¿Por qué debería examinarla una persona?',
    send: 'Pedir una persona',
    yours: 'Usted pidió que una persona examine la decisión',
  },
  helpers: {
    title: 'Personas que le ayudan',
    intro:
      'Puede dejar que un abogado u otra persona actúe por usted con un enlace propio. Esa persona ve lo que usted ve, y lo que hace queda marcado como suyo. No puede retirar lo que usted ha dicho ni terminar su caso. Puede retirar el enlace en cualquier momento.',
    youHelp: 'Usted actúa por esta persona con un enlace que ella le dio. Lo que haga aquí queda marcado como suyo.',
    since: 'desde el',
    link: 'Su enlace. Entréguelo solo a esa persona:',
    revoke: 'Retirar este enlace',
    add: 'Dejar que otra persona le ayude',
    name: '¿Quién es?',
    send: 'Crear un enlace para esa persona',
  },
  data: {
    title: 'Todo lo que guardamos sobre usted',
    intro:
      'Puede llevarse todo lo que se guarda sobre usted en este caso: lo que envió la institución, lo que una máquina hizo con ello, lo que usted dijo y cada paso que se dio.',
    link: 'Descargar todo (JSON)',
    erase: 'Pedir que se borren sus datos',
    eraseIntro:
      'La institución ve su petición y decide sobre ella. No se borra nada mientras su caso está abierto. Cuando se borren sus datos, este enlace dejará de funcionar.',
    why: '¿Por qué? Puede dejarlo en blanco.',
    send: 'Pedir el borrado',
    asked: 'Usted pidió a la institución que borre sus datos el',
  },
  claims: {
    title: 'Lo que ha dicho',
    sent: 'Enviado',
    withdrawn: 'Retirado',
    heard: 'Escuchado por una persona',
    waiting: 'A la espera de que se escuche',
    receipt: 'Justificante',
    withdraw: 'Retirar esto',
    withdrawHelp: 'Si lo retira, ninguna persona lo escuchará. Puede decir algo nuevo mientras quede tiempo.',
    withdrawSure: 'Sí, retirarlo',
    said: {
      phone: 'Usted lo dijo por teléfono.',
      letter: 'Usted lo dijo en una carta.',
      inPerson: 'Usted lo dijo en persona.',
    },
    byHelper: (name: string) => `${name} lo dijo por usted.`,
    writtenBy: (by: string) =>
      `${by} lo anotó. Si falta algo o algo no es correcto, escríbanos aquí qué es diferente.`,
  },
  receipt: {
    title: 'Su justificante',
    thanks:
      'Lo que escribió ha llegado y está guardado de forma segura. Una persona lo escuchará antes de que se decida nada.',
    received: 'Recibido',
    number: 'Número de su declaración',
    words: 'Sus palabras',
    hash: 'Huella digital de sus palabras (SHA-256)',
    hashHelp:
      'Quien tenga sus palabras puede calcular de nuevo esta huella. Si se hubiera cambiado una sola letra, la huella sería otra.',
    next: 'Qué ocurre después',
    nextText:
      'Una persona se hará cargo de su caso, leerá lo que escribió y quizá le haga una pregunta. Se le avisará. Hasta entonces no tiene que hacer nada.',
    print: 'Puede imprimir o guardar esta página.',
    back: 'Volver a su caso',
  },
  files: {
    title: 'Añadir un archivo',
    intro: 'Una carta, un certificado o una foto: PDF, PNG, JPEG, WebP o texto sin formato, de hasta 10 MB.',
    label: 'Archivo',
    send: 'Añadir este archivo',
    yours: 'Sus archivos',
    size: (kilobytes) => `${kilobytes} kB`,
  },
  question: {
    title: 'Una pregunta para usted',
    from: 'La persona que escucha su caso pregunta:',
    by: 'Responda antes del',
    silence: 'Si no responde, eso por sí solo no llevará a una decisión en su contra.',
    label: 'Su respuesta',
    send: 'Enviar mi respuesta',
    keep: 'Guardar como borrador',
    earlier: 'Preguntas anteriores',
    yours: 'Su respuesta',
    lapsed: 'No respondió a tiempo. Eso por sí solo no llevará a una decisión en su contra.',
  },
  restatement: {
    title: '¿Le han entendido?',
    intro:
      'Así describe su punto de vista una persona que escucha su caso. Trata de cómo ve usted las cosas, no de la decisión.',
    yes: 'Sí, así lo veo',
    no: 'No, algo no es correcto',
    label: '¿Qué no es correcto?',
    send: 'Enviar',
    confirmed: 'Usted dijo: sí, así lo veo.',
    corrected: 'Usted dijo que algo no es correcto.',
  },
  withdrawal: {
    title: 'La institución quiere retirar su caso',
    text: 'No se ha decidido nada sobre usted. Ha dicho que su caso es distinto, por lo que solo usted puede aceptar que termine. Si quiere que le escuchen, o no dice nada, una persona seguirá escuchándole. La institución da este motivo:',
    stay: 'Quiero que me escuchen',
    go: 'Acepto que se retire',
    goHelp: 'Lo que ha dicho no se escuchará entonces, y no se tomará ninguna decisión sobre usted.',
    goSure: 'Sí, retirar mi caso',
  },
  rest: {
    title: '¿Nada más que añadir?',
    text: 'La decisión espera hasta que pase el tiempo de arriba, por si quiere añadir algo. Si no tiene nada que añadir, dígalo, y no tendrá que esperar.',
    send: 'No tengo nada que añadir',
    done: 'Usted dijo que no tiene nada que añadir.',
  },
  outcome: {
    title: 'La decisión',
    at: 'Decidido',
    reasons: 'Los motivos',
    noReasons: 'Se deriva del resultado provisional, porque no se dijo a tiempo que su caso es distinto.',
    followsPlainly: 'Se deriva del resultado provisional.',
    remedy: 'Lo que puede hacer ahora',
    office: 'Dónde',
    until: 'Hasta',
    askRemedy: (institution) =>
      `Si no está de acuerdo con esta decisión, pregunte a la institución (${institution}) ante qué tribunal u oficina de reclamaciones puede acudir, y hasta cuándo. Está obligada a decírselo.`,
    parts: 'En qué se basa la decisión',
    person: 'Una persona',
    machine: 'Una máquina',
  },
  survey: {
    title: '¿Cómo fue para usted?',
    intro:
      'Ninguna persona que escucha casos ve nunca sus respuestas, y no cambian nada en su caso. Muestran si aquí se escucha a las personas.',
    feltHeard: 'Me sentí escuchado o escuchada.',
    feltUnderstood: 'Me sentí comprendido o comprendida.',
    wasTreatedFairly: 'Se me trató con justicia.',
    least: 'nada',
    most: 'del todo',
    optional: 'Puede dejarlo en blanco.',
    comment: '¿Algo más?',
    send: 'Enviar mis respuestas',
    thanks: 'Gracias. Sus respuestas han llegado.',
  },
  draft: {
    keptAt: (moment) => `Borrador guardado el ${moment}.`,
    saving: 'Guardando su borrador …',
    saved: 'Borrador guardado.',
    unsaved: 'Todavía sin guardar.',
    failed: 'No se pudo guardar su borrador. Sus palabras siguen en esta página.',
    overtaken:
      'Ha cambiado este borrador en otra ventana. Sus palabras siguen en esta página: elija «Guardar como borrador» para ver las dos versiones.',
    other: 'En otra ventana guardó otras palabras',
    compare: (moment) =>
      `Guardó estas palabras el ${moment}. Copie de ellas en el formulario lo que quiera conservar. Al guardar o enviar el formulario, este las sustituye.`,
  },
  done: {
    late: 'Lo que escribió ha llegado. Una persona supervisora decide si se admite.',
    review: 'Lo que escribió ha llegado. Una persona examinará la decisión, y se le dirá qué decide.',
    helper: 'El enlace está creado. Lo encuentra en «Personas que le ayudan».',
    helperRevoked: 'El enlace ya no abre nada.',
    erasure: 'La institución ve que usted pide que se borren sus datos.',
    claim: 'Lo que escribió ha llegado.',
    draft: 'Su borrador está guardado. Solo su enlace privado lo abre.',
    withdrawn: 'Lo ha retirado.',
    answer: 'Su respuesta ha llegado.',
    restatement: 'Gracias. La persona que escucha su caso verá lo que ha dicho.',
    letGo: 'Su caso se ha retirado. No se ha tomado ninguna decisión sobre usted.',
    stays: 'Consta que quiere que le escuchen. Una persona seguirá escuchándole.',
    rest: 'Consta que no tiene nada que añadir.',
    survey: 'Gracias. Sus respuestas han llegado.',
    file: 'Su archivo ha llegado.',
  },
  faults: {
    title: 'Algo no está bien todavía',
    empty: 'Escriba al menos unas palabras.',
    long: 'Es demasiado largo. El máximo son 50.000 caracteres.',
    choose: 'Elija un número.',
    name: 'Escriba un nombre en una línea.',
    file: 'Elija un archivo: PDF, PNG, JPEG, WebP o texto sin formato, de hasta 10 MB.',
  },
  problems: {
    linkUnknown: {
      title: 'Este enlace no es válido o se ha sustituido',
      remedy: 'Compruebe que copió el enlace entero, o pida uno nuevo a la institución.',
    },
    appealWindowClosed: {
      title: 'El tiempo para esto ha pasado',
      remedy: 'Lo que escribió está guardado como borrador. Puede enviarlo fuera de plazo en esta página.',
    },
    notAutomatic: {
      title: 'Una persona ya ha tomado esta decisión',
      remedy: 'Si quiere que se examine de nuevo, diríjase a la institución.',
    },
    reviewTermEnded: {
      title: 'El plazo para pedir una persona ha terminado',
      remedy: 'En esta página todavía puede decir, fuera de plazo, por qué su caso es diferente.',
    },
    decisionUnderReview: {
      title: 'Una persona ya está examinando esta decisión',
      remedy: 'Se le dirá qué decide.',
    },
    claimLimit: {
      title: 'No puede enviar más',
      remedy: 'Si la persona que escucha su caso le hace una pregunta, puede decir más en su respuesta.',
    },
    attachmentLimit: { title: 'No puede añadir más archivos', remedy: 'Describa el resto con palabras.' },
    alreadyGiven: { title: 'Esto ya se ha hecho', remedy: 'No tiene que hacer nada.' },
    wrongPhase: { title: 'Esto no es posible ahora', remedy: 'Esta página muestra en qué punto está su caso.' },
    questionUnknown: { title: 'Esta pregunta no existe', remedy: 'Esta página muestra en qué punto está su caso.' },
    questionAnswered: { title: 'Ya ha respondido a esta pregunta', remedy: 'No tiene que hacer nada.' },
    questionDeadlinePassed: {
      title: 'El tiempo para esta respuesta ha pasado',
      remedy: 'Eso por sí solo no llevará a una decisión en su contra. Lo que escribió está guardado como borrador.',
    },
    restatementReplaced: {
      title: 'La persona que escucha su caso ha escrito una nueva versión',
      remedy: 'Lea la nueva versión en esta página y diga si es correcta.',
    },
    withdrawalNotProposed: { title: 'No se le ha preguntado esto', remedy: 'No tiene que hacer nada.' },
    workflowsUnavailable: {
      title: 'No hemos podido aceptarlo en este momento',
      remedy: 'No se ha perdido nada. Inténtelo de nuevo en un momento.',
    },
    tooManyRequests: { title: 'Demasiadas peticiones', remedy: 'Espere un minuto e inténtelo de nuevo.' },
    draftChanged: {
      title: 'Ha cambiado este borrador en otra ventana',
      remedy: 'No se ha perdido nada: los dos textos están en esta página. Compárelos y guarde de nuevo.',
    },
    other: { title: 'Esto no ha funcionado', remedy: 'Inténtelo de nuevo en un momento.' },
  },
};
