import { writeFileSync } from 'node:fs';
import { CARDS, ModelCard, readModelCards } from '#db/model-cards/model-card.ts';
import { EvaluationInputError } from './labelled-cases.ts';
import type { Report, ScorerName } from './report.ts';

/** The model card of that name. */
export function findCard(name: string): ModelCard {
  const cards = readModelCards();
  const card = cards.find((each) => each.name === name);
  if (card) return card;
  const names = cards.map((each) => each.name).join(', ') || 'none yet';
  throw new EvaluationInputError(`there is no model card ${name}; there are: ${names}`);
}

/** Puts a report's figures into a card's file in place of earlier ones of the same policy kind. */
export function writeEvaluation(card: ModelCard, report: Report): void {
  const evaluation = {
    kind: report.policy.kind,
    at: report.at,
    data: `precedents ${report.precedents.version}, ${report.on} ${report.cases.version}`,
    cases: report.cases.given,
    answered: report.cases.scored,
    auc: {
      model: scorer(report, 'model').auc,
      baseRate: scorer(report, 'referenceClass').auc,
      neighboursShown: report.modelMinusNeighboursShown.neighboursShown,
      difference: report.modelMinusNeighboursShown.auc,
    },
    brier: {
      model: scorer(report, 'model').brier,
      baseRate: scorer(report, 'referenceClass').brier,
      neighboursShown: report.modelMinusNeighboursShown.brierOfNeighboursShown,
    },
    calibration: {
      brier: scorer(report, 'model').brierInterval,
      error: scorer(report, 'model').calibrationErrorInterval,
      errorByChance: scorer(report, 'model').calibrationErrorByChance,
      reliability: scorer(report, 'model').reliability,
    },
  };
  const evaluations = [...card.evaluations.filter(({ kind }) => kind !== evaluation.kind), evaluation];
  const updated = ModelCard.parse({ ...card, evaluations });
  writeFileSync(new URL(`${card.name}.json`, CARDS), `${JSON.stringify(updated, null, 2)}\n`);
}

function scorer(report: Report, name: ScorerName) {
  const found = report.scorers.find((each) => each.name === name);
  if (!found) throw new RangeError(`the report has no scorer ${name}`);
  return found;
}
