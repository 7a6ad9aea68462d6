import type { ReactNode } from 'react';
import { m } from '../i18n/index.ts';
import { Motif } from './motif/Motif.tsx';

export interface ErrorPageProps {
  /** The HTTP status, when there is one. */
  readonly status?: number | undefined;
  readonly title: string;
  /** What happened, whose fault it is not, what to do now. */
  readonly children: ReactNode;
  /** The request's id, for whoever asks for help. */
  readonly reference?: string | undefined;
  readonly actions?: ReactNode;
}

export function ErrorPage({ status, title, children, reference, actions }: ErrorPageProps) {
  return (
    <div className="mx-auto grid max-w-xl justify-items-start gap-4 py-[8vh]">
      <Motif code={`error ${status ?? ''}`} beads={15} rows={7} palette="ironwood" className="max-w-60 rounded-m" />
      {status && <p className="tabular font-extrabold text-red text-sm">{status}</p>}
      <h1 className="-mt-3 text-2xl">{title}</h1>
      <div className="text-ink-2 text-lg">{children}</div>
      {actions && <div className="flex flex-wrap gap-3">{actions}</div>}
      {reference && <p className="break-all text-ink-3 text-xs">{m.platform_ui_reference({ reference })}</p>}
    </div>
  );
}
