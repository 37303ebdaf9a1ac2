import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** Stands before the platform, counts the calls of each path, and hands everything on as it is. */
export async function aCountingProxy(target: string) {
  const counts = new Map<string, number>();
  const server = createServer((incoming, outgoing) => {
    const { pathname } = new URL(incoming.url ?? "/", target);
    counts.set(pathname, (counts.get(pathname) ?? 0) + 1);
    const { method, headers } = incoming;
    const onward = request(new URL(incoming.url ?? "/", target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Listening on a port, so the address is no pipe.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    /** Calls since the last question. */
    taken(): number {
      const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
      counts.clear();
      return total;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
