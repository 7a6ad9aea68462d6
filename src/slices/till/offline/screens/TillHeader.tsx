import { m } from '../../../../platform/i18n/index.ts';
import { Motif } from '../../../../platform/ui/motif/Motif.tsx';
import { MenuButton } from './MenuButton.tsx';
import { NetPill } from './NetPill.tsx';
import { useDesk, useTill } from './use-till.ts';

/** Whose till this is, and how it stands with the network. */
export function TillHeader() {
  const { session } = useDesk();
  const { booth } = useTill().view.catalogue;
  return (
    <header className="deep flex h-14 flex-none items-center pl-3">
      <Motif code={booth.regionCode ?? booth.id} beads={7} className="mr-2.5 w-9 flex-none overflow-hidden rounded-s" />
      <div className="min-w-0 flex-1 pr-2 leading-tight">
        <p className="truncate font-extrabold">{m.till_booth({ number: booth.number })}</p>
        <p className="truncate text-ink-2 text-xs">
          {booth.regionName ? `${booth.regionName} · ` : ''}
          {session.device.claim.code}
        </p>
      </div>
      <NetPill />
      <MenuButton />
    </header>
  );
}
