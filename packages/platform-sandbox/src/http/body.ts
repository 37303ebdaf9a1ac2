import type { IncomingMessage } from "node:http";

/** Largest body taken, in bytes. */
export const BODY_MAX_BYTES = 32 * 1024 * 1024;

/** The whole body, or undefined when it is too large (the rest is read away, so that the answer can still be seen). */
export function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= BODY_MAX_BYTES) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.on("end", () => resolve(size > BODY_MAX_BYTES ? undefined : joined(chunks)));
    request.on("error", reject);
  });
}

function joined(chunks: readonly Buffer[]): Buffer {
  const [only] = chunks;
  return chunks.length === 1 && only ? only : Buffer.concat(chunks);
}
