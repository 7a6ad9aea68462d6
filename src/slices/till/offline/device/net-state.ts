import type { Sent } from '../../../hall/offline/uploader.ts';

/**
 * The network as one fact for the header. `offline` is no fault: selling goes on. `attention`: the server answers but
 * refuses what this device sends, so a person has to look.
 */
export type NetState = 'starting' | 'offline' | 'sending' | 'sent' | 'attention';

export interface NetFacts {
  readonly online: boolean;
  readonly unsent: number;
  /** The last answer; null before the first. */
  readonly last: Sent | null;
  readonly failures: number;
}

export function netState({ online, unsent, last, failures }: NetFacts): NetState {
  if (last?.means === 'refused') return 'attention';
  if (!online) return 'offline';
  if (failures > 0) return 'offline';
  if (last === null) return unsent > 0 ? 'sending' : 'starting';
  return unsent > 0 ? 'sending' : 'sent';
}
