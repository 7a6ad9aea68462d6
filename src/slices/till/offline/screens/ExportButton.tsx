import { useState } from 'react';
import { businessDayAt } from '../../../../kinds/business-day.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { Button } from '../parts/Button.tsx';
import { useDesk } from './use-till.ts';

/** The unsent events as a file that an officer can hand in for this phone. */
export function ExportButton({ onSaved }: { readonly onSaved?: (through: number) => void }) {
  const { session } = useDesk();
  const [told, setTold] = useState('');
  async function save(): Promise<void> {
    // What is recorded while the file is made may not be in it.
    const through = session.till.lastSeq;
    try {
      const blob = new Blob([await session.uploader.exportUnsent()], { type: 'application/x-ndjson' });
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = `gelaran-${session.device.claim.code}-${businessDayAt(Date.now(), session.till.view().catalogue.calendar)}.ndjson`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      setTold(m.till_export_done());
      onSaved?.(through);
    } catch {
      setTold(m.till_export_failed());
    }
  }
  return (
    <>
      <Button tone="outline" onClick={save}>
        {m.till_export()}
      </Button>
      <p role="status" className="text-ink-2 text-sm">
        {told || m.till_export_how()}
      </p>
    </>
  );
}
