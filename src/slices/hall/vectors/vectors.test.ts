import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isSignedBy, readNewKey } from '../check-signature.ts';
import { batchReply } from '../contract.ts';
import { readBody } from '../rules/batch-body.ts';
import { sha256 } from '../rules/sha256.ts';
import { clockVectors } from './clock-vectors.ts';
import { deviceVectors, envelopeVectors, replyVectors, signatureVectors } from './make-vectors.ts';
import { isSignatureOf } from './test-keys.ts';

function published(name: string) {
  return JSON.parse(readFileSync(new URL(`../../../../docs/vectors/${name}.json`, import.meta.url), 'utf8'));
}

/** As a reader of the files sees it. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

test('the published vectors are what the rules say', () => {
  expect(published('envelopes')).toEqual(plain(envelopeVectors()));
  expect(published('replies')).toEqual(plain(replyVectors()));
  expect(published('device')).toEqual(plain(deviceVectors()));
  expect(published('clock')).toEqual(plain(clockVectors()));
});

test('the published signatures are right, and those to be refused are wrong', async () => {
  const { batch, enrolment, refusedSignatures, ...rest } = published('signatures');
  const made = signatureVectors({ signature: batch.signature, proof: enrolment.proof });
  expect({ batch, enrolment, refusedSignatures, ...rest }).toEqual(plain(made));
  expect([isSignatureOf(batch.signed, batch.signature), isSignatureOf(enrolment.signed, enrolment.proof)]).toEqual([
    true,
    true,
  ]);
  const key = readNewKey(published('signatures').key.publicKey);
  if (!key) throw new Error('the published key is none');
  expect(await isSignedBy(key, batch.signed, batch.signature)).toBe(true);
  for (const { why, signature } of refusedSignatures)
    expect([why, await isSignedBy(key, batch.signed, signature)]).toEqual([why, false]);
  expect(refusedSignatures.length).toBe(7);
  expect(readNewKey(`${published('signatures').key.publicKey}=`)).toBeUndefined();
});

test("the hashes are those of the device's own SHA-256", () => {
  const { genesis, chain } = published('envelopes');
  expect(sha256(genesis.hashed)).toBe(genesis.hash);
  for (const { line, hash } of chain) expect(sha256(`gelaran-event-v1\n${line}`)).toBe(hash);
  const { batch } = published('signatures');
  expect(sha256(batch.body)).toBe(batch.bodyHash);
});

test('the published batch is a body that the server reads, and the replies have the form of the contract', () => {
  const { batch } = published('signatures');
  expect(readBody(new TextEncoder().encode(batch.body))).toMatchObject({ ok: true, value: { lines: { length: 5 } } });
  for (const { steps } of published('replies').stories) for (const { reply } of steps) batchReply.parse(reply);
});
