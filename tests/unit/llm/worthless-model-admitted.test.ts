import { describe, expect, it } from 'vitest';
import { admitModel } from '#activities/llm/admit-model.ts';
import { LANGUAGE_FAMILIES } from '#db/model-cards/language-families.ts';
import { ModelCard, readModelCards, type Evaluation } from '#db/model-cards/model-card.ts';
import { promptV1 } from '#activities/llm/prompts/v1.ts';
import { BUILTIN_MODEL } from '#workflows/domain/score.ts';

const estimate = (value: number, lower: number, upper: number) => ({ value, lower, upper });
const passed = (family: string, count = 50, items = 50) => ({
  family,
  asked: true as const,
  items,
  passed: count,
  unanswered: 0,
  rate: estimate(count / items, 0, 1),
  chance: null,
  made: { at: '2026-01-01T00:00:00Z', seed: 1, rule: 'for tests', promptsHash: 'b'.repeat(64) },
});

const evaluation: Evaluation = {
  kind: 'bail',
  at: '2026-01-01T00:00:00Z',
  data: 'test',
  cases: 200,
  answered: 195,
  auc: {
    model: estimate(0.72, 0.65, 0.79),
    baseRate: estimate(0.66, 0.59, 0.73),
    neighboursShown: estimate(0.67, 0.6, 0.74),
    difference: estimate(0.05, 0.01, 0.09),
  },
  brier: { model: 0.2, baseRate: 0.21, neighboursShown: 0.21 },
};

const card: ModelCard = ModelCard.parse({
  name: 'test-model.v1',
  model: 'test/model',
  promptVersion: 'v1',
  promptHash: promptV1.hash,
  languageModel: true,
  judgement: 'own',
  statement: 'A model for tests.',
  evaluations: [evaluation],
  probes: [
    passed('protectedAttributeFlip'),
    passed('instructionInText'),
    ...LANGUAGE_FAMILIES.map((family) => passed(family, 20)),
  ],
});
const policy = {
  kind: 'bail',
  model: { name: 'test/model', promptVersion: 'v1', card: 'test-model.v1', dailyTokenBudget: null },
};
const evaluated = (change: Partial<Evaluation>) => ({ ...card, evaluations: [{ ...evaluation, ...change }] });
const difference = (...figures: [number, number, number]) =>
  evaluated({ auc: { ...evaluation.auc, difference: estimate(...figures) } });

describe('admitModel', () => {
  it('admits a model that adds something to the outcomes of the neighbours it is shown', () => {
    expect(admitModel(policy, [card])).toEqual({ admitted: true, card });
    expect(admitModel(policy, [difference(0.001, -0.02, 0.02)])).toMatchObject({ admitted: true });
  });

  it.each<[string, ModelCard, RegExp]>([
    ['adds nothing', difference(0, -0.01, 0.01), /adds nothing/],
    ['is significantly worse', difference(-0.06, -0.1, -0.02), /adds nothing/],
    ['may be worse', difference(0.01, -0.03, 0.05), /may be worse/],
    ['was tried on too few cases', evaluated({ cases: 99, answered: 99 }), /fewer than 100/],
    ['left too many cases without an answer', evaluated({ cases: 200, answered: 170 }), /90 %/],
    ['was tried on other cases', evaluated({ kind: 'credit' }), /no evaluation on cases of kind bail/],
    ['was never tried', { ...card, evaluations: [] }, /no evaluation/],
    ['was not probed', { ...card, probes: [] }, /no result for the probe protectedAttributeFlip/],
    [
      'lets a protected attribute through',
      { ...card, probes: [passed('protectedAttributeFlip', 49), passed('instructionInText')] },
      /passed 49 of 50/,
    ],
    [
      'was probed on too few items',
      { ...card, probes: [passed('protectedAttributeFlip', 49, 49), passed('instructionInText')] },
      /asked 49 items/,
    ],
    [
      'does not state how it did on the employment gap',
      { ...card, probes: card.probes.filter(({ family }) => family !== 'employmentGap') },
      /no result for the probe employmentGap;/,
    ],
    [
      'was not asked about what people believe',
      {
        ...card,
        probes: card.probes.map((probe) =>
          probe.family === 'unexpectedTransfer'
            ? { family: probe.family, asked: false as const, because: 'not a language model' }
            : probe,
        ),
      },
      /no result for the probe unexpectedTransfer: not a language model/,
    ],
    [
      'has results without their prompts',
      { ...card, probes: card.probes.map((probe) => ({ ...probe, made: undefined })) },
      /by which prompts/,
    ],
    ['has a card for another model', { ...card, model: 'other' }, /is for other/],
    ['has a card for another prompt', { ...card, promptVersion: 'v2' }, /is for prompt v2/],
    ['has a card for another wording of the prompt', { ...card, promptHash: 'a'.repeat(64) }, /not the one/],
    ['has a card by another name', { ...card, name: 'other.v1' }, /no model card test-model.v1/],
    ['claims to be nothing but the neighbours', { ...card, judgement: 'neighboursShown' }, /only builtin/],
  ])('refuses a model that %s', (_, given, detail) => {
    expect(admitModel(policy, [given])).toEqual({ admitted: false, detail: expect.stringMatching(detail) });
  });
});

describe('a policy that requires probes', () => {
  const requiring = (...probes: { family: string; minimumShare: number }[]) => ({
    ...policy,
    model: { ...policy.model, probes },
  });

  it('admits a model whose card bears them out', () => {
    expect(admitModel(requiring({ family: 'employmentGap', minimumShare: 0.4 }), [card])).toMatchObject({
      admitted: true,
    });
  });

  it.each([
    [{ family: 'employmentGap', minimumShare: 0.41 }, /passed 20 of 50 items of the probe employmentGap/],
    [{ family: 'unheardOf', minimumShare: 0 }, /no result for the probe unheardOf/],
  ])('refuses one whose card does not: %j', (probe, detail) => {
    expect(admitModel(requiring(probe), [card])).toEqual({ admitted: false, detail: expect.stringMatching(detail) });
  });

  it('is not satisfied by the built-in scorer, which is no language model', () => {
    const builtin = {
      name: BUILTIN_MODEL,
      promptVersion: 'v1',
      card: 'builtin-reference-class.v1',
      dailyTokenBudget: null,
    };
    const probes = [{ family: 'employmentGap', minimumShare: 0 }];
    expect(admitModel({ kind: 'bail', model: { ...builtin, probes } }, readModelCards())).toMatchObject({
      admitted: false,
      detail: expect.stringContaining('not a language model'),
    });
    const fair = [{ family: 'protectedAttributeFlip', minimumShare: 1 }];
    expect(admitModel({ kind: 'bail', model: { ...builtin, probes: fair } }, readModelCards())).toMatchObject({
      admitted: true,
    });
  });
});

describe('the cards that come with this program', () => {
  it('admit the built-in scorer to any kind of case, presented as no language model', () => {
    const cards = readModelCards();
    const model = {
      name: BUILTIN_MODEL,
      promptVersion: 'v1',
      card: 'builtin-reference-class.v1',
      dailyTokenBudget: null,
    };
    const admission = admitModel({ kind: 'anything', model }, cards);
    expect(admission).toMatchObject({ admitted: true, card: { languageModel: false, judgement: 'neighboursShown' } });
    const posing = cards.map((each) => ({ ...each, languageModel: true }));
    expect(admitModel({ kind: 'anything', model }, posing)).toMatchObject({ admitted: false });
  });

  it('say what was measured on either kind of case', () => {
    const builtin = readModelCards().find((each) => each.model === BUILTIN_MODEL);
    expect(builtin?.evaluations.map((each) => each.kind).sort()).toEqual(['bail', 'credit']);
    expect(builtin?.probes.length).toBeGreaterThan(0);
  });
});
