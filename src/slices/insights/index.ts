/** Figures and what is made of them: the live board, the closing report, and the check that they agree with the log. */
import './tables.ts';

export { type InsightsParts, insightsApi } from './api.ts';
export { type BoardFeed, type BoardNews, createBoardFeed } from './board-feed.ts';
export { createFigureNews, type FigureNews } from './figure-news.ts';
export { getBoard } from './get-board.ts';
export { getFigureSheet, type View } from './get-figure-sheet.ts';
export { getReceiptProof, type ReceiptProof } from './get-receipt-proof.ts';
export { getReport } from './get-report.ts';
export { getShiftNamed, listShiftsNamed, type NamedShift, type NamedShifts } from './get-shifts-named.ts';
export { getSources } from './get-sources.ts';
export { keepUploadSums } from './keep-upload-sums.ts';
export { type CountedSum, listCounted } from './list-counted.ts';
export { listReceiptsNamed } from './list-receipts-named.ts';
export { listSources } from './list-sources.ts';
export { type Projector, startProjector } from './projector.ts';
export { retryParked } from './retry-parked.ts';
export type { Difference } from './verify/difference.ts';
export { type EditionVerified, type VerifyOptions, type VerifyReport, verify } from './verify/verify.ts';
export { mustSeeBoard, viewOf } from './view-of.ts';
