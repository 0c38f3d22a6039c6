import { describe, expect, it } from 'vitest';
import { isSameActor } from '#workflows/domain/actor.ts';
import { CaseEvent, methodOf, scorerOf } from '#workflows/domain/event.ts';
import { Contribution, METHODS } from '#workflows/domain/method.ts';
import { REFUSALS, assertNever, describeRefusal, type RefusalCode } from '#workflows/domain/refusal.ts';
import { judges, languageModel, machine, otherModel, subject, theEngine } from '../../case/people.ts';
import { countedIds } from '../../case/ids.ts';

const sourceId = countedIds()();

describe('a contribution', () => {
  const MAY = `
    actor     correlational theoryBased empathy
    human     yes           yes         yes
    llm       yes           no          no
    model     yes           no          no
    system    no            no          no
    subject   no            no          no`;
  const actors = { human: judges[0], llm: languageModel, model: otherModel, system: theEngine, subject };
  const [header, ...rows] = MAY.trim()
    .split('\n')
    .map((row) => row.trim().split(/ +/));
  const cells = rows.flatMap(([kind, ...row]) => row.map((cell, index) => [kind!, header![index + 1]!, cell] as const));

  it.each(cells)('of %s that is %s: %s', (kind, method, may) => {
    const actor = actors[kind as keyof typeof actors];
    expect(Contribution.safeParse({ method, actor, sourceId, weight: 'principal' }).success).toBe(may === 'yes');
  });

  it('has one method', () => {
    expect(header!.slice(1)).toEqual(METHODS);
    expect(Contribution.safeParse({ actor: judges[0], sourceId, weight: 'principal' }).success).toBe(false);
  });
});

describe('an event', () => {
  it('has a method if it contributes, and none if it is procedure', () => {
    const methods = CaseEvent.options.map(({ shape }) => {
      const type = shape.type.value;
      return [type, methodOf({ type } as CaseEvent)] as const;
    });
    expect(methods.filter(([, method]) => method !== null)).toEqual([
      ['scored', 'correlational'],
      ['perspectiveRecorded', 'empathy'],
      ['theoryAssessed', 'theoryBased'],
    ]);
  });

  it('of the built-in scorer is no language model’s', () => {
    expect(scorerOf({ model: 'builtin/reference-class', builtin: true }).kind).toBe('model');
    expect(scorerOf({ model: 'some-model', builtin: false }).kind).toBe('llm');
  });
});

describe('two actors', () => {
  it('are the same one by kind and id, not by id alone', () => {
    expect(isSameActor(machine, { ...machine })).toBe(true);
    expect(isSameActor(machine, { kind: 'human', id: machine.id })).toBe(false);
    expect(isSameActor(machine, { ...machine, id: 'another' })).toBe(false);
  });
});

describe('a refusal', () => {
  it.each(Object.keys(REFUSALS) as RefusalCode[])('%s says what it is and what to do about it', (code) => {
    const { status, title, remedy } = describeRefusal(code);
    expect([403, 404, 409, 422]).toContain(status);
    expect(title).toMatch(/^[A-Z]/);
    expect(remedy).not.toBe('');
  });

  it('of an impossible command is an error', () => {
    expect(() => assertNever('something new' as never)).toThrow('something new');
  });
});
