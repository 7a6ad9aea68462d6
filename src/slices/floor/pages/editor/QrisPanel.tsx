import { type FormEvent, useState } from 'react';
import type { Id } from '../../../../kinds/id.ts';
import { readQris } from '../../../../kinds/qris/read-qris.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { Button, Checkbox, TextAreaField } from '../../../../platform/ui/index.ts';
import type { PlanAtWork } from '../../index.ts';
import { type Act, Actions } from './panel-parts.tsx';

interface QrisPanelProps {
  readonly booth: Id<'booth'>;
  readonly merchant: PlanAtWork['merchants'][string] | undefined;
  readonly act: Act;
}

/** Whose money the booth's QRIS leads to, and another string for it. The text is read here before it is sent, so that one sees whose it is. */
export function QrisPanel({ booth, merchant, act }: QrisPanelProps) {
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
    if (await act('qris', { takes: true, booth, qris: text, dynamic })) setTyped('');
    setBusy(false);
  };
  return (
    <details className="rounded-m border border-line p-4">
      <summary className="flex min-h-12 cursor-pointer items-center gap-2 font-bold">
        QRIS{' '}
        <span className="font-normal text-ink-2 text-sm">
          {merchant ? `${merchant.name} · ${merchant.nmid}` : m.floor_qris_none()}
        </span>
      </summary>
      <form onSubmit={(event) => void save(event)} className="mt-2 grid gap-4">
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
            <b>{own.merchantName}</b> · {own.nmid}
            {merchant && merchant.nmid !== own.nmid && <span className="block">{m.floor_qris_other()}</span>}
          </p>
        )}
        <Checkbox name="dynamic" label={m.floor_qris_dynamic()} defaultChecked={merchant?.dynamic ?? false} />
        <Actions>
          <Button busy={busy} disabled={!own}>
            {m.floor_qris_save()}
          </Button>
          {merchant && (
            <Button
              type="button"
              tone="outline"
              onClick={() => confirm(m.floor_qris_remove_ask()) && void act('qris', { takes: false, booth })}
            >
              {m.floor_qris_remove()}
            </Button>
          )}
        </Actions>
      </form>
    </details>
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
