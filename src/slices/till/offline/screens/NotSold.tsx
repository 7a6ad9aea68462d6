import { m } from '../../../../platform/i18n/index.ts';
import { Icon } from '../../../../platform/ui/Icon.tsx';
import { HOME } from '../device/screens.ts';
import type { SellRefusal } from '../device/till.ts';
import { Button } from '../parts/Button.tsx';
import { refusalText } from './refusal-text.ts';
import { TillHeader } from './TillHeader.tsx';
import { useDesk } from './use-till.ts';

/** Nothing was sold, and it says so before the goods leave the table. The cart is as it was. */
export function NotSold({ reason }: { readonly reason: SellRefusal }) {
  const { go } = useDesk();
  return (
    <main className="flex min-h-0 flex-1 flex-col">
      <TillHeader />
      <div className="grid min-h-0 flex-1 content-center justify-items-center gap-3 overflow-y-auto p-6 text-center">
        <span className="grid size-16 place-items-center rounded-full bg-red text-on-red">
          <Icon name="alert" className="size-9" />
        </span>
        <div role="alert" className="grid max-w-sm gap-3">
          <h1 className="text-2xl">{m.till_not_sold()}</h1>
          <p className="font-bold">{refusalText(reason)}</p>
          <p className="text-ink-2">{m.till_not_sold_cart()}</p>
        </div>
      </div>
      <footer className="mx-auto grid w-full max-w-lg gap-2 p-3">
        <Button size="large" onClick={() => go(HOME)}>
          {m.till_back_to_cart()}
        </Button>
        <Button tone="outline" onClick={() => go({ at: 'device' })}>
          {m.till_device()}
        </Button>
      </footer>
    </main>
  );
}
