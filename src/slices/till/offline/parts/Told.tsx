/** Why something did not happen, and what to do now; nothing while all is well. */
export function Told({ text }: { readonly text: string }) {
  if (text === '') return null;
  return (
    <p role="alert" className="rounded-s bg-red-soft px-3 py-2 font-bold text-red-ink text-sm">
      {text}
    </p>
  );
}
