import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { dayAt, zoneSuffix } from '../../../kinds/time.ts';
import { hasTwoTimes, instantAt } from '../../../kinds/wall-time.ts';
import { ClashNotice } from '../../../platform/forms/ClashNotice.tsx';
import { clashIn, mustHaveSeen } from '../../../platform/forms/must-have-seen.ts';
import { SeenField } from '../../../platform/forms/SeenField.tsx';
import { SentField } from '../../../platform/forms/SentField.tsx';
import type { Clash } from '../../../platform/forms/seen-fields.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError, type FieldErrors } from '../../../platform/problem/domain-error.ts';
import {
  Button,
  Card,
  Checkbox,
  LinkButton,
  Notice,
  PageHead,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../platform/ui/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import { getCountry } from '../../people/index.ts';
import { editCall, findCall } from '../index.ts';
import {
  type CallFields,
  type CriterionFields,
  changeCriteria,
  changeQuestions,
  fieldsOfCall,
  fieldsOfFlat,
  flatOfFields,
  inputOfFields,
  readCallFields,
} from './call-form.ts';
import { callLabel, shownOfCall } from './call-words.ts';
import { firstRubric } from './first-rubric.ts';
import { QuestionCard } from './QuestionCard.tsx';
import { type Fault, faultOf, faultWords } from './words.ts';

export const handle: PageHandle = { access: 'call.manage' };

const DAY = 86_400_000;

export async function loader({ context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { zone, slug } = await getEditionFacts(ctx, tx);
    const call = await findCall(ctx, tx);
    // Tomorrow at eight where the edition is.
    const morning = instantAt(`${dayAt(ctx.clock.now() + DAY, zone)}T08:00`, zone) ?? ctx.clock.now() + DAY;
    const fields: CallFields = call
      ? fieldsOfCall(call, zone)
      : fieldsOfCall(
          {
            state: 'draft',
            taking: false,
            opensAt: morning,
            closesAt: morning + 28 * DAY,
            scoringUntil: morning + 42 * DAY,
            terms: { id: '', en: '' },
            blind: true,
            barOwnDelegation: true,
            excludePrevious: false,
            curatorsEach: 3,
            publishedAt: null,
            criteria: firstRubric(await getCountry(ctx, tx)),
            questions: [],
          },
          zone,
        );
    const now = ctx.clock.now();
    return {
      zone,
      slug,
      suffix: zoneSuffix(zone, now),
      twice: hasTwoTimes(zone, now),
      exists: call !== undefined,
      fields,
    };
  });
}

type Told =
  | { readonly state: 'changed'; readonly fields: CallFields; readonly seen: string }
  | { readonly state: 'clash'; readonly fields: CallFields; readonly seen: string; readonly clash: Clash }
  | {
      readonly state: 'refused';
      readonly fields: CallFields;
      readonly seen: string;
      readonly fault?: Fault;
      readonly errors: FieldErrors;
    };

export async function action({ request, context }: ActionFunctionArgs): Promise<Told | Response> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const form = await request.formData();
  const fields = readCallFields(form);
  const wanted = String(form.get('do') ?? 'save');
  const seen = String(form.get('seen') ?? '');
  if (wanted !== 'save')
    return {
      state: 'changed',
      seen,
      fields: {
        ...fields,
        criteria: changeCriteria(fields.criteria, wanted),
        questions: changeQuestions(fields.questions, wanted),
      },
    };
  const { zone } = await runner.query(ctx, (tx) => getEditionFacts(ctx, tx));
  try {
    await runner.command(ctx, async (tx) => {
      const now = async () => {
        const call = await findCall(ctx, tx);
        return call ? flatOfFields(fieldsOfCall(call, zone)) : {};
      };
      await mustHaveSeen(ctx, tx, { record: `call:${ctx.edition}`, typed: { ...flatOfFields(fields), seen }, now });
      await editCall(ctx, tx, inputOfFields(fields, zone));
    });
  } catch (error) {
    const clash = clashIn(error);
    if (clash) return { state: 'clash', fields: fieldsOfFlat(clash.values), seen: clash.values.seen ?? '', clash };
    if (error instanceof DomainError && error.code === common.invalid.code)
      return { state: 'refused', fields, seen, errors: error.fields ?? {} };
    return { state: 'refused', fields, seen, fault: faultOf(error), errors: {} };
  }
  return redirect(pathIn(ctx.locale, `/kerja/${ctx.slug}/panggilan`));
}

export const meta: MetaFunction = () => [{ title: `${m.call_settings()} · ${m.platform_brand()}` }];

export default function CallSettingsPage() {
  const loaded = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const { zone, slug, suffix } = loaded;
  const fields = told?.fields ?? loaded.fields;
  const errors = told?.state === 'refused' ? told.errors : {};
  const back = pathIn(getLocale(), `/kerja/${slug}/panggilan`);
  const wrong = (path: string, words: string) => (errors[path] ? words : undefined);
  return (
    <>
      <PageHead
        title={m.call_settings()}
        lead={m.call_settings_lead()}
        above={[{ href: back, label: m.call_title() }]}
      />
      <Form method="post" className="grid gap-5" key={JSON.stringify(fields)}>
        <SentField />
        <SeenField values={loaded.exists ? flatOfFields(loaded.fields) : {}} held={told?.seen} />
        {told?.state === 'clash' && <ClashNotice clash={told.clash} labelOf={callLabel} show={shownOfCall} />}
        {told?.state === 'refused' && (
          <Notice kind="danger" title={told.fault ? faultWords(told.fault, zone) : m.call_settings_wrong()} />
        )}
        {/* Enter in a field saves; without this it would press the first button, which moves a criterion. */}
        <button type="submit" name="do" value="save" className="sr-only" tabIndex={-1} aria-hidden="true" />
        <Card title={m.call_settings_times({ zone: suffix })}>
          {loaded.twice && <p className="text-ink-2 text-sm">{m.call_times_twice()}</p>}
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            <TextField
              name="opensAt"
              type="datetime-local"
              label={m.call_opens()}
              defaultValue={fields.opensAt}
              error={wrong('opensAt', m.call_wrong_instant())}
            />
            <TextField
              name="closesAt"
              type="datetime-local"
              label={m.call_closes()}
              defaultValue={fields.closesAt}
              error={wrong('closesAt', m.call_wrong_closes())}
            />
            <TextField
              name="scoringUntil"
              type="datetime-local"
              label={m.call_scoring_until()}
              defaultValue={fields.scoringUntil}
              error={wrong('scoringUntil', m.call_wrong_scoring())}
            />
          </div>
        </Card>
        <Card title={m.call_terms()}>
          <div className="grid gap-4 lg:grid-cols-2">
            <TextAreaField
              name="termsId"
              label={m.call_terms_id()}
              rows={6}
              maxLength={2_000}
              optional
              defaultValue={fields.termsId}
            />
            <TextAreaField
              name="termsEn"
              label={m.call_terms_en()}
              rows={6}
              maxLength={2_000}
              optional
              defaultValue={fields.termsEn}
            />
          </div>
        </Card>
        <Card title={m.call_settings_rules()}>
          <div className="grid gap-2">
            <Checkbox name="blind" label={m.call_blind()} hint={m.call_blind_hint()} defaultChecked={fields.blind} />
            <Checkbox
              name="barOwnDelegation"
              label={m.call_bar_own()}
              hint={m.call_bar_own_hint()}
              defaultChecked={fields.barOwnDelegation}
            />
            <Checkbox
              name="excludePrevious"
              label={m.call_exclude_previous()}
              hint={m.call_exclude_previous_hint()}
              defaultChecked={fields.excludePrevious}
            />
            <div className="max-w-60">
              <TextField
                name="curatorsEach"
                type="number"
                min={1}
                max={9}
                inputMode="numeric"
                label={m.call_curators_each()}
                defaultValue={fields.curatorsEach}
                error={wrong('curatorsEach', m.call_wrong_curators())}
              />
            </div>
          </div>
        </Card>
        <section aria-label={m.call_rubric()} className="grid gap-4">
          <div>
            <h2 className="text-lg">{m.call_rubric()}</h2>
            <p className="text-ink-2 text-sm">{m.call_rubric_hint()}</p>
          </div>
          {errors.criteria && <Notice kind="danger" title={m.call_wrong_criteria()} />}
          <input type="hidden" name="count" value={fields.criteria.length} />
          {fields.criteria.map((criterion, at) => (
            <CriterionCard
              // Criteria have no other name before they are saved; the whole form is drawn anew when they move.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              key={at}
              criterion={criterion}
              at={at}
              count={fields.criteria.length}
              errors={errors}
            />
          ))}
          <div>
            <Button name="do" value="add" tone="outline" formNoValidate>
              {m.call_criterion_add()}
            </Button>
          </div>
        </section>
        <section aria-label={m.call_questions()} className="grid gap-4">
          <div>
            <h2 className="text-lg">{m.call_questions()}</h2>
            <p className="text-ink-2 text-sm">{m.call_questions_hint()}</p>
          </div>
          <input type="hidden" name="questions" value={fields.questions.length} />
          {fields.questions.map((question, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as the criteria's
            <QuestionCard key={at} question={question} at={at} errors={errors} />
          ))}
          <div>
            <Button name="do" value="ask" tone="outline" formNoValidate>
              {m.call_question_add()}
            </Button>
          </div>
        </section>
        <div className="flex flex-wrap gap-3">
          <Button name="do" value="save" size="large">
            {told?.state === 'clash' ? m.platform_clash_save() : m.call_save()}
          </Button>
          <LinkButton href={back} tone="quiet" size="large">
            {m.platform_ui_cancel()}
          </LinkButton>
        </div>
      </Form>
    </>
  );
}

interface CriterionCardProps {
  readonly criterion: CriterionFields;
  readonly at: number;
  readonly count: number;
  readonly errors: FieldErrors;
}

function CriterionCard({ criterion, at, count, errors }: CriterionCardProps) {
  const wrong = (path: string) => errors[`criteria.${at}.${path}`] !== undefined;
  const name = criterion.nameId || m.call_criterion_number({ number: at + 1 });
  const numbers = (most: number) => Array.from({ length: most }, (_, index) => String(index + 1));
  return (
    <Card
      title={m.call_criterion_number({ number: at + 1 })}
      actions={
        <>
          <Button
            name="do"
            value={`up:${at}`}
            tone="outline"
            size="small"
            formNoValidate
            disabled={at === 0}
            aria-label={m.call_move_up({ name })}
          >
            ↑
          </Button>
          <Button
            name="do"
            value={`down:${at}`}
            tone="outline"
            size="small"
            formNoValidate
            disabled={at === count - 1}
            aria-label={m.call_move_down({ name })}
          >
            ↓
          </Button>
          <Button
            name="do"
            value={`remove:${at}`}
            tone="quiet"
            size="small"
            formNoValidate
            disabled={count === 1}
            aria-label={m.call_criterion_remove_named({ name })}
          >
            {m.call_criterion_remove()}
          </Button>
        </>
      }
    >
      <input type="hidden" name={`c${at}.code`} value={criterion.code} />
      <div className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name={`c${at}.nameId`}
            label={m.call_criterion_name_id()}
            maxLength={120}
            defaultValue={criterion.nameId}
            error={wrong('name.id') ? m.call_wrong_name() : undefined}
          />
          <TextField
            name={`c${at}.nameEn`}
            label={m.call_criterion_name_en()}
            maxLength={120}
            defaultValue={criterion.nameEn}
            error={wrong('name.en') ? m.call_wrong_name() : undefined}
          />
          <TextAreaField
            name={`c${at}.helpId`}
            label={m.call_criterion_help_id()}
            rows={2}
            maxLength={2_000}
            optional
            defaultValue={criterion.helpId}
          />
          <TextAreaField
            name={`c${at}.helpEn`}
            label={m.call_criterion_help_en()}
            rows={2}
            maxLength={2_000}
            optional
            defaultValue={criterion.helpEn}
          />
        </div>
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          <TextField
            name={`c${at}.weight`}
            type="number"
            min={1}
            max={100}
            inputMode="numeric"
            label={m.call_weight()}
            defaultValue={criterion.weight}
            error={wrong('weight') ? m.call_wrong_weight() : undefined}
          />
          <SelectField
            name={`c${at}.scale`}
            label={m.call_scale()}
            defaultValue={criterion.scale}
            choices={numbers(10).map((most) => ({ value: most, label: `0–${most}` }))}
          />
          <SelectField
            name={`c${at}.remark`}
            label={m.call_remark_rule()}
            optional
            none={m.call_remark_never()}
            defaultValue={criterion.remark}
            error={wrong('remarkUpTo') ? m.call_wrong_remark() : undefined}
            choices={['0', ...numbers(10)].map((most) => ({
              value: most,
              label: m.call_remark_up_to({ points: most }),
            }))}
          />
        </div>
      </div>
    </Card>
  );
}
