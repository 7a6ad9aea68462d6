import { formatCount } from '../../../kinds/money.ts';
import { formatDay } from '../../../kinds/time.ts';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { moneyText } from '../../../platform/i18n/money-text.ts';
import { Card, Table } from '../../../platform/ui/index.ts';
import type { SettlementSheet } from '../contract.ts';
import { methodName, tellsFees } from '../words.ts';

export type StatementPart = 'method' | 'day' | 'product' | 'goods';

type MethodRow = SettlementSheet['statement']['byMethod'][number];

/** The tables of a statement, those asked for; one with nothing in it is left out. */
export function StatementTables({
  sheet,
  parts,
}: {
  readonly sheet: SettlementSheet;
  readonly parts: readonly StatementPart[];
}) {
  const locale = getLocale();
  const { statement, edition } = sheet;
  const money = (amount: number) => moneyText(amount, edition.currency);
  const count = (pieces: number) => formatCount(pieces, locale).replace('-', '−');
  return (
    <>
      {parts.includes('method') && statement.byMethod.length > 0 && (
        <Card title={m.settlement_by_method()} flush>
          <Table
            caption={m.settlement_by_method()}
            quietCaption
            rows={statement.byMethod}
            rowKey={(row) => row.method}
            columns={[
              {
                heading: m.settlement_col_method(),
                names: true,
                cell: (row) => methodName(row.method, locale, edition.currency),
              },
              { heading: m.settlement_gross(), numeric: true, cell: (row) => money(row.gross) },
              { heading: m.settlement_refunds(), numeric: true, cell: (row) => money(row.refunds) },
              { heading: m.settlement_claimed(), numeric: true, cell: (row) => money(row.claimed) },
              ...(tellsFees(sheet)
                ? [
                    { heading: m.settlement_fee(), numeric: true, cell: (row: MethodRow) => money(row.fee) },
                    { heading: m.settlement_after_fee(), numeric: true, cell: (row: MethodRow) => money(row.afterFee) },
                  ]
                : []),
            ]}
          />
        </Card>
      )}
      {parts.includes('day') && statement.byDay.length > 0 && (
        <Card title={m.settlement_by_day()} flush>
          <Table
            caption={m.settlement_by_day()}
            quietCaption
            rows={statement.byDay}
            rowKey={(row) => row.day}
            columns={[
              { heading: m.settlement_col_day(), names: true, cell: (row) => formatDay(row.day, locale) },
              { heading: m.settlement_col_receipts(), numeric: true, cell: (row) => count(row.receipts) },
              { heading: m.settlement_gross(), numeric: true, cell: (row) => money(row.gross) },
              { heading: m.settlement_refunds(), numeric: true, cell: (row) => money(row.refunds) },
              { heading: m.settlement_net(), numeric: true, cell: (row) => money(row.net) },
            ]}
          />
        </Card>
      )}
      {parts.includes('product') && statement.byProduct.length > 0 && (
        <Card title={m.settlement_by_product()} flush>
          <Table
            caption={m.settlement_by_product()}
            quietCaption
            rows={statement.byProduct}
            rowKey={(row) => row.product}
            columns={[
              { heading: m.settlement_col_product(), names: true, cell: (row) => row.name },
              { heading: m.settlement_col_sold_net(), numeric: true, cell: (row) => count(row.sold) },
              { heading: m.settlement_col_refunded(), numeric: true, cell: (row) => count(row.refunded) },
              { heading: m.settlement_net(), numeric: true, cell: (row) => money(row.net) },
            ]}
          />
        </Card>
      )}
      {parts.includes('goods') && statement.stock.length > 0 && (
        <Card title={m.settlement_goods()} flush>
          <Table
            caption={m.settlement_goods()}
            quietCaption
            rows={statement.stock}
            rowKey={(row) => row.product}
            columns={[
              { heading: m.settlement_col_product(), names: true, cell: (row) => row.name },
              { heading: m.settlement_col_received(), numeric: true, cell: (row) => count(row.received) },
              { heading: m.settlement_col_corrected(), numeric: true, cell: (row) => count(row.corrected) },
              { heading: m.settlement_col_sold(), numeric: true, cell: (row) => count(row.sold) },
              { heading: m.settlement_col_returned(), numeric: true, cell: (row) => count(row.returned) },
              { heading: m.settlement_col_damaged(), numeric: true, cell: (row) => count(row.damaged) },
              { heading: m.settlement_col_left(), numeric: true, cell: (row) => count(row.left) },
            ]}
          />
        </Card>
      )}
    </>
  );
}
