import type { Server } from "node:http";

/** Starts a server and tells its origin, such as `http://127.0.0.1:4010`. Rejects when the port is taken. */
export function listenOn(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      const bound = typeof address === "object" && address ? address.port : port;
      resolve(`http://${host.includes(":") ? `[${host}]` : host}:${bound}`);
    });
  });
}

/** Stops a server with all its connections; one that never started is stopped already. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // An error here only says that the server was not listening.
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
