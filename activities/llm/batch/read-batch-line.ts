import { z } from 'zod';
import { readCompletion, type Completion } from '../completion.ts';
import type { ModelApi } from '../model-endpoint.ts';
import { readResponse } from '../read-response.ts';

const Line = z.object({
  custom_id: z.string(),
  response: z.object({ status_code: z.number(), body: z.unknown() }).nullish(),
});

/** One line of a batch's output; `completion` is `null` where the request was answered by something that is none. */
export interface BatchLine {
  key: string;
  completion: Completion | null;
}

/** Reads one line of a batch's output file, or returns `null` if it is not one or its request was not answered. */
export function readBatchLine(text: string, api: ModelApi): BatchLine | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const { data } = Line.safeParse(json);
  if (data?.response?.status_code !== 200) return null;
  const read = api === 'responses' ? readResponse : readCompletion;
  return { key: data.custom_id, completion: read(data.response.body) };
}
