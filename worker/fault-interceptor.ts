import { ApplicationFailure } from '@temporalio/common';
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker';
import { describeFault, framesOf } from '#db/fault.ts';

/**
 * Removes personal text from an activity's unexpected errors: Temporal stores an error's message in the workflow's history
 * and writes it to the log. An `ApplicationFailure` is worded for that, so it stays as it is.
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

/** Temporal relies on the types of these errors. */
const isCancellation = (error: unknown): boolean =>
  error instanceof Error && ['CancelledFailure', 'AbortError', 'CompleteAsyncError'].includes(error.name);

function withoutWords(error: unknown): Error {
  const described = new Error(describeFault(error));
  if (error instanceof Error) described.name = error.name;
  described.stack = [`${described.name}: ${described.message}`, ...framesOf(error)].join('\n');
  return described;
}
