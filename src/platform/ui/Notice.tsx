import type { ReactNode } from 'react';
import { m } from '../i18n/index.ts';
import { Icon, type IconName } from './Icon.tsx';

export type NoticeKind = 'info' | 'warn' | 'danger' | 'success';

const LOOKS: Readonly<Record<NoticeKind, { readonly icon: IconName; readonly style: string }>> = {
  info: { icon: 'info', style: 'border-river bg-river-soft [&>svg]:text-river-ink' },
  warn: { icon: 'alert', style: 'border-gold bg-gold-soft [&>svg]:text-gold-ink' },
  danger: { icon: 'alert', style: 'border-red bg-red-soft [&>svg]:text-red-ink' },
  success: { icon: 'check', style: 'border-leaf bg-leaf-soft [&>svg]:text-leaf-ink' },
};

function kindName(kind: NoticeKind): string {
  return {
    info: m.platform_ui_notice_info,
    warn: m.platform_ui_notice_warn,
    danger: m.platform_ui_notice_danger,
    success: m.platform_ui_notice_success,
  }[kind]();
}

export interface NoticeProps {
  readonly kind?: NoticeKind | undefined;
  readonly title?: string | undefined;
  readonly children?: ReactNode;
  /** What one can do about it. */
  readonly actions?: ReactNode;
}

/** Something to know, on the page where it matters. What went wrong is announced at once, the rest when there is time. */
export function Notice({ kind = 'info', title, children, actions }: NoticeProps) {
  const { icon, style } = LOOKS[kind];
  return (
    <div role={kind === 'danger' ? 'alert' : 'status'} className={`flex gap-3 rounded-s border-l-4 px-4 py-3 ${style}`}>
      <Icon name={icon} className="mt-0.5" />
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="wrap-anywhere font-bold">{title ?? kindName(kind)}</p>
        {children && <div className="text-sm">{children}</div>}
        {actions && <div className="mt-1 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
