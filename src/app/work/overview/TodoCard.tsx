import { formatCount } from '../../../kinds/money.ts';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { Card } from '../../../platform/ui/index.ts';
import { unmappedPath } from './loose-path.ts';
import type { Todo } from './todos.ts';

function todoWords(todo: Todo, count: string, manages: boolean): readonly [words: string, path: string] {
  const known: Readonly<Record<Todo, readonly [(inputs: { count: string }) => string, string]>> = {
    late: [m.app_overview_late, '/kontingen'],
    over: [m.app_overview_over, '/kontingen'],
    permits: [m.app_overview_permits, '/identitas'],
    names: [m.app_overview_names, '/nama-usaha'],
    unmapped: [m.catalogue_unmapped_count, unmappedPath(manages)],
    photos: [m.app_overview_small_photos, '/produk?keadaan=foto'],
    quiet: [m.app_overview_quiet, '/perangkat'],
    payments: [m.app_overview_open_payments, '/pembayaran'],
    unreported: [m.app_overview_open_unreported, '/laporan-harian'],
    statements: [m.app_overview_open_statements, '/penjualan'],
  };
  const [words, path] = known[todo];
  return [words({ count }), path];
}

export interface TodoCardProps {
  readonly todo: readonly { readonly todo: Todo; readonly count: number }[];
  /** Whoever looks sets the organiser's categories. */
  readonly manages: boolean;
  /** Of a page of the edition. */
  readonly at: (path: string) => string;
}

/** What waits for whoever looks, each a link to where it is done; nothing where nothing does. */
export function TodoCard({ todo, manages, at }: TodoCardProps) {
  const locale = getLocale();
  if (todo.length === 0) return null;
  return (
    <Card title={m.app_overview_todo()}>
      <ul className="divide-y divide-line">
        {todo.map((each) => {
          const [words, path] = todoWords(each.todo, formatCount(each.count, locale), manages);
          return (
            <li key={each.todo}>
              <a href={at(path)} className="flex min-h-12 items-center underline">
                {words}
              </a>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
