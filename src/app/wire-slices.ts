/** Puts the slices together: their APIs, who reads whose events, what runs in the background. */
import { filesApi } from '../platform/files/index.ts';
import type { Api, Services } from '../platform/http/api.ts';
import { createPersonStreams, type PersonStreams } from '../platform/http/person-streams.ts';
import { createPress } from '../platform/press/press.ts';
import { sealerOf } from '../platform/secrets/sealer.ts';
import { callApi } from '../slices/call/index.ts';
import {
  bookApi,
  catalogueApi,
  createBookPrinter,
  createDraw,
  labelsApi,
  shareApi,
  sitemapApi,
} from '../slices/catalogue/index.ts';
import { editionsApi } from '../slices/editions/index.ts';
import { floorApi } from '../slices/floor/index.ts';
import { type EventReader, hallApi } from '../slices/hall/index.ts';
import {
  createBoardFeed,
  createFigureNews,
  type FigureNews,
  insightsApi,
  keepUploadSums,
  type Projector,
  startProjector,
} from '../slices/insights/index.ts';
import { settlementApi } from '../slices/settlement/index.ts';
import { stockApi } from '../slices/stock/index.ts';
import {
  type Asker,
  callGateway,
  type GatewayParts,
  gatewaysApi,
  startAsking,
  takingsApi,
} from '../slices/takings/index.ts';
import { makeTillReader, tillApi } from '../slices/till/index.ts';
import { exportsApi } from './exports/exports-api.ts';
import { webhookReader } from './webhooks/webhook-reader.ts';

/** Who records the events of which kinds when the hall takes them in. */
/** Who hears of uploads. @param publicUrl begins the addresses in the mails that an upload causes. */
export function eventReadersAt(publicUrl: string): readonly EventReader[] {
  return [makeTillReader(keepUploadSums, publicUrl), webhookReader];
}

export interface WiredSlices {
  readonly readers: readonly EventReader[];
  readonly apis: readonly Api[];
  readonly figureNews: FigureNews;
  /** Asks payment gateways for what they did not tell. */
  startAsking(): Asker;
  startProjector(): Projector;
  /** What is open for persons, to be told of changes of their access. */
  readonly streams: PersonStreams;
  /** Ends what answers without end, so that the server can stop. */
  endStreams(): void;
  stop(): Promise<void>;
}

/**
 * @param root the folder of the installation, where the press finds its program.
 * @param alsoReading who hears of uploads beside the slices.
 */
export function wireSlices(services: Services, root: URL, alsoReading: readonly EventReader[] = []): WiredSlices {
  const readers = [...eventReadersAt(services.settings.publicUrl), ...alsoReading];
  const { runner, clock, log } = services;
  const figureNews = createFigureNews();
  const gateways: GatewayParts = {
    runner,
    sealer: () => sealerOf(runner),
    call: callGateway,
    publicUrl: services.settings.publicUrl,
  };
  const feed = createBoardFeed({ runner, news: figureNews, log });
  const press = createPress(root);
  // Thick papers, so that nobody's sign or note waits behind one.
  const bookPress = createPress(root);
  const printBook = createBookPrinter({ runner, press: bookPress, publicUrl: services.settings.publicUrl });
  const closing = new AbortController();
  const streams = createPersonStreams();
  return {
    readers,
    apis: [
      filesApi(services),
      exportsApi(services),
      editionsApi(services),
      callApi(services, press),
      floorApi(services, press),
      catalogueApi(services),
      labelsApi(services, press),
      bookApi(services, printBook),
      shareApi(services, createDraw(press, root)),
      sitemapApi(services),
      hallApi(services, readers),
      tillApi(services),
      takingsApi(services),
      gatewaysApi(services, gateways),
      insightsApi(services, { feed, press }),
      stockApi(services, { press }),
      settlementApi(services, { press, news: figureNews, streams, closing: closing.signal }),
    ],
    figureNews,
    streams,
    startAsking: () => startAsking(gateways, clock, log),
    startProjector: () => startProjector({ runner, clock, log, news: figureNews }),
    endStreams: () => {
      feed.close();
      closing.abort();
    },
    async stop() {
      await press.close();
      await bookPress.close();
    },
  };
}
