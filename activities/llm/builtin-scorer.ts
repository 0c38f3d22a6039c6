import { BUILTIN_MODEL } from '#workflows/domain/score.ts';
import { answerByCounting } from './builtin-answer.ts';
import type { AssessmentResult, ModelScorer } from './model-scorer.ts';
import { findPromptVersion } from './prompts/prompt-version.ts';
import { readAssessment } from './read-assessment.ts';
import { sha256 } from './sha256.ts';

const NO_TOKENS = { promptTokens: 0, completionTokens: 0 };

/**
 * The built-in model, run in this process: it gets the same prompt as the built-in server, and its answer is read and hashed
 * like any other model's. It uses no tokens, so it draws on no budget.
 */
export function createBuiltinScorer(): ModelScorer {
  return {
    async assess(request): Promise<AssessmentResult> {
      const { policy, signal } = request;
      signal.throwIfAborted();
      const version = findPromptVersion(policy.model.promptVersion);
      if (!version) {
        const detail = `there is no prompt ${policy.model.promptVersion}`;
        return { valid: false, reason: 'modelNotAdmitted', detail, attempts: 0, ...NO_TOKENS };
      }
      const start = performance.now();
      const { comparison, user, sent } = version.render(request);
      const answer = JSON.stringify(answerByCounting(comparison));
      const reading = readAssessment(answer, sent);
      if (!reading.valid)
        return { valid: false, reason: 'modelOutputInvalid', detail: reading.problem, attempts: 1, ...NO_TOKENS };
      return {
        valid: true,
        assessment: {
          model: BUILTIN_MODEL,
          builtin: true,
          promptVersion: version.name,
          promptHash: version.hash,
          inputHash: sha256(user),
          outputHash: sha256(answer),
          ...reading.parts,
          probabilitySource: 'verbalised',
          attempts: 1,
          latencyMilliseconds: Math.round(performance.now() - start),
          ...NO_TOKENS,
        },
      };
    },
  };
}
