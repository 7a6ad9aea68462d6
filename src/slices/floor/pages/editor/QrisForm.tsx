import { type FormEvent, useState } from 'react';
import { readQris } from '../../../../kinds/qris/read-qris.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { Button, Checkbox, TextAreaField } from '../../../../platform/ui/index.ts';
import { CodePicture } from '../../../../platform/ui/interactive.ts';
import type { PlanAtWork } from '../../index.ts';
import { Actions } from './panel-parts.tsx';

type Merchant = PlanAtWork['merchants'][string];

export interface QrisFormProps {
  readonly merchant: Merchant | undefined;
  /** Whether it was kept. */
  readonly onSave: (given: { readonly qris: string; readonly dynamic: boolean }) => Promise<boolean>;
  readonly remove: { readonly label: string; readonly ask: string; readonly onRemove: () => void };
}

/** A QRIS from its text or a picture of its sticker. It is read here before it is sent, so that one sees whose it is. */
export function QrisForm({ merchant, onSave, remove }: QrisFormProps) {
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const text = typed.trim();
  const read = readQris(text);
  const own = read.ok && read.value.kind === 'static' && read.value.amount === null ? read.value : undefined;
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!own) return;
    const dynamic = new FormData(event.currentTarget).get('dynamic') !== null;
    setBusy(true);
    // What was pasted stays until it is kept.
    if (await onSave({ qris: text, dynamic })) setTyped('');
    setBusy(false);
  };
  return (
    <form onSubmit={(event) => void save(event)} className="mt-2 grid gap-4">
      <CodePicture
        label={m.floor_qris_picture()}
        // A poster may carry other codes beside the QRIS.
        onRead={(texts) => setTyped(texts.find((each) => readQris(each.trim()).ok) ?? texts[0])}
      />
      <TextAreaField
        name="qris"
        label={m.floor_qris_text()}
        hint={m.floor_qris_hint()}
        rows={4}
        value={typed}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        error={text === '' || own ? undefined : wrongWith(read, text)}
      />
      {own && (
        <p role="status" className="rounded-s bg-leaf-soft p-3">
          {m.floor_qris_whose()} <b>{own.merchantName}</b>, {own.merchantCity} · NMID {own.nmid}.{' '}
          {m.floor_qris_whose_right()}
          {merchant && merchant.nmid !== own.nmid && <span className="block">{m.floor_qris_other()}</span>}
        </p>
      )}
      <Checkbox name="dynamic" label={m.floor_qris_dynamic()} defaultChecked={merchant?.dynamic ?? false} />
      <Actions>
        <Button busy={busy} disabled={!own}>
          {m.floor_qris_save()}
        </Button>
        {merchant && (
          <Button type="button" tone="outline" onClick={() => confirm(remove.ask) && remove.onRemove()}>
            {remove.label}
          </Button>
        )}
      </Actions>
    </form>
  );
}

function wrongWith(read: ReturnType<typeof readQris>, text: string): string {
  if (read.ok) return m.floor_qris_not_static();
  switch (read.code) {
    case 'crc-invalid':
    case 'crc-missing':
    case 'truncated':
    case 'length-invalid':
    case 'tag-invalid':
    case 'tag-repeated':
      return text.startsWith('000201') ? m.floor_qris_bad_crc() : m.floor_qris_bad();
    case 'format-invalid':
      return m.floor_qris_bad();
    case 'name-invalid':
      return m.floor_qris_bad_part({ part: m.floor_qris_part_name() });
    case 'city-invalid':
      return m.floor_qris_bad_part({ part: m.floor_qris_part_city() });
    case 'nmid-invalid':
    case 'national-account-invalid':
      return m.floor_qris_bad_part({ part: 'NMID' });
    case 'amount-invalid':
      return m.floor_qris_bad_part({ part: m.floor_qris_part_amount() });
    case 'character-invalid':
      return m.floor_qris_bad_sign();
    default:
      return m.floor_qris_bad_part({ part: m.floor_qris_part_other() });
  }
}
