import type { Policy } from '#workflows/domain/policy.ts';
import { BUILTIN_MODEL } from '#workflows/domain/score.ts';
import { buildReferenceClassIndex } from '../reference-class/reference-class-index.ts';
import { DEPLOYMENT_MODEL } from '../score-case.ts';
import type { Arguments } from './arguments.ts';
import { calibrationOfPolicy, crossFittedCalibrations } from './calibrations.ts';
import { findCard, writeEvaluation } from './evaluated-card.ts';
import { EvaluationInputError, nameCases, readLabelledCases, readPolicy } from './labelled-cases.ts';
import { connectModel } from './connect-model.ts';
import { makeReport, type Report } from './report.ts';
import { scoreCases } from './score-cases.ts';

/**
 * Scores cases whose outcome is known, as live cases are scored, and reports how accurate the scores are.
 *
 * If a model card is named, its model is used and the figures are written to the card's file.
 *
 * @throws EvaluationInputError for invalid input; the signal's reason if it is aborted
 */
export async function runEvaluation(given: Arguments, signal: AbortSignal): Promise<Report> {
  const stated = readPolicy(given.policyFile);
  const card = given.card === undefined ? undefined : findCard(given.card);
  const policy = card
    ? { ...stated, model: { ...stated.model, name: card.model, promptVersion: card.promptVersion, card: card.name } }
    : nameDeploymentModel(stated);
  const precedents = readLabelledCases(policy, given.precedentsFile);
  const index = buildReferenceClassIndex(policy, precedents);
  const onCases = given.on === 'cases';
  const all = onCases ? readLabelledCases(policy, given.casesFile, given.outcomesFile) : precedents;
  const cases = given.most === undefined ? all : everyNth(all, given.most);
  const ofPolicy = onCases ? calibrationOfPolicy(policy, index) : undefined;
  const model = await connectModel(policy.model.name);
  try {
    const scores = await scoreCases(
      {
        policyKey: given.policyKey,
        policy,
        index,
        calibrationFor: ofPolicy ? () => ofPolicy : crossFittedCalibrations(policy, index),
        model: model.scorer,
        signal,
        onProgress: (done) => showProgress(done, cases.length),
      },
      cases,
    );
    requireBothOutcomes(scores);
    const report = makeReport({
      policyKey: given.policyKey,
      policy,
      on: given.on,
      at: new Date(),
      seed: given.seed,
      builtin: policy.model.name === BUILTIN_MODEL,
      casesVersion: nameCases(cases),
      cases,
      scores,
      precedents: {
        version: index.version,
        size: index.size,
        eventRate: precedents.filter(({ adverse }) => adverse).length / precedents.length,
      },
      calibrationName: ofPolicy?.version ?? `${policy.scoring.calibration}, cross-fitted`,
    });
    if (card) writeEvaluation(card, report);
    return report;
  } finally {
    await model.close();
  }
}

/** A policy that leaves the model to the deployment, with the model that this deployment serves. */
function nameDeploymentModel(policy: Policy): Policy {
  if (policy.model.name !== DEPLOYMENT_MODEL) return policy;
  const name = process.env['HEARKEN_MODEL'];
  if (!name) throw new EvaluationInputError('the policy leaves the model to the deployment; set HEARKEN_MODEL');
  return { ...policy, model: { ...policy.model, name } };
}

function requireBothOutcomes(scores: Awaited<ReturnType<typeof scoreCases>>): void {
  const answered = scores.filter(({ model }) => model.valid);
  const invalid = scores.find(({ model }) => !model.valid);
  if (answered.length === 0 && invalid && !invalid.model.valid)
    throw new EvaluationInputError(
      `the model gave no valid answer: ${invalid.model.reason} for ${invalid.id}, ${invalid.model.detail}`,
    );
  if (new Set(answered.map(({ adverse }) => adverse)).size < 2)
    throw new EvaluationInputError('all cases had the same outcome; give cases with and without the adverse event');
}

function everyNth<T>(all: readonly T[], most: number): T[] {
  const taken = Math.min(most, all.length);
  const places = new Set(Array.from({ length: taken }, (_, count) => Math.floor((count * all.length) / taken)));
  return all.filter((_, place) => places.has(place));
}

function showProgress(done: number, total: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total} cases${done === total ? '\n' : ''}`);
}
