import type { Actor } from '#workflows/domain/actor.ts';
import type { Command, Instruction } from '#workflows/domain/command.ts';
import type { CoreCase } from '#tests/case/core-case.ts';
import { judges, supervisors } from '#tests/case/people.ts';

/**
 * A step is numbers only: what they mean depends on the case when the step is taken, so that most steps do something and
 * a failing sequence can be cut down step by step.
 */
export interface Step {
  /** Plausible, tampered with, or anything by anyone. */
  how: number;
  what: number;
  detail: number;
  wait: number;
}

/** What a step asks of a case, and the moment it does so. */
export type Asked = Instruction & { at: string };

export type Choice = [weight: number, actor: Actor, command: () => Command];

export const staff = [...judges, ...supervisors];
export const pick = <Item>(items: readonly Item[], by: number): Item => items[by % items.length]!;
export const MINUTE = 60_000;

export const soon = (given: CoreCase, minutes: number) =>
  new Date(Date.parse(given.at) + minutes * MINUTE).toISOString();
