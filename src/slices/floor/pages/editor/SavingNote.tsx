import { m } from '../../../../platform/i18n/index.ts';
import { Button, Notice } from '../../../../platform/ui/index.ts';
import { faultWords } from './fault-words.ts';
import { refusalWords } from './refusal-words.ts';
import { useDesk, useFact } from './use-desk.ts';

/** Whether what was drawn is kept; a clash is told with both ways out. */
export function SavingNote({ onTheirs }: { readonly onTheirs: () => void }) {
  const desk = useDesk();
  const saving = useFact('saving', (at) => at.saving);
  if (saving.kind === 'conflict')
    return (
      <Notice kind="warn">
        <p>{m.floor_conflict({ things: saving.things.map((key) => desk.nameOf(key)).join(', ') })}</p>
        <div className="mt-2 flex flex-wrap gap-2">
          <Button type="button" onClick={onTheirs}>
            {m.floor_take_theirs()}
          </Button>
          <Button type="button" tone="outline" onClick={() => void desk.flush(true)}>
            {m.floor_keep_mine()}
          </Button>
        </div>
      </Notice>
    );
  if (saving.kind === 'faulty')
    return <Notice kind="warn">{m.floor_not_saved({ why: faultWords(saving.fault) })}</Notice>;
  if (saving.kind === 'refused')
    return (
      <Notice kind="danger">
        <p>{m.floor_not_saved({ why: refusalWords({ code: saving.code }).replace(/\.$/, '') })}</p>
        <div className="mt-2 flex flex-wrap gap-2">
          <Button type="button" onClick={() => void desk.flush()}>
            {m.floor_retry()}
          </Button>
          <Button type="button" tone="outline" onClick={() => desk.undo()}>
            {m.platform_ui_undo()}
          </Button>
        </div>
      </Notice>
    );
  if (saving.kind === 'offline')
    return (
      <Notice kind="warn">
        <p>{m.floor_offline()}</p>
        <div className="mt-2">
          <Button type="button" onClick={() => void desk.flush()}>
            {m.floor_retry()}
          </Button>
        </div>
      </Notice>
    );
  return (
    <p role="status" className="mb-3 text-ink-2 text-sm">
      {saving.kind === 'saving' ? m.floor_saving() : m.floor_saved()}
    </p>
  );
}
