import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
  useNavigation,
} from 'react-router';
import { formatInstant } from '../../../kinds/time.ts';
import { allowing } from '../../../platform/authz/access.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { moneyText } from '../../../platform/i18n/money-text.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import {
  Badge,
  Button,
  Card,
  Checkbox,
  Figure,
  LinkButton,
  Notice,
  PageHead,
  TextField,
} from '../../../platform/ui/index.ts';
import { type SettlementSheet, SIDES, type Side, signatureInput } from '../contract.ts';
import { getSettlement, signSettlement } from '../index.ts';
import { notesOf } from '../paper/write-settlement.ts';
import { sideName, signedBy, tellsFees } from '../words.ts';
import { StatementTables } from './StatementTables.tsx';

export const handle: PageHandle = { access: 'sales.read' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const held = allowing(ctx.actor, ctx.organiser, 'settlement.sign');
  const sheet = await servicesOf(context).runner.query(ctx, (tx) => getSettlement(ctx, tx, params.business ?? ''));
  const committee = held.some(({ role }) => role !== 'producer');
  const sides: readonly Side[] = held.length === 0 ? [] : committee ? SIDES : ['business'];
  return { sheet, sides };
}

interface Told {
  readonly state: 'signed' | 'changed' | 'invalid' | 'one-account' | 'already-signed';
  readonly side: string;
  /** What was typed, so that a refusal loses nothing. */
  readonly name: string;
}

const REFUSED: Readonly<Record<string, Told['state']>> = {
  'settlement.statement-changed': 'changed',
  'settlement.one-account': 'one-account',
  'settlement.already-signed': 'already-signed',
};

export async function action({ request, params, context }: ActionFunctionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const fields = Object.fromEntries(await request.formData());
  const [side, name] = [String(fields.side ?? ''), String(fields.name ?? '')];
  const given = signatureInput.safeParse(fields);
  if (!given.success) return { state: 'invalid', side, name };
  try {
    await servicesOf(context).runner.command(ctx, (tx) => signSettlement(ctx, tx, params.business ?? '', given.data));
  } catch (error) {
    const state = error instanceof DomainError ? REFUSED[error.code] : undefined;
    if (state) return { state, side, name };
    throw error;
  }
  return { state: 'signed', side, name: '' };
}

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => [
  { title: `${m.settlement_title()}: ${loaderData?.sheet.business.name ?? ''} · ${m.platform_brand()}` },
];

export default function SettlementPage() {
  const { sheet, sides } = useLoaderData<typeof loader>() as { sheet: SettlementSheet; sides: readonly Side[] };
  const { edition, business, statement } = sheet;
  const locale = getLocale();
  const base = pathIn(locale, `/kerja/${edition.slug}`);
  const money = (amount: number) => moneyText(amount, edition.currency);
  const file = (kind: 'pdf' | 'xlsx') =>
    `/api/v1/editions/${edition.slug}/settlements/${business.slug}/statement.${kind}?lang=${locale}`;
  return (
    <>
      <PageHead
        title={m.settlement_title()}
        lead={`${business.name}, ${business.region}`}
        above={[
          { href: `${base}/penjualan`, label: m.settlement_sales() },
          { href: `${base}/penjualan/${business.slug}`, label: business.name },
        ]}
        actions={
          <>
            <LinkButton href={file('pdf')}>{m.settlement_pdf()}</LinkButton>
            <LinkButton href={file('xlsx')} tone="outline">
              {m.settlement_xlsx()}
            </LinkButton>
          </>
        }
      />
      <div className="grid gap-6">
        <Card>
          <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-4">
            <Sum label={m.settlement_gross()} value={money(statement.sums.gross)} />
            <Sum label={m.settlement_refunds()} value={money(statement.sums.refunds)} />
            {tellsFees(sheet) && (
              <Sum label={m.settlement_fee()} value={money(statement.fee === 0 ? 0 : -statement.fee)} estimated />
            )}
            <Sum label={m.settlement_payout()} value={money(statement.payout)} estimated={statement.fee > 0} />
          </div>
          <ul className="mt-5 grid gap-1 border-line border-t pt-4 text-ink-2 text-sm">
            {notesOf(sheet, locale).map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Card>
        <StatementTables sheet={sheet} parts={['method', 'day', 'product', 'goods']} />
        <Card title={m.settlement_signing()}>
          <p className="mb-4 max-w-prose text-ink-2">{m.settlement_signing_lead()}</p>
          <div className="grid gap-6 sm:grid-cols-2">
            {SIDES.map((side) => (
              <SideCard
                key={side}
                side={side}
                sheet={sheet}
                may={sides.includes(side)}
                both={sides.length === SIDES.length}
              />
            ))}
          </div>
        </Card>
      </div>
    </>
  );
}

/** Fees are reckoned from a table, not taken from the acquirer's statement: an estimate, and what hangs on it too. */
function Sum({ label, value, estimated = false }: { label: string; value: string; estimated?: boolean }) {
  const basis = estimated ? 'estimated' : 'counted';
  const line = estimated ? m.settlement_basis_table() : m.settlement_basis_receipts();
  return <Figure small label={label} value={value} basis={basis} basisLine={line} />;
}

interface SideCardProps {
  readonly side: Side;
  readonly sheet: SettlementSheet;
  readonly may: boolean;
  /** Whether this person may sign for either side. */
  readonly both: boolean;
}

function SideCard({ side, sheet, may, both }: SideCardProps) {
  const told = useActionData<Told>();
  const { state } = useNavigation();
  const locale = getLocale();
  const signed = sheet.signatures.find((signature) => signature.side === side);
  const mine = told?.side === side ? told : undefined;
  return (
    <section className="grid content-start gap-3">
      <h3 className="font-bold">{sideName(side, locale)}</h3>
      {signed && (
        <p className="flex flex-wrap items-center gap-2">
          <Badge tone={signed.current ? 'leaf' : 'gold'}>
            {signed.current ? m.settlement_signature_current() : m.settlement_signature_old()}
          </Badge>
          <span>
            {[signed.name, formatInstant(signed.at, sheet.edition.zone, locale), ...signedBy(signed, locale)].join(
              ', ',
            )}
          </span>
        </p>
      )}
      {!signed && !may && <p className="text-ink-2">{m.settlement_signed_none()}</p>}
      {mine?.state === 'changed' && <Notice kind="danger" title={m.settlement_changed()} />}
      {mine?.state === 'one-account' && <Notice kind="danger" title={m.settlement_one_account()} />}
      {mine?.state === 'already-signed' && <Notice kind="warn" title={m.settlement_already_signed()} />}
      {may && !signed?.current && (
        <Form method="post" preventScrollReset className="grid gap-3">
          <SentField />
          <input type="hidden" name="business" value={sheet.business.id} />
          <input type="hidden" name="digest" value={sheet.digest} />
          <input type="hidden" name="side" value={side} />
          <TextField
            name="name"
            label={m.settlement_sign_name()}
            hint={side === 'business' ? m.settlement_sign_business_hint() : m.settlement_sign_committee_hint()}
            error={mine?.state === 'invalid' ? m.settlement_sign_name_missing() : undefined}
            defaultValue={mine?.name}
            maxLength={80}
            autoComplete="off"
          />
          {both && (
            <Checkbox
              name="oneScreen"
              value="ya"
              label={m.settlement_one_screen()}
              hint={m.settlement_one_screen_hint()}
            />
          )}
          <Button disabled={state !== 'idle'}>{m.settlement_sign()}</Button>
        </Form>
      )}
    </section>
  );
}
