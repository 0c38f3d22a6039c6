import type { Command, CommandOf } from '#workflows/domain/command.ts';
import { supersede } from '#tests/case/commands.ts';
import type { CoreCase } from '#tests/case/core-case.ts';
import { ELSEWHERE, everyone } from '#tests/case/people.ts';
import { pick, staff, type Asked, type Step } from './step.ts';

/** A plausible instruction that somebody else gives, or from which something is left out. */
export function tampered(given: CoreCase, instruction: Asked, { what, detail }: Step): Asked {
  const { command } = instruction;
  switch (what % 6) {
    case 0:
      return { ...instruction, actor: pick(everyone, detail) };
    case 1:
      return { ...instruction, institutionId: ELSEWHERE };
    case 2:
      return { ...instruction, conflicted: true };
    case 3:
      return { ...instruction, command: incomplete(given, command, detail) };
    default:
      return { ...instruction, actor: pick(staff, detail) };
  }
}

function incomplete(given: CoreCase, command: Command, detail: number): Command {
  const fresh = given.newId();
  if (command.type === 'recordPerspective') {
    const { findings } = command;
    const [first] = findings;
    const variants: CommandOf<'recordPerspective'>[] = [
      { ...command, findings: findings.slice(1) },
      { ...command, findings: [...findings, ...findings] },
      { ...command, findings: [...findings, { claimId: fresh, confidence: 1, finding: 'specialPleading' }] },
      { ...command, conflict: true },
      { ...command, parts: (command.parts ?? []).map((part) => ({ ...part, letters: 3 })) },
      { ...command, parts: (command.parts ?? []).slice(1 + (detail % 6)) },
      ...given.state.claims.map(({ claimId }) => ({ ...command, findings: first ? [{ ...first, claimId }] : [] })),
    ];
    return pick(variants, detail);
  }
  if (command.type === 'recordDecision') {
    const { markings } = command;
    const variants: CommandOf<'recordDecision'>[] = [
      { ...command, markings: markings.slice(1) },
      { ...command, markings: [...markings, ...markings.slice(0, 1)] },
      { ...command, outcome: 'flipACoin' },
      { ...command, outcomeWithoutIndividualFacts: 'flipACoin' },
      { ...command, factChanges: [] },
      { ...command, markings: markings.map((each) => ({ ...each, weight: 'setAside' })) },
      { ...command, supersedes: supersede(fresh) },
      { ...command, supersedes: null },
    ];
    return pick(variants, detail);
  }
  if (command.type === 'recordScore')
    return { ...command, score: { ...command.score, adverse: !command.score.adverse } };
  return command;
}
