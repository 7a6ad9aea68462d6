import { m } from '../../../../platform/i18n/index.ts';
import { Notice } from '../../../../platform/ui/Notice.tsx';
import { HOME } from '../device/screens.ts';
import { Button } from '../parts/Button.tsx';
import { Glyph } from '../parts/Glyph.tsx';
import { ReceiptPaper } from '../parts/ReceiptPaper.tsx';
import { ReceiptActions } from './ReceiptActions.tsx';
import { Screen } from './Screen.tsx';
import { type ReceiptInHand, useReceipt } from './use-receipt.ts';
import { useDesk, useTill } from './use-till.ts';

export interface SaleReceiptProps {
  readonly seq: number;
  /** A refund that was made just now: its first receipt, and what to hand back. */
  readonly fresh: boolean;
}

/** A receipt out of the list: a copy, and marked as one. */
export function SaleReceipt({ seq, fresh }: SaleReceiptProps) {
  const { go, locale } = useDesk();
  const { view } = useTill();
  const inHand = useReceipt(seq, locale, !fresh, view.receipts);
  const back = () => go(fresh ? HOME : { at: 'sales' });
  if (typeof inHand === 'string')
    return (
      <Screen title={m.till_receipt()} onBack={back}>
        <p role="status" className="py-8 text-center text-ink-2">
          {inHand === 'missing' ? m.till_receipt_missing() : m.platform_ui_loading()}
        </p>
      </Screen>
    );
  return <InHand inHand={inHand} fresh={fresh} onBack={back} />;
}

interface InHandProps {
  readonly inHand: ReceiptInHand;
  readonly fresh: boolean;
  readonly onBack: () => void;
}

function InHand({ inHand, fresh, onBack }: InHandProps) {
  const { go } = useDesk();
  const { till, view, print } = useTill();
  const { whole, receipt } = inHand;
  const refundable = 'sale' in whole && view.shift !== null && till.refundable(whole).ok;
  const supervised = (view.catalogue.supervisors ?? []).length > 0;
  return (
    <Screen
      title={'sale' in whole ? whole.sale.receipt : whole.refund.receipt}
      onBack={onBack}
      footer={
        <>
          <ReceiptActions seq={whole.seq} copy={!fresh} />
          {fresh && (
            <Button size="large" onClick={onBack}>
              {m.till_new_sale()}
            </Button>
          )}
        </>
      }
    >
      {fresh && 'refund' in whole && (
        <p
          role="status"
          className="tabular grid justify-items-center rounded-m bg-gold px-4 py-3 text-center text-on-gold"
        >
          <span className="font-bold">{m.till_refunded_give()}</span>
          <span className="font-extrabold text-2xl leading-tight">{print(whole.refund.total)}</span>
        </p>
      )}
      <ReceiptPaper receipt={receipt} />
      {refundable && supervised && (
        <Button tone="outline" onClick={() => go({ at: 'refund', seq: whole.seq })}>
          <Glyph name="refund" />
          {m.till_refund()}
        </Button>
      )}
      {refundable && !supervised && <Notice>{m.till_refund_no_supervisor()}</Notice>}
    </Screen>
  );
}
