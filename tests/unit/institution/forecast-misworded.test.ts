import { expect, test } from 'vitest';
import { forecastInWords } from '#api/ui/pages/institution/import/forecast.ts';
import type { ForecastView } from '#api/views/institution/forecast-view.ts';

const ENOUGH: ForecastView = {
  policy: 'credit',
  version: 1,
  cases: 500,
  precedentsNeeded: 0,
  withoutScore: 0,
  model: {
    name: 'some-model',
    measuredRequests: 1_200,
    promptTokens: 1_000_000,
    completionTokens: 50_000,
    cost: 1.5,
    currency: 'EUR',
    daysOfBudget: 2.5,
  },
};

const said = (forecast: ForecastView): string[] => forecastInWords(forecast).map((each) => each.in('en'));

test('too few precedents are said with what that means for the cases, and nothing is said of tokens that none of them takes', () => {
  expect(said({ ...ENOUGH, precedentsNeeded: 8, withoutScore: 500 })).toEqual([
    'The policy needs 8 more precedents before a case is scored, so all 500 cases go to a person.',
  ]);
  expect(said({ ...ENOUGH, cases: 1, precedentsNeeded: 1, withoutScore: 1 })).toEqual([
    'The policy needs one more precedent before a case is scored, so this case goes to a person.',
  ]);
});

test('tokens, cost and a day’s budget are said with what they rest on', () => {
  expect(said(ENOUGH)).toEqual([
    'By its last 1,200 requests, some-model takes about 1,050,000 tokens for them, about 1.5 EUR.',
    'That is 2.5 times the policy’s tokens of a day; cases beyond them go to a person.',
  ]);
});

test('nothing is said where nothing is known, and no cost where there is no price', () => {
  expect(said({ ...ENOUGH, model: null })).toEqual([]);
  const { model } = ENOUGH;
  const priceless = model && { ...model, cost: null, currency: null, daysOfBudget: 0.5 };
  expect(said({ ...ENOUGH, model: priceless })).toEqual([
    'By its last 1,200 requests, some-model takes about 1,050,000 tokens for them.',
  ]);
});
