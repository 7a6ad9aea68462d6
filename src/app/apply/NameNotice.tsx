import { m } from '../../platform/i18n/index.ts';
import { Notice } from '../../platform/ui/index.ts';

export interface NameNoticeProps {
  readonly asked: { readonly name: string; readonly refused: string | null };
  /** The name that counts until then. */
  readonly before: string;
}

/** What became of the new name that a business asked for. */
export function NameNotice({ asked: { name, refused }, before }: NameNoticeProps) {
  return refused === null ? (
    <Notice kind="info" title={m.exhibitors_name_waiting({ name })}>
      {m.exhibitors_name_waiting_text({ before })}
    </Notice>
  ) : (
    <Notice kind="warn" title={m.exhibitors_name_refused({ name })}>
      {m.exhibitors_name_refused_text({ reason: refused, before })}
    </Notice>
  );
}
