import { Card } from '../Card.tsx';
import { Motif } from '../motif/Motif.tsx';
import { type BeadCount, PALETTE_NAMES, paletteFor } from '../motif/motif.ts';
import { REGIONS, type Say } from './sample.ts';

/** Written out, because Tailwind makes only the classes that it finds in the text. */
const FILLS = [
  ['bg-paper text-ink', 'paper'],
  ['bg-sunk text-ink', 'sunk'],
  ['bg-card text-ink', 'card'],
  ['bg-ink text-on-ink', 'ink'],
  ['bg-river text-on-river', 'river'],
  ['bg-red text-on-red', 'red'],
  ['bg-gold text-on-gold', 'gold'],
  ['bg-leaf text-on-leaf', 'leaf'],
  ['bg-river-soft text-river-ink', 'river-soft'],
  ['bg-red-soft text-red-ink', 'red-soft'],
  ['bg-gold-soft text-gold-ink', 'gold-soft'],
  ['bg-leaf-soft text-leaf-ink', 'leaf-soft'],
] as const;

function Swatches({ title }: { readonly title: string }) {
  return (
    <div className="grid gap-2 rounded-m p-3">
      <p className="font-bold text-sm">{title}</p>
      <div className="grid grid-cols-3 gap-1.5">
        {FILLS.map(([style, name]) => (
          <span key={name} className={`rounded-s border border-line px-2 py-2.5 font-bold text-xs ${style}`}>
            {name}
          </span>
        ))}
      </div>
      <p className="text-sm">
        ink <span className="text-ink-2">ink-2</span> <span className="text-ink-3">ink-3</span>{' '}
        <span className="text-river">river</span> <span className="text-red">red</span>{' '}
        <span className="text-gold-ink">gold-ink</span> <span className="text-leaf">leaf</span>
      </p>
    </div>
  );
}

export function Colours({ say }: { readonly say: Say }) {
  return (
    <div className="grid gap-3 md:grid-cols-3">
      <Swatches title={say('Kertas: untuk membaca', 'Paper: for reading')} />
      <div className="deep rounded-m">
        <Swatches title={say('Sungai: kepala halaman', 'River: heads of pages')} />
      </div>
      <div className="night rounded-m">
        <Swatches title={say('Malam: papan langsung', 'Night: the live board')} />
      </div>
    </div>
  );
}

export function Type({ say }: { readonly say: Say }) {
  return (
    <Card>
      <p className="font-extrabold text-3xl tracking-tight">{say('Kriya dan rasa', 'Craft and taste')}</p>
      <p className="font-extrabold text-2xl tracking-tight">
        {say('Sepuluh daerah, tiga hari', 'Ten regions, three days')}
      </p>
      <p className="font-extrabold text-xl tracking-tight">{say('Paling laris hari ini', 'Best sellers today')}</p>
      <p className="text-lg">
        {say('Kain, kriya dan rasa dari Kalimantan Timur.', 'Cloth, craft and taste of East Kalimantan.')}
      </p>
      <p>{say('Teks biasa, untuk dibaca berlama-lama.', 'Plain text, to be read at length.')}</p>
      <p className="text-ink-2 text-sm">{say('Keterangan di samping angka', 'A note beside a number')}</p>
      <p className="text-ink-3 text-xs">{say('Catatan kaki', 'A footnote')}</p>
      <p className="tabular mt-2 font-bold">0123456789 · Rp1.111.111 · Rp8.888.888</p>
    </Card>
  );
}

const SIZES: readonly (readonly [BeadCount, string])[] = [
  [7, 'size-10'],
  [7, 'size-16'],
  [11, 'size-28'],
];

export function Motifs() {
  const palettes = paletteFor(REGIONS.map((region) => region.code));
  return (
    <div className="grid gap-4">
      {SIZES.map(([beads, size]) => (
        <div key={size} className="flex flex-wrap gap-2">
          {REGIONS.map((region, at) => (
            <Motif
              key={region.code}
              code={region.code}
              beads={beads}
              palette={palettes[at]}
              className={`${size} rounded-s`}
            />
          ))}
        </div>
      ))}
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-5">
        {PALETTE_NAMES.map((palette, at) => (
          <Motif key={palette} code={`sample ${at}`} beads={15} palette={palette} className="rounded-m" />
        ))}
      </div>
    </div>
  );
}
