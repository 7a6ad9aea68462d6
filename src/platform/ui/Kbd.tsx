import type { ReactNode } from 'react';

/** A key to press. */
export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="inline-block min-w-6 rounded-s border border-edge border-b-[3px] bg-card px-1.5 text-center font-mono text-xs">
      {children}
    </kbd>
  );
}
