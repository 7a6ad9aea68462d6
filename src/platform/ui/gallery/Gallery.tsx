import { type ReactNode, useId } from 'react';
import type { Locale } from '../../i18n/index.ts';
import { Grid } from '../Grid.tsx';
import { Hero } from '../Hero.tsx';
import { Toasts } from '../interactive.ts';
import { LinkButton } from '../LinkButton.tsx';
import { paletteFor } from '../motif/motif.ts';
import { PageShell } from '../PageShell.tsx';
import { ProductCard } from '../ProductCard.tsx';
import { RegionCard } from '../RegionCard.tsx';
import { BoardSample } from './BoardSample.tsx';
import { Figures, RegionBars, Tables } from './Facts.tsx';
import { Buttons, Fields, Overlays } from './Forms.tsx';
import { Colours, Motifs, Type } from './Looks.tsx';
import { Mishap, Notices, Paper, Waiting, Wayfinding } from './Messages.tsx';
import { PRODUCTS, REGIONS, type Say, sayIn } from './sample.ts';
import { WorkSample } from './WorkSample.tsx';

/** What the gallery shows: the parts one by one, or a whole page of work, or the live board. */
export type GalleryView = 'parts' | 'work' | 'board';

export interface GalleryProps {
  readonly locale: Locale;
  readonly view?: GalleryView | undefined;
}

/** Every component in its states, to look at and to check with axe. The numbers in it are made up. */
export default function Gallery({ locale, view = 'parts' }: GalleryProps) {
  if (view === 'work') return <WorkSample locale={locale} />;
  if (view === 'board') return <BoardSample locale={locale} />;
  return <Parts locale={locale} />;
}

function Shown({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-12">
      <h2 id={id} className="mb-4 text-xl">
        {title}
      </h2>
      {children}
    </section>
  );
}

function Front({ say }: { readonly say: Say }) {
  return (
    <Hero
      kicker="Kriya Wastra untuk Nusantara"
      title="Kaltim Exhibition 2023"
      codes={['64.71', '64.07', '64.11', '64.03']}
      facts={[
        { title: say('23–25 Juni 2023', '23–25 June 2023'), note: say('10.00–22.00 WIB', '10:00–22:00 WIB') },
        { title: 'Sarinah, Jakarta', note: say('Lihat denah aula', 'See the floor plan') },
        {
          title: say('10 daerah', '10 regions'),
          note: say('61 pelaku usaha · 204 produk', '61 producers · 204 products'),
        },
      ]}
      actions={
        <>
          <LinkButton href="#top" tone="gold">
            {say('Ambil tiket gratis', 'Get a free ticket')}
          </LinkButton>
          <LinkButton href="#top" tone="outline">
            {say('Jelajahi produk', 'Browse products')}
          </LinkButton>
        </>
      }
    >
      {say(
        'Kain, kriya dan rasa dari sepuluh kabupaten dan kota Kalimantan Timur, tiga hari di jantung Jakarta.',
        'Cloth, craft and taste from the ten regencies and cities of East Kalimantan, three days in the heart of Jakarta.',
      )}
    </Hero>
  );
}

function Cards({ say }: { readonly say: Say }) {
  const regions = paletteFor(REGIONS.map((region) => region.code));
  const products = paletteFor(PRODUCTS.map((product) => product.code));
  return (
    <div className="grid gap-5">
      <Grid of="regions">
        {REGIONS.map((region, at) => (
          <RegionCard
            key={region.code}
            href="#top"
            code={region.code}
            palette={regions[at]}
            name={region.name}
            note={say(`${region.producers} usaha`, `${region.producers} producers`)}
          />
        ))}
      </Grid>
      <Grid of="products">
        {PRODUCTS.slice(0, 4).map((product, at) => (
          <ProductCard
            key={product.code}
            href="#top"
            code={product.code}
            palette={products[at]}
            name={product.name}
            price={product.price}
            by={say(`${product.region} · Stan ${product.booth}`, `${product.region} · Booth ${product.booth}`)}
            tag={at < 3 ? say(`#${at + 1} terlaris`, `#${at + 1} best seller`) : undefined}
          />
        ))}
      </Grid>
    </div>
  );
}

function Parts({ locale }: { readonly locale: Locale }) {
  const say = sayIn(locale);
  return (
    <PageShell
      locale={locale}
      paths={{ id: '/dev/ui', en: '/en/dev/ui' }}
      homeHref="/"
      nav={[
        { href: '?view=parts', label: say('Bagian', 'Parts'), current: true },
        { href: '?view=work', label: say('Halaman kerja', 'Work page') },
        { href: '?view=board', label: say('Papan langsung', 'Live board') },
      ]}
      account={{ href: '#top', label: say('Masuk', 'Sign in') }}
      footer={[
        { href: '#top', label: say('Cara angka ini dihitung', 'How the figures are counted') },
        { href: '#top', label: say('Data terbuka', 'Open data') },
        { href: '#top', label: say('Privasi', 'Privacy') },
      ]}
    >
      <Front say={say} />
      <Shown title={say('Kartu', 'Cards')}>
        <Cards say={say} />
      </Shown>
      <Shown title={say('Warna', 'Colours')}>
        <Colours say={say} />
      </Shown>
      <Shown title={say('Huruf', 'Type')}>
        <Type say={say} />
      </Shown>
      <Shown title={say('Motif manik', 'Bead motifs')}>
        <Motifs />
      </Shown>
      <Shown title={say('Tombol', 'Buttons')}>
        <Buttons say={say} />
      </Shown>
      <Shown title={say('Isian', 'Fields')}>
        <Fields say={say} />
      </Shown>
      <Shown title={say('Angka', 'Figures')}>
        <div className="grid gap-5">
          <Figures say={say} locale={locale} />
          <RegionBars say={say} />
        </div>
      </Shown>
      <Shown title={say('Tabel', 'Tables')}>
        <Tables say={say} locale={locale} />
      </Shown>
      <Shown title={say('Kabar', 'Notices')}>
        <Notices say={say} />
      </Shown>
      <Shown title={say('Penunjuk jalan', 'Wayfinding')}>
        <Wayfinding say={say} />
      </Shown>
      <Shown title={say('Menunggu', 'Waiting')}>
        <Waiting say={say} />
      </Shown>
      <Shown title={say('Di atas halaman', 'Above the page')}>
        <Overlays say={say} />
      </Shown>
      <Shown title={say('Kertas', 'Paper')}>
        <Paper say={say} />
      </Shown>
      <Shown title={say('Bila gagal', 'When it fails')}>
        <Mishap say={say} />
      </Shown>
      <Toasts />
    </PageShell>
  );
}
