import { useRef } from 'react';
import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  useActionData,
  useLoaderData,
  useNavigation,
} from 'react-router';
import { type Id, isId } from '../../../kinds/id.ts';
import { listPhotos } from '../../../platform/files/index.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { Button, Card, cx, LinkButton, Notice, PageHead, Progress, TextAreaField } from '../../../platform/ui/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import type { Criterion } from '../contract.ts';
import { declareConflict, getCall, getDesk, getScoreSheet, saveScores } from '../index.ts';
import { wantsRemark } from '../rules/check-scores.ts';
import { AnswersCard, ItemList, inLanguage } from './parts.tsx';
import { Told as BusinessTold } from './Told.tsx';
import { type Keeping, type KeptScore, useKeptScores } from './use-kept-scores.ts';
import { type Fault, faultOf, faultWords } from './words.ts';

export const handle: PageHandle = { access: 'call.score' };

function applicationIn(id: string | undefined): Id<'application'> {
  if (!isId(id)) throw new DomainError(common['not-found']);
  return id as Id<'application'>;
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { zone, slug, currency } = await getEditionFacts(ctx, tx);
    const { desk, sheet } = await getScoreSheet(ctx, tx, applicationIn(params.application));
    const photos = await listPhotos(
      ctx,
      tx,
      sheet.items.flatMap((item) => item.photos),
    );
    return { zone, slug, currency, desk, sheet, photos };
  });
}

type Told =
  | { readonly state: 'saved' }
  | { readonly state: 'refused'; readonly fault: Fault; readonly scores: readonly KeptScore[] };

function scoresIn(fields: FormData, criteria: readonly Criterion[]): KeptScore[] {
  return criteria.map(({ code }) => {
    const points = fields.get(`points.${code}`);
    return {
      criterion: code,
      points: typeof points === 'string' && points !== '' ? Number(points) : null,
      remark: String(fields.get(`remark.${code}`) ?? '').trim(),
    };
  });
}

export async function action({ request, params, context }: ActionFunctionArgs): Promise<Told | Response> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const application = applicationIn(params.application);
  const fields = await request.formData();
  const here = pathIn(ctx.locale, `/kerja/${ctx.slug}/kurasi`);
  const { criteria } = await runner.query(ctx, (tx) => getCall(ctx, tx));
  const scores = scoresIn(fields, criteria);
  try {
    if (fields.get('do') === 'conflict') {
      const reason = String(fields.get('reason') ?? '');
      await runner.command(ctx, (tx) => declareConflict(ctx, tx, { application, reason }));
      return redirect(`${here}?benturan=1`);
    }
    const finish = fields.get('do') === 'finish';
    // Kept first, so that what is there is there also when finishing is refused.
    await runner.command(ctx, (tx) => saveScores(ctx, tx, { application, scores, finish: false }));
    if (!finish) return { state: 'saved' };
    await runner.command(ctx, (tx) => saveScores(ctx, tx, { application, scores: [], finish: true }));
    const { next } = await runner.query(ctx, (tx) => getDesk(ctx, tx));
    return redirect(next === undefined ? here : `${here}/${next}`);
  } catch (error) {
    return { state: 'refused', fault: faultOf(error), scores };
  }
}

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => [
  { title: `${loaderData?.sheet.line.code ?? ''} · ${m.call_desk_title()} · ${m.platform_brand()}` },
];

export default function ScorePage() {
  const { zone, slug, currency, desk, sheet, photos } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const busy = useNavigation().state === 'submitting';
  const { keeping, keep } = useKeptScores(`/api/v1/editions/${slug}/call/scores/${sheet.line.id}`);
  const given = new Map(
    (told?.state === 'refused' ? told.scores : sheet.scores).map((score) => [score.criterion, score]),
  );
  const lacking = told?.state === 'refused' ? told.fault.data : {};
  const lacks = (list: unknown, code: string) => Array.isArray(list) && list.includes(code);
  const here = pathIn(getLocale(), `/kerja/${slug}/kurasi`);
  return (
    <>
      <PageHead
        title={sheet.line.name ?? sheet.line.code}
        lead={`${sheet.line.name === null ? m.call_blind_lead() : sheet.line.code} · ${sheet.line.region.name}`}
        above={[{ href: here, label: m.call_desk_title() }]}
      />
      <div className="grid gap-5" key={sheet.line.id}>
        <Progress
          label={m.call_desk_progress()}
          value={desk.done}
          max={desk.lines.length}
          text={m.call_desk_progress_of({ done: desk.done, of: desk.lines.length })}
        />
        {told?.state === 'refused' && <Notice kind="danger" title={faultWords(told.fault, zone)} />}
        {told?.state === 'saved' && <Notice kind="success" title={m.call_kept_saved()} />}
        <section aria-labelledby="products">
          <h2 id="products" className="mb-3 text-lg">
            {m.call_items()}
          </h2>
          <ItemList items={sheet.items} photos={photos} currency={currency} />
        </section>
        <BusinessTold {...sheet.told} />
        <AnswersCard answers={sheet.answers} hrefOf={(code) => `${here}/${sheet.line.id}/berkas/${code}`} />
        {sheet.statement !== '' && (
          <Card title={m.call_statement()}>
            <p className="max-w-prose whitespace-pre-line">{sheet.statement}</p>
          </Card>
        )}
        <Form method="post" className="grid gap-5">
          <SentField />
          {desk.call.criteria.map((criterion) => (
            <CriterionField
              key={criterion.code}
              criterion={criterion}
              given={given.get(criterion.code)}
              open={desk.open}
              pointsMissing={lacks(lacking.points, criterion.code)}
              remarkMissing={lacks(lacking.remarks, criterion.code)}
              keep={keep}
            />
          ))}
          <div className="sticky bottom-0 -mx-4 grid gap-2 border-line border-t bg-paper px-4 py-3 sm:static sm:mx-0 sm:border-0 sm:bg-transparent sm:p-0">
            <KeepingLine keeping={keeping} />
            <div className="flex flex-wrap gap-3">
              <Button name="do" value="finish" size="large" busy={busy} disabled={!desk.open}>
                {m.call_score_finish()}
              </Button>
              <noscript>
                <Button name="do" value="save" tone="outline" size="large">
                  {m.call_score_save()}
                </Button>
              </noscript>
            </div>
          </div>
        </Form>
        {desk.open && <ConflictCard />}
        <p>
          <LinkButton href={here} tone="quiet">
            {m.call_desk_list()}
          </LinkButton>
        </p>
      </div>
    </>
  );
}

function KeepingLine({ keeping }: { readonly keeping: Keeping }) {
  const words = {
    idle: m.call_kept_idle,
    saving: m.call_kept_saving,
    saved: m.call_kept_saved,
    waiting: m.call_kept_waiting,
    refused: m.call_kept_refused,
  };
  return (
    <p
      role="status"
      className={cx(
        'text-sm',
        keeping === 'waiting' || keeping === 'refused' ? 'font-bold text-red-ink' : 'text-ink-2',
      )}
    >
      {words[keeping]()}
    </p>
  );
}

interface CriterionFieldProps {
  readonly criterion: Criterion;
  readonly given: { readonly points: number | null; readonly remark: string } | undefined;
  readonly open: boolean;
  readonly pointsMissing: boolean;
  readonly remarkMissing: boolean;
  readonly keep: (score: KeptScore) => void;
}

/** Columns of the points on a phone, by the scale: none narrower than a thumb, rows as full as can be. */
const PHONE_COLUMNS: Readonly<Record<number, string>> = {
  1: 'grid-cols-2',
  2: 'grid-cols-3',
  3: 'grid-cols-4',
  4: 'grid-cols-5',
  5: 'grid-cols-3',
  6: 'grid-cols-4',
  7: 'grid-cols-4',
  8: 'grid-cols-3',
  9: 'grid-cols-5',
  10: 'grid-cols-4',
};

/** A criterion: points as targets for a thumb, and a remark. */
function CriterionField({ criterion, given, open, pointsMissing, remarkMissing, keep }: CriterionFieldProps) {
  const { code, scale, remarkUpTo } = criterion;
  const box = useRef<HTMLFieldSetElement>(null);
  const keepAll = () => {
    const chosen = box.current?.querySelector<HTMLInputElement>('input:checked');
    const remark = box.current?.querySelector('textarea')?.value.trim() ?? '';
    keep({ criterion: code, points: chosen ? Number(chosen.value) : null, remark });
  };
  const always = remarkUpTo !== null && remarkUpTo >= scale;
  return (
    <fieldset
      ref={box}
      onChange={keepAll}
      disabled={!open}
      className={cx(
        'grid gap-3 rounded-m border bg-card p-4 sm:p-5',
        pointsMissing || remarkMissing ? 'border-2 border-red' : 'border-line',
      )}
    >
      <legend className="float-left mb-1 w-full font-bold text-lg">{inLanguage(criterion.name)}</legend>
      {inLanguage(criterion.help) !== '' && (
        <p className="clear-both text-ink-2 text-sm">{inLanguage(criterion.help)}</p>
      )}
      {pointsMissing && <p className="clear-both font-semibold text-red-ink text-sm">{m.call_points_missing()}</p>}
      <div
        className={cx('clear-both grid gap-2 sm:grid-flow-col sm:auto-cols-fr sm:grid-cols-none', PHONE_COLUMNS[scale])}
      >
        {Array.from({ length: scale + 1 }, (_, points) => points).map((points) => (
          <label
            key={points}
            className="relative grid min-h-13 cursor-pointer place-items-center rounded-s border-[1.5px] border-edge bg-card font-bold text-lg has-checked:border-river has-checked:bg-river has-checked:text-on-river has-focus-visible:outline-3 has-focus-visible:outline-river has-focus-visible:outline-offset-2 has-disabled:cursor-default has-disabled:opacity-60"
          >
            <input
              type="radio"
              name={`points.${code}`}
              value={points}
              defaultChecked={given?.points === points}
              className="absolute inset-0 cursor-pointer opacity-0"
              aria-label={m.call_points_of({ points, scale })}
            />
            <span aria-hidden="true" className="tabular">
              {points}
            </span>
          </label>
        ))}
      </div>
      <TextAreaField
        name={`remark.${code}`}
        label={m.call_remark()}
        rows={2}
        maxLength={1_000}
        optional={always ? false : remarkUpTo === null ? true : 'quiet'}
        defaultValue={given?.remark ?? ''}
        hint={
          remarkUpTo !== null && !always
            ? m.call_remark_hint({ points: remarkUpTo })
            : always
              ? m.call_remark_always()
              : undefined
        }
        error={
          remarkMissing || (pointsMissing && wantsRemark(criterion, given?.points ?? null) && !given?.remark)
            ? m.call_remark_missing()
            : undefined
        }
      />
    </fieldset>
  );
}

function ConflictCard() {
  return (
    <details className="rounded-m border border-line bg-card px-5 py-1">
      <summary className="flex min-h-12 cursor-pointer items-center font-semibold">{m.call_conflict_title()}</summary>
      <Form method="post" className="grid gap-3 pb-4">
        <SentField />
        <p className="text-ink-2 text-sm">{m.call_conflict_text()}</p>
        <TextAreaField name="reason" label={m.call_conflict_reason()} rows={2} maxLength={500} />
        <div>
          <Button name="do" value="conflict" tone="danger">
            {m.call_conflict_do()}
          </Button>
        </div>
      </Form>
    </details>
  );
}
