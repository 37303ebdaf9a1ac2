/** Runs on a thread of its own: draws what it is sent, one picture after the other. */
import { parentPort } from "node:worker_threads";
import type { PicturePanel } from "../../ports/picture-drawer.ts";
import { loadPictureTools } from "./picture-tools.ts";

/** What the thread is asked, and what it answers. */
export interface PictureAsk {
  readonly id: number;
  readonly panels: readonly PicturePanel[];
}
export type PictureAnswer =
  | { readonly id: number; readonly png: Uint8Array }
  | { readonly id: number; readonly fault: string };

const tools = loadPictureTools();

parentPort?.on("message", (ask: PictureAsk) => {
  void answer(ask).then((drawn) => parentPort?.postMessage(drawn));
});

async function answer({ id, panels }: PictureAsk): Promise<PictureAnswer> {
  try {
    const { svgOf, pngOf } = await tools;
    return { id, png: pngOf(svgOf(panels)) };
  } catch (error) {
    return { id, fault: error instanceof Error ? error.message : "unknown" };
  }
}
