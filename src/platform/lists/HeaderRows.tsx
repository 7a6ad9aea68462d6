import { m } from '../i18n/index.ts';

export interface HeaderRowsProps {
  readonly name: string;
  /** The first rows of the file as they are. */
  readonly top: readonly { readonly line: number; readonly cells: readonly string[] }[];
  /** 0 where no row is the header. */
  readonly headerLine: number;
}

const RADIO = 'size-5 flex-none accent-river';

/** The first rows of a file as they are, one of which holds the headings: pointed at in the row itself. */
export function HeaderRows({ name, top, headerLine }: HeaderRowsProps) {
  const width = Math.max(1, ...top.map(({ cells }) => cells.length));
  return (
    <fieldset className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <legend className="mb-3 font-bold text-lg">{m.platform_columns_row()}</legend>
      {/* The radios in its rows bring the keyboard into what scrolls. */}
      <section
        className="max-h-[26rem] overflow-auto rounded-s border border-line"
        aria-label={m.platform_columns_rows()}
      >
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">{m.platform_columns_rows()}</caption>
          <tbody>
            {top.map(({ line, cells }) => (
              <tr
                key={line}
                className="border-line border-b last:border-0 has-checked:bg-river-soft has-checked:font-semibold"
              >
                <th scope="row" className="sticky left-0 bg-card p-0 text-left font-normal">
                  <label className="flex min-h-11 cursor-pointer items-center gap-2.5 whitespace-nowrap px-3">
                    <input
                      type="radio"
                      name={name}
                      value={line}
                      defaultChecked={line === headerLine}
                      className={RADIO}
                    />
                    {m.platform_columns_row_of({ line })}
                  </label>
                </th>
                {Array.from({ length: width }, (_, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a place is what a cell is
                  <td key={place} className="max-w-60 truncate whitespace-nowrap border-line border-l px-3 py-2">
                    {cells[place]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <label className="flex min-h-11 cursor-pointer items-center gap-2.5">
        <input type="radio" name={name} value={0} defaultChecked={headerLine === 0} className={RADIO} />
        {m.platform_columns_no_header()}
      </label>
    </fieldset>
  );
}
