import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createLog } from '#worker/ledger/log.ts';
import { cosign, signingKeyOf, signNote, verifierKeyOf } from '#worker/ledger/signing-key.ts';
import { readTreeHead, writeTreeHead } from '#worker/verify/checkpoint.ts';
import { readNote, signedBy } from '#worker/verify/signed-note.ts';
import { readBase64 } from '#worker/verify/strict-base64.ts';
import { readVerifierKey } from '#worker/verify/verifier-key.ts';

/** Notes and keys that other implementations publish: Go's sumdb/note, and C2SP's signed-note. */
const PETER = {
  secret: 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
  key: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  line: '\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
};
const ENOCH = {
  key: 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop',
  line: '\u2014 EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n',
};
const EXAMPLE = {
  key: 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
  note: 'This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
};

const peter = readVerifierKey(PETER.key);
const enoch = readVerifierKey(ENOCH.key);
const both = `${PETER.text}\n${PETER.line}${ENOCH.line}`;

describe('known notes', () => {
  test('verify, each signature by its own key', () => {
    expect(signedBy(readNote(both), peter)).toEqual({ is: 'valid' });
    expect(signedBy(readNote(both), enoch)).toEqual({ is: 'valid' });
    expect(signedBy(readNote(EXAMPLE.note), readVerifierKey(EXAMPLE.key))).toEqual({ is: 'valid' });
    expect(signedBy(readNote(`${PETER.text}\n${ENOCH.line}`), peter)).toEqual({ is: 'absent' });
  });

  test('are what our key writes, byte for byte', () => {
    const material = readBase64(PETER.secret.split('+').slice(4).join('+'));
    const key = signingKeyOf(material.subarray(1));
    expect(signNote(key, 'PeterNeumann', PETER.text)).toBe(`${PETER.text}\n${PETER.line}`);
    expect(verifierKeyOf(key, 'PeterNeumann', 'log')).toBe(PETER.key);
  });

  test('do not verify once anything in them is changed', () => {
    const changed = both.replace('answer', 'Answer');
    expect(signedBy(readNote(changed), peter)).toEqual({ is: 'wrong' });
    const other = PETER.line.replace('nAM=', 'nAI=');
    expect(signedBy(readNote(`${PETER.text}\n${other}`), peter)).toEqual({ is: 'wrong' });
    // One good signature does not make up for a bad one by the same key.
    expect(signedBy(readNote(`${PETER.text}\n${PETER.line}${other}`), peter)).toEqual({ is: 'wrong' });
    expect(signedBy(readNote(`${PETER.text}\n${other}${PETER.line}`), peter)).toEqual({ is: 'wrong' });
  });

  test.each([
    PETER.text,
    `${PETER.text}\n`,
    `${PETER.text}\n${PETER.line.slice(0, -1)}`,
    `\u0001${PETER.text}\n${PETER.line}`,
    `\ufffd${PETER.text}\n${PETER.line}`,
    `${PETER.text}\n${PETER.line.replace('PeterNeumann', 'Bad Name')}`,
    `${PETER.text}\n${PETER.line.replace('PeterNeumann', 'Bad+Name')}`,
    `${PETER.text}\n${PETER.line}Unexpected line.\n`,
    `${PETER.text}\n${PETER.line.repeat(101)}`,
    `${PETER.text}\n\u2014 PeterNeumann x08g\n`,
    `${PETER.text}\n${PETER.line.replace('nAM=', 'nAM')}`,
    '',
  ])('of another form are refused: %j', (note) => {
    expect(() => readNote(note)).toThrow(SyntaxError);
  });

  test('a key of another form, or with another id, is refused', () => {
    for (let place = 0; place < PETER.key.length; place += 1) {
      expect(() => readVerifierKey(PETER.key.slice(0, place))).toThrow(SyntaxError);
      const code = PETER.key.charCodeAt(place);
      const other = PETER.key.slice(0, place) + String.fromCharCode(code + 1) + PETER.key.slice(place + 1);
      expect(() => readVerifierKey(other)).toThrow(SyntaxError);
    }
    for (const key of [
      'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
      'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    ])
      expect(() => readVerifierKey(key)).toThrow(SyntaxError);
  });
});

/** The example of C2SP's tlog-checkpoint, whose lines are the format. */
const HEAD = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';

describe('a checkpoint', () => {
  const log = signingKeyOf(randomBytes(32));
  const witness = signingKeyOf(randomBytes(32));
  const logKey = readVerifierKey(verifierKeyOf(log, 'example.com/behind-the-sofa', 'log'));
  const witnessKey = readVerifierKey(verifierKeyOf(witness, 'witness.example/w1', 'witness'));
  const note = signNote(log, 'example.com/behind-the-sofa', HEAD);
  const cosigned = note + cosign(witness, 'witness.example/w1', HEAD, '2023-03-20T12:25:47.900Z');

  test('is read as it is written', () => {
    const head = readTreeHead(HEAD);
    expect(head).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 });
    expect(writeTreeHead(head)).toBe(HEAD);
  });

  test.each(['', 'a\n1\n', HEAD.replace('2085', '02085'), HEAD.replace('2085', '-'), HEAD.slice(0, -1), `${HEAD}\n`])(
    'of another form is refused: %j',
    (text) => {
      expect(() => readTreeHead(text)).toThrow(SyntaxError);
    },
  );

  test('carries a cosignature with its time, which is valid for this text and time only', () => {
    expect(signedBy(readNote(cosigned), logKey)).toEqual({ is: 'valid' });
    expect(signedBy(readNote(cosigned), witnessKey)).toEqual({ is: 'valid', at: '2023-03-20T12:25:47.000Z' });
    expect(signedBy(readNote(note), witnessKey)).toEqual({ is: 'absent' });
    const { signatures } = readNote(cosigned);
    const later = Buffer.from(signatures[1]!.signature);
    later[7]! += 1;
    const forged = Buffer.concat([Buffer.from(witnessKey.id, 'hex'), later]).toString('base64');
    expect(signedBy(readNote(`${note}\u2014 witness.example/w1 ${forged}\n`), witnessKey)).toEqual({ is: 'wrong' });
    expect(signedBy(readNote(cosigned.replace('20852163', '20852164')), witnessKey)).toEqual({ is: 'wrong' });
  });

  test('a log’s signature is no cosignature, and the other way round', () => {
    const asWitness = readVerifierKey(verifierKeyOf(log, 'example.com/behind-the-sofa', 'witness'));
    expect(asWitness.id).not.toBe(logKey.id);
    expect(signedBy(readNote(cosigned), asWitness)).toEqual({ is: 'absent' });
  });
});

describe('a log', () => {
  const log = createLog(signingKeyOf(randomBytes(32)), 'hearken.example/ledger');

  test('of an institution with any name has an origin that a note can name', () => {
    for (const institution of ['north-bank', 'north bank', 'a+b', 'a/../b', 'Füür & Flamme', 'a\u00a0b', '—'])
      expect(readVerifierKey(log.verifierKeyOf(institution)).name).toBe(
        `hearken.example/ledger/${encodeURIComponent(institution)}`,
      );
    expect(() => createLog(signingKeyOf(randomBytes(32)), 'hearken example')).toThrow(RangeError);
  });

  test('does not sign for another institution', () => {
    const note = readNote(log.sign('north-bank', { size: 1, root: randomBytes(32) }));
    expect(signedBy(note, readVerifierKey(log.verifierKeyOf('north-bank')))).toEqual({ is: 'valid' });
    expect(signedBy(note, readVerifierKey(log.verifierKeyOf('south-bank')))).toEqual({ is: 'absent' });
  });
});
