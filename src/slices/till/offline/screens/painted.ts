/** A phone that paints nothing (its screen went dark) is not waited for longer than this: milliseconds. */
const LONGEST = 120;

/** Resolves after the next frame is painted: a message that is sent while a frame is prepared arrives after it. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LONGEST);
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        clearTimeout(timer);
        resolve();
      };
      port2.postMessage(null);
    });
  });
}
