import { m } from '../../../../platform/i18n/index.ts';
import type { NetState } from '../device/net-state.ts';

const NAMES = {
  starting: m.till_net_starting,
  offline: m.till_net_offline,
  sending: m.till_net_sending,
  sent: m.till_net_sent,
  attention: m.till_net_attention,
} satisfies Record<NetState, unknown>;

/** `Luring · 3`: the state and how much is unsent. */
export function netLabel(state: NetState, unsent: number): string {
  const name = NAMES[state]();
  return unsent > 0 ? `${name} · ${unsent}` : name;
}
