import { Form } from 'react-router';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { Ask, Badge, Button, Card, TextField } from '../../../platform/ui/index.ts';
import type { EditionState } from '../../../slices/editions/contract.ts';
import type { Missing } from './list-missing.ts';
import { stateName, stateTone } from './state-name.ts';

export interface StatePanelProps {
  readonly slug: string;
  readonly state: EditionState;
  readonly missing: readonly Missing[];
  /** Nobody has done anything in it: it can be deleted. */
  readonly empty: boolean;
}

function missingWords(missing: Missing): readonly [words: string, path: string] {
  const known: Readonly<Record<Missing, readonly [() => string, string]>> = {
    summary: [m.editions_missing_summary, '/pengaturan'],
    'own-summary': [m.editions_missing_own_summary, '/pengaturan'],
    address: [m.editions_missing_address, '/pengaturan'],
    contact: [m.editions_missing_contact, '/penyelenggara'],
    logo: [m.editions_missing_logo, '/penyelenggara'],
    delegations: [m.editions_missing_delegations, '/kontingen'],
  };
  const [words, path] = known[missing];
  return [words(), path];
}

/** Whether everybody sees the edition, what they would miss, and the buttons that change it. */
export function StatePanel({ slug, state, missing, empty }: StatePanelProps) {
  return (
    <Card title={m.editions_visibility()} actions={<Badge tone={stateTone(state)}>{stateName(state)}</Badge>}>
      <div className="grid gap-4">
        <p className="text-ink-2">
          {state === 'draft'
            ? m.editions_draft_text()
            : state === 'public'
              ? m.editions_public_text()
              : m.editions_archived_text()}
        </p>
        {state === 'draft' && missing.length > 0 && <MissingList slug={slug} missing={missing} />}
        <Form method="post" className="flex flex-wrap gap-3">
          <SentField />
          {state !== 'public' && (
            <Button name="do" value="publish">
              {state === 'draft' ? m.editions_publish() : m.editions_publish_again()}
            </Button>
          )}
          {state === 'public' && (
            <Button name="do" value="archive" tone="outline">
              {m.editions_archive()}
            </Button>
          )}
        </Form>
        {state !== 'draft' && (
          <Ask label={m.editions_withdraw()}>
            <Form method="post" className="grid gap-3">
              <SentField />
              <p className="text-sm">{m.editions_withdraw_text()}</p>
              <div>
                <Button name="do" value="withdraw" tone="outline">
                  {m.editions_withdraw_do()}
                </Button>
              </div>
            </Form>
          </Ask>
        )}
        {empty && (
          <Ask label={m.editions_delete()}>
            <Form method="post" className="grid gap-3">
              <SentField />
              <p className="text-sm">{m.editions_delete_text()}</p>
              <div>
                <Button name="do" value="delete" tone="danger">
                  {m.editions_delete_do()}
                </Button>
              </div>
            </Form>
          </Ask>
        )}
      </div>
    </Card>
  );
}

function MissingList({ slug, missing }: Pick<StatePanelProps, 'slug' | 'missing'>) {
  return (
    <div>
      <p className="font-semibold">{m.editions_missing()}</p>
      <ul className="list-disc pl-5">
        {missing.map((each) => {
          const [words, path] = missingWords(each);
          return (
            <li key={each}>
              <a
                href={pathIn(getLocale(), `/kerja/${slug}${path}`)}
                className="inline-flex min-h-9 items-center underline pointer-coarse:min-h-12"
              >
                {words}
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

export interface AddressPanelProps {
  readonly slug: string;
  readonly publicUrl: string;
  readonly typed: string;
  readonly error: string | undefined;
  readonly series: string;
  readonly seriesError: string | undefined;
}

/** The edition's address, and what its series is called. */
export function AddressPanel({ slug, publicUrl, typed, error, series, seriesError }: AddressPanelProps) {
  return (
    <Card title={m.editions_address_series()}>
      <div className="grid gap-6">
        <Form method="post" className="grid gap-3">
          <SentField />
          <TextField
            name="slug"
            label={m.editions_slug()}
            hint={`${m.editions_move_hint()} ${publicUrl}/e/${slug}`}
            maxLength={80}
            autoCapitalize="none"
            autoComplete="off"
            defaultValue={typed}
            error={error}
          />
          <div>
            <Button name="do" value="move" tone="outline">
              {m.editions_address_change()}
            </Button>
          </div>
        </Form>
        <Form method="post" className="grid gap-3">
          <SentField />
          <TextField
            name="series"
            label={m.editions_series_name_now()}
            hint={m.editions_series_rename_hint()}
            maxLength={120}
            defaultValue={series}
            error={seriesError}
          />
          <div>
            <Button name="do" value="rename-series" tone="outline">
              {m.editions_series_rename()}
            </Button>
          </div>
        </Form>
      </div>
    </Card>
  );
}
