/** Only some browsers know the battery, and the language's own types do not. */
declare global {
  interface Navigator {
    getBattery?(): Promise<{ readonly level: number }>;
  }
}

/** From 0 to 1; null when unknown. */
export async function readBattery(navigator: Navigator): Promise<number | null> {
  try {
    const battery = await navigator.getBattery?.();
    return battery ? Math.min(Math.max(battery.level, 0), 1) : null;
  } catch {
    return null;
  }
}
