import type { ReactNode } from 'react';
import { m } from '../i18n/index.ts';

/** Says plainly what on this page is made up. */
export function DemoNote({ children }: { readonly children: ReactNode }) {
  return (
    <p className="rounded-m border border-edge border-dashed bg-sunk px-5 py-3.5 text-ink-2 text-sm">
      <b className="text-ink">{m.platform_ui_demo()}.</b> {children}
    </p>
  );
}
