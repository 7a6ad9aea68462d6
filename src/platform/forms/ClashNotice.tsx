import { m } from '../i18n/index.ts';
import { Notice } from '../ui/index.ts';
import type { Clash } from './seen-fields.ts';

export interface ClashNoticeProps {
  readonly clash: Clash;
  /** What a field is called on the page; undefined for one that nobody sees. */
  readonly labelOf: (name: string) => string | undefined;
  /** Words for a value that is a code, as a box's or a choice's. */
  readonly show?: (name: string, value: string) => string;
}

/** Tells who saves over a change that they have not seen: what stands there now, and what they wrote. */
export function ClashNotice({ clash, labelOf, show = (_, value) => value }: ClashNoticeProps) {
  const shown = (name: string, value: string) => show(name, value) || m.platform_clash_empty();
  return (
    <Notice kind="danger" title={m.platform_clash_title()}>
      <p>{m.platform_clash_text()}</p>
      <dl className="mt-2 grid gap-3">
        {clash.fields.map(({ name, theirs, mine, touched }) => {
          const label = labelOf(name);
          return (
            label !== undefined && (
              <div key={name} className="grid gap-1 rounded-s bg-card px-3 py-2">
                <dt className="font-bold">{label}</dt>
                <dd className="grid gap-2 sm:grid-cols-2">
                  <span>
                    <span className="block text-ink-2">{m.platform_clash_theirs()}</span>
                    <span className="wrap-anywhere whitespace-pre-line">{shown(name, theirs)}</span>
                  </span>
                  <span>
                    <span className="block text-ink-2">{m.platform_clash_mine()}</span>
                    <span className="wrap-anywhere whitespace-pre-line">
                      {touched ? shown(name, mine) : m.platform_clash_untouched()}
                    </span>
                  </span>
                </dd>
              </div>
            )
          );
        })}
      </dl>
    </Notice>
  );
}
