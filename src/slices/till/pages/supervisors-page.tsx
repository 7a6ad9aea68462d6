import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from 'react-router';
import { z } from 'zod';
import { formatInstant } from '../../../kinds/time.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import {
  Badge,
  Button,
  Card,
  type Choice,
  EmptyState,
  Notice,
  PageHead,
  SelectField,
  TextField,
} from '../../../platform/ui/index.ts';
import { listDiscountLimits, setDiscountLimit } from '../../catalogue/index.ts';
import { id } from '../../editions/contract.ts';
import { endSupervisor, getEdition, listSupervisors, type Supervisor, setSupervisor } from '../../editions/index.ts';
import { listBooths } from '../../floor/index.ts';
import { readSupervisorForm, type SupervisorTyped } from '../rules/supervisor-form.ts';

export const handle: PageHandle = { access: 'supervisors.manage' };

export async function loader({ context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { zone, delegations } = await getEdition(ctx, tx);
    const booths = await listBooths(ctx, tx);
    const limits = await listDiscountLimits(ctx, tx);
    return {
      zone,
      regions: delegations.map(({ region }) => ({ value: region.code as string, label: region.name })),
      booths: booths.map((booth) => ({
        value: booth.id as string,
        label: booth.region ? `${booth.number} · ${booth.region.name}` : booth.number,
      })),
      limit: limits.find((each) => each.booth === null)?.percent ?? null,
      ofBooths: limits.flatMap(({ booth, percent }) =>
        booth === null
          ? []
          : [{ booth: booth as string, number: booths.find((each) => each.id === booth)?.number ?? '', percent }],
      ),
      supervisors: await listSupervisors(ctx, tx),
    };
  });
}

type Told =
  | { readonly state: 'saved' | 'ended' | 'limit-set' }
  | { readonly state: 'limit-invalid'; readonly booth: string }
  | ({ readonly state: 'refused' } & SupervisorTyped);

const limitForm = z.object({
  booth: z.union([z.literal(''), id<'booth'>()]),
  percent: z.union([z.literal(''), z.coerce.number().int().min(0).max(100)]),
});

export async function action({ request, context }: ActionFunctionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const typed = Object.fromEntries(await request.formData());
  const wanted = typed.do;
  if (wanted === 'limit') {
    const given = limitForm.safeParse(typed);
    if (!given.success) return { state: 'limit-invalid', booth: String(typed.booth ?? '') };
    const { booth, percent } = given.data;
    const limit = { booth: booth === '' ? null : booth, percent: percent === '' ? null : percent };
    await runner.command(ctx, (tx) => setDiscountLimit(ctx, tx, limit));
    return { state: 'limit-set' };
  }
  if (wanted === 'end') {
    const supervisor = id<'supervisor'>().safeParse(typed.id);
    if (!supervisor.success) throw new DomainError(common.invalid);
    await runner.command(ctx, (tx) => endSupervisor(ctx, tx, { id: supervisor.data }));
    return { state: 'ended' };
  }
  const read = readSupervisorForm(typed);
  if (!read.ok) return { state: 'refused', ...read.data };
  try {
    await runner.command(ctx, (tx) => setSupervisor(ctx, tx, read.value));
    return { state: 'saved' };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'request.forbidden') throw error;
    return { state: 'refused', ...readSupervisorForm(typed).typed, wrong: ['other'] };
  }
}

export const meta: MetaFunction = () => [{ title: `${m.till_supervisors()} · ${m.platform_brand()}` }];

export default function SupervisorsPage() {
  const { zone, regions, booths, limit, ofBooths, supervisors } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const refused = told?.state === 'refused' ? told : undefined;
  const [working, ended] = [
    supervisors.filter((each) => each.endedAt === null),
    supervisors.filter((each) => each.endedAt !== null),
  ];
  return (
    <>
      <PageHead title={m.till_supervisors()} lead={m.till_supervisors_lead()} />
      <div className="grid grid-cols-1 gap-5">
        <ToldNotice told={told} />
        {working.length === 0 && (
          <EmptyState title={m.till_supervisors_none()}>{m.till_supervisors_none_text()}</EmptyState>
        )}
        {working.map((supervisor) => (
          <SupervisorCard
            key={`${supervisor.id} ${supervisor.pinSetAt}`}
            supervisor={supervisor}
            zone={zone}
            regions={regions}
            refused={refused?.id === supervisor.id ? refused : undefined}
          />
        ))}
        <Card title={m.till_supervisor_new()}>
          <SupervisorForm regions={regions} refused={refused?.id === '' ? refused : undefined} />
          <p className="mt-4 max-w-prose text-ink-2 text-sm">{m.till_supervisors_limits()}</p>
        </Card>
        <Card title={m.till_discount_limit()}>
          <p className="mb-4 max-w-prose text-ink-2 text-sm">{m.till_discount_limit_text()}</p>
          <div className="grid gap-4">
            <LimitForm
              booth=""
              label={m.till_discount_limit_edition()}
              percent={limit}
              invalid={told?.state === 'limit-invalid' && told.booth === ''}
            />
            {ofBooths.map(({ booth, number, percent }) => (
              <LimitForm
                key={booth}
                booth={booth}
                label={m.till_discount_limit_booth({ number })}
                percent={percent}
                invalid={told?.state === 'limit-invalid' && told.booth === booth}
              />
            ))}
            <Form method="post" className="grid items-end gap-3 border-line border-t pt-4 sm:grid-cols-[1fr_9rem_auto]">
              <SentField />
              <SelectField name="booth" label={m.till_discount_limit_other()} choices={booths} />
              <PercentField percent={null} invalid={false} />
              <Button name="do" value="limit" tone="outline">
                {m.till_work_save()}
              </Button>
            </Form>
          </div>
        </Card>
        {ended.length > 0 && (
          <Card title={m.till_supervisors_ended()}>
            <ul className="grid gap-2">
              {ended.map((supervisor) => (
                <li key={supervisor.id} className="flex flex-wrap justify-between gap-x-4">
                  <b>{supervisor.name}</b>
                  <span className="text-ink-2">
                    {m.till_supervisor_ended_at({ time: formatInstant(supervisor.endedAt ?? 0, zone, getLocale()) })}
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  );
}

function ToldNotice({ told }: { readonly told: Told | undefined }) {
  if (!told) return null;
  const title = {
    saved: m.till_supervisor_saved,
    ended: m.till_supervisor_ended_done,
    'limit-set': m.till_discount_limit_set,
    'limit-invalid': m.till_discount_limit_invalid,
    refused: m.till_supervisor_refused,
  }[told.state]();
  const good = told.state === 'saved' || told.state === 'ended' || told.state === 'limit-set';
  return (
    <Notice kind={good ? 'success' : 'danger'} title={title}>
      {good && m.till_phones_learn()}
    </Notice>
  );
}

interface CardProps {
  readonly supervisor: Supervisor;
  readonly zone: string;
  readonly regions: readonly Choice[];
  readonly refused: SupervisorTyped | undefined;
}

function SupervisorCard({ supervisor, zone, regions, refused }: CardProps) {
  const { name, region, pinSetAt, email } = supervisor;
  return (
    <Card
      title={name}
      actions={<Badge>{regions.find((each) => each.value === region)?.label ?? m.till_supervisor_everywhere()}</Badge>}
    >
      <p className="text-ink-2 text-sm">
        {m.till_supervisor_pin_since({ time: formatInstant(pinSetAt, zone, getLocale()) })}
        {' · '}
        {email ?? m.till_supervisor_no_mail()}
      </p>
      <details open={refused !== undefined}>
        <summary className="flex min-h-12 cursor-pointer items-center font-semibold text-river underline">
          {m.till_supervisor_change()}
        </summary>
        <div className="grid gap-4 pt-2">
          <SupervisorForm regions={regions} refused={refused} supervisor={supervisor} />
          <Form method="post" className="grid gap-2 border-line border-t pt-4">
            <SentField />
            <input type="hidden" name="id" value={supervisor.id} />
            <p className="max-w-prose text-ink-2 text-sm">{m.till_supervisor_end_text()}</p>
            <div>
              <Button name="do" value="end" tone="outline">
                {m.till_supervisor_end({ name })}
              </Button>
            </div>
          </Form>
        </div>
      </details>
    </Card>
  );
}

interface FormProps {
  readonly regions: readonly Choice[];
  readonly refused: SupervisorTyped | undefined;
  readonly supervisor?: Supervisor;
}

function SupervisorForm({ regions, refused, supervisor }: FormProps) {
  const shown = {
    name: refused?.name ?? supervisor?.name ?? '',
    region: refused?.region ?? supervisor?.region ?? '',
    email: refused?.email ?? supervisor?.email ?? '',
  };
  const wrong = (field: SupervisorTyped['wrong'][number]) => refused?.wrong.includes(field) ?? false;
  return (
    <Form method="post" className="grid items-start gap-4 sm:grid-cols-2" autoComplete="off">
      <SentField />
      <input type="hidden" name="id" value={supervisor?.id ?? ''} />
      <TextField
        name="name"
        label={m.till_supervisor_name()}
        hint={m.till_supervisor_name_hint()}
        defaultValue={shown.name}
        maxLength={60}
        error={wrong('name') ? m.till_supervisor_name_wrong() : undefined}
      />
      <SelectField
        name="region"
        label={m.till_supervisor_region()}
        hint={m.till_supervisor_region_hint()}
        none={m.till_supervisor_everywhere()}
        choices={regions}
        optional="quiet"
        defaultValue={shown.region}
      />
      <TextField
        name="pin"
        type="password"
        inputMode="numeric"
        autoComplete="new-password"
        label={supervisor ? m.till_supervisor_pin_new() : m.till_supervisor_pin()}
        hint={m.till_supervisor_pin_hint()}
        maxLength={6}
        optional={supervisor !== undefined}
        error={wrong('pin') ? m.till_supervisor_pin_wrong() : undefined}
      />
      <TextField
        name="pin2"
        type="password"
        inputMode="numeric"
        autoComplete="new-password"
        label={m.till_supervisor_pin_again()}
        hint={m.till_supervisor_pin_again_hint()}
        maxLength={6}
        optional={supervisor !== undefined}
        error={wrong('pin2') ? m.till_supervisor_pin_differs() : undefined}
      />
      <TextField
        name="email"
        type="email"
        label={m.till_supervisor_mail()}
        hint={m.till_supervisor_mail_hint()}
        defaultValue={shown.email}
        optional
        error={wrong('email') ? m.till_supervisor_mail_wrong() : undefined}
      />
      <div className="self-end">
        <Button name="do" value="save">
          {supervisor ? m.till_work_save() : m.till_supervisor_make()}
        </Button>
      </div>
    </Form>
  );
}

function LimitForm({
  booth,
  label,
  percent,
  invalid,
}: {
  booth: string;
  label: string;
  percent: number | null;
  invalid: boolean;
}) {
  return (
    <Form method="post" className="grid items-end gap-3 sm:grid-cols-[1fr_9rem_auto]">
      <SentField />
      <input type="hidden" name="booth" value={booth} />
      <p className="self-center font-semibold">{label}</p>
      <PercentField percent={percent} invalid={invalid} />
      <Button name="do" value="limit" tone="outline">
        {m.till_work_save()}
      </Button>
    </Form>
  );
}

function PercentField({ percent, invalid }: { readonly percent: number | null; readonly invalid: boolean }) {
  return (
    <TextField
      name="percent"
      label={m.till_discount_percent()}
      inputMode="numeric"
      suffix="%"
      maxLength={3}
      defaultValue={percent === null ? '' : String(percent)}
      optional="quiet"
      error={invalid ? m.till_discount_limit_invalid() : undefined}
    />
  );
}
