import { z } from 'zod';
import { Attribute, comparisonOfValues, faultsOf, isComparable, valueSchema } from './attribute.ts';
import { Calendar, TimeZone } from './calendar.ts';
import { VideoUrl, Way, WAYS } from './appointment.ts';
import { Duration } from './duration.ts';
import { Grace } from './grace.ts';
import { LanguageTag } from './language.ts';
import { leastMilliseconds, Term, type TermRules } from './term.ts';
import { Name } from './name.ts';
import { OfferedTheory } from './theory.ts';
import { OutcomeLabel, strayPlaces, Translations } from './translation.ts';
import { AdverseEvent, eventWords } from './adverse-event.ts';

export { Attribute, isComparable } from './attribute.ts';

export const Outcome = z.strictObject({
  name: Name,
  adverse: z.boolean(),
  meaning: z.string().min(1).max(500),
  /** Its name in lists; derived from its name if left out. */
  label: OutcomeLabel.optional(),
});
export type Outcome = z.infer<typeof Outcome>;

/** Half-open interval of scores: from the previous band's `below` up to, not including, its own. */
const Band = z.strictObject({
  below: z.number().gt(0).lte(1).optional(),
  outcome: Name,
});

const document = z.strictObject({
  title: z.string().min(1).max(200),
  kind: Name,
  /** In which days begin and end, and which staff pages show. Without it days are counted as 24 hours. */
  timeZone: TimeZone.optional(),
  /** The language of notices to subjects whose own is not known; English without it. */
  language: LanguageTag.optional(),
  /** The address at which answers to notices are read. Without it, notices say that they are not. */
  replyTo: z.email({ error: 'give an email address' }).optional(),
  /** How long after a letter was posted its subject counts as reached; `P4D` if omitted. */
  letterArrivesAfter: Term.optional(),
  /** The days that do not count. Windows, due times and answers do not end on them. */
  calendar: Calendar.optional(),
  attributes: z.array(Attribute).min(1).max(100),
  adverseEvent: AdverseEvent,
  outcomes: z.array(Outcome).min(2).max(10),
  bands: z.array(Band).min(2).max(10),
  referenceClass: z.strictObject({
    k: z.number().int().min(1).max(1_000),
    minimumSize: z.number().int().min(1).max(1_000),
  }),
  model: z.strictObject({
    /** Name sent to the endpoint; `builtin/reference-class` is the built-in scorer, which is not a language model. */
    name: z.string().min(1).max(200),
    promptVersion: z.string().regex(/^v[0-9]{1,4}$/, { error: 'give a prompt version such as v1' }),
    /** The model card that admits this model to live cases, by name, such as `builtin-reference-class.v1`. */
    card: z.string().min(1).max(200),
    /**
     * Families of `npm run probe` for which the card has to state a result, on at least 50 items each, and the share of items,
     * 0..1, that the model has to have passed in each.
     */
    probes: z
      .array(
        z.strictObject({
          family: z.string().regex(/^[a-zA-Z]{1,60}$/),
          minimumShare: z.number().min(0).max(1).default(0),
        }),
      )
      .max(50)
      .optional(),
    /** Most tokens, prompt and completion together, that this policy may spend in a day (UTC). */
    dailyTokenBudget: z.number().int().min(1).nullable().default(null),
    /** Whether a docket's cases are put to the model one by one (where it is left out) or in one batch, which may take a day. */
    requests: z.enum(['single', 'batch']).optional(),
  }),
  scoring: z
    .strictObject({
      /** Share of the model against the reference class in the combined log-odds, 0..1. */
      modelWeight: z.number().min(0).max(1).default(0.5),
      /** Model and reference class further apart than this, in probability, need a person. */
      disagreementLimit: z.number().gt(0).lte(1).default(0.4),
      calibration: z.enum(['isotonic', 'platt', 'none']).default('isotonic'),
      /**
       * Whether facts count by how much each alone tells about the outcome of the precedents (`learned`), or two values of a fact
       * are as far apart as the rates of the adverse event among the precedents that have them (`rates`). Facts count alike, as
       * they stand if omitted. Protected facts never count.
       */
      attributeWeights: z.enum(['equal', 'learned', 'rates']).optional(),
    })
    .prefault({}),
  appealWindow: z.strictObject({
    duration: Term,
    for: z.enum(['adverse', 'all']),
    /** The zone in which its days end, where it is not the policy's. */
    timeZone: TimeZone.optional(),
    /** How long after the window's end claims are still taken; if omitted, see `graceMilliseconds`. */
    grace: Grace.optional(),
    /** Subjects are told of a window that an outage lengthened by more than this; `PT15M` if omitted. */
    outageNotice: Duration.optional(),
    /** How long before the end subjects who have said nothing are reminded; if omitted, see `reminderMilliseconds`. */
    reminder: z.union([z.literal('none'), Duration]).optional(),
  }),
  uncontestedAdverse: z.enum(['automatic', 'signOff']),
  /** How long after an automatic decision its subject may have a person look at it; `P30D` if omitted. */
  reviewTerm: Duration.optional(),
  /** What a judge is not served before their perspective record is in. */
  blind: z.enum(['scoreAndOutcome', 'score', 'none']).default('scoreAndOutcome'),
  /**
   * How much a judge's perspective record has to say at least. A policy that is put without it gets the default; it is absent
   * from versions that were stored before there was a minimum, and those have none.
   */
  perspective: z
    .strictObject({
      /** Letters, in any script, of each part in prose. */
      minLetters: z.number().int().min(1).max(2_000),
    })
    .optional(),
  /** Theories that judges are offered for their assessments; others can be used as well. */
  theories: z.array(OfferedTheory).max(100).optional(),
  hearing: z.strictObject({
    /** From opening to decision. */
    due: Term,
    /** How long one judge may hold a hearing without acting on it. */
    lease: Duration,
    dailyCap: z.number().int().min(1).max(500),
    consecutiveCap: z.number().int().min(1).max(500),
    /**
     * How long a judge may work in hearings without a pause of 15 minutes before the queue gives them none of this policy until they
     * have had one. Time in a hearing counts twice if their record states a distress of 6 or 7. No such limit if omitted.
     */
    restAfter: Duration.optional(),
    /** Share of hearings, 0..1, that a second judge hears blind to the first. */
    secondJudgeShare: z.number().min(0).max(1),
    /** How often `cannotDecipher` moves on to another judge before it goes to a supervisor. */
    cannotDecipherMoves: z.number().int().min(1).max(5),
    /** Whether a decision other than the provisional outcome needs a second person's signature. */
    overrideNeedsSignature: z.boolean().default(false),
    questions: z.strictObject({ answerWithin: Term, maximum: z.number().int().min(0).max(20) }),
    /**
     * How long an adverse decision on a claim waits for the subject's word on the restatement of their point of view. Without
     * it they may say so until the decision, and are not told to.
     */
    restatement: z.strictObject({ answerWithin: Term }).nullable().default(null),
    /**
     * Who may take a hearing of their choice. With `supervisors`, a judge only takes the next one. Where it is left out, pages
     * offer judges only the next one, and a call that names a hearing is accepted and recorded as their choice.
     */
    choice: z.enum(['judges', 'supervisors']).optional(),
    /** Whether the subject is told the name or only the role of the person who hears them; `role` if omitted. */
    judgeShownAs: z.enum(['name', 'role']).optional(),
    /**
     * The subject's objection to the person who hears them: when a supervisor is alerted that it is not answered, and whether
     * that person goes on meanwhile. Where it is left out, `P2D`, and the hearing waits.
     */
    objection: z.strictObject({ answerWithin: Term, hearingGoesOn: z.boolean().default(false) }).optional(),
    /**
     * How subject and judge may meet, and for how long an appointment is entered in calendars (`PT30M` if omitted).
     * `videoUrl` is the address of a video call, in which `{appointment}` stands for the appointment's id; without it there are
     * no video calls.
     */
    appointments: z
      .strictObject({
        ways: z.array(Way).min(1).max(WAYS.length).optional(),
        length: Duration.optional(),
        videoUrl: VideoUrl.optional(),
      })
      .optional(),
    /**
     * How far a hearing goes to judges who read the subject's language (`subject.language` of the case), where it is not the policy's own.
     * `required`: to no others. `interpreter`: to others, who hear the subject with an interpreter, only while no such judge is
     * present. `preferred`: to others once half of the time in which it is due has passed, or while no such judge is present.
     * `preferred` if omitted.
     */
    subjectLanguage: z.enum(['required', 'interpreter', 'preferred', 'ignored']).optional(),
    /** Skills a judge needs to be given a hearing of this policy. */
    skills: z.array(z.string().min(1).max(60)).max(20).default([]),
  }),
  /** Time the law gives from the case's arrival to the notice of the decision. */
  legalClock: z
    .strictObject({
      basis: z.string().min(1).max(300),
      duration: Term,
      /** Whether it runs from the case's receipt, or from when the institution had everything it needs; `receivedAt` if omitted. */
      from: z.enum(['receivedAt', 'completedAt']).optional(),
    })
    .nullable()
    .default(null),
  /** What a subject can do against an adverse decision: told with each of them. */
  remedy: z
    .strictObject({
      /** In a sentence, such as “You can appeal against this decision.” */
      what: z.string().min(1).max(500),
      /** The court or complaint office that takes it. */
      office: z.string().min(1).max(300),
      /** From the decision; left out where there is no term. */
      within: Duration.optional(),
      /** How that office is reached: an address, a telephone number, a page. */
      contact: z.string().min(1).max(500),
    })
    .optional(),
  retention: z.strictObject({ personalData: Duration }),
  /** What the policy says to its readers in other languages; what is left out is shown as the policy states it. */
  translations: Translations.optional(),
  /**
   * A study beside the cases: what the score alone would have decided in each case that was heard is compared with the decision
   * and with what later happened. It changes no case. Subjects are told its purpose.
   */
  study: z.strictObject({ purpose: z.string().min(1).max(500) }).optional(),
  /** Where this policy's figures come from and what they cannot say; shown to everyone who reads the policy. */
  rationale: z.array(z.string().min(1).max(2_000)).max(40).default([]),
});

/**
 * An institution's rules for one kind of case.
 *
 * Names in it are unique, bands cover 0..1 in rising order and name declared outcomes, at least one outcome is adverse
 * and one is not, the adverse outcomes are the ones reached by higher scores, and attributes in the subject's own words
 * are of type `text`. Probabilities are 0..1, durations ISO 8601.
 */
export const Policy = document.check((context) => {
  const policy = context.value;
  const problem = (path: (string | number)[], message: string) =>
    context.issues.push({ code: 'custom', path, message, input: policy });
  const repeated = (names: readonly string[]) => {
    const seen = new Set<string>();
    return names.find((name) => seen.size === seen.add(name).size);
  };

  const attribute = repeated(policy.attributes.map((each) => each.name));
  if (attribute) problem(['attributes'], `attribute ${attribute} is declared twice`);
  const outcome = repeated(policy.outcomes.map((each) => each.name));
  if (outcome) problem(['outcomes'], `outcome ${outcome} is declared twice`);
  if (!policy.outcomes.some((each) => each.adverse)) problem(['outcomes'], 'declare at least one adverse outcome');
  if (policy.outcomes.every((each) => each.adverse))
    problem(['outcomes'], 'declare at least one outcome that is not adverse');
  if (policy.adverseEvent.name === policy.adverseEvent.otherwise)
    problem(['adverseEvent', 'otherwise'], 'give the event and its opposite different names');

  const theory = repeated((policy.theories ?? []).map((each) => each.name));
  if (theory) problem(['theories'], `theory ${theory} is listed twice`);

  const event = repeated([...eventWords(policy, 'name'), ...eventWords(policy, 'otherwise')]);
  if (event !== undefined) problem(['adverseEvent', 'fileValues'], `value ${event} appears twice`);
  const column = repeated(policy.attributes.map((each) => each.column ?? each.name));
  if (column && column !== attribute) problem(['attributes'], `column ${column} is declared twice`);

  policy.attributes.forEach((each, index) => {
    for (const { field, message } of faultsOf(each)) problem(['attributes', index, ...field.split('/')], message);
    if (policy.scoring.attributeWeights === 'rates' && comparisonOfValues(each))
      problem(
        ['attributes', index, 'compareBy'],
        'with the attributeWeights rates, values are compared by what followed; leave compareBy out or choose others',
      );
  });
  if (!policy.attributes.some(isComparable))
    problem(['attributes'], 'declare at least one attribute that is neither free text nor protected');

  let lower = 0;
  let adverseReached = false;
  policy.bands.forEach((band, index) => {
    const declared = policy.outcomes.find((each) => each.name === band.outcome);
    if (!declared) problem(['bands', index, 'outcome'], `outcome ${band.outcome} is not declared`);
    const last = index === policy.bands.length - 1;
    if (last && band.below !== undefined)
      problem(['bands', index, 'below'], 'leave out the upper bound of the last band');
    if (!last && band.below === undefined)
      problem(['bands', index, 'below'], 'give an upper bound; only the last band has none');
    if (band.below !== undefined && band.below <= lower)
      problem(['bands', index, 'below'], 'give an upper bound above that of the band before');
    lower = band.below ?? lower;
    if (declared?.adverse) adverseReached = true;
    else if (declared && adverseReached)
      problem(['bands', index, 'outcome'], 'once a band has an adverse outcome, every higher band needs one too');
  });

  const { duration, reminder } = policy.appealWindow;
  if (reminder !== undefined && reminder !== 'none' && lengthOr0(reminder) >= lengthOr0(duration))
    problem(['appealWindow', 'reminder'], 'give a time that is shorter than the window');
  if ((policy.scoring.attributeWeights ?? 'equal') !== 'equal' && policy.scoring.calibration === 'none')
    problem(
      ['scoring', 'attributeWeights'],
      'choose a calibration; what is learned for comparing facts is stored with it',
    );
  for (const [language, translation] of Object.entries(policy.translations ?? {}))
    for (const place of translation ? strayPlaces(policy, translation) : [])
      problem(['translations', language, ...place], 'the policy states nothing here that could be translated');
  if (policy.referenceClass.minimumSize > policy.referenceClass.k)
    problem(['referenceClass', 'minimumSize'], 'give a minimum size of at most k');
  if (lengthOr0(policy.hearing.lease) > lengthOr0(policy.hearing.due))
    problem(['hearing', 'lease'], 'give a lease no longer than the time in which a hearing is due');
});
export type Policy = z.infer<typeof Policy>;

const lengthOr0 = (term: string) => {
  try {
    return leastMilliseconds(term);
  } catch {
    return 0;
  }
};

/** The time zone that a policy states, for all its days or at least for its appeal windows. */
export const timeZoneOf = ({ timeZone, appealWindow }: Pick<Policy, 'timeZone' | 'appealWindow'>): string | undefined =>
  timeZone ?? appealWindow.timeZone;

/** What an appeal window's days are counted by. */
export const windowRules = ({
  timeZone,
  calendar,
  appealWindow,
}: Pick<Policy, 'timeZone' | 'calendar' | 'appealWindow'>): TermRules => ({
  timeZone: appealWindow.timeZone ?? timeZone,
  calendar,
});

/** Facts of one case: attribute name to value. */
export const Facts = z.record(z.string(), z.union([z.number(), z.string()]));
export type Facts = z.infer<typeof Facts>;

/**
 * The schema that a case's facts must satisfy under a policy: every required attribute, no unknown one, values inside
 * the declared ranges. Errors name the attribute and what is allowed.
 */
export function factsSchema(policy: Pick<Policy, 'attributes'>): z.ZodType<Facts> {
  const shape: Record<string, z.ZodType> = {};
  for (const attribute of policy.attributes) {
    const value = valueSchema(attribute);
    shape[attribute.name] = attribute.required ? value : value.optional();
  }
  return z.strictObject(shape) as unknown as z.ZodType<Facts>;
}

/**
 * The outcome that a score alone would give under the policy's bands.
 *
 * @param probability of the adverse event, 0..1; anything else, such as NaN, throws `RangeError`
 */
export function provisionalOutcome(policy: Pick<Policy, 'bands' | 'outcomes'>, probability: number): Outcome {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`not a probability: ${probability}`);
  const band = policy.bands.find((each) => each.below === undefined || probability < each.below);
  const outcome = policy.outcomes.find((each) => each.name === band?.outcome);
  if (!outcome) throw new RangeError(`the policy has no band for ${probability}`);
  return outcome;
}

/** The declared outcome of that name, or `undefined`. */
export function findOutcome(policy: Pick<Policy, 'outcomes'>, name: string): Outcome | undefined {
  return policy.outcomes.find((each) => each.name === name);
}
