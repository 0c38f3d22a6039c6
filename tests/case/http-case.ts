import { LastingCase } from './chain.ts';
import type { Step } from './steps.ts';
import { decisionOn, recordOf, THEORY, WORDS, type Source } from './words.ts';

/** Sends a request as an account, or without a token for `null`; throws where it is refused. */
// A test says what an answer must be.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Send = (account: string | null, request: string, body?: unknown) => Promise<any>;

/** A case whose people act over HTTP alone: the subject by their private link, staff by the accounts that their ids name. */
export class HttpCase extends LastingCase {
  readonly id: string;
  readonly token: string;
  readonly #send: Send;
  readonly #statement: string;
  #claimIds: string[];
  #holder: string | null = null;
  #questionId = '';
  #decisionId = '';
  /** What the judge who saw the score last has to weigh. */
  #sources: readonly Source[] = [];
  readonly #heard = new Set<string>();

  /**
   * @param token of the subject's private link
   * @param claimIds claims that the subject has raised already
   */
  constructor(
    send: Send,
    {
      id,
      token,
      claimIds = [],
      statement = WORDS.statement,
    }: { id: string; token: string; claimIds?: readonly string[]; statement?: string },
  ) {
    super();
    this.#send = send;
    this.id = id;
    this.token = token;
    this.#claimIds = [...claimIds];
    this.#statement = statement;
  }

  /** The claims that are not withdrawn. */
  get claimIds(): readonly string[] {
    return this.#claimIds;
  }

  override async carryOut(steps: readonly Step[]): Promise<string> {
    let made = '';
    for (const step of steps) made = (await this.#carryOut(step)) ?? made;
    return made;
  }

  /** Carries one step out; gives the id of what it makes. */
  async #carryOut(step: Step): Promise<string | undefined> {
    const appeal = `/v1/appeals/${this.token}`;
    const hearing = `/v1/hearings/${this.id}`;
    switch (step.act) {
      case 'raiseClaim': {
        const { claimId } = await this.#send(null, `POST ${appeal}/claims`, { statement: this.#statement });
        this.#claimIds.push(claimId);
        return claimId;
      }
      case 'withdrawClaim':
        await this.#send(null, `POST ${appeal}/claims/${step.claimId}/withdraw`);
        this.#claimIds = this.#claimIds.filter((claimId) => claimId !== step.claimId);
        return undefined;
      case 'restCase':
        await this.#send(null, `POST ${appeal}/nothing-to-add`);
        return undefined;
      case 'answerQuestion': {
        const words = { questionId: this.#questionId, answer: WORDS.answer };
        return (await this.#send(null, `POST ${appeal}/answers`, words)).answerId;
      }
      case 'assign':
        if (!step.unlessHeld || this.#holder !== step.by.id) await this.#send(step.by.id, `POST ${hearing}/assign`);
        this.#holder = step.by.id;
        return undefined;
      case 'askQuestion':
        this.#questionId = (
          await this.#send(step.by.id, `POST ${hearing}/questions`, { question: WORDS.question })
        ).questionId;
        return this.#questionId;
      case 'recordPerspective': {
        refuseChange(step.change);
        await this.#send(step.by.id, `GET ${hearing}`);
        const record = recordOf(this.#claimIds, step.finding);
        const isAnother = this.#heard.has(step.by.id);
        this.#heard.add(step.by.id);
        return (
          await this.#send(step.by.id, `POST ${hearing}/perspective`, {
            ...record,
            ...(isAnother && { changeReason: WORDS.changed }),
          })
        ).you.recordId;
      }
      case 'reveal':
        this.#sources = (await this.#send(step.by.id, `GET ${hearing}`)).sources;
        return undefined;
      case 'assessTheory':
        return (await this.#send(step.by.id, `POST ${hearing}/theory`, THEORY)).assessmentId;
      case 'noteDeliberation':
        await this.#send(step.by.id, `POST ${hearing}/deliberation`, { note: WORDS.deliberation });
        return undefined;
      case 'recordDecision': {
        refuseChange(step.change);
        const decision = decisionOn(this.#sources, step.outcome);
        const decided = await this.#send(step.by.id, `POST ${hearing}/decision`, decision);
        this.#decisionId = decided.decisionId;
        return this.#decisionId;
      }
      case 'signDecision':
        await this.#send(step.by.id, `POST ${hearing}/signature`, {
          decisionId: this.#decisionId,
          agree: true,
          reason: WORDS.signature,
        });
        return undefined;
    }
  }
}

/** Changes are of commands, which nobody sends over HTTP. */
function refuseChange(change: object): void {
  if (Object.keys(change).length > 0) throw new Error('over HTTP a step is told in words alone');
}
