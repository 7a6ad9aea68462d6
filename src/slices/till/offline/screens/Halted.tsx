import { m } from '../../../../platform/i18n/index.ts';
import { Icon } from '../../../../platform/ui/Icon.tsx';
import type { HaltReason } from '../../../hall/rules/take-reply.ts';
import { Button } from '../parts/Button.tsx';
import { haltText } from './halt-text.ts';
import { TillHeader } from './TillHeader.tsx';
import { useDesk } from './use-till.ts';

/** The server said that this phone must not go on. It keeps and sends all that it has. */
export function Halted({ reason }: { readonly reason: HaltReason }) {
  const { go } = useDesk();
  const { title, what } = haltText(reason);
  return (
    <main className="flex min-h-0 flex-1 flex-col">
      <TillHeader />
      <div className="grid min-h-0 flex-1 content-center justify-items-center gap-3 overflow-y-auto p-6 text-center">
        <span className="grid size-16 place-items-center rounded-full bg-red text-on-red">
          <Icon name="alert" className="size-9" />
        </span>
        <div role="alert" className="grid max-w-sm gap-3">
          <h1 className="text-2xl">{title}</h1>
          <p>{what}</p>
          <p className="text-ink-2">{m.till_halt_kept()}</p>
        </div>
      </div>
      <footer className="mx-auto grid w-full max-w-lg gap-2 p-3">
        <Button size="large" onClick={() => go({ at: 'device' })}>
          {m.till_device()}
        </Button>
        <Button tone="outline" onClick={() => go({ at: 'sales' })}>
          {m.till_sales()}
        </Button>
      </footer>
    </main>
  );
}
