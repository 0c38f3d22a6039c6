import { ApplicationFailure } from '@temporalio/common';
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker';
import { describeFault, framesOf } from '#db/fault.ts';

/**
 * Lets an activity's unexpected errors out without anybody's words: Temporal keeps an error's message in the workflow's
 * history and writes it to the log. What an activity throws as an `ApplicationFailure` was worded for that and stays.
 */
export const faultInterceptor = (): { inbound: ActivityInboundCallsInterceptor } => ({
  inbound: {
    async execute(input, next) {
      try {
        return await next(input);
      } catch (error) {
        if (error instanceof ApplicationFailure || isCancellation(error)) throw error;
        throw withoutWords(error);
      }
    },
  },
});

/** Temporal goes by these errors' own types. */
const isCancellation = (error: unknown): boolean =>
  error instanceof Error && ['CancelledFailure', 'AbortError', 'CompleteAsyncError'].includes(error.name);

function withoutWords(error: unknown): Error {
  const described = new Error(describeFault(error));
  if (error instanceof Error) described.name = error.name;
  described.stack = [`${described.name}: ${described.message}`, ...framesOf(error)].join('\n');
  return described;
}
