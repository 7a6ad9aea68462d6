import { m } from '../i18n/index.ts';

/** The `id` of the main part of every page. */
export const MAIN = 'main';

export function SkipLink() {
  return (
    <a
      href={`#${MAIN}`}
      className="sr-only rounded-s bg-ink px-5 py-3 font-bold text-on-ink no-underline focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50"
    >
      {m.platform_ui_skip()}
    </a>
  );
}
