import { defaultPayloadConverter, type PayloadConverter } from '@temporalio/common';

/**
 * Reads what cannot be read as nothing. Anybody who reaches the Temporal server can signal a workflow with bytes that are not
 * what they are said to be; a workflow that threw over them would never go on.
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
