import { m } from '../../../../platform/i18n/index.ts';
import { useDesk } from './use-till.ts';

/** Stands above every screen while one practises, also above "sold". */
export function PracticeBanner() {
  const { session, practise } = useDesk();
  if (!session.practice) return null;
  return (
    <aside
      aria-label={m.till_practice()}
      className="relative z-20 flex min-h-12 flex-none items-center justify-between gap-3 bg-gold pl-4 text-on-gold"
    >
      <p className="py-1 leading-tight">
        <b className="uppercase tracking-wide">{m.till_practice()}</b>{' '}
        <span className="text-sm">{m.till_practice_what()}</span>
      </p>
      <button
        type="button"
        className="min-h-12 flex-none cursor-pointer px-4 font-bold underline"
        onClick={() => practise.end()}
      >
        {m.till_practice_end()}
      </button>
    </aside>
  );
}
