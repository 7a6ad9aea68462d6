import { useMemo, useState } from 'react';
import type { Session } from '../device/session.ts';
import { Desk } from './Desk.tsx';
import type { Practise } from './use-till.ts';

/** The till, or the one to practise on in its place. */
export function Workplace({ session }: { readonly session: Session }) {
  const [practice, setPractice] = useState<Session | null>(null);
  const practise = useMemo<Practise>(
    () => ({
      async begin() {
        // Fetched when somebody practises: who sells need not wait for it.
        const { startPractice } = await import('../device/practice.ts');
        const begun = await startPractice(session);
        if (begun.ok && session.till.view().shift === null) setPractice(begun.value);
      },
      end: () => setPractice(null),
    }),
    [session],
  );
  return <Desk key={practice ? 'practice' : 'till'} session={practice ?? session} practise={practise} />;
}
