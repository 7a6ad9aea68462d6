import type { Id } from '../../../../kinds/id.ts';
import { m } from '../../../../platform/i18n/index.ts';
import type { Sold } from '../device/till-history.ts';
import { ReceiptPaper } from '../parts/ReceiptPaper.tsx';
import { ReceiptActions } from './ReceiptActions.tsx';
import { Screen } from './Screen.tsx';
import { useReceipt } from './use-receipt.ts';
import { useDesk, useTill } from './use-till.ts';

/** A receipt out of the list: a copy, and marked as one. */
export function SaleReceipt({ sale: id }: { readonly sale: Id<'event'> }) {
  const { view } = useTill();
  const sold = view.sales.findLast((sale) => sale.id === id);
  return sold ? <Copy sold={sold} /> : null;
}

function Copy({ sold }: { readonly sold: Sold }) {
  const { go, locale } = useDesk();
  const inHand = useReceipt(sold, locale);
  return (
    <Screen title={sold.sale.receipt} onBack={() => go({ at: 'sales' })} footer={<ReceiptActions sold={sold} copy />}>
      {inHand ? <ReceiptPaper receipt={inHand.receipt} copy /> : <p role="status">{m.platform_ui_loading()}</p>}
    </Screen>
  );
}
