import { useEffect, useState } from 'react';
import type { Locale } from '../../../../kinds/time.ts';
import { localeFrom, m } from '../../../../platform/i18n/index.ts';
import { Spinner } from '../../../../platform/ui/Spinner.tsx';
import type { EnrolledDevice } from '../../../hall/offline/device-store.ts';
import { boot, deviceStore, type Phase, start } from '../device/boot.ts';
import { keepLocale, readLocale } from '../device/language.ts';
import { holdTill } from '../device/only-tab.ts';
import { Enrol } from './Enrol.tsx';
import { LanguageContext } from './language-context.ts';
import { Broken, Elsewhere, EnrolAgain, Unsupported } from './StartScreens.tsx';
import { Workplace } from './Workplace.tsx';

/** The whole program. `code` is the enrolment code that the address had. */
export function App({ code }: { readonly code: string | null }) {
  const [locale, chooseLocale] = useState(readLocale);
  localeFrom(() => locale);
  useEffect(() => {
    // Said again it costs a slow phone a sixth of a second.
    if (document.documentElement.lang !== locale) document.documentElement.lang = locale;
  }, [locale]);
  const setLocale = (chosen: Locale) => {
    keepLocale(chosen);
    chooseLocale(chosen);
  };
  return (
    <LanguageContext value={{ locale, setLocale }}>
      <Phases code={code} />
    </LanguageContext>
  );
}

function Phases({ code }: { readonly code: string | null }) {
  const [phase, setPhase] = useState<Phase>({ at: 'starting' });
  const [takeOver, setTakeOver] = useState<() => void>(() => () => undefined);

  async function begin(device: EnrolledDevice): Promise<void> {
    setPhase({ at: 'starting' });
    setPhase(
      await deviceStore()
        .then((store) => start(device, store))
        .catch(() => ({ at: 'storage-broken' }) as const),
    );
  }

  useEffect(() => {
    let had = false;
    const lock = holdTill(navigator.locks, async ({ mine }) => {
      if (mine) {
        had = true;
        setPhase(await boot(code, deviceStore));
      } else if (had) {
        // What this tab still shows may be old the moment after: it begins anew when it is wanted again.
        location.reload();
      } else setPhase({ at: 'elsewhere' });
    });
    setTakeOver(() => lock.takeOver);
  }, [code]);

  switch (phase.at) {
    case 'starting':
      return (
        <p role="status" className="deep grid min-h-dvh place-content-center place-items-center gap-3">
          <Spinner className="size-10" />
          {m.till_starting()}
        </p>
      );
    case 'unsupported':
      return <Unsupported missing={phase.missing} />;
    case 'elsewhere':
      return <Elsewhere onTakeOver={takeOver} />;
    case 'enrol':
      return <Enrol code={code} onEnrolled={begin} />;
    case 'enrol-again':
      return (
        <EnrolAgain
          device={phase.device}
          onKeep={() => begin(phase.device)}
          onReplace={() => setPhase({ at: 'enrol' })}
        />
      );
    case 'catalogue-wrong':
    case 'storage-broken':
      return <Broken what={phase.at} />;
    case 'ready':
      return <Workplace session={phase.session} />;
  }
}
