/** Only some browsers know the battery, and the language's own types do not. */
declare global {
  interface Navigator {
    getBattery?(): Promise<{ readonly level: number }>;
  }
}

/** Milliseconds. Some browsers promise to tell and never do, and every batch that is sent would wait for it. */
const PATIENCE = 1_000;

/** From 0 to 1; null when unknown. */
export async function readBattery(
  navigator: Pick<Navigator, 'getBattery'>,
  patience = PATIENCE,
): Promise<number | null> {
  try {
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience));
    const battery = await Promise.race([navigator.getBattery?.(), late]);
    return battery ? Math.min(Math.max(battery.level, 0), 1) : null;
  } catch {
    return null;
  }
}
