import { m } from '../../platform/i18n/index.ts';
import type { PageHandle } from '../../platform/page/page-context.ts';
import { BASES, type Basis, BasisBadge, PageHead } from '../../platform/ui/index.ts';
import type { Route } from './+types/how-counted-page';
import { Article, Chapter } from './Article.tsx';

export const handle: PageHandle = { access: 'public', still: true, freshFor: 3600 };

export const meta: Route.MetaFunction = () => [
  { title: `${m.app_front_how_counted()} · ${m.platform_brand()}` },
  { name: 'description', content: m.app_front_counted_lead() },
];

const MEANINGS: Readonly<Record<Basis, () => string>> = {
  counted: m.app_front_basis_counted,
  reported: m.app_front_basis_reported,
  claimed: m.app_front_basis_claimed,
  estimated: m.app_front_basis_estimated,
  target: m.app_front_basis_target,
};

/** How a figure comes about, in plain words: the promise that the closing report keeps. */
export default function HowCountedPage() {
  return (
    <Article>
      <PageHead title={m.app_front_how_counted()} lead={m.app_front_counted_lead()} />
      <Chapter title={m.app_front_bases()}>
        <dl className="grid gap-4">
          {BASES.map((basis) => (
            <div key={basis} className="grid gap-1 sm:grid-cols-[9rem_1fr] sm:gap-4">
              <dt>
                <BasisBadge basis={basis} />
              </dt>
              <dd>{MEANINGS[basis]()}</dd>
            </div>
          ))}
        </dl>
      </Chapter>
      <Chapter title={m.app_front_never_summed()}>
        <ul className="grid list-disc gap-2 pl-5">
          <li>{m.app_front_never_summed_kinds()}</li>
          <li>{m.app_front_never_summed_reported()}</li>
          <li>{m.app_front_never_summed_income()}</li>
          <li>{m.app_front_never_summed_target()}</li>
        </ul>
      </Chapter>
      <Chapter title={m.app_front_way()}>
        <ol className="grid list-decimal gap-2 pl-5">
          <li>{m.app_front_way_sale()}</li>
          <li>{m.app_front_way_chain()}</li>
          <li>{m.app_front_way_once()}</li>
          <li>{m.app_front_way_sum()}</li>
          <li>{m.app_front_way_open()}</li>
          <li>{m.app_front_way_verify()}</li>
        </ol>
      </Chapter>
      <Chapter title={m.app_front_odd()}>
        <p>{m.app_front_odd_counted()}</p>
        <p>{m.app_front_odd_held()}</p>
        <p>{m.app_front_odd_void()}</p>
      </Chapter>
      <Chapter title={m.app_front_shown()}>
        <p>{m.app_front_shown_best()}</p>
        <p>{m.app_front_shown_single()}</p>
      </Chapter>
    </Article>
  );
}
