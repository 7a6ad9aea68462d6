import { m } from '../../../../platform/i18n/index.ts';
import { cornersOf } from '../../rules/shape.ts';
import { BoothFacts, RowForm } from './BoothFacts.tsx';
import { CornersForm } from './CornersForm.tsx';
import { faultWords } from './fault-words.ts';
import { HoldersPanel } from './HoldersPanel.tsx';
import { sizeOf } from './new-things.ts';
import type { PanelProps } from './panel-parts.tsx';
import { QrisPanel } from './QrisPanel.tsx';
import { useDesk, useFact, useThing } from './use-desk.ts';

/** One booth: who holds it, who sells there, its facts, its QRIS. */
export function BoothPanel({ id, work, draws, act, clusters }: PanelProps & { readonly id: string }) {
  const desk = useDesk();
  const each = useThing(id);
  const fault = useFact(id, (at) => at.faultOf(id));
  if (each?.kind !== 'booth') return null;
  return (
    <div className="grid gap-6">
      <header>
        <h2 className="text-2xl">{m.floor_booth_title({ number: each.number })}</h2>
        <p className="text-ink-2 text-sm">
          {m.floor_equipment({ tables: each.tables, chairs: each.chairs, amperes: each.amperes })}
        </p>
        {fault && (
          <p role="alert" className="mt-2 font-semibold text-red-ink">
            {faultWords(fault)}
          </p>
        )}
      </header>
      <HoldersPanel each={each} work={work} draws={draws} act={act} />
      {draws && <BoothFacts key={id} each={each} clusters={clusters} />}
      {draws && (
        <CornersForm
          corners={cornersOf({ ...each, x: 0, y: 0 })}
          onCorners={(corners) => desk.do([{ key: id, after: { ...each, ...sizeOf(corners) } }])}
        />
      )}
      {draws && <RowForm each={each} />}
      {draws && (work.takesQris || work.merchants[each.id] !== undefined) && (
        <QrisPanel booth={each.id} work={work} act={act} />
      )}
    </div>
  );
}
