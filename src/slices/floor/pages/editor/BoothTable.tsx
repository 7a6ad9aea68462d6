import { getLocale, m } from '../../../../platform/i18n/index.ts';
import { Table } from '../../../../platform/ui/index.ts';
import { type BoothThing, boothsIn, keyOf } from '../../drawing.ts';
import { stateName } from '../../state-words.ts';
import { useDesk, useFact } from './use-desk.ts';

export interface BoothTableProps {
  readonly holders: ReadonlyMap<string, string>;
  /** Names of the businesses that sell in a booth. */
  readonly sellers: ReadonlyMap<string, readonly string[]>;
  readonly onChosen: (booth: BoothThing) => void;
}

/** The drawing in words: every booth with who holds it and who sells there; choosing one here chooses it there. */
export function BoothTable({ holders, sellers, onChosen }: BoothTableProps) {
  const desk = useDesk();
  useFact('order', (at) => at.order);
  const booths = boothsIn(desk.drawing);
  return (
    <div className="mt-8">
      <Table
        caption={m.floor_booth_list()}
        rows={booths}
        rowKey={(booth) => booth.id}
        empty={<p>{m.floor_no_booths()}</p>}
        columns={[
          {
            heading: m.floor_number(),
            names: true,
            cell: (booth) => (
              <button
                type="button"
                className="min-h-12 min-w-12 cursor-pointer text-start underline"
                onClick={() => {
                  desk.select([keyOf(booth)]);
                  onChosen(booth);
                }}
              >
                {booth.number}
              </button>
            ),
          },
          {
            heading: m.floor_holder(),
            cell: (booth) =>
              holders.get(keyOf(booth)) ?? stateName(booth.state === 'open' ? 'free' : booth.state, getLocale()),
          },
          { heading: m.floor_sellers(), cell: (booth) => (sellers.get(keyOf(booth)) ?? []).join(', ') || '–' },
          { heading: m.floor_size_short(), cell: (booth) => `${booth.width / 1_000} × ${booth.depth / 1_000} m` },
        ]}
      />
    </div>
  );
}
