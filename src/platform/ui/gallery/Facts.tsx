import { formatCount, formatMoney } from '../../../kinds/money.ts';
import type { Locale } from '../../i18n/index.ts';
import { Badge } from '../Badge.tsx';
import { Bars } from '../Bars.tsx';
import { BasisBadge } from '../BasisBadge.tsx';
import { BASES } from '../basis.ts';
import { Card } from '../Card.tsx';
import { EmptyState } from '../EmptyState.tsx';
import { Figure } from '../Figure.tsx';
import { Grid } from '../Grid.tsx';
import { LinkButton } from '../LinkButton.tsx';
import { Money } from '../Money.tsx';
import { type Column, Table } from '../Table.tsx';
import { PRODUCTS, REGIONS, type SampleProduct, type Say } from './sample.ts';

interface FactsProps {
  readonly say: Say;
  readonly locale: Locale;
}

export function Figures({ say, locale }: FactsProps) {
  return (
    <Card>
      <Grid of="figures">
        <Figure
          label={say('Omzet', 'Turnover')}
          value={<Money amount={86_415_000} />}
          basis="counted"
          basisLine={say('dari 1.284 struk', 'from 1,284 receipts')}
          note={say('Tanpa pesanan ulang dan nota kesepahaman.', 'Without repeat orders and MoU.')}
          sourcesHref="#figures"
        />
        <Figure
          label={say('Pengunjung', 'Visitors')}
          value={formatCount(3118, locale)}
          basis="counted"
          basisLine={say('di gerbang', 'at the gate')}
          sourcesHref="#figures"
        />
        <Figure
          label={say('Omzet stan tanpa kasir', 'Turnover of booths without a till')}
          value={<Money amount={4_250_000} />}
          basis="reported"
          basisLine={say('oleh 3 stan', 'by 3 booths')}
        />
        <Figure
          label={say('Target omzet', 'Turnover target')}
          value={<Money amount={100_000_000} />}
          basis="target"
          basisLine={say('SK panitia', 'committee decree')}
        />
      </Grid>
      <p className="mt-6 flex flex-wrap gap-2">
        {BASES.map((basis) => (
          <BasisBadge key={basis} basis={basis} />
        ))}
      </p>
    </Card>
  );
}

export function RegionBars({ say }: { readonly say: Say }) {
  const bars = REGIONS.toSorted((a, b) => b.turnover - a.turnover).map((region) => ({
    label: region.name,
    value: region.turnover,
    text: formatMoney(region.turnover, 'IDR'),
    href: '#bars',
  }));
  return (
    <Card title={say('Omzet menurut daerah', 'Turnover by region')}>
      <Bars label={say('Omzet menurut daerah', 'Turnover by region')} bars={bars} lead />
    </Card>
  );
}

export function Tables({ say, locale }: FactsProps) {
  const columns: readonly Column<SampleProduct>[] = [
    { heading: say('Produk', 'Product'), cell: (product) => product.name, names: true },
    { heading: say('Daerah', 'Region'), cell: (product) => product.region },
    { heading: say('Stan', 'Booth'), cell: (product) => product.booth },
    {
      heading: say('Keadaan', 'State'),
      cell: (product) =>
        product.sold > 90 ? (
          <Badge tone="gold">{say('Laris', 'Sells well')}</Badge>
        ) : (
          <Badge>{say('Biasa', 'Steady')}</Badge>
        ),
    },
    { heading: say('Harga', 'Price'), cell: (product) => <Money amount={product.price} />, numeric: true },
    { heading: say('Terjual', 'Sold'), cell: (product) => formatCount(product.sold, locale), numeric: true },
    {
      heading: say('Omzet', 'Turnover'),
      cell: (product) => <Money amount={product.price * product.sold} />,
      numeric: true,
    },
  ];
  const sold = PRODUCTS.reduce((all, product) => all + product.sold, 0);
  const turnover = PRODUCTS.reduce((all, product) => all + product.price * product.sold, 0);
  const empty = (
    <EmptyState
      title={say('Belum ada produk', 'No products yet')}
      code="64.71"
      actions={
        <LinkButton href="#tables" tone="primary">
          {say('Tambah produk', 'Add a product')}
        </LinkButton>
      }
    >
      {say(
        'Produk yang ditambahkan di sini langsung bisa dijual di kasir.',
        'Products added here can be sold at the till at once.',
      )}
    </EmptyState>
  );
  return (
    <div className="grid gap-5">
      <Card title={say('Produk terlaris', 'Best sellers')} flush>
        <Table
          caption={say('Sabtu, 24 Juni 2023, angka contoh', 'Saturday 24 June 2023, made-up numbers')}
          columns={columns}
          rows={PRODUCTS}
          rowKey={(product) => product.code}
          foot={[
            say('Jumlah', 'Total'),
            '',
            '',
            '',
            '',
            formatCount(sold, locale),
            <Money key="turnover" amount={turnover} />,
          ]}
        />
      </Card>
      <Table caption="" columns={columns} rows={[]} rowKey={(product) => product.code} empty={empty} />
    </div>
  );
}
