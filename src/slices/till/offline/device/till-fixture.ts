/** For tests: a signed catalogue of two makers and three products. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { type Id, newId } from '../../../../kinds/id.ts';
import { type SignedSnapshot, SNAPSHOT_DOMAIN, type SnapshotBody } from '../../../catalogue/contract.ts';

export const MAKER = { amplang: newId<'business'>(), beads: newId<'business'>() };

const BOOTH = newId<'booth'>();

export const PRODUCT = { amplang: newId<'product'>(), necklace: newId<'product'>(), bracelet: newId<'product'>() };

export function snapshot(over: Partial<SnapshotBody> = {}): SnapshotBody {
  return {
    version: 3,
    edition: {
      slug: 'contoh-2023',
      name: 'Pameran Contoh 2023',
      currency: 'IDR',
      zone: 'Asia/Jakarta',
      startsOn: '2023-06-23',
      endsOn: '2023-06-25',
    },
    booth: {
      id: BOOTH,
      number: 'A1',
      regionCode: '64.71',
      regionName: 'Kota Balikpapan',
      qris: null,
      qrisDynamic: false,
    },
    organiser: { name: 'Provinsi Contoh' },
    businesses: [
      { id: MAKER.amplang, name: 'Contoh Amplang Sepinggan', region: '64.71' },
      { id: MAKER.beads, name: 'Contoh Manik Manggar', region: '64.71' },
    ],
    products: [
      product(PRODUCT.amplang, MAKER.amplang, 'Amplang ikan tenggiri', 'Mackerel crackers', 25_000),
      product(PRODUCT.necklace, MAKER.beads, 'Kalung manik-manik', 'Bead necklace', 150_000),
      product(PRODUCT.bracelet, MAKER.beads, 'Gelang Dayak Ngajué', 'Bracelet', 45_000),
    ],
    madeAt: '2023-06-22T02:00:00.000Z',
    ...over,
  };
}

function product(id: Id<'product'>, business: Id<'business'>, indonesian: string, english: string, price: number) {
  const name = { id: indonesian, en: english };
  return { id, business, name, price, category: 'kriya', unit: null, motif: indonesian };
}

export type Signer = (body: SnapshotBody) => SignedSnapshot;

/** An organiser's key. */
export function snapshotSigner(): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return (content) => {
    const body = JSON.stringify(content);
    const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
    const signature = sign('sha256', Buffer.from(SNAPSHOT_DOMAIN + body), key).toString('base64url');
    return { version: content.version, body, signature, publicKey: point.toString('base64url') };
  };
}
