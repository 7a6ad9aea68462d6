import { useState } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { Notice } from '../../../../platform/ui/Notice.tsx';
import { Spinner } from '../../../../platform/ui/Spinner.tsx';
import { keyInText } from '../../rules/linked-receipt.ts';
import { fetchLinked } from '../device/http.ts';
import { findOtherSale, type OtherRefusal } from '../device/other-receipt.ts';
import type { Sold } from '../device/till-ledger.ts';
import { Button } from '../parts/Button.tsx';
import { CodeScanner, canScan } from '../parts/CodeScanner.tsx';
import { TextField } from '../parts/TextField.tsx';
import { RefundOf } from './Refund.tsx';
import { refusalText } from './refusal-text.ts';
import { Screen } from './Screen.tsx';
import { useDesk, useLink, useTill } from './use-till.ts';

/** Goods come back that another phone sold: the receipt's QR code or link says which, and the server what was sold. */
export function OtherReceipt() {
  const { session, go } = useDesk();
  const { till, view } = useTill();
  const { online } = useLink();
  const [text, setText] = useState('');
  const [scanning, setScanning] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<OtherRefusal | null>(null);
  const [sold, setSold] = useState<Sold | null>(null);
  const supervised = (view.catalogue.supervisors ?? []).length > 0;

  async function find(wanted: string): Promise<void> {
    setScanning(false);
    setRefusal(null);
    // One of this phone needs no network.
    const own = keyInText(wanted);
    const place = own && till.ledger.receipts.placeOf(own.of.receipt);
    if (place !== undefined) return go({ at: 'receipt', seq: till.ledger.receipts.at(place).seq });
    setBusy(true);
    const found = await findOtherSale(wanted, (key) => fetchLinked(session.device, key));
    setBusy(false);
    if (found.ok) setSold(found.value);
    else setRefusal(found.code);
  }

  const left = sold && till.refundable(sold);
  if (sold && left?.ok) return <RefundOf sold={sold} lines={left.value} onBack={() => setSold(null)} />;
  const told = left && !left.ok ? refusalText(left.code) : refusal && refusalWords(refusal);
  return (
    <Screen title={m.till_other_receipt()} onBack={() => go({ at: 'menu' })}>
      {!supervised && <Notice>{m.till_refund_no_supervisor()}</Notice>}
      {supervised && (
        <>
          <p className="text-ink-2">{m.till_other_receipt_how()}</p>
          {!online && <Notice kind="warn">{m.till_other_receipt_offline()}</Notice>}
          {told && (
            <Notice kind="danger" title={m.till_other_receipt_not()}>
              {told}
            </Notice>
          )}
          {scanning && (
            <CodeScanner
              onFound={find}
              onFailed={() => {
                setScanning(false);
              }}
            />
          )}
          {canScan() && !scanning && (
            <Button size="large" disabled={busy} onClick={() => setScanning(true)}>
              {m.till_other_receipt_scan()}
            </Button>
          )}
          <form
            className="grid gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              find(text);
            }}
          >
            <TextField label={m.till_other_receipt_link()} value={text} onChange={setText} />
            <Button type="submit" tone="outline" disabled={busy || text.trim() === ''}>
              {busy && <Spinner />}
              {m.till_other_receipt_find()}
            </Button>
          </form>
        </>
      )}
    </Screen>
  );
}

function refusalWords(code: OtherRefusal): string {
  switch (code) {
    case 'no-link':
      return m.till_other_receipt_no_link();
    case 'unknown':
      return m.till_other_receipt_unknown();
    case 'unreachable':
      return m.till_other_receipt_unreachable();
    case 'already-voided':
      return refusalText('already-voided');
  }
}
