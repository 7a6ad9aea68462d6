import { formatCount } from '../../../kinds/money.ts';
import { slugOfProduct } from '../../../kinds/slug-of-product.ts';
import type { Photo as PhotoFacts } from '../../../platform/files/photo.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { moneyText } from '../../../platform/i18n/money-text.ts';
import {
  Badge,
  Card,
  DocumentLink,
  documentFacts,
  LinkButton,
  Notice,
  Photo,
  Table,
} from '../../../platform/ui/index.ts';
import type { AnswerLine } from '../answer-files/contract.ts';
import type { ApplicationState, Criterion, Item } from '../contract.ts';
import { questionWords } from '../questions/contract.ts';
import { formatTenths, STATE_TONES, stateName } from './words.ts';

export function StateBadge({ state }: { readonly state: ApplicationState }) {
  return <Badge tone={STATE_TONES[state]}>{stateName(state)}</Badge>;
}

/** A text in the page's language, or in the other where somebody wrote only that. */
export function inLanguage(text: { readonly id: string; readonly en: string }): string {
  return getLocale() === 'en' ? text.en || text.id : text.id || text.en;
}

/** The rubric as applicants, curators and panels read it: what counts, and for how much. */
export function RubricTable({ criteria }: { readonly criteria: readonly Criterion[] }) {
  const whole = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <Table
      caption={m.call_rubric()}
      quietCaption
      rows={criteria}
      rowKey={({ code }) => code}
      columns={[
        {
          heading: m.call_criterion(),
          names: true,
          cell: (criterion) => (
            <>
              {inLanguage(criterion.name)}
              {inLanguage(criterion.help) !== '' && (
                <span className="block font-normal text-ink-2">{inLanguage(criterion.help)}</span>
              )}
            </>
          ),
        },
        {
          heading: m.call_weight(),
          numeric: true,
          cell: ({ weight }) => `${formatTenths(Math.round((weight * 1_000) / whole))} %`,
        },
        { heading: m.call_scale(), numeric: true, cell: ({ scale }) => `0–${scale}` },
      ]}
    />
  );
}

interface ItemListProps {
  readonly items: readonly Item[];
  readonly photos: readonly PhotoFacts[];
  readonly currency: string;
}

/** An applicant's products. Photographs are named for the product, never for who made it. */
export function ItemList({ items, photos, currency }: ItemListProps) {
  const found = new Map(photos.map((photo) => [photo.id, photo]));
  return (
    <ul className="grid gap-4 sm:grid-cols-2">
      {items.map((item) => {
        const own = item.photos.flatMap((id) => found.get(id) ?? []);
        const name = inLanguage(item.name) || m.call_item_unnamed();
        return (
          <li key={item.id} className="grid content-start gap-2 overflow-clip rounded-m border border-line bg-card">
            {own.length > 0 && (
              <div className={own.length > 1 ? 'scroll-row gap-1' : undefined}>
                {own.map((photo, at) => (
                  <a key={photo.id} href={`/foto/${photo.id}/1600.webp`} className="block min-w-full flex-none">
                    <Photo
                      photo={photo}
                      alt={m.call_item_photo({ name, at: at + 1, of: own.length })}
                      sizes="(min-width: 40rem) 20rem, 90vw"
                      code={slugOfProduct(item.name.id)}
                      className="aspect-[4/3]"
                    />
                  </a>
                ))}
              </div>
            )}
            <div className={own.length === 0 ? 'grid gap-1 p-4' : 'grid gap-1 px-4 pb-4'}>
              <h3 className="text-base">{name}</h3>
              <p className="tabular font-semibold text-sm">
                {item.price === null ? m.call_item_no_price() : moneyText(item.price, currency)}
                {item.unit !== '' && <span className="font-normal text-ink-2"> / {item.unit}</span>}
              </p>
              {own.length === 0 && <p className="text-ink-2 text-sm">{m.call_item_no_photo()}</p>}
              {inLanguage(item.description) !== '' && (
                <p className="whitespace-pre-line text-ink-2 text-sm">{inLanguage(item.description)}</p>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

interface SpreadProps {
  /** Tenths of 100. */
  readonly mean: number;
  readonly least: number;
  readonly most: number;
  readonly deviation: number;
  readonly wide: boolean;
}

/** How far curators are apart: a line from the least to the most with the mean on it, and the same in words. */
export function Spread({ mean, least, most, deviation, wide }: SpreadProps) {
  const at = (tenths: number) => 2 + (tenths / 1_000) * 96;
  return (
    <span className="inline-grid justify-items-end gap-0.5">
      <svg viewBox="0 0 100 12" className="h-3 w-25" aria-hidden="true">
        <line x1="2" x2="98" y1="6" y2="6" className="stroke-line" strokeWidth="2" />
        <line
          x1={at(least)}
          x2={Math.max(at(most), at(least) + 0.5)}
          y1="6"
          y2="6"
          className={wide ? 'stroke-red' : 'stroke-river'}
          strokeWidth="4"
          strokeLinecap="round"
        />
        <circle cx={at(mean)} cy="6" r="4" className="fill-ink" />
      </svg>
      <span className="text-ink-2 text-xs">
        {m.call_spread({ least: formatTenths(least), most: formatTenths(most), deviation: formatTenths(deviation) })}
      </span>
      {wide && <Badge tone="red">{m.call_spread_wide()}</Badge>}
    </span>
  );
}

/** A row of counts, each with its word. */
export function Counts({ counts }: { readonly counts: readonly { readonly label: string; readonly count: number }[] }) {
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3 lg:grid-cols-6">
      {counts.map(({ label, count }) => (
        <div key={label}>
          <dt className="font-semibold text-ink-2 text-sm">{label}</dt>
          <dd className="tabular font-extrabold text-2xl">{formatCount(count, getLocale())}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Says that two entries may be one business, and where they are put together. */
export function DoublesNotice({ count, slug }: { readonly count: number; readonly slug: string }) {
  if (count === 0) return null;
  return (
    <Notice
      kind="warn"
      title={m.call_doubles({ count })}
      actions={
        <LinkButton href={pathIn(getLocale(), `/kerja/${slug}/pencalonan/ganda`)} tone="outline">
          {m.call_doubles_see()}
        </LinkButton>
      }
    />
  );
}

interface AnswersCardProps {
  readonly answers: readonly AnswerLine[];
  /** Where the file that answers a question is opened. */
  readonly hrefOf: (question: string) => string;
}

/** What an applicant answered to the organiser's own questions. */
export function AnswersCard({ answers, hrefOf }: AnswersCardProps) {
  if (answers.length === 0) return null;
  return (
    <Card title={m.call_answers()}>
      <dl className="grid gap-4">
        {answers.map((line) => (
          <div key={line.question.code}>
            <dt className="font-semibold text-ink-2 text-sm">{questionWords(line.question, getLocale())}</dt>
            <dd className="max-w-prose whitespace-pre-line">
              <AnswerText line={line} href={hrefOf(line.question.code)} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function AnswerText({ line: { answer, file, sealed }, href }: { readonly line: AnswerLine; readonly href: string }) {
  if (!file) return answer || '—';
  if (sealed) return m.call_answer_sealed({ facts: documentFacts(file) });
  return <DocumentLink href={href} name={answer} {...file} />;
}
