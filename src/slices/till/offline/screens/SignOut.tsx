import { useState } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { Notice } from '../../../../platform/ui/Notice.tsx';
import { whyNotLeave } from '../device/why-not-leave.ts';
import { Button } from '../parts/Button.tsx';
import { Told } from '../parts/Told.tsx';
import { ExportButton } from './ExportButton.tsx';
import { Screen } from './Screen.tsx';
import { useDesk, useTill } from './use-till.ts';

/** The phone goes back to its owner. Refused while money would go with it; the file of what is unsent is the way out. */
export function SignOut() {
  const { session, go } = useDesk();
  const { till, view } = useTill();
  const [savedThrough, setSavedThrough] = useState(0);
  const [told, setTold] = useState('');
  const unsent = view.unsent.size;
  const why = whyNotLeave({ shiftOpen: view.shift !== null, unsent, savedThrough, lastSeq: till.lastSeq });

  async function leave(): Promise<void> {
    try {
      await session.leave();
      location.reload();
    } catch {
      setTold(m.till_leave_failed());
    }
  }

  return (
    <Screen
      title={m.till_leave()}
      onBack={() => go({ at: 'device' })}
      footer={
        <Button size="large" disabled={why !== null} onClick={leave}>
          {m.till_leave_now()}
        </Button>
      }
    >
      <Told text={told} />
      <p>{m.till_leave_what({ code: session.device.claim.code })}</p>
      {why === 'shift-open' && (
        <>
          <Notice kind="warn" title={m.till_leave_refused()}>
            {m.till_leave_shift()}
          </Notice>
          <Button tone="outline" onClick={() => go({ at: 'close-shift' })}>
            {m.till_close_shift()}
          </Button>
        </>
      )}
      {unsent > 0 && (
        <>
          {why === 'unsent' && (
            <Notice kind="warn" title={m.till_leave_refused()}>
              {m.till_leave_unsent({ count: unsent })}
            </Notice>
          )}
          {why === null && (
            <Notice kind="success" title={m.till_leave_saved()}>
              {m.till_leave_saved_how()}
            </Notice>
          )}
          <Button tone="outline" onClick={() => session.sendNow()}>
            {m.till_send_now()}
          </Button>
          <ExportButton onSaved={setSavedThrough} />
        </>
      )}
    </Screen>
  );
}
