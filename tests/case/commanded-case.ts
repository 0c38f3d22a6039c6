import type { Actor } from '#workflows/domain/actor.ts';
import type { Command } from '#workflows/domain/command.ts';
import { LastingCase } from './chain.ts';
import { commandFor, madeBy } from './command-for.ts';
import type { Standing } from './commands.ts';
import type { Step } from './steps.ts';

/** A case whose driver takes commands, and needs time for each. */
export abstract class CommandedCase extends LastingCase {
  /** The case as it stands, for commands that depend on it. */
  abstract standing(): Promise<Standing>;

  /** Gives a command that has to be accepted. */
  abstract does(actor: Actor, command: Command): Promise<unknown>;

  override async carryOut(steps: readonly Step[]): Promise<string> {
    let made = '';
    for (const step of steps) {
      const given = commandFor(await this.standing(), step);
      if (!given) continue;
      await this.does(given.actor, given.command);
      made = madeBy(given.command) ?? made;
    }
    return made;
  }
}
