import type { UnscoredReason } from '#workflows/domain/score.ts';
import { isModelAsked, type Completion } from './completion.ts';
import { EndpointFailure } from './endpoint-failure.ts';
import type { RenderedPrompt } from './prompts/prompt.ts';
import { readAssessment, type AssessmentParts } from './read-assessment.ts';

/** @throws EndpointFailure when the completion is refused, cut off or not an answer to what was sent */
export function readCompletionParts(completion: Completion, prompt: RenderedPrompt, asked: string): AssessmentParts {
  const fail = (reason: UnscoredReason, message: string) =>
    new EndpointFailure(reason, message, {
      sent: true,
      retryable: true,
      endpointDown: false,
      ...(completion.usage && { tokens: completion.usage }),
    });
  if (completion.model !== null && !isModelAsked(asked, completion.model))
    throw fail('modelOutputInvalid', 'the answer is of another model than the one that was asked');
  if (completion.refused) throw fail('modelRefused', 'the model refused to answer');
  if (completion.truncated) throw fail('modelTruncated', 'the answer was cut off at the most tokens allowed');
  const reading = readAssessment(completion.content, prompt.sent);
  if (!reading.valid) throw fail('modelOutputInvalid', reading.problem);
  return reading.parts;
}

/** Whether a request failed for what the model answered, rather than for want of an answer. */
export function isAboutTheAnswer(reason: UnscoredReason): boolean {
  return ['modelOutputInvalid', 'modelRefused', 'modelTruncated'].includes(reason);
}
