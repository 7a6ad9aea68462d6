import { useEffect, useEffectEvent, useRef } from 'react';
import { m } from '../../../../platform/i18n/index.ts';

/** The browser's own reader of codes (Shape Detection API), which the language's types do not know. */
interface CodeDetector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

declare const BarcodeDetector: (new (options: { readonly formats: readonly string[] }) => CodeDetector) | undefined;

/** Elsewhere the phone's camera app reads the code and opens the link by itself. */
export function canScan(): boolean {
  return typeof BarcodeDetector === 'function' && Boolean(navigator.mediaDevices?.getUserMedia);
}

export interface CodeScannerProps {
  readonly onFound: (text: string) => void;
  readonly onFailed: () => void;
}

const EVERY = 200;

/** Looks through the camera until it sees a QR code. */
export function CodeScanner({ onFound, onFailed }: CodeScannerProps) {
  const video = useRef<HTMLVideoElement>(null);
  const found = useEffectEvent(onFound);
  const failed = useEffectEvent(onFailed);
  useEffect(() => {
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;

    async function look(detector: CodeDetector): Promise<void> {
      if (ended || !video.current) return;
      const [code] = await detector.detect(video.current).catch(() => []);
      if (code) found(code.rawValue);
      else timer = setTimeout(look, EVERY, detector);
    }

    async function begin(): Promise<void> {
      if (typeof BarcodeDetector !== 'function') return failed();
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      if (ended || !video.current) return stop();
      video.current.srcObject = stream;
      await video.current.play();
      await look(new BarcodeDetector({ formats: ['qr_code'] }));
    }

    function stop(): void {
      for (const track of stream?.getTracks() ?? []) track.stop();
    }

    begin().catch(() => failed());
    return () => {
      ended = true;
      clearTimeout(timer);
      stop();
    };
  }, []);
  return (
    <video
      ref={video}
      className="aspect-square w-full rounded-m bg-sunk object-cover"
      playsInline
      muted
      aria-label={m.till_enrol_scanning()}
    />
  );
}
