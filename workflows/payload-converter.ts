import { defaultPayloadConverter, type PayloadConverter } from '@temporalio/common';

/**
 * Converts an unreadable payload to `undefined`. Any client of the Temporal server can signal a workflow with malformed bytes,
 * and a workflow that threw on them would never continue.
 */
export const payloadConverter: PayloadConverter = {
  toPayload: (value) => defaultPayloadConverter.toPayload(value),
  fromPayload: (payload) => {
    try {
      return defaultPayloadConverter.fromPayload(payload);
    } catch {
      return undefined as never;
    }
  },
};
