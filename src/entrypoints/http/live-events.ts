import type { Request, Response } from "express";

/** Names of what may have changed; a page fetches again what it shows. */
export type LiveTopic = "board" | "messages" | "health" | "problems" | "demo";

/** Pages that watch, and the topics to tell them of. */
export interface LiveEvents {
  /** Tells all pages once per short while, however often it is called. */
  publish(topic: LiveTopic): void;
  attach(request: Request, response: Response): void;
  close(): void;
}

const GATHER_MS = 250;
const HEARTBEAT_MS = 15_000;

/** Server-sent events: topics are gathered for a moment, so that a burst of changes is one refresh. */
export function createLiveEvents(): LiveEvents {
  const pages = new Set<Response>();
  const gathered = new Set<LiveTopic>();
  let timer: NodeJS.Timeout | null = null;
  const heartbeat = setInterval(() => send(": still here\n\n"), HEARTBEAT_MS);
  heartbeat.unref();

  function send(text: string): void {
    for (const page of pages) page.write(text);
  }

  function flush(): void {
    timer = null;
    for (const topic of gathered) send(`event: ${topic}\ndata: {}\n\n`);
    gathered.clear();
  }

  return {
    publish: (topic) => {
      if (pages.size === 0) return;
      gathered.add(topic);
      timer ??= setTimeout(flush, GATHER_MS);
    },
    attach: (request, response) => {
      response.writeHead(200, {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store",
        // Proxies that buffer would hold events back.
        "x-accel-buffering": "no",
      });
      response.write("retry: 2000\n\n");
      pages.add(response);
      request.on("close", () => pages.delete(response));
    },
    close: () => {
      clearInterval(heartbeat);
      if (timer !== null) clearTimeout(timer);
      for (const page of pages) page.end();
      pages.clear();
    },
  };
}
