import { useState } from 'react';
import { createPortal } from 'react-dom';
import { m } from '../../../../platform/i18n/index.ts';
import { cx } from '../../../../platform/ui/class-names.ts';
import { QrCode } from '../../../../platform/ui/QrCode.tsx';
import { shareText, whatsAppLink } from '../../rules/share.ts';
import { Glyph, type GlyphName } from '../parts/Glyph.tsx';
import { ReceiptPaper } from '../parts/ReceiptPaper.tsx';
import { useReceipt } from './use-receipt.ts';
import { useDesk, useTill } from './use-till.ts';

export interface ReceiptActionsProps {
  /** Of the sale's or the refund's event. */
  readonly seq: number;
  /** Whether the buyer had this receipt before. */
  readonly copy: boolean;
}

type Panel = 'whatsapp' | 'qr' | null;

/** The ways a receipt reaches the buyer: a message, paper, or the buyer's own camera. */
export function ReceiptActions(props: ReceiptActionsProps) {
  const { session } = useDesk();
  if (session.practice) return <p className="text-center text-ink-2 text-sm">{m.till_practice_no_receipt()}</p>;
  return <Ways {...props} />;
}

function Ways({ seq, copy }: ReceiptActionsProps) {
  const { locale } = useDesk();
  const { view } = useTill();
  const [panel, setPanel] = useState<Panel>(null);
  const [printed, setPrinted] = useState(false);
  const read = useReceipt(seq, locale, copy || printed, view.receipts);
  const inHand = typeof read === 'string' ? null : read;

  function print(): void {
    // Only when the paper is out: some browsers return before they have drawn it.
    addEventListener('afterprint', () => setPrinted(true), { once: true });
    window.print();
  }
  const toggle = (wanted: Panel) => () => setPanel((now) => (now === wanted ? null : wanted));

  return (
    <>
      <div className="grid grid-cols-3 gap-2">
        <Action glyph="share" name={m.till_whatsapp()} open={panel === 'whatsapp'} onClick={toggle('whatsapp')} />
        <Action glyph="print" name={m.till_print()} onClick={print} />
        <Action glyph="qr" name={m.till_receipt_qr()} open={panel === 'qr'} onClick={toggle('qr')} />
      </div>
      {inHand && panel === 'whatsapp' && <WhatsApp text={shareText(inHand.receipt, inHand.link, locale)} />}
      {inHand && panel === 'qr' && (
        <figure ref={showWhole} className="grid justify-items-center gap-2 rounded-m bg-card p-3 text-center text-ink">
          <QrCode text={inHand.link} label={m.till_receipt_qr()} className="max-w-44" />
          <figcaption className="text-ink-2 text-sm">
            {view.unsent.has(seq) ? m.till_receipt_qr_later() : m.till_receipt_qr_how()}
          </figcaption>
        </figure>
      )}
      {inHand &&
        createPortal(
          <div className="paper">
            <ReceiptPaper receipt={inHand.receipt} />
          </div>,
          document.body,
        )}
    </>
  );
}

function showWhole(panel: HTMLElement | null): void {
  panel?.scrollIntoView({ block: 'end' });
}

interface ActionProps {
  readonly glyph: GlyphName;
  readonly name: string;
  /** Of an action that opens a panel. */
  readonly open?: boolean;
  readonly onClick: () => void;
}

function Action({ glyph, name, open, onClick }: ActionProps) {
  return (
    <button
      type="button"
      aria-expanded={open}
      className={cx(
        'grid min-h-16 cursor-pointer place-items-center content-center gap-1 rounded-m border-[1.5px] border-edge px-1 font-bold text-sm leading-tight',
        open && 'bg-river-soft',
      )}
      onClick={onClick}
    >
      <Glyph name={glyph} className="size-6" />
      {name}
    </button>
  );
}

/** With a number it opens that chat; without one WhatsApp asks whom to send it to. */
function WhatsApp({ text }: { readonly text: string }) {
  const [phone, setPhone] = useState('');
  const link = whatsAppLink(phone, text);
  return (
    <div ref={showWhole} className="grid gap-2 rounded-m bg-card p-3 text-ink">
      <label className="grid gap-1 text-sm">
        {m.till_whatsapp_number()}
        <input
          className="tabular h-12 rounded-s border-[1.5px] border-edge bg-card px-3"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          placeholder="0812…"
          value={phone}
          aria-invalid={!link.ok}
          onChange={(event) => setPhone(event.target.value)}
        />
      </label>
      {link.ok ? (
        <a
          className="grid min-h-12 place-items-center rounded-s bg-leaf px-4 text-center font-bold text-on-leaf no-underline"
          href={link.value}
          target="_blank"
          rel="noreferrer"
        >
          {m.till_whatsapp_open()}
        </a>
      ) : (
        <p role="status" className="text-red-ink text-sm">
          {m.till_whatsapp_invalid()}
        </p>
      )}
    </div>
  );
}
