/** The demo's calls: one whose results are out, one that is open. Who applied beyond the exhibitors is made up, and named so. */
import { regionCode } from '../../kinds/region.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { CallInput } from '../../slices/call/contract.ts';
import { closeCall, editCall, openCall } from '../../slices/call/index.ts';
import type { AtEdition } from '../../slices/editions/index.ts';
import { registerBusiness } from '../../slices/exhibitors/index.ts';
import type { ComingEditionScript } from './coming-script.ts';
import { demoId } from './demo-id.ts';
import { type ApplicantScript, fillCall } from './fill-call.ts';
import { slugOf } from './load-edition.ts';
import { DEMO_PEOPLE } from './people.ts';
import type { BusinessScript, EditionScript, ProductLine } from './script.ts';
import { seededRandom } from './seeded-random.ts';

const at = (text: string) => Date.parse(`${text}+07:00`);

const RUBRIC: CallInput['criteria'] = (
  [
    [
      'legalitas',
      'Legalitas',
      'Legality',
      'NIB, P-IRT, halal, atau izin lain yang sesuai.',
      'Permits that fit: NIB, P-IRT, halal.',
      2,
    ],
    [
      'mutu',
      'Mutu',
      'Quality',
      'Bahan, pengerjaan, dan rasa untuk pangan.',
      'Material, workmanship, taste for food.',
      4,
    ],
    [
      'keaslian',
      'Keaslian',
      'Originality',
      'Ciri daerah dan cerita di baliknya.',
      'What is of the region, and its story.',
      3,
    ],
    [
      'inovasi',
      'Inovasi',
      'Innovation',
      'Hal baru dalam bentuk, bahan, atau cara.',
      'Something new in form, material or method.',
      2,
    ],
    ['kemasan', 'Kemasan', 'Packaging', 'Rapi, aman, dan siap dibawa pulang.', 'Tidy, safe, ready to take home.', 2],
  ] as const
).map(([code, id, en, helpId, helpEn, weight]) => ({
  code,
  name: { id, en },
  help: { id: helpId, en: helpEn },
  weight,
  scale: 5,
  remarkUpTo: 1,
}));

function callInput(opens: string, closes: string, scoring: string): CallInput {
  return {
    opensAt: at(opens),
    closesAt: at(closes),
    scoringUntil: at(scoring),
    terms: {
      id: 'Untuk pelaku usaha mikro, kecil, dan menengah dari kabupaten dan kota peserta.\nSatu usaha satu pendaftaran. Produk dibuat sendiri, harga sudah termasuk kemasan.\nTidak dipungut biaya.',
      en: 'For micro, small and medium producers of the regencies and cities that take part.\nOne application a business. Products are of your own making, prices include packaging.\nFree of charge.',
    },
    blind: true,
    barOwnDelegation: true,
    excludePrevious: false,
    curatorsEach: 3,
    criteria: RUBRIC,
  };
}

const CURATORS = DEMO_PEOPLE.filter(({ role }) => role === 'curator').map(({ user }) => ({
  user,
  regions: [],
  businesses: [],
}));

const DESCRIPTION = {
  id: 'Dibuat sendiri, siap dijual selama gelaran.',
  en: 'Made by ourselves, ready to sell at the expo.',
};
const STATEMENTS = [
  'Kami ingin produk daerah kami dikenal lebih luas, dan siap menjaga stan setiap hari.',
  'Pesanan dari luar daerah mulai datang; gelaran ini kesempatan bertemu pembeli tetap.',
  'Kami melibatkan perajin di sekitar rumah; tambahan penjualan berarti tambahan kerja bagi mereka.',
];
const NEEDS = ['', 'Satu colokan listrik.', 'Rak gantung untuk kain.', 'Tempat sampah tertutup dan air bersih.'];

interface Applicant {
  readonly name: string;
  readonly region: string;
  readonly products: readonly ProductLine[];
}

function applicant(
  edition: string,
  organiser: string,
  { name, region, products }: Applicant,
  madeAt: number,
  more: Pick<ApplicantScript, 'state' | 'finished' | 'worth' | 'apart'> & Partial<ApplicantScript>,
): ApplicantScript {
  const key = `${edition} ${slugOf(name)}`;
  const random = seededRandom(key);
  return {
    id: demoId('application', key),
    business: demoId('business', `${organiser} ${slugOf(name)}`),
    region: regionCode(region),
    statement: STATEMENTS[random.between(0, STATEMENTS.length - 1)] ?? '',
    needs: NEEDS[random.between(0, NEEDS.length - 1)] ?? '',
    items: products.map(([id, en, category, price, unit]) => ({
      id: demoId('item', `${key} ${slugOf(id)}`),
      name: { id, en },
      description: DESCRIPTION,
      category,
      price,
      unit: unit ?? '',
      photos: [],
    })),
    consent: true,
    madeAt,
    ...more,
  };
}

/** Businesses that applied and do not exhibit. */
const OTHERS: readonly (Applicant & { readonly outcome: 'waitlisted' | 'refused' | 'withdrawn' })[] = [
  other('Contoh Keripik Manggar', '64.71', 'waitlisted', [
    'Keripik pisang Manggar',
    'Manggar banana chips',
    'kuliner',
    18_000,
    '200 g',
  ]),
  other('Contoh Rajut Gunung Bahagia', '64.71', 'waitlisted', ['Tas rajut', 'Knitted bag', 'aksesori', 145_000]),
  other('Contoh Sambal Karang Joang', '64.71', 'refused', ['Sambal bawang', 'Onion sambal', 'bumbu', 28_000, '150 g']),
  other('Contoh Kopi Lempake', '64.72', 'waitlisted', [
    'Kopi bubuk Lempake',
    'Lempake ground coffee',
    'minuman',
    38_000,
    '200 g',
  ]),
  other('Contoh Bordir Sungai Kunjang', '64.72', 'withdrawn', [
    'Kerudung bordir',
    'Embroidered headscarf',
    'busana',
    120_000,
  ]),
  other('Contoh Ikan Asap Bontang Kuala', '64.74', 'refused', ['Ikan asap', 'Smoked fish', 'kuliner', 65_000, '500 g']),
  other('Contoh Anyam Tanah Grogot', '64.01', 'waitlisted', ['Keranjang anyam', 'Woven basket', 'kriya', 85_000]),
  other('Contoh Dodol Tenggarong', '64.02', 'refused', ['Dodol durian', 'Durian dodol', 'kuliner', 30_000, '250 g']),
  other('Contoh Minyak Kelapa Derawan', '64.03', 'withdrawn', [
    'Minyak kelapa murni',
    'Virgin coconut oil',
    'bumbu',
    55_000,
    '250 ml',
  ]),
  other('Contoh Ukir Sendawar', '64.07', 'refused', ['Ukiran kayu kecil', 'Small wood carving', 'kriya', 175_000]),
];

function other(name: string, region: string, outcome: 'waitlisted' | 'refused' | 'withdrawn', product: ProductLine) {
  return { name, region, outcome, products: [product] };
}

const REFUSED = {
  id: 'Izin edar produk belum ada, dan kemasannya belum tahan perjalanan. Kami sarankan pendampingan dinas lalu daftar lagi.',
  en: 'The product has no permit yet, and its packaging does not stand the journey. We suggest mentoring by your agency, then applying again.',
};
const WAITLISTED = {
  id: 'Nilai Anda baik; tempat kontingen sudah penuh.',
  en: 'You scored well; the delegation has no place left.',
};

async function registerOthers(ctx: AtEdition, tx: Tx, script: EditionScript): Promise<void> {
  for (const { name, region } of OTHERS)
    await registerBusiness(ctx, tx, {
      id: demoId('business', `${script.organiser.slug} ${slugOf(name)}`),
      slug: slugOf(name),
      name,
      region: regionCode(region),
      story: { id: 'Usaha rekaan untuk contoh.', en: 'Invented for this demo.' },
      whatsapp: null,
      madeUp: true,
    });
}

/** The call of an edition that is on: everybody who exhibits was accepted, some others were not. */
export async function loadPublishedCall(ctx: AtEdition, tx: Tx, script: EditionScript): Promise<void> {
  await registerOthers(ctx, tx, script);
  await editCall(ctx, tx, callInput('2023-05-02T08:00', '2023-05-20T17:00', '2023-05-28T17:00'));
  await openCall(ctx, tx);
  const made = at('2023-05-03T10:00');
  const accepted = script.regions.flatMap((region) =>
    region.businesses.map((business: BusinessScript) => ({ ...business, region: region.code })),
  );
  // Five a day, in office hours.
  const hours = (index: number) => made + Math.floor(index / 5) * 86_400_000 + (index % 5) * 5_400_000;
  await fillCall(ctx, tx, {
    curators: CURATORS,
    applicants: [
      ...accepted.map((business, index) =>
        applicant(script.slug, script.organiser.slug, business, hours(index), {
          state: 'accepted',
          finished: 3,
          worth: 0.72 + (index % 5) * 0.05,
          apart: index % 9 === 4 ? 0.2 : 0.04,
        }),
      ),
      ...OTHERS.map((each, index) =>
        applicant(script.slug, script.organiser.slug, each, hours(accepted.length + index), {
          state: each.outcome,
          finished: 3,
          worth: each.outcome === 'waitlisted' ? 0.62 : 0.34,
          apart: 0.05,
          ...(each.outcome === 'refused' ? { reasons: REFUSED } : {}),
          ...(each.outcome === 'waitlisted' ? { reasons: WAITLISTED } : {}),
        }),
      ),
    ],
  });
  await closeCall(ctx, tx);
  await tx
    .updateTable('call.call')
    .set({ state: 'published', published_at: new Date(at('2023-05-30T10:00')) })
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .execute();
}

/** The call of an edition to come, half-way: drafts, applications nobody, some or all curators have scored, close and far apart. */
export async function loadOpenCall(ctx: AtEdition, tx: Tx, { slug, after }: ComingEditionScript): Promise<void> {
  await editCall(ctx, tx, callInput('2023-06-10T08:00', '2023-08-31T17:00', '2023-09-30T17:00'));
  await openCall(ctx, tx);
  const made = at('2023-06-11T09:00');
  const lead = DEMO_PEOPLE.find(({ role, organiser }) => role === 'lead' && organiser.slug === after.organiser.slug);
  const before = after.regions.flatMap((region) =>
    region.businesses
      .slice(0, Math.ceil(region.businesses.length / 2))
      .map((business) => ({ ...business, region: region.code })),
  );
  const all: readonly Applicant[] = [...before, ...OTHERS.slice(0, 7)];
  await fillCall(ctx, tx, {
    curators: CURATORS,
    applicants: all.map((business, index) => {
      const step = index % 8;
      const shape = (
        [
          // The first business is the one that the demo's producer enters: its draft waits to be completed.
          { state: 'draft', finished: 0, consent: false },
          { state: 'submitted', finished: 3 },
          { state: 'submitted', finished: 3 },
          { state: 'submitted', finished: 2, begun: true },
          { state: 'submitted', finished: 1 },
          { state: 'submitted', finished: 0, begun: true },
          { state: 'submitted', finished: 0 },
          { state: 'submitted', finished: 3 },
        ] as const
      )[step];
      const withdrawn = index === 17 || index === 30;
      const nominated = lead && business.region === lead.region && step % 2 === 0 ? { nominatedBy: lead.user } : {};
      return applicant(
        slug,
        after.organiser.slug,
        business,
        made + Math.floor(index / 4) * 86_400_000 + (index % 4) * 6_600_000,
        {
          state: 'submitted',
          finished: 0,
          ...shape,
          ...(withdrawn ? { state: 'withdrawn', finished: 0 } : {}),
          ...nominated,
          worth: 0.45 + ((index * 7) % 10) * 0.05,
          apart: index % 5 === 2 ? 0.3 : 0.05,
        },
      );
    }),
  });
}
