import { Form } from 'react-router';
import { formatInstant } from '../../../kinds/time.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { moneyText } from '../../../platform/i18n/money-text.ts';
import { Badge, Button, Table, TextField } from '../../../platform/ui/index.ts';
import type { GatewayName } from '../gateways/gateway.ts';
import type { UnsoldCharge } from '../gateways/unsold-charges.ts';

export interface UnsoldChargesProps {
  readonly unsold: readonly UnsoldCharge[];
  readonly zone: string;
  readonly currency: string;
  readonly names: Readonly<Record<GatewayName, string>>;
  /** The charge that was to be settled without a remark. */
  readonly unsaid: string | undefined;
}

/** Money that arrived without a sale, and what to do about it. */
export function UnsoldCharges({ unsold, zone, currency, names, unsaid }: UnsoldChargesProps) {
  const locale = getLocale();
  return (
    <section className="grid gap-3">
      <h2 className="text-xl">{m.takings_unsold()}</h2>
      <p className="max-w-prose text-ink-2">{m.takings_unsold_text()}</p>
      <ol className="max-w-prose list-decimal ps-6 text-ink-2">
        <li>{m.takings_unsold_wait()}</li>
        <li>{m.takings_unsold_find()}</li>
        <li>{m.takings_unsold_refund()}</li>
      </ol>
      <Table
        caption={m.takings_unsold()}
        quietCaption
        rows={unsold}
        rowKey={({ id }) => id}
        columns={[
          { heading: m.takings_col_when(), names: true, cell: (one) => formatInstant(one.settledAt, zone, locale) },
          {
            heading: m.takings_col_what(),
            cell: (one) => (
              <>
                <Badge tone="gold">{m.takings_unsold_badge()}</Badge>
                {one.boothNumber !== null && (
                  <span className="block">
                    {m.takings_unsold_where({ booth: one.boothNumber, till: one.till ?? '–' })}
                  </span>
                )}
                <span className="block break-all text-ink-2 text-sm">
                  {names[one.gateway]} · {one.gatewayRef === null ? '' : `${one.gatewayRef} · `}
                  {one.orderRef}
                </span>
              </>
            ),
          },
          {
            heading: m.takings_col_amount(),
            numeric: true,
            cell: (one) => (
              <>
                {moneyText(one.amount, currency)}
                {one.refunded > 0 && (
                  <span className="block text-ink-2 text-sm">
                    {m.takings_unsold_refunded({ amount: moneyText(one.refunded, currency) })}
                  </span>
                )}
              </>
            ),
          },
          {
            heading: m.takings_col_act(),
            cell: (one) => (
              <Form method="post" className="grid gap-2">
                <SentField />
                <input type="hidden" name="charge" value={one.id} />
                <TextField
                  name="note"
                  label={m.takings_unsold_note()}
                  maxLength={300}
                  error={unsaid === one.id ? m.takings_unsold_unsaid() : undefined}
                />
                <div>
                  <Button name="do" value="settle-unsold" size="small" tone="outline">
                    {m.takings_notification_settle()}
                  </Button>
                </div>
              </Form>
            ),
          },
        ]}
      />
    </section>
  );
}
