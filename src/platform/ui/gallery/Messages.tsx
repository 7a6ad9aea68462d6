import { Badge } from '../Badge.tsx';
import { Breadcrumbs } from '../Breadcrumbs.tsx';
import { Button } from '../Button.tsx';
import { DemoNote } from '../DemoNote.tsx';
import { ErrorPage } from '../ErrorPage.tsx';
import { LinkButton } from '../LinkButton.tsx';
import { Notice } from '../Notice.tsx';
import { Pagination } from '../Pagination.tsx';
import { Progress } from '../Progress.tsx';
import { QrCode } from '../QrCode.tsx';
import { Receipt } from '../Receipt.tsx';
import { Spinner } from '../Spinner.tsx';
import { Tabs } from '../Tabs.tsx';
import type { Say } from './sample.ts';

interface MessagesProps {
  readonly say: Say;
}

export function Notices({ say }: MessagesProps) {
  return (
    <div className="grid gap-3">
      <p className="flex flex-wrap gap-2">
        <Badge>{say('Konsep', 'Draft')}</Badge>
        <Badge tone="river">{say('Dibuka', 'Open')}</Badge>
        <Badge tone="gold">{say('Daftar tunggu', 'Waitlist')}</Badge>
        <Badge tone="red">{say('Ditolak', 'Refused')}</Badge>
        <Badge tone="leaf">{say('Lolos kurasi', 'Accepted')}</Badge>
      </p>
      <Notice>{say('Kurasi dibuka sampai 30 Mei 2023.', 'Curation is open until 30 May 2023.')}</Notice>
      <Notice kind="success" title={say('Tersimpan', 'Saved')} />
      <Notice kind="warn" title={say('3 kasir belum mengirim', '3 tills have not sent')}>
        {say(
          'Penjualannya aman di ponsel dan terkirim begitu ada jaringan.',
          'Their sales are safe on the phones and are sent once there is a network.',
        )}
      </Notice>
      <Notice
        kind="danger"
        title={say('String QRIS stan A1 berubah', 'The QRIS string of booth A1 has changed')}
        actions={
          <Button type="button" tone="danger">
            {say('Periksa sekarang', 'Check now')}
          </Button>
        }
      >
        {say('Cocokkan nama merchant dan NMID dengan pedagang.', 'Compare the merchant name and NMID with the seller.')}
      </Notice>
      <DemoNote>
        {say(
          'Angka penjualan dan pengunjung di halaman ini dibuat untuk contoh.',
          'The sales and visitor figures on this page are made up.',
        )}
      </DemoNote>
    </div>
  );
}

export function Wayfinding({ say }: MessagesProps) {
  return (
    <div className="grid gap-5">
      <Breadcrumbs
        above={[
          { href: '#wayfinding', label: say('Gelaran', 'Editions') },
          { href: '#wayfinding', label: 'Kaltim Exhibition 2023' },
        ]}
        here={say('Stan A1', 'Booth A1')}
      />
      <Tabs
        label={say('Lamaran', 'Applications')}
        tabs={[
          { href: '#all', label: say('Semua', 'All'), count: '120', current: true },
          { href: '#accepted', label: say('Lolos', 'Accepted'), count: '56' },
          { href: '#waitlist', label: say('Daftar tunggu', 'Waitlist'), count: '12' },
          { href: '#refused', label: say('Ditolak', 'Refused'), count: '52' },
        ]}
      />
      <Pagination page={4} pages={12} hrefOf={(page) => `#page-${page}`} />
    </div>
  );
}

export function Waiting({ say }: MessagesProps) {
  return (
    <div className="grid max-w-lg gap-4">
      <Progress
        label={say('Mengimpor produk', 'Importing products')}
        value={1240}
        max={5000}
        text={say('1.240 dari 5.000 baris', '1,240 of 5,000 rows')}
      />
      <Progress label={say('Menyusun laporan', 'Composing the report')} />
      <p className="flex items-center gap-2 text-ink-2">
        <Spinner /> {say('Menunggu jaringan', 'Waiting for the network')}
      </p>
    </div>
  );
}

export function Paper({ say }: MessagesProps) {
  return (
    <div className="flex flex-wrap items-start gap-6 rounded-m bg-sunk p-4 sm:p-8">
      <Receipt
        merchant={say('Stan Gabungan Balikpapan', 'Balikpapan Joint Booth')}
        place="Stan A1 · Kaltim Exhibition 2023"
        number="A1-K1-000128"
        time={say('Sabtu, 24 Juni 2023 pukul 15.42 WIB', 'Saturday 24 June 2023, 15:42 WIB')}
        lines={[
          { name: 'Amplang tenggiri', quantity: 2, unitPrice: 25_000, total: 50_000, seller: 'Amplang Contoh Jaya' },
          { name: 'Wedang jahe', quantity: 1, unitPrice: 18_000, total: 18_000, seller: 'Dapur Contoh' },
          { name: 'Kalung manik-manik', quantity: 1, unitPrice: 150_000, total: 150_000, seller: 'Manik Contoh' },
        ]}
        total={218_000}
        payments={[{ label: say('Tunai', 'Cash'), amount: 250_000 }]}
        change={32_000}
        fingerprint="7f3a 91c2"
        closing={say('Terima kasih! Temukan kami lagi di gelaran.contoh', 'Thank you! Find us again at gelaran.contoh')}
        copy
      />
      <div className="w-56 max-w-full">
        <QrCode
          text="https://gelaran.contoh/s/7f3a91c2"
          label={say('Buka struk ini di ponsel', 'Open this receipt on a phone')}
          className="rounded-s"
        />
        <p className="mt-2 text-center text-ink-2 text-sm">
          {say('Pindai untuk menyimpan struk', 'Scan to keep the receipt')}
        </p>
      </div>
    </div>
  );
}

export function Mishap({ say }: MessagesProps) {
  return (
    <ErrorPage
      status={404}
      title={say('Halaman ini tidak ada', 'There is no such page')}
      reference="018f3c2e-7d1a-7c44-9b53-2a6f0e9d1c77"
      actions={
        <>
          <LinkButton href="#top">{say('Ke halaman depan', 'To the front page')}</LinkButton>
          <LinkButton href="#top" tone="outline">
            {say('Cari produk', 'Search products')}
          </LinkButton>
        </>
      }
    >
      {say(
        'Mungkin alamatnya salah ketik, atau stannya sudah pindah.',
        'The address may be mistyped, or the booth has moved.',
      )}
    </ErrorPage>
  );
}
