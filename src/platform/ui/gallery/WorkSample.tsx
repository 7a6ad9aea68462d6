import type { Locale } from '../../i18n/index.ts';
import { Button } from '../Button.tsx';
import { Grid } from '../Grid.tsx';
import { PageHead } from '../PageHead.tsx';
import { WorkShell } from '../WorkShell.tsx';
import { Figures, RegionBars, Tables } from './Facts.tsx';
import { Notices } from './Messages.tsx';
import { sayIn } from './sample.ts';

/** A page of work within its frame. */
export function WorkSample({ locale }: { readonly locale: Locale }) {
  const say = sayIn(locale);
  const nav = [
    say('Hari ini', 'Today'),
    say('Delegasi', 'Delegations'),
    say('Peserta', 'Exhibitors'),
    say('Denah', 'Floor plan'),
    say('Produk', 'Products'),
    say('Kasir', 'Tills'),
    say('Angka', 'Figures'),
    say('Laporan', 'Report'),
  ].map((label, at) => ({ href: `#${at}`, label, current: at === 0 }));
  return (
    <WorkShell
      locale={locale}
      paths={{ id: '?view=work', en: '?view=work' }}
      homeHref="?view=parts"
      organiser="Provinsi Kalimantan Timur"
      edition="Kaltim Exhibition 2023"
      code="64.71"
      nav={[{ label: null, links: nav }]}
      person={{ name: say('Petugas panitia 1', 'Committee officer 1'), role: say('Panitia', 'Organiser') }}
      own={[]}
      signOutAction="#"
    >
      <PageHead
        title={say('Hari ini', 'Today')}
        lead={say(
          'Angka yang benar sampai saat ini, dan apa yang terlambat.',
          'The true figures so far, and what is late.',
        )}
        actions={
          <Button type="button" tone="outline">
            {say('Buka papan langsung', 'Open the live board')}
          </Button>
        }
      />
      <div className="grid gap-5">
        <Figures say={say} locale={locale} />
        <Grid of="halves">
          <RegionBars say={say} />
          <Notices say={say} />
        </Grid>
        <Tables say={say} locale={locale} />
      </div>
    </WorkShell>
  );
}
