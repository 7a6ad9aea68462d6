import { m } from '../../../../platform/i18n/index.ts';
import { Icon } from '../../../../platform/ui/Icon.tsx';
import { Motif } from '../../../../platform/ui/motif/Motif.tsx';
import { stateOfLink } from '../device/link.ts';
import { IconButton } from '../parts/Button.tsx';
import { netLabel } from './net-label.ts';
import { useDesk, useLink, useTill } from './use-till.ts';

const DOTS = {
  starting: 'bg-ink-3',
  offline: 'bg-gold',
  sending: 'bg-gold',
  sent: 'bg-leaf',
  attention: 'bg-red',
} as const;

/** Whose till this is, and the network as a calm fact. */
export function TillHeader() {
  const { session, go } = useDesk();
  const { view } = useTill();
  const { booth } = view.catalogue;
  const state = stateOfLink(useLink(), view.unsent.size);
  return (
    <header className="deep flex h-14 flex-none items-center gap-2.5 pl-3 print:hidden">
      <Motif code={booth.regionCode ?? booth.id} beads={7} className="w-9 flex-none overflow-hidden rounded-s" />
      <div className="min-w-0 flex-1 leading-tight">
        <p className="truncate font-extrabold">{m.till_booth({ number: booth.number })}</p>
        <p className="truncate text-ink-2 text-xs">
          {booth.regionName ? `${booth.regionName} · ` : ''}
          {session.device.claim.code}
        </p>
      </div>
      <button
        type="button"
        className="flex h-12 flex-none cursor-pointer items-center"
        aria-label={m.till_net_open({ state: netLabel(state, view.unsent.size) })}
        onClick={() => go({ at: 'device' })}
      >
        <span className="tabular flex items-center gap-1.5 rounded-full bg-river-soft px-3 py-1.5 font-bold text-ink text-xs">
          <span className={`size-2.5 rounded-full ${DOTS[state]}`} />
          {netLabel(state, view.unsent.size)}
        </span>
      </button>
      <IconButton label={m.till_menu()} className="-ml-1.5" onClick={() => go({ at: 'menu' })}>
        <Icon name="menu" className="size-6" />
      </IconButton>
    </header>
  );
}
