import { describe, expect, it } from 'vitest';
import { SNAPSHOT_DOMAIN } from '../contract.ts';
import { openSnapshot } from './open-snapshot.ts';
import { type SnapshotContent, writeSnapshot } from './write-snapshot.ts';

const content: SnapshotContent = {
  edition: {
    slug: 'kaltim-2023',
    name: 'Kaltim Exhibition 2023',
    currency: 'IDR',
    zone: 'Asia/Jakarta',
    startsOn: '2023-06-23',
    endsOn: '2023-06-25',
  },
  booth: { id: 'b', number: 'A1', regionCode: '64.71', regionName: 'Balikpapan', qris: null, qrisDynamic: false },
  organiser: { name: 'Panitia' },
  businesses: [{ id: 'u', name: 'Contoh', region: '64.71' }],
  products: [],
};
const madeAt = Date.parse('2023-06-23T03:00:00Z');

const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
const publicKey = Buffer.from(await crypto.subtle.exportKey('raw', keys.publicKey)).toString('base64url');

async function sign(body: string, domain = SNAPSHOT_DOMAIN) {
  const message = new TextEncoder().encode(domain + body);
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, message);
  return { body, signature: Buffer.from(signature).toString('base64url') };
}

describe('writeSnapshot', () => {
  it('puts the keys in the order that is signed', () => {
    expect(writeSnapshot(3, content, madeAt)).toBe(
      '{"version":3,"edition":{"slug":"kaltim-2023","name":"Kaltim Exhibition 2023","currency":"IDR","zone":"Asia/Jakarta",' +
        '"startsOn":"2023-06-23","endsOn":"2023-06-25"},"booth":{"id":"b","number":"A1","regionCode":"64.71",' +
        '"regionName":"Balikpapan","qris":null,"qrisDynamic":false},"organiser":{"name":"Panitia"},' +
        '"businesses":[{"id":"u","name":"Contoh","region":"64.71"}],"products":[],"madeAt":"2023-06-23T03:00:00.000Z"}',
    );
  });
});

describe('openSnapshot', () => {
  it('opens what was signed', async () => {
    const opened = await openSnapshot(await sign(writeSnapshot(3, content, madeAt)), publicKey);
    expect(opened).toEqual({ ok: true, value: { version: 3, ...content, madeAt: '2023-06-23T03:00:00.000Z' } });
  });

  it.each(['', '{}', '[1', '{"version":0}'])('says that a signed %j is no snapshot', async (body) => {
    expect(await openSnapshot(await sign(body), publicKey)).toMatchObject({ ok: false, code: 'malformed' });
  });

  it('takes no signature that was given for something else', async () => {
    const elsewhere = await sign(writeSnapshot(3, content, madeAt), 'gelaran-batch-v1\n');
    expect(await openSnapshot(elsewhere, publicKey)).toMatchObject({ ok: false, code: 'not-signed' });
  });

  it.each(['', '%%', 'AAAA', 'A'.repeat(86)])('refuses the signature %j without throwing', async (signature) => {
    const signed = { body: writeSnapshot(3, content, madeAt), signature };
    expect(await openSnapshot(signed, publicKey)).toMatchObject({ ok: false, code: 'not-signed' });
  });

  it.each(['', '%%', 'BBBB', `B${'A'.repeat(86)}`])('refuses the key %j without throwing', async (key) => {
    const signed = await sign(writeSnapshot(3, content, madeAt));
    expect(await openSnapshot(signed, key)).toMatchObject({ ok: false, code: 'not-signed' });
  });
});
