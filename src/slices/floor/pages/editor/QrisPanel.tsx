import type { Id } from '../../../../kinds/id.ts';
import { m } from '../../../../platform/i18n/index.ts';
import type { Act } from './panel-parts.tsx';
import { type Merchant, QrisForm } from './QrisForm.tsx';

interface QrisPanelProps {
  readonly booth: Id<'booth'>;
  readonly merchant: Merchant | undefined;
  readonly act: Act;
}

/** Whose money the booth's QRIS leads to, and another one for it. */
export function QrisPanel({ booth, merchant, act }: QrisPanelProps) {
  return (
    <details className="rounded-m border border-line p-4">
      <summary className="flex min-h-12 cursor-pointer items-center gap-2 font-bold">
        QRIS{' '}
        <span className="font-normal text-ink-2 text-sm">
          {merchant ? `${merchant.name} · ${merchant.nmid}` : m.floor_qris_none()}
        </span>
      </summary>
      <QrisForm
        merchant={merchant}
        onSave={(given) => act('qris', { takes: true, booth, ...given })}
        remove={{
          label: m.floor_qris_remove(),
          ask: m.floor_qris_remove_ask(),
          onRemove: () => void act('qris', { takes: false, booth }),
        }}
      />
    </details>
  );
}
