import { useTill } from './use-till.ts';
import { varianceText } from './variance-text.ts';

/** What was counted less what should be there, in words. */
export function Variance({ variance }: { readonly variance: number }) {
  const { print } = useTill();
  const tone = variance === 0 ? 'bg-leaf-soft text-leaf-ink' : 'bg-gold-soft text-gold-ink';
  return (
    <p role="status" className={`rounded-s px-3 py-2 text-center font-bold ${tone}`}>
      {varianceText(variance, print)}
    </p>
  );
}
