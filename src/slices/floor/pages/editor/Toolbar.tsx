import { getLocale, m } from '../../../../platform/i18n/index.ts';
import { Button, SelectField } from '../../../../platform/ui/index.ts';
import { type HallThing, keyOf } from '../../drawing.ts';
import { kindName } from '../../feature-words.ts';
import { FEATURE_KINDS } from '../../kinds-of-feature.ts';
import { putSomewhere, type Tool } from './new-things.ts';
import { useDesk, useFact } from './use-desk.ts';

interface ToolbarProps {
  readonly hall: HallThing | undefined;
  readonly cluster: string;
  readonly tool: Tool;
  readonly onTool: (tool: Tool) => void;
  readonly grid: number;
  readonly onGrid: (grid: number) => void;
}

const GRIDS = [100, 250, 500, 1_000];

/** The tool in the hand, the grid, and the way back. */
export function Toolbar({ hall, cluster, tool, onTool, grid, onGrid }: ToolbarProps) {
  const desk = useDesk();
  const canUndo = useFact('history', (at) => at.canUndo());
  const canRedo = useFact('history', (at) => at.canRedo());
  const put = () => {
    const after = hall && putSomewhere({ drawing: desk.drawing, hall, tool, cluster }, grid);
    if (!after) return;
    desk.do([{ key: keyOf(after), after }]);
    desk.select([keyOf(after)]);
    onTool('select');
  };
  return (
    <div className="mb-3 grid grid-cols-2 items-end gap-3 md:flex md:flex-wrap">
      <SelectField
        name="tool"
        label={m.floor_tool()}
        value={tool}
        onChange={(event) => onTool(event.target.value as Tool)}
        choices={[
          { value: 'select', label: m.floor_tool_select() },
          { value: 'pan', label: m.floor_tool_pan() },
          { value: 'booth', label: m.floor_tool_booth() },
          { value: 'polygon', label: m.floor_tool_polygon() },
          ...FEATURE_KINDS.map((value) => ({ value, label: kindName(value, getLocale()) })),
          { value: 'hall', label: m.floor_tool_hall() },
        ]}
      />
      <SelectField
        name="grid"
        label={m.floor_grid()}
        value={String(grid)}
        onChange={(event) => onGrid(Number(event.target.value))}
        choices={GRIDS.map((value) => ({ value: String(value), label: `${value / 1_000} m` }))}
      />
      <Button type="button" tone="outline" disabled={!canUndo} onClick={() => desk.undo()}>
        {m.platform_ui_undo()}
      </Button>
      <Button type="button" tone="outline" disabled={!canRedo} onClick={() => desk.redo()}>
        {m.floor_redo()}
      </Button>
      {hall && tool !== 'select' && tool !== 'pan' && tool !== 'hall' && (
        <Button type="button" tone="outline" onClick={put}>
          {m.floor_put()}
        </Button>
      )}
    </div>
  );
}
