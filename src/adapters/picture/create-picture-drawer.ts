import { Worker } from "node:worker_threads";
import type { DrawPicture } from "../../ports/picture-drawer.ts";
import type { PictureAnswer, PictureAsk } from "./picture-worker.ts";

/** A thread nobody asks any more gives its memory back after so long (ms). */
const IDLE_MS = 30_000;
/** A picture that takes longer is given up, and the thread with it (ms). */
const PATIENCE_MS = 60_000;

interface Waiting {
  readonly resolve: (png: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/** A drawer of pictures, with the thread that it may have started. */
export interface PictureDrawer {
  readonly draw: DrawPicture;
  /** Ends the thread; pictures under way are given up. */
  close(): Promise<void>;
}

/** Draws on a thread of its own, started when it is asked, so that neither messages nor pushes wait for a picture. */
export function createPictureDrawer(): PictureDrawer {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let timer: NodeJS.Timeout | undefined;
  let last_id = 0;

  async function end(current: Worker, error: Error): Promise<void> {
    if (worker === current) worker = null;
    clearTimeout(timer);
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    await current.terminate();
  }

  function started(): Worker {
    const current = new Worker(new URL("./picture-worker.ts", import.meta.url));
    current.unref();
    current.on("error", (error: Error) => void end(current, error));
    current.on("message", (answer: PictureAnswer) => {
      const asker = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ("png" in answer) asker?.resolve(answer.png);
      else asker?.reject(new Error(answer.fault));
      rest(current);
    });
    return current;
  }

  /** Ends the thread after a while without an answer, or without a question. */
  function rest(current: Worker): void {
    clearTimeout(timer);
    timer = setTimeout(
      () => void end(current, new Error("the picture took too long")),
      waiting.size === 0 ? IDLE_MS : PATIENCE_MS,
    );
    timer.unref();
  }

  const draw: DrawPicture = (panels) => {
    const id = ++last_id;
    const current = (worker ??= started());
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      const ask: PictureAsk = { id, panels };
      current.postMessage(ask);
      rest(current);
    });
  };

  return {
    draw,
    close: async () => {
      if (worker !== null) await end(worker, new Error("the drawer was closed"));
    },
  };
}
