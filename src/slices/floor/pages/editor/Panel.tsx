import { m } from '../../../../platform/i18n/index.ts';
import { BoothPanel } from './BoothPanel.tsx';
import { FeaturePanel } from './FeaturePanel.tsx';
import type { PanelProps } from './panel-parts.tsx';
import { SeveralPanel } from './SeveralPanel.tsx';
import { useDesk, useFact } from './use-desk.ts';

/** What is chosen, and what can be done with it. */
export function Panel(props: PanelProps) {
  const desk = useDesk();
  const selection = useFact('selection', (at) => at.selection);
  const [first, ...more] = [...selection];
  if (first === undefined)
    return <p className="text-ink-2">{props.draws ? m.floor_choose() : m.floor_choose_fill()}</p>;
  if (more.length > 0)
    return (
      <SeveralPanel
        key={selection.size}
        keys={[...selection]}
        clusters={props.clusters}
        draws={props.draws}
        act={props.act}
      />
    );
  return desk.get(first)?.kind === 'booth' ? (
    <BoothPanel key={first} id={first} {...props} />
  ) : (
    <FeaturePanel key={first} id={first} draws={props.draws} />
  );
}
