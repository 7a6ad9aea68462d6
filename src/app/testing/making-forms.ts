/** For the test of forms that are sent twice: what each making action is posted, and what that makes; and why the others make nothing. */
import { type RawBuilder, sql } from 'kysely';
import { newId } from '../../kinds/id.ts';
import { demoId } from '../demo/demo-id.ts';

export type Shown = readonly (readonly [name: string, value: string])[];

export interface Page {
  /** What the page shows. */
  load(): Promise<unknown>;
  /** An id that the organiser's data hold. */
  one(query: RawBuilder<{ id: string }>): Promise<string>;
}

export interface Making {
  /** As the routes name it. */
  readonly file: string;
  readonly intent: string;
  readonly edition: string;
  readonly search?: string;
  readonly params?: Readonly<Record<string, string>>;
  /** What is posted. */
  readonly fields: (page: Page) => Promise<Shown>;
  /** Rows that are more by table, and `answer` where it is said. */
  readonly makes: Readonly<Record<string, unknown>>;
}

/** Whose call is over. */
export const PAST = 'kaltim-2023';
const COMING = 'kaltim-tmii-2023';
const BUSINESS = 'contoh-amplang-sepinggan';
const business = demoId('business', `kaltim ${BUSINESS}`);
const booth = demoId('booth', 'kaltim-2023 A1');

const posts =
  (values: Readonly<Record<string, string>>): Making['fields'] =>
  async () =>
    Object.entries(values);

/** What the page shows, as far as a case looks at it. */
const shown = async <T>(page: Page) => (await page.load()) as T;

const webhook = {
  do: 'add',
  url: 'https://penerima.example.org/kabar',
  description: 'Penerima',
  types: 'sale.recorded',
  active: 'on',
};

const endpoint = sql<{ id: string }>`select id from platform.webhook_endpoint limit 1`;

export const MAKING: readonly Making[] = [
  {
    file: '../slices/editions/pages/agencies-page.tsx',
    intent: 'add',
    edition: PAST,
    fields: posts({ name: 'Dinas Perikanan', kind: 'office', region: '' }),
    makes: { 'editions.agency': 1 },
  },
  {
    file: '../slices/till/pages/supervisors-page.tsx',
    intent: 'save',
    edition: PAST,
    fields: posts({ do: 'save', id: '', name: 'Pengawas baru', region: '', email: '', pin: '739204', pin2: '739204' }),
    makes: { 'editions.supervisor': 1 },
  },
  {
    file: '../slices/settlement/pages/consignment-page.tsx',
    intent: 'record',
    edition: PAST,
    params: { business: BUSINESS },
    async fields(page) {
      const { next, products } = await shown<{ next: string; products: readonly { id: string }[] }>(page);
      const product = products[0]?.id ?? '';
      const words = { kind: 'damaged', quantity: '2', batch: '', reason: 'Pecah' };
      return Object.entries({ id: next, business, product, ...words });
    },
    makes: { 'stock.movement': 1 },
  },
  {
    file: '../slices/settlement/pages/settlement-page.tsx',
    intent: 'sign',
    edition: PAST,
    params: { business: BUSINESS },
    async fields(page) {
      const { sheet } = await shown<{ sheet: { digest: string } }>(page);
      return Object.entries({ business, side: 'committee', name: 'Panitia', digest: sheet.digest });
    },
    makes: { 'settlement.signature': 1 },
  },
  {
    file: '../slices/takings/pages/payments-page.tsx',
    intent: 'paste',
    edition: PAST,
    fields: posts({ do: 'paste', csv: 'Tanggal;Jumlah\n24/06/2023;25.000\n' }),
    makes: { 'takings.statement': 1 },
  },
  {
    file: '../slices/takings/pages/daily-reports-page.tsx',
    intent: 'link',
    edition: PAST,
    fields: posts({ do: 'link', booth }),
    makes: { 'takings.report_link': 1 },
  },
  {
    file: '../slices/call/pages/messages-page.tsx',
    intent: 'send',
    edition: PAST,
    fields: posts({
      do: 'send',
      audience: 'participants',
      region: '',
      subjectId: 'Jadwal',
      bodyId: 'Pukul 06.00.',
      subjectEn: '',
      bodyEn: '',
    }),
    makes: { 'call.message': 1 },
  },
  {
    file: 'work/invitations-page.tsx',
    intent: 'invite',
    edition: PAST,
    fields: posts({
      do: 'invite',
      email: 'petugas@contoh.invalid',
      role: 'officer',
      region: '',
      agency: '',
      business: '',
    }),
    makes: { 'people.invitation': 1, 'platform.mail': 1 },
  },
  {
    file: 'work/invitations-page.tsx',
    intent: 'resend',
    edition: PAST,
    async fields(page) {
      const query = sql<{ id: string }>`select id from people.invitation where email = 'petugas@contoh.invalid'`;
      return Object.entries({ do: 'resend', invitation: await page.one(query) });
    },
    makes: { 'platform.mail': 1 },
  },
  {
    file: 'work/devices-page.tsx',
    intent: 'enrol',
    edition: PAST,
    fields: posts({ do: 'enrol', booth, label: 'Ponsel kasir' }),
    makes: { 'hall.enrolment': 1 },
  },
  {
    file: 'work/webhooks-page.tsx',
    intent: 'add',
    edition: PAST,
    fields: posts(webhook),
    makes: { 'platform.webhook_endpoint': 1 },
  },
  {
    file: '../slices/stock/pages/write-note-page.tsx',
    intent: 'write',
    edition: PAST,
    search: `?usaha=${BUSINESS}`,
    async fields(page) {
      const { products } = await shown<{ products: readonly { id: string }[] }>(page);
      const product = products[0]?.id ?? '';
      return Object.entries({ business, remark: '', product, sent: '12', batch: '', expiresOn: '' });
    },
    makes: { 'stock.delivery_note': 1 },
  },
  {
    file: '../slices/catalogue/pages/add-product-page.tsx',
    intent: 'add',
    edition: PAST,
    fields: posts({
      id: newId(),
      business,
      'name.id': 'Amplang baru',
      'name.en': '',
      price: '25000',
      unit: '',
      category: 'kuliner',
      description: '',
    }),
    makes: { 'catalogue.product': 1 },
  },
  {
    file: '../slices/catalogue/pages/categories-page.tsx',
    intent: 'add',
    edition: PAST,
    fields: posts({ do: 'add', 'name.id': 'Rotan', 'name.en': 'Rattan' }),
    makes: { 'catalogue.category': 1 },
  },
  {
    file: '../slices/call/pages/nominations-page.tsx',
    intent: 'nominate',
    edition: COMING,
    fields: posts({ name: 'Usaha Baru Sekali', region: 'Balikpapan', statement: 'Amplang.' }),
    makes: { 'exhibitors.business': 1 },
  },
  {
    file: 'apply/begin-page.tsx',
    intent: 'begin',
    edition: COMING,
    fields: posts({ name: 'Usaha Kedua', region: '64.71' }),
    makes: { 'exhibitors.business': 1 },
  },
  {
    file: 'work/webhooks-page.tsx',
    intent: 'test',
    edition: PAST,
    async fields(page) {
      return Object.entries({ do: 'test', id: await page.one(endpoint) });
    },
    makes: { 'platform.webhook_message': 1, 'platform.webhook_delivery': 1 },
  },
  {
    file: 'work/webhooks-page.tsx',
    intent: 'rotate',
    edition: PAST,
    async fields(page) {
      return Object.entries({ do: 'rotate', id: await page.one(endpoint) });
    },
    makes: { 'platform.audit': 1 },
  },
  {
    file: '../slices/catalogue/pages/labels-page.tsx',
    intent: 'print',
    edition: PAST,
    async fields(page) {
      const product = await page.one(sql`select id from catalogue.product where business_id = ${business} limit 1`);
      return Object.entries({ format: 'a4-24', start: '1', [`copies-${product}`]: '3' });
    },
    makes: { 'catalogue.label_print': 1 },
  },
];

const SAME_STATE = 'sets a state: the same again is what is there, and its form carries a key';
const SPENT = 'a code or a link is spent once';
const SESSION = 'opens or ends a session';
const KEPT_ONCE = 'a file is kept by its content, once';
/** The form's key alone makes these one; `sent-fields.test.ts` holds every form to it, `send-once.test.ts` the key to its word. */
const BY_KEY = 'makes one thing by the key of its form';

/** Actions beside those that are tried above, and what makes the same form sent twice one. */
export const UNMAKING: Readonly<Record<string, string>> = {
  '../slices/call/pages/application-page.tsx': BY_KEY,
  '../slices/call/pages/call-page.tsx': 'a step of the call is taken once: from the next it is refused',
  '../slices/call/pages/call-settings-page.tsx': SAME_STATE,
  '../slices/call/pages/letters-page.tsx': SAME_STATE,
  '../slices/call/pages/message-page.tsx': SAME_STATE,
  '../slices/call/pages/minutes-page.tsx': 'an edition has one minutes',
  '../slices/call/pages/nomination-upload-page.tsx': 'a list has the id that its form carries',
  '../slices/call/pages/panel-page.tsx': 'a decision names the one before it',
  '../slices/call/pages/score-page.tsx': SAME_STATE,
  '../slices/call/pages/waitlist-page.tsx': 'an order is sent whole; a place is filled once',
  '../slices/catalogue/pages/copy-products-page.tsx': 'what is offered already is not copied',
  '../slices/catalogue/pages/import-products-page.tsx': 'a list has the id that its form carries',
  '../slices/catalogue/pages/managed-photo.ts': KEPT_ONCE,
  '../slices/catalogue/pages/managed-product-page.tsx': SAME_STATE,
  '../slices/catalogue/pages/product-list-page.tsx': 'a list is taken in once',
  '../slices/editions/pages/new-organiser-logo.ts': KEPT_ONCE,
  '../slices/editions/pages/new-organiser-page.tsx': SAME_STATE,
  '../slices/editions/pages/organiser-logo.ts': KEPT_ONCE,
  '../slices/editions/pages/organiser-page.tsx': SAME_STATE,
  '../slices/exhibitors/pages/identifier-page.tsx': BY_KEY,
  '../slices/exhibitors/pages/waiting-names-page.tsx': 'a name is decided once',
  '../slices/floor/pages/delegation-booths-page.tsx': SAME_STATE,
  '../slices/people/pages/account-page.tsx': BY_KEY,
  '../slices/people/pages/code-page.tsx': SESSION,
  '../slices/people/pages/email-page.tsx': SPENT,
  '../slices/people/pages/forgot-page.tsx': BY_KEY,
  '../slices/people/pages/reset-page.tsx': SPENT,
  '../slices/people/pages/sign-in-page.tsx': 'opens a session; a link is mailed once by the key of its form',
  '../slices/people/pages/sign-out.tsx': SESSION,
  '../slices/stock/pages/note-page.tsx': 'a note moves on once, and its line is received once',
  '../slices/takings/pages/gateways-page.tsx': SAME_STATE,
  '../slices/takings/pages/report-day-page.tsx': 'the same report is no new one',
  '../slices/takings/pages/statement-page.tsx': 'a line confirms one payment, a payment is confirmed once',
  '../slices/till/pages/refunds-page.tsx': SAME_STATE,
  'apply/apply-page.tsx': BY_KEY,
  'apply/continue-page.tsx': SESSION,
  'apply/own-file.ts': KEPT_ONCE,
  'apply/own-page.tsx': 'a business has one application at an edition',
  'apply/permits-page.tsx': 'a number is claimed once',
  'apply/product-page.tsx': SAME_STATE,
  'apply/product-photo.ts': KEPT_ONCE,
  'apply/products-page.tsx': BY_KEY,
  'apply/profile-page.tsx': SAME_STATE,
  'apply/review-page.tsx': 'a draft is handed in once',
  'apply/save.ts': 'saves a part, told apart by what was seen',
  'apply/statement-page.tsx': SAME_STATE,
  'work/aside-page.tsx': 'a line is judged once',
  'work/delegations/delegation-page.tsx': 'a region has one delegation; a name of a region is one',
  'work/delegations/delegations-page.tsx': SAME_STATE,
  'work/demo-till.ts': 'the demo alone',
  'work/doubles/doubles-page.tsx': 'what was merged is there no more',
  'work/editions/country-page.tsx': SAME_STATE,
  'work/editions/new-country-page.tsx': SAME_STATE,
  'work/editions/new-edition-page.tsx': 'an address names one edition',
  'work/editions/settings-page.tsx': SAME_STATE,
  'work/enter-demo.ts': SESSION,
  'work/exceptions-page.tsx': 'an exception is settled once',
  'work/invitation-page.tsx': SPENT,
  'work/mail-page.tsx': BY_KEY,
  'work/nominations/nomination-list-page.tsx': 'a list is taken in once',
  'work/people-page.tsx': SAME_STATE,
  'work/upload-page.tsx': 'an event has a place in its log',
};
