import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { answerByCounting, type BuiltinAnswer } from '#activities/llm/builtin-answer.ts';
import { comparisonIn } from '#activities/llm/prompts/comparison.ts';
import { DocumentV1 } from '#activities/llm/prompts/document-v1.ts';

/** One way in which an endpoint can fail, or `none`. */
export type Fault =
  | 'none'
  | 'tooManyRequests'
  | 'tooManyRequestsRetryAfterSeconds'
  | 'tooManyRequestsRetryAfterDate'
  | 'tooManyRequestsRetryAfterHour'
  | 'serverError'
  | 'unauthorized'
  | 'hang'
  | 'drip'
  | 'connectionReset'
  | 'resetWithinAnswer'
  | 'redirect'
  | 'notJson'
  | 'jsonCutOff'
  | 'invalidUtf8'
  | 'oneMegabyte'
  | 'noChoices'
  | 'errorWithStatus200'
  | 'empty'
  | 'refusal'
  | 'contentFilter'
  | 'truncated'
  | 'prose'
  | 'wrongSchema'
  | 'unknownField'
  | 'probabilityNaN'
  | 'probabilityAboveOne'
  | 'probabilityInWords'
  | 'unknownAttribute'
  | 'unknownNeighbour'
  | 'contradictoryFactors'
  | 'controlCharacters'
  | 'longRationale'
  | 'otherLanguage'
  | 'keysInOtherLanguage'
  | 'labelInOtherLanguage'
  | 'fenced'
  | 'otherModel'
  | 'datedModel'
  | 'labelAgainstProbability'
  | 'rejectsLogProbabilities'
  | 'rejectsAnswerSchema'
  | 'rejectsTemperature'
  | 'rejectsSchemaBounds'
  | 'rejectsMaximumCompletionTokens'
  | 'forbidsUnknownFields'
  | 'refusesInAList'
  | 'contextTooLong';

export interface ReceivedRequest {
  at: number;
  authorization: string | undefined;
  body: Record<string, unknown> & { messages: { role: string; content: string }[] };
  fault: Fault;
}

export interface FaultyServer {
  baseUrl: string;
  requests: ReceivedRequest[];
  /** Most requests that were open at one time. */
  busiest(): number;
  stop(): Promise<void>;
}

export interface FaultyServerOptions {
  /** @param place how many requests came before */
  fault: (place: number, body: ReceivedRequest['body']) => Fault;
  /** Before an answer without a fault. */
  delayMilliseconds?: number;
  /** Changes a right answer into another right one. */
  answer?: (answer: BuiltinAnswer) => unknown;
  logprobs?: (content: string) => unknown;
}

/** An OpenAI-compatible server on loopback that answers by counting, and fails on request. */
export async function startFaultyServer(options: FaultyServerOptions): Promise<FaultyServer> {
  const requests: ReceivedRequest[] = [];
  let open = 0;
  let busiest = 0;
  const server = createServer((request, response) => {
    open += 1;
    busiest = Math.max(busiest, open);
    response.once('close', () => (open -= 1));
    readBody(request)
      .then((body) => {
        const fault = options.fault(requests.length, body);
        requests.push({ at: Date.now(), authorization: request.headers.authorization, body, fault });
        return respond(fault, body, response, options);
      })
      .catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    busiest: () => busiest,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function readBody(request: IncomingMessage): Promise<ReceivedRequest['body']> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString()) as ReceivedRequest['body'];
}

/** A right answer to a prompt. */
function rightAnswer(body: ReceivedRequest['body']): BuiltinAnswer {
  return answerByCounting(comparisonIn(DocumentV1.parse(JSON.parse(body.messages.at(-1)!.content))));
}

async function respond(
  fault: Fault,
  body: ReceivedRequest['body'],
  response: ServerResponse,
  options: FaultyServerOptions,
): Promise<void> {
  const json = (status: number, value: unknown, headers: Record<string, string> = {}) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
  const error = (status: number, message: string, headers: Record<string, string> = {}) =>
    json(status, { error: { message, type: 'error', param: null, code: null } }, headers);
  const right = () => (options.answer ?? ((answer) => answer))(rightAnswer(body));
  const completionOf = (content: string | null, choice: object = {}, message: object = {}) => ({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    model: body['model'],
    choices: [
      {
        index: 0,
        finish_reason: 'stop',
        logprobs: content !== null && body['logprobs'] === true ? (options.logprobs?.(content) ?? null) : null,
        message: { role: 'assistant', content, refusal: null, ...message },
        ...choice,
      },
    ],
    usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
  });
  const say = (...parts: Parameters<typeof completionOf>) => json(200, completionOf(...parts));
  const sayChanged = (change: object) => say(JSON.stringify({ ...(right() as object), ...change }));
  const isAsked = (name: string) => Object.hasOwn(body, name);

  switch (fault) {
    case 'none':
      if (options.delayMilliseconds) await sleep(options.delayMilliseconds);
      return void say(JSON.stringify(right()));
    case 'tooManyRequests':
      return void error(429, 'slow down');
    case 'tooManyRequestsRetryAfterSeconds':
      return void error(429, 'slow down', { 'retry-after': '7' });
    case 'tooManyRequestsRetryAfterDate':
      return void error(429, 'slow down', { 'retry-after': new Date(Date.now() + 7_000).toUTCString() });
    case 'tooManyRequestsRetryAfterHour':
      return void error(429, 'come back later', { 'retry-after': '3600' });
    case 'serverError':
      return void error(500, 'broken');
    case 'unauthorized':
      return void error(401, 'who are you');
    case 'hang':
      return;
    case 'drip':
      return drip(response);
    case 'connectionReset':
      response.socket?.resetAndDestroy();
      return;
    case 'resetWithinAnswer':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' }).write('{"choices":');
      await sleep(5);
      response.socket?.resetAndDestroy();
      return;
    case 'redirect':
      return void response.writeHead(307, { location: 'http://127.0.0.1:9/v1/chat/completions' }).end();
    case 'notJson':
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>welcome</html>');
    case 'jsonCutOff':
      return void response.writeHead(200, { 'content-type': 'application/json' }).end('{"choices":[{"message":{"con');
    case 'invalidUtf8': {
      const [before, after] = JSON.stringify({ choices: [{ message: { content: 'X' } }] }).split('X');
      const bytes = Buffer.concat([Buffer.from(before!), Buffer.from([0xc3, 0x28]), Buffer.from(after!)]);
      return void response.writeHead(200, { 'content-type': 'application/json' }).end(bytes);
    }
    case 'oneMegabyte':
      return void sayChanged({ rationale: 'x'.repeat(1024 * 1024) });
    case 'noChoices':
      return void json(200, { id: 'chatcmpl-1', choices: [] });
    case 'errorWithStatus200':
      return void error(200, 'upstream failed');
    case 'empty':
      return void say('');
    case 'refusal':
      return void say(null, {}, { refusal: 'I cannot help with that.' });
    case 'contentFilter':
      return void say('', { finish_reason: 'content_filter' });
    case 'truncated':
      return void say(JSON.stringify(right()).slice(0, 40), { finish_reason: 'length' });
    case 'prose':
      return void say('The probability is about one half.');
    case 'wrongSchema':
      return void say('{"verdict":"guilty"}');
    case 'unknownField':
      return void sayChanged({ decision: 'adverse' });
    case 'probabilityNaN':
      return void say(
        JSON.stringify({ ...(right() as object), probability: 0 }).replace('"probability":0', '"probability":NaN'),
      );
    case 'probabilityAboveOne':
      return void sayChanged({ probability: 1.7 });
    case 'probabilityInWords':
      return void sayChanged({ probability: '0.4' });
    case 'unknownAttribute':
      return void sayChanged({ factors: [{ attribute: 'shoe_size', direction: 'raises' }] });
    case 'unknownNeighbour':
      return void sayChanged({ citedNeighbours: ['n1', 'n4711'] });
    case 'contradictoryFactors': {
      const document = DocumentV1.parse(JSON.parse(body.messages.at(-1)!.content));
      const attribute = document.attributes[0]!.name;
      return void sayChanged({
        factors: [
          { attribute, direction: 'raises' },
          { attribute, direction: 'lowers' },
        ],
      });
    }
    case 'controlCharacters':
      return void sayChanged({ rationale: 'nothing \u0000 here' });
    case 'longRationale':
      return void sayChanged({ rationale: 'x'.repeat(4_001) });
    case 'otherLanguage':
      return void sayChanged({ rationale: 'Die Nachbarn mit demselben Verlauf fielen häufiger aus. 近邻的结果相似。' });
    case 'keysInOtherLanguage':
      return void say(
        '{"unerwuenschtesEreignis":"ja","wahrscheinlichkeit":0.4,"begruendung":"Die Nachbarn fielen aus."}',
      );
    case 'labelInOtherLanguage':
      return void sayChanged({ adverseEvent: 'ja' });
    case 'otherModel':
      return void json(200, { ...completionOf(JSON.stringify(right())), model: 'cheaper/model-mini' });
    case 'datedModel':
      return void json(200, { ...completionOf(JSON.stringify(right())), model: 'model-2026-05-01' });
    case 'labelAgainstProbability':
      return void sayChanged({ adverseEvent: 'yes', probability: 0.2 });
    case 'fenced':
      return void say(`\`\`\`json\n${JSON.stringify(right())}\n\`\`\``);
    case 'rejectsLogProbabilities':
      if (isAsked('logprobs')) return void error(400, "'logprobs' is not supported here");
      return void say(JSON.stringify(right()));
    case 'rejectsAnswerSchema':
      if (isAsked('response_format')) return void error(400, 'Unknown parameter: response_format.json_schema');
      return void say(JSON.stringify(right()));
    case 'rejectsTemperature':
      if (isAsked('temperature')) return void error(400, "Unsupported value: 'temperature' does not support 0");
      return void say(JSON.stringify(right()));
    case 'rejectsSchemaBounds':
      if (JSON.stringify(body['response_format']).includes('"maxLength"')) {
        return void error(400, "Invalid schema for response_format 'answer': 'maxLength' is not permitted");
      }
      return void say(JSON.stringify(right()));
    case 'rejectsMaximumCompletionTokens':
      if (isAsked('max_completion_tokens')) return void error(400, 'Unrecognized argument: max_completion_tokens');
      return void say(JSON.stringify(right()));
    case 'forbidsUnknownFields': {
      // As Mistral refuses what its schema does not have: no `error`, and the values are repeated.
      const unknown = ['logprobs', 'top_logprobs', 'max_completion_tokens'].filter(isAsked);
      const detail = unknown.map((name) => ({
        type: 'extra_forbidden',
        loc: ['body', name],
        msg: 'Extra inputs are not permitted',
        input: body[name],
      }));
      if (unknown.length > 0)
        return void json(422, { object: 'error', message: { detail }, type: 'invalid_request_error', param: null });
      return void say(JSON.stringify(right()));
    }
    case 'refusesInAList':
      // As Google's servers do.
      if (JSON.stringify(body['response_format']).includes('"maxLength"')) {
        const message = `Invalid JSON payload received. Unknown name "maxLength" at 'response_format': Cannot find field.`;
        return void json(400, [{ error: { code: 400, message, status: 'INVALID_ARGUMENT' } }]);
      }
      return void say(JSON.stringify(right()));
    case 'contextTooLong':
      return void error(400, "This model's maximum context length is 512 tokens");
  }
}

/** Sends a byte now and then, and never the end. */
async function drip(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' });
  while (!response.destroyed) {
    response.write(' ');
    await sleep(10);
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
