import type { ReactNode } from 'react';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { cx, Icon, Notice, PageHead, Progress } from '../../platform/ui/index.ts';
import type { Applying } from './load-applying.ts';
import { STEPS, type Step } from './steps.ts';

/** Permits are told by who has some. */
const NEEDED = ['profil', 'produk', 'pernyataan'] as const;

export function stepName(step: Step): string {
  return {
    profil: m.call_apply_step_profile,
    produk: m.call_apply_step_products,
    izin: m.call_apply_step_permits,
    pernyataan: m.call_apply_step_statement,
    kirim: m.call_apply_step_send,
  }[step]();
}

export function stepPath(
  { slug, profile }: Pick<Applying, 'slug' | 'profile'>,
  step: Step | `produk/${string}`,
): string {
  return pathIn(getLocale(), `/kerja/${slug}/usaha/${profile.id}/${step}`);
}

export interface StepFrameProps {
  readonly applying: Applying;
  readonly step: Step;
  readonly title?: string | undefined;
  readonly lead?: string | undefined;
  readonly children: ReactNode;
}

/** The head of a step: where one is, what is done, and until when. */
export function StepFrame({ applying, step, title, lead, children }: StepFrameProps) {
  const { home, profile, done, closes, writable, application } = applying;
  const finished = NEEDED.filter((each) => done[each]).length;
  const back = { href: home, label: profile.name };
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead title={title ?? stepName(step)} lead={lead} above={[back]} />
      {application && (
        <nav aria-label={m.call_apply_steps()} className="mb-6 grid gap-3">
          <Progress
            label={m.call_apply_progress()}
            value={finished}
            max={NEEDED.length}
            text={m.call_apply_progress_text({ done: finished, all: NEEDED.length })}
          />
          <ol className="grid grid-cols-5 gap-1">
            {STEPS.map((each, at) => (
              <li key={each}>
                <a
                  href={stepPath(applying, each)}
                  aria-current={each === step ? 'step' : undefined}
                  className={cx(
                    'grid min-h-14 justify-items-center gap-0.5 rounded-s px-0.5 py-1.5 text-center text-xs leading-tight no-underline hover:bg-sunk',
                    each === step ? 'bg-river-soft font-bold text-river-ink' : 'text-ink-2',
                  )}
                >
                  <span className="grid size-6 place-items-center rounded-full border-[1.5px] border-current font-bold">
                    {each !== 'kirim' && done[each] ? <Icon name="check" className="size-4" /> : at + 1}
                  </span>
                  <span>
                    {stepName(each)}
                    {each !== 'kirim' && done[each] && <span className="sr-only"> ({m.call_apply_done()})</span>}
                  </span>
                </a>
              </li>
            ))}
          </ol>
          {closes && writable && <p className="text-ink-2 text-sm">{m.call_apply_closes({ closes })}</p>}
        </nav>
      )}
      {application && !writable && step !== 'kirim' && step !== 'profil' && step !== 'izin' && (
        <div className="mb-5">
          <Notice kind="info" title={m.call_apply_read_only()} />
        </div>
      )}
      {children}
    </div>
  );
}
