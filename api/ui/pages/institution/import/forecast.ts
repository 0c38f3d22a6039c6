import type { ForecastView } from '#api/views/institution/forecast-view.ts';
import { describeNumber } from '#api/ui/figures.ts';
import { say, type Phrase } from '#api/ui/say.ts';

/** The forecast in sentences; none where nothing is to be expected that costs or holds up anything. */
export function forecastInWords({ cases, precedentsNeeded, withoutScore, model }: ForecastView): Phrase[] {
  const sentences: Phrase[] = [];
  if (precedentsNeeded > 0) sentences.push(tooFewPrecedents(precedentsNeeded, withoutScore));
  if (!model || cases === withoutScore) return sentences;
  const requests = describeNumber(model.measuredRequests);
  const tokens = describeNumber(model.promptTokens + model.completionTokens);
  sentences.push(
    model.cost === null
      ? say`By its last ${requests} requests, ${model.name} takes about ${tokens} tokens for them.`
      : say`By its last ${requests} requests, ${model.name} takes about ${tokens} tokens for them, about ${describeNumber(model.cost)} ${model.currency ?? ''}.`,
  );
  if (model.daysOfBudget !== null && model.daysOfBudget > 1)
    sentences.push(
      say`That is ${describeNumber(model.daysOfBudget)} times the policy’s tokens of a day; cases beyond them go to a person.`,
    );
  return sentences;
}

function tooFewPrecedents(needed: number, cases: number): Phrase {
  const [precedents, all] = [describeNumber(needed), describeNumber(cases)];
  if (needed === 1)
    return cases === 1
      ? say`The policy needs one more precedent before a case is scored, so this case goes to a person.`
      : say`The policy needs one more precedent before a case is scored, so all ${all} cases go to a person.`;
  return cases === 1
    ? say`The policy needs ${precedents} more precedents before a case is scored, so this case goes to a person.`
    : say`The policy needs ${precedents} more precedents before a case is scored, so all ${all} cases go to a person.`;
}
