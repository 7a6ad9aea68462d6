import { Form } from 'react-router';
import { formatInstant } from '../../../kinds/time.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { Badge, Button } from '../../../platform/ui/index.ts';
import { useViewerZone } from '../../../platform/ui/use-viewer-zone.ts';
import type { OpenSession } from '../change-account.ts';

type Shown = Omit<OpenSession, 'agent'> & { readonly device: string };

interface SessionsProps {
  readonly sessions: readonly Shown[];
  /** Of the country of whoever looks; an account belongs to no venue. */
  readonly zone: string;
}

/** Where somebody is signed in: by which device, from which address, when last; by the clock of whoever looks. */
export function Sessions({ sessions, zone: countryZone }: SessionsProps) {
  const zone = useViewerZone(countryZone);
  const locale = getLocale();
  return (
    <div className="grid gap-3">
      <ul className="grid gap-3">
        {sessions.map((session) => (
          <li
            key={session.id}
            className="flex flex-wrap items-center justify-between gap-2 border-line border-b pb-3 last:border-b-0 last:pb-0"
          >
            <span className="grid gap-0.5 text-sm">
              <b>{session.device || m.people_session_unknown()}</b>
              <span className="text-ink-2">{session.address}</span>
              <span className="text-ink-2">
                {m.people_session_used({ time: formatInstant(session.lastSeenAt, zone, locale) })}
              </span>
              {session.kept && <span className="text-ink-2">{m.people_session_kept()}</span>}
            </span>
            {session.own ? (
              <Badge tone="leaf">{m.people_session_own()}</Badge>
            ) : (
              <Form method="post">
                <SentField />
                <input type="hidden" name="session" value={session.id} />
                <Button name="do" value="end" size="small" tone="outline">
                  {m.people_session_end()}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Form method="post">
          <SentField />
          <Button name="do" value="end" tone="outline">
            {m.people_sessions_end()}
          </Button>
        </Form>
      )}
    </div>
  );
}
