/** Whether a start serves the demo. The data decides; only where there is none yet do the settings. */
import { ToldFault } from '../platform/problem/told-fault.ts';
import type { Settings } from '../platform/settings/settings.ts';
import type { KnownData } from './known-data.ts';

export interface Decision {
  readonly demo: boolean;
  /** A sentence for the person who started it, where the settings left it open or the data says otherwise. */
  readonly word: string | undefined;
}

/** @throws ToldFault when the demo is asked for where there is real work. */
export function decideDemo({ place, organisers, purpose }: KnownData, asked: Settings['asked']): Decision {
  const { demo, production, external } = asked;
  if (external) return { demo: false, word: undefined };
  if (purpose === 'real') {
    if (demo === 'on')
      throw new ToldFault(
        `${place} is for real work (${organisers.join(', ') || 'no organiser yet'}); the demo is loaded only into a folder of its own. Leave GELARAN_DEMO out, or choose another DATA_DIR.`,
      );
    const word = `${place} is for real work, so there is no demo. GELARAN_DEMO=off says so and saves this line.`;
    return { demo: false, word: demo === 'off' ? undefined : word };
  }
  if (purpose === 'demo') {
    if (demo !== 'off') return { demo: true, word: undefined };
    return {
      demo: false,
      word: `${place} holds the demo, which is made up and stays visible; remove it with: gelaran demo remove`,
    };
  }
  if (demo !== undefined) return { demo: demo === 'on', word: undefined };
  if (production)
    return {
      demo: false,
      word: `This is a start for real work (NODE_ENV, HOST or PUBLIC_URL say so): ${place} gets no demo. GELARAN_DEMO=on loads it into an empty folder instead.`,
    };
  return {
    demo: true,
    word: `${place} is new: it gets the demo, whose sales are made up. For real work set GELARAN_DEMO=off and another DATA_DIR.`,
  };
}
