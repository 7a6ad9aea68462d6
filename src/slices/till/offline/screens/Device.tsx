import { useEffect, useState } from 'react';
import { type BusinessCalendar, businessDayAt } from '../../../../kinds/business-day.ts';
import { formatClock, formatInstant, type Locale, zoneSuffix } from '../../../../kinds/time.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { Notice } from '../../../../platform/ui/Notice.tsx';
import type { Delivery } from '../../../hall/offline/disk.ts';
import type { StoragePromise } from '../../../hall/offline/storage-promise.ts';
import { stateOfLink } from '../device/link.ts';
import { HOME } from '../device/screens.ts';
import { APP_VERSION } from '../device/session.ts';
import { Button } from '../parts/Button.tsx';
import { ExportButton } from './ExportButton.tsx';
import { haltText } from './halt-text.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import { LookChoice } from './LookChoice.tsx';
import { netLabel } from './net-label.ts';
import { Screen } from './Screen.tsx';
import { Row } from './ShiftSums.tsx';
import { useDesk, useLink, useTill } from './use-till.ts';

/** How this phone is: what is unsent, what it promises to keep, and the way out with a file when no network helps. */
export function Device() {
  const { session, go, locale, setLocale, renewalWaiting } = useDesk();
  const { view, till } = useTill();
  const link = useLink();
  const [persisted, setPersisted] = useState<StoragePromise>(null);
  const [aside, setAside] = useState<readonly Delivery[]>([]);
  const { claim } = session.device;
  const { calendar } = view.catalogue;
  const state = stateOfLink(link, view.unsent.size);
  useEffect(() => {
    session.askStorage().then(setPersisted, () => undefined);
  }, [session]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the server keeps aside changes with what it answered
  useEffect(() => {
    till.quarantined().then(setAside, () => undefined);
  }, [till, link.reachedAt]);

  return (
    <Screen title={m.till_device()} onBack={() => go(HOME)}>
      {view.halted && (
        <Notice kind="danger" title={haltText(view.halted).title}>
          {haltText(view.halted).what}
        </Notice>
      )}
      {renewalWaiting && <Notice title={m.till_renewal()}>{m.till_renewal_how()}</Notice>}
      <dl className="tabular rounded-m border border-line bg-card px-4 py-2">
        <Row name={m.till_net()} value={netLabel(state, view.unsent.size)} />
        <Row name={m.till_unsent()} value={String(view.unsent.size)} />
        <Row
          name={m.till_last_sent()}
          value={link.reachedAt === null ? m.till_last_sent_never() : momentText(link.reachedAt, calendar, locale)}
        />
        <Row name={m.till_device_code()} value={claim.code} />
        <Row name={m.till_storage()} value={storageText(persisted)} />
        <Row name={m.till_clock()} value={clockText(link.clockOffset)} />
        <Row name={m.till_catalogue_version()} value={String(view.catalogue.version)} />
        <Row name={m.till_version()} value={APP_VERSION} />
      </dl>
      {link.status.last?.means === 'refused' && <Notice kind="warn">{m.till_net_refused()}</Notice>}
      {aside.length > 0 && (
        <Notice kind="warn" title={m.till_aside({ count: aside.length })}>
          <p>{m.till_aside_how()}</p>
          <p className="tabular mt-1 font-bold">{aside.map(({ seq, code }) => `#${seq} (${code})`).join(', ')}</p>
        </Notice>
      )}
      <div className="grid gap-2">
        <Button tone="outline" onClick={() => session.sendNow()}>
          {m.till_send_now()}
        </Button>
        {view.unsent.size > 0 && <ExportButton />}
      </div>
      <LookChoice />
      <LanguageChoice locale={locale} onChoose={setLocale} />
      <Button tone="outline" onClick={() => go({ at: 'sign-out' })}>
        {m.till_leave()}
      </Button>
    </Screen>
  );
}

/** The time alone, when it was today. */
function momentText(at: number, calendar: BusinessCalendar, locale: Locale): string {
  const { zone } = calendar;
  const today = businessDayAt(at, calendar) === businessDayAt(Date.now(), calendar);
  return today ? `${formatClock(at, zone, locale)} ${zoneSuffix(zone, at)}` : formatInstant(at, zone, locale);
}

function storageText(persisted: StoragePromise): string {
  return persisted === true ? m.till_storage_granted() : m.till_storage_not_granted();
}

/** Below this a difference is the network's: milliseconds. */
const RIGHT_ENOUGH = 120_000;

function clockText(offset: number | null): string {
  if (offset === null) return m.till_clock_unknown();
  if (Math.abs(offset) <= RIGHT_ENOUGH) return m.till_clock_right();
  const minutes = Math.round(Math.abs(offset) / 60_000);
  return offset > 0 ? m.till_clock_slow({ minutes }) : m.till_clock_fast({ minutes });
}
