import { readAssessment } from '#activities/llm/read-assessment.ts';
import { createTokenVerifier } from '#api/identity/token-verifier.ts';
import { CASES } from '#api/import/arriving-cases.ts';
import { decodeText } from '#api/import/decode-text.ts';
import { JsonRefused, parseJson } from '#api/import/parse-json.ts';
import { readDeliveryStatus } from '#api/import/read-delivery-status.ts';
import { readPdfText } from '#api/import/pdf/read-pdf-text.ts';
import { readNdjson } from '#api/import/read-ndjson.ts';
import { readTypedRows } from '#api/import/typed-rows.ts';
import { authenticate } from '#api/identity/authenticate.ts';
import { Problem } from '#api/problem.ts';
import { PolicyBody } from '#api/policies/policy-body.ts';
import { readTreeHead } from '#worker/verify/checkpoint.ts';
import { readNote } from '#worker/verify/signed-note.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { pdfDrawing } from '../../unit/attachment/pdf-drawing.ts';
import { AUDIENCE, type IssuerUnderTest } from '../../unit/token/issuer-under-test.ts';

/** A reader of what other people send, with inputs that it takes. */
export interface Parser {
  name: string;
  seeds: Buffer[];
  /** Reads an input, or refuses it; rejects only with a fault. */
  read(input: Buffer): unknown;
  /** An input of about that many bytes whose parts are as hard to read as they come. */
  grow(bytes: number): Buffer;
  /** It reads in a process of its own, whose limits hold: its time is that of the clock, and its memory and code are not seen. */
  isApart?: true;
}

const bytesOf = (...texts: string[]): Buffer[] => texts.map((text) => Buffer.from(text));
const repeated = (text: string, bytes: number): string => text.repeat(Math.ceil(bytes / Buffer.byteLength(text)));

/** A refusal is an answer; anything else that is thrown is a fault. */
async function orRefuse(read: () => unknown, ...refusals: (abstract new (...parts: never[]) => Error)[]) {
  try {
    await read();
  } catch (error) {
    if (!refusals.some((each) => error instanceof each)) throw error;
  }
}

const SENT = { attributes: ['risk', 'age'], neighbours: new Map([['n1', 'p1']]) };
const NOTE = `hearken.example/ledger/bank
4711
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— hearken.example/ledger/bank Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
`;

export const PARSERS: Parser[] = [
  {
    name: 'CSV',
    seeds: bytesOf(
      'externalRef,risk,age,employer,subject_name,subject_contact\nA-1,20,30,"Ada, Ltd",Ada,ada@example.org\n',
      'id;risk;age\r\nA-1;20,5;30\r\n"A;2";"1.234,5 €";40 %\r\n',
      'Report of May\n\nid\trisk\tage\nA-1\t20\t30\nTotal\t20\t30\n',
    ),
    read: (input) => orRefuse(() => readTypedRows(decodeText(input).text, samplePolicy().attributes, CASES), Problem),
    grow: (bytes) => Buffer.from(`id,risk,age\n${repeated(`A,${' '.repeat(40)}1 ,"${'""'.repeat(20)}"\n`, bytes)}`),
  },
  {
    name: 'delivery status',
    seeds: bytesOf(
      'Content-Type: multipart/report; boundary="cut"\n\n--cut\nContent-Type: message/delivery-status\n\nAction: failed\nStatus: 5.1.1\n--cut\nContent-Type: text/rfc822-headers\n\nMessage-ID: <019a9c1e-2f10-7abc-8def-0123456789ab@hearken>\n--cut--\n',
    ),
    read: (input) => readDeliveryStatus(input),
    grow: (bytes) =>
      Buffer.from(`Content-Type: multipart/report; boundary=cut\n\n${repeated('--cut\na: b\n c\n\n', bytes)}`),
  },
  {
    name: 'NDJSON',
    seeds: bytesOf('{"externalRef":"A-1","facts":{"risk":20,"age":30}}\n{"externalRef":"A-2","facts":{}}\n'),
    read: (input) => orRefuse(() => readNdjson(decodeText(input).text), Problem),
    grow: (bytes) => Buffer.from(repeated(`{"a":"${'\\\\'.repeat(20)}","b":[[[1e5]]]}\n`, bytes)),
  },
  {
    name: 'JSON',
    seeds: bytesOf('{"statement":"My case is different.","list":[1,-2.5e3,true,null,{"a":"\\u00e4\\"\\\\"}]}'),
    read: (input) => orRefuse(() => parseJson(input.toString()), JsonRefused),
    grow: (bytes) => Buffer.from(`[${repeated(`"${'\\"'.repeat(40)}",`, bytes)}1]`),
  },
  {
    name: 'policy',
    seeds: bytesOf(JSON.stringify(samplePolicy())),
    read: (input) => orRefuse(() => PolicyBody.safeParse(parseJson(input.toString())), JsonRefused),
    grow: (bytes) =>
      Buffer.from(
        JSON.stringify({ ...samplePolicy(), title: `P${'1'.repeat(bytes / 2)}`, kind: `${' '.repeat(bytes / 2)}x` }),
      ),
  },
  {
    name: 'model answer',
    seeds: bytesOf(
      '{"adverseEvent":"yes","probability":0.6,"factors":[{"attribute":"risk","direction":"raises"}],"citedNeighbours":["n1"],"rationale":"One of one."}',
      '```json\n{"adverseEvent":"no","probability":0.1,"factors":[],"citedNeighbours":[],"rationale":""}\n```',
    ),
    read: (input) => readAssessment(input.toString(), SENT),
    grow: (bytes) => Buffer.from(`\`\`\`json\n${'\n'.repeat(bytes)}x`),
  },
  {
    name: 'signed note',
    seeds: bytesOf(NOTE),
    // These are given to a program that tells its reader what is wrong with them.
    read: (input) => orRefuse(() => readTreeHead(readNote(input.toString()).text), Error),
    grow: (bytes) => Buffer.from(`${NOTE}${repeated('— witness.example/w Az3grlgtzPICa5OS\n', bytes)}`),
  },
  {
    name: 'PDF text',
    seeds: [
      pdfDrawing('BT /F1 12 Tf (My case is different.) Tj ET'),
      pdfDrawing('/X Do', ['BT /F1 9 Tf (More) Tj ET']),
    ],
    read: (input) => orRefuse(() => readPdfText(input), Problem),
    grow: (bytes) => pdfDrawing(repeated('BT /F1 12 Tf (My case is different.) Tj ET\n', bytes)),
    isApart: true,
  },
];

/** Tokens, which are looked at as far as an issuer's keys go. */
export async function tokenParser(issuer: IssuerUnderTest): Promise<Parser> {
  const token = await issuer.token();
  const verify = createTokenVerifier({ issuer: issuer.issuer, audience: AUDIENCE });
  const server = { countAgainst: () => Promise.resolve() };
  const read = (input: Buffer) => {
    const request = { headers: { authorization: `Bearer ${input.toString('latin1')}` }, server };
    return orRefuse(() => authenticate(request as unknown as Parameters<typeof authenticate>[0], verify), Problem);
  };
  return { name: 'token', seeds: bytesOf(token), read, grow: (bytes) => Buffer.from(`${'a'.repeat(bytes)}.${token}`) };
}
