import type { Id } from '../../../../kinds/id.ts';
import { m } from '../../../../platform/i18n/index.ts';
import type { Act, PanelProps } from './panel-parts.tsx';
import { QrisForm, type QrisFormProps } from './QrisForm.tsx';

interface QrisPanelProps {
  readonly booth: Id<'booth'>;
  readonly work: PanelProps['work'];
  readonly act: Act;
}

/** Whose money the booth's QRIS leads to, and another one for it; in a joint booth also the own codes of its businesses. */
export function QrisPanel({ booth, work, act }: QrisPanelProps) {
  const sellers = sellersOf(booth, work);
  const joint = sellers.length > 1;
  return (
    <>
      <Fold
        title={joint ? m.floor_qris_of_booth() : 'QRIS'}
        merchant={work.merchants[booth]}
        onSave={(given) => act('qris', { takes: true, booth, ...given })}
        remove={{
          label: m.floor_qris_remove(),
          ask: m.floor_qris_remove_ask(),
          onRemove: () => void act('qris', { takes: false, booth }),
        }}
      />
      {(joint || sellers.some(({ id }) => work.merchants[id] !== undefined)) && (
        <section className="grid gap-3">
          <h3 className="font-bold text-lg">{m.floor_qris_sellers()}</h3>
          <p className="text-ink-2 text-sm">{m.floor_qris_sellers_how()}</p>
          {sellers.map(({ id: business, name }) => (
            <Fold
              key={business}
              title={name}
              merchant={work.merchants[business]}
              onSave={(given) => act('seller-qris', { takes: true, booth, business, ...given })}
              remove={{
                label: m.floor_qris_seller_remove(),
                ask: m.floor_qris_seller_remove_ask({ name }),
                onRemove: () => void act('seller-qris', { takes: false, booth, business }),
              }}
            />
          ))}
        </section>
      )}
    </>
  );
}

/** Who sells in the booth on some day, each once. */
function sellersOf(booth: Id<'booth'>, { assignments }: PanelProps['work']) {
  const seats = assignments.filter((row) => row.booth === booth).flatMap((row) => row.seats);
  return [...new Map(seats.map((seat) => [seat.id, seat])).values()];
}

function Fold({ title, ...form }: QrisFormProps & { readonly title: string }) {
  const { merchant } = form;
  return (
    <details className="rounded-m border border-line p-4">
      <summary className="flex min-h-12 cursor-pointer flex-wrap items-center gap-x-2 font-bold">
        {title}{' '}
        <span className="font-normal text-ink-2 text-sm">
          {merchant ? `${merchant.name} · ${merchant.nmid}` : m.floor_qris_none()}
        </span>
      </summary>
      <QrisForm {...form} />
    </details>
  );
}
