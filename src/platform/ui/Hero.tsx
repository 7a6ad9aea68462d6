import type { ReactNode } from 'react';
import { Motif } from './motif/Motif.tsx';
import { paletteFor } from './motif/motif.ts';

export interface HeroProps {
  /** The theme, above the name. */
  readonly kicker?: string | undefined;
  readonly title: string;
  readonly children: ReactNode;
  readonly facts: readonly { readonly title: string; readonly note: ReactNode }[];
  readonly actions?: ReactNode;
  /** Four regions whose beads stand beside it. */
  readonly codes: readonly [string, string, string, string];
}

/** The four pieces of cloth meet whole in the middle; what is too much runs out at the edges. */
const CORNERS = ['xMaxYMax', 'xMinYMax', 'xMaxYMin', 'xMinYMin'] as const;

/** The head of an edition's front page. */
export function Hero({ kicker, title, children, facts, actions, codes }: HeroProps) {
  const palettes = paletteFor(codes);
  return (
    <header className="deep grid overflow-hidden rounded-l md:grid-cols-[1fr_minmax(0,40%)]">
      <div className="self-center p-[clamp(1.5rem,5vw,3.5rem)]">
        {kicker && <p className="font-bold text-gold-ink text-sm">{kicker}</p>}
        <h1 className="mt-1.5 text-3xl tracking-[-0.035em]">{title}</h1>
        <div className="mt-3 max-w-[34em] text-ink-2">{children}</div>
        <dl className="mt-6 flex flex-wrap gap-x-7 gap-y-3.5">
          {facts.map((fact) => (
            <div key={fact.title}>
              <dt className="font-bold">{fact.title}</dt>
              <dd className="text-ink-3 text-sm">{fact.note}</dd>
            </div>
          ))}
        </dl>
        {actions && <div className="mt-7 flex flex-wrap gap-2.5">{actions}</div>}
      </div>
      <div className="grid grid-cols-4 md:grid-cols-2">
        {codes.map((code, at) => (
          <Motif key={code} code={code} beads={11} palette={palettes[at]} keep={CORNERS[at]} className="size-full" />
        ))}
      </div>
    </header>
  );
}
