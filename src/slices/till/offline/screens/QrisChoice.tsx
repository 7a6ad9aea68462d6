import type { Money } from '../../../../kinds/money.ts';
import { money } from '../../../../kinds/money.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { Notice } from '../../../../platform/ui/Notice.tsx';
import { MAX_PAYMENTS } from '../../contract.ts';
import type { Catalogue } from '../device/catalogue.ts';
import type { QrisAccount } from '../device/qris-accounts.ts';
import { Button } from '../parts/Button.tsx';
import { useDesk, useTill } from './use-till.ts';

interface QrisChoiceProps {
  readonly accounts: readonly QrisAccount[];
  /** What is to be paid now, of all of them. */
  readonly most: Money;
}

/** Goods of several businesses, each with a code of its own: they are paid one by one, each its own sum. */
export function QrisChoice({ accounts, most }: QrisChoiceProps) {
  const { go } = useDesk();
  const { view, print } = useTill();
  const open = accounts.filter(({ due }) => due > 0);
  if (view.parts.length + open.length > MAX_PAYMENTS)
    return (
      <Notice kind="warn" title={m.till_qris_several_title()}>
        {m.till_qris_several_many({ most: MAX_PAYMENTS })}
      </Notice>
    );
  return (
    <div className="grid gap-3">
      <p className="text-sm">{m.till_qris_several()}</p>
      <ul className="grid gap-2">
        {accounts.map((account) => {
          const due = money(Math.min(account.due, most));
          const of = account.businesses[0];
          return (
            <li key={account.qris}>
              <Button
                size="large"
                tone={due > 0 ? 'primary' : 'outline'}
                wide
                disabled={due === 0}
                onClick={() => of && go({ at: 'qris', amount: due, of })}
              >
                <span className="min-w-0 flex-1 text-left">{namesOf(account, view.catalogue)}</span>
                <span className="tabular whitespace-nowrap">{due > 0 ? print(due) : m.till_qris_several_paid()}</span>
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The businesses of an account, as the catalogue calls them. */
export function namesOf({ businesses }: QrisAccount, { businessNames }: Catalogue): string {
  return businesses.map((business) => businessNames.get(business) ?? '?').join(', ');
}
