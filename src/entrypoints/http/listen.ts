import { createServer, type Server } from "node:http";
import { AddonError } from "../../contracts/problem.ts";

/** Starts listening; a port that is taken is told plainly. Port 0 takes a free one. */
export function listen(host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (cause) => reject(toldPort(port, cause)));
    server.listen(port, host, () => resolve(server));
  });
}

/** The port a listening server has. */
export function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Whoever is slower than this with a request is cut off at the end (ms). */
const PATIENCE_MS = 5_000;

/** Takes no new connection, lets requests under way be answered, and ends the connections that browsers keep open. */
export async function closeServer(server: Server, patience_ms = PATIENCE_MS): Promise<void> {
  // A connection that was busy at this moment would else be kept open for more.
  server.prependListener("request", (_request, response) => response.setHeader("connection", "close"));
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const impatience = setTimeout(() => server.closeAllConnections(), patience_ms);
  await closed;
  clearTimeout(impatience);
}

/** A failure to listen, told plainly where the port is taken. */
export function toldPort(port: number, cause: Error): Error {
  if (!("code" in cause) || cause.code !== "EADDRINUSE") return cause;
  return new AddonError(
    {
      code: "port_taken",
      message: `端口 ${port} 已被其他程序占用`,
      hint: "用环境变量 STOCKGUARD_PORT（看板）或 SANDBOX_PORT（平台沙盒）换一个端口，或先停掉占用它的程序。",
    },
    { cause },
  );
}
