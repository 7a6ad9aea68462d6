import { m } from '../../../../platform/i18n/index.ts';
import { stateOfLink } from '../device/link.ts';
import { netLabel } from './net-label.ts';
import { useDesk, useLink, useTill } from './use-till.ts';

const DOTS = {
  starting: 'bg-ink-3',
  offline: 'bg-gold',
  sending: 'bg-gold',
  sent: 'bg-leaf',
  attention: 'bg-red',
} as const;

/** The network as a calm fact; a tap says more. */
export function NetPill() {
  const { session, go } = useDesk();
  const { view } = useTill();
  const state = stateOfLink(useLink(), view.unsent.size);
  const label = netLabel(state, view.unsent.size);
  if (session.practice) return null;
  return (
    <button
      type="button"
      className="flex h-12 flex-none cursor-pointer items-center"
      aria-label={m.till_net_open({ state: label })}
      onClick={() => go({ at: 'device' })}
    >
      <span className="tabular flex items-center gap-1.5 rounded-full bg-river-soft px-3 py-1.5 font-bold text-ink text-xs">
        <span className={`size-2.5 rounded-full ${DOTS[state]}`} />
        {label}
      </span>
    </button>
  );
}
