import { Steps, type Step } from './steps.ts';

/** A case whose driver needs time for each step. */
export abstract class LastingCase extends Steps<Chain> {
  /** Carries steps out one after the other; gives the id of what the last of them made. */
  abstract carryOut(steps: readonly Step[]): Promise<string>;

  override take(...steps: Step[]): Chain {
    return new Chain(this, this.carryOut(steps));
  }
}

/** Steps under way. More can be told; once they are awaited, they give the id of what the last step made. */
export class Chain extends Steps<Chain> implements PromiseLike<string> {
  readonly #of: LastingCase;
  readonly #done: Promise<string>;

  constructor(of: LastingCase, done: Promise<string>) {
    super();
    this.#of = of;
    this.#done = done;
  }

  override take(...steps: Step[]): Chain {
    return new Chain(
      this.#of,
      this.#done.then(() => this.#of.carryOut(steps)),
    );
  }

  then: PromiseLike<string>['then'] = (fulfilled, rejected) => this.#done.then(fulfilled, rejected);
}
