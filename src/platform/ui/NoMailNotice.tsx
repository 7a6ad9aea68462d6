import { m } from '../i18n/index.ts';
import { LinkButton } from './LinkButton.tsx';
import { Notice } from './Notice.tsx';

/** For the organiser, wherever mail would be counted on: on this installation none leaves. */
export function NoMailNotice({
  href,
}: {
  /** The outbox, where what is kept can be read. */ readonly href?: string | undefined;
}) {
  return (
    <Notice
      kind="warn"
      title={m.platform_mail_none()}
      actions={
        href && (
          <LinkButton href={href} tone="outline" size="small">
            {m.platform_mail_outbox()}
          </LinkButton>
        )
      }
    >
      <p>{m.platform_mail_none_text()}</p>
      <p>{m.platform_mail_none_admin()}</p>
    </Notice>
  );
}
