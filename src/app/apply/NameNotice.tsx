import { Form } from 'react-router';
import type { Id } from '../../kinds/id.ts';
import { SentField } from '../../platform/forms/SentField.tsx';
import { m } from '../../platform/i18n/index.ts';
import { Button, Notice } from '../../platform/ui/index.ts';

export interface NameNoticeProps {
  readonly asked: { readonly name: string; readonly refused: string | null };
  /** The name that counts until then. */
  readonly before: string;
  /** The business, where its owner can take the wish back. */
  readonly business?: Id<'business'> | undefined;
}

/** What became of the new name that a business asked for. */
export function NameNotice({ asked: { name, refused }, before, business }: NameNoticeProps) {
  return refused === null ? (
    <Notice
      kind="info"
      title={m.exhibitors_name_waiting({ name })}
      actions={
        business && (
          <Form method="post">
            <SentField />
            <input type="hidden" name="business" value={business} />
            <Button name="do" value="keep-name" tone="outline">
              {m.exhibitors_name_take_back({ before })}
            </Button>
          </Form>
        )
      }
    >
      {m.exhibitors_name_waiting_text({ before })}
    </Notice>
  ) : (
    <Notice kind="warn" title={m.exhibitors_name_refused({ name })}>
      {m.exhibitors_name_refused_text({ reason: refused, before })}
    </Notice>
  );
}
