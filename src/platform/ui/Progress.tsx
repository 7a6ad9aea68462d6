import { m } from '../i18n/index.ts';

export interface ProgressProps {
  readonly label: string;
  /** From 0 to `max`; without it, work whose length nobody knows. */
  readonly value?: number | undefined;
  readonly max?: number | undefined;
  /** How far it is, in words: "1.240 dari 5.000 baris". */
  readonly text?: string | undefined;
}

export function Progress({ label, value, max = 100, text }: ProgressProps) {
  const share = value === undefined ? undefined : Math.min(100, Math.max(0, Math.round((value / max) * 100)));
  return (
    <div className="grid gap-1.5">
      <p className="flex justify-between gap-4 text-sm">
        <span className="font-semibold">{label}</span>
        <span className="tabular text-ink-2">
          {text ?? (share === undefined ? m.platform_ui_loading() : `${share} %`)}
        </span>
      </p>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share}
        aria-valuetext={text}
        className="overflow-hidden rounded-full border border-edge bg-sunk"
      >
        <svg className={`block h-2.5 w-full ${share === undefined ? 'animate-pulse' : ''}`} aria-hidden="true">
          <rect width={`${share ?? 100}%`} height="100%" rx="5" className="fill-river" />
        </svg>
      </div>
    </div>
  );
}
