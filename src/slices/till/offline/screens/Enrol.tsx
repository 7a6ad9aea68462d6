import { useEffect, useState } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { Notice } from '../../../../platform/ui/Notice.tsx';
import { Spinner } from '../../../../platform/ui/Spinner.tsx';
import type { EnrolledDevice } from '../../../hall/offline/device-store.ts';
import { deviceStore, enrol } from '../device/boot.ts';
import { codeInText } from '../device/enrolment-link.ts';
import { Button } from '../parts/Button.tsx';
import { CodeScanner, canScan } from '../parts/CodeScanner.tsx';
import { StartScreen } from './StartScreen.tsx';

export interface EnrolProps {
  /** From the address that the officer's QR code opened. */
  readonly code: string | null;
  readonly onEnrolled: (device: EnrolledDevice) => void;
}

type Trouble = 'unreachable' | 'code-refused' | 'no-code' | 'no-storage';

const TROUBLES = {
  unreachable: [m.till_enrol_unreachable, m.till_enrol_unreachable_how],
  'code-refused': [m.till_enrol_refused, m.till_enrol_refused_how],
  'no-code': [m.till_enrol_no_code, m.till_enrol_no_code_how],
  'no-storage': [m.till_storage_broken, m.till_storage_broken_how],
} satisfies Record<Trouble, unknown>;

/** How a phone becomes a till: by the officer's code, from a link, a camera or the clipboard. */
export function Enrol({ code: given, onEnrolled }: EnrolProps) {
  const [code, setCode] = useState(given);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [scanning, setScanning] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  async function claim(wanted: string): Promise<void> {
    setBusy(true);
    setTrouble(null);
    try {
      const done = await enrol(wanted, '', await deviceStore());
      if (done.ok) return onEnrolled(done.value);
      setTrouble(done.code);
      // A code that was refused will be refused again; one that did not arrive may be tried again.
      if (done.code === 'code-refused') setCode(null);
    } catch {
      setTrouble('no-storage');
    }
    setBusy(false);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the code of the address is claimed once
  useEffect(() => {
    if (given) claim(given);
  }, [given]);

  function take(pasted: string): void {
    const found = codeInText(pasted);
    setScanning(false);
    setCode(found);
    if (found) claim(found);
    else setTrouble('no-code');
  }

  if (busy)
    return (
      <StartScreen title={m.till_enrol_busy()}>
        <p role="status" className="flex items-center gap-3 text-ink-2">
          <Spinner /> {m.till_enrol_busy_how()}
        </p>
      </StartScreen>
    );
  const [title, how] = trouble ? TROUBLES[trouble] : [];
  return (
    <StartScreen
      title={m.till_enrol()}
      actions={
        <>
          {trouble === 'unreachable' && code && (
            <Button tone="gold" size="large" onClick={() => claim(code)}>
              {m.till_try_again()}
            </Button>
          )}
          {canScan() && (
            <Button tone={trouble ? 'outline' : 'gold'} size="large" onClick={() => setScanning(true)}>
              {m.till_enrol_scan()}
            </Button>
          )}
        </>
      }
    >
      {title && how && (
        <Notice kind="danger" title={title()}>
          {how()}
        </Notice>
      )}
      <ol className="grid list-decimal gap-1.5 pl-5 text-ink-2">
        <li>{m.till_enrol_step_ask()}</li>
        <li>{m.till_enrol_step_open()}</li>
        <li>{m.till_enrol_step_done()}</li>
      </ol>
      {scanning && <CodeScanner onFound={take} onFailed={() => setScanning(false)} />}
      <form
        className="grid gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          take(text);
        }}
      >
        <label className="grid gap-1 text-sm">
          {m.till_enrol_paste()}
          <input
            className="h-12 rounded-s border-[1.5px] border-edge bg-card px-3"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <Button type="submit" tone="outline" disabled={text.trim() === ''}>
          {m.till_enrol_use()}
        </Button>
      </form>
    </StartScreen>
  );
}
