import { formatCount, formatShort } from '../../../kinds/money.ts';
import type { Locale } from '../../i18n/index.ts';
import { Bars } from '../Bars.tsx';
import { Board } from '../board/Board.tsx';
import { BoardPanel } from '../board/BoardPanel.tsx';
import { Ranking } from '../board/Ranking.tsx';
import { StatTile } from '../board/StatTile.tsx';
import { PRODUCTS, REGIONS, sayIn } from './sample.ts';

/** The live board as it looks with numbers. */
export function BoardSample({ locale }: { readonly locale: Locale }) {
  const say = sayIn(locale);
  const bars = REGIONS.toSorted((a, b) => b.turnover - a.turnover)
    .slice(0, 7)
    .map((region) => ({
      label: region.name,
      value: region.turnover,
      text: formatShort(region.turnover, 'IDR', locale),
    }));
  return (
    <Board
      title="Kaltim Exhibition 2023"
      place={say('Sarinah, Jakarta · Hari ke-2 dari 3', 'Sarinah, Jakarta · Day 2 of 3')}
      clock={say('15.42', '15:42')}
      date={say('Sabtu, 24 Juni 2023 WIB', 'Saturday 24 June 2023 WIB')}
      code="64.71"
      foot={
        <>
          <span>
            {say('Pengunjung hari ini', 'Visitors today')} <b className="text-ink">{formatCount(3118, locale)}</b>{' '}
            {say('(dihitung di gerbang)', '(counted at the gate)')}
          </span>
          <span>
            {say('Di dalam sekarang', 'Inside now')} <b className="text-ink">642</b>
          </span>
          <span className="ml-auto">{say('Data contoh', 'Demo data')}</span>
        </>
      }
    >
      <div className="grid min-h-0 grid-cols-[minmax(0,1fr)] gap-[1.2em] lg:grid-rows-[auto_1fr]">
        <StatTile
          lead
          label={say('Omzet hari ini, dihitung dari 1.284 struk', 'Turnover today, counted from 1,284 receipts')}
          value="Rp86.415.000"
          note={say('+ Rp4.220.000 dalam 15 menit terakhir', '+ Rp4.220.000 in the last 15 minutes')}
        />
        <BoardPanel title={say('Menurut daerah', 'By region')}>
          <Bars label={say('Omzet menurut daerah', 'Turnover by region')} bars={bars} lead />
        </BoardPanel>
      </div>
      <BoardPanel title={say('Paling laris hari ini', 'Best sellers today')}>
        <Ranking
          label={say('Paling laris hari ini', 'Best sellers today')}
          items={PRODUCTS.map((product) => ({
            code: product.code,
            name: product.name,
            note: product.region,
            text: formatCount(product.sold, locale),
          }))}
        />
      </BoardPanel>
    </Board>
  );
}
