import type { IncomingMessage } from "node:http";

/** The whole body; null, without reading on, where it is longer than `most` bytes. */
export function readBody(request: IncomingMessage, most: number): Promise<Uint8Array | null> {
  if (Number(request.headers["content-length"] ?? 0) > most) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= most) chunks.push(chunk);
      else resolve(null);
    });
    request.on("end", () =>
      resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)),
    );
    request.on("error", reject);
    // A sender that goes away before the end: nothing to keep, nobody to answer.
    request.on("aborted", () => reject(new Error("the sender went away")));
  });
}
