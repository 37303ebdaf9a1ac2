import { isIP } from "node:net";
import type { Request } from "express";

/** Where a request comes from: as a proxy on this machine tells it, where that is an address at all. */
export function clientAddress({ ip, socket }: Pick<Request<unknown>, "ip" | "socket">): string {
  if (ip !== undefined && isIP(ip) !== 0) return ip;
  return socket.remoteAddress ?? "0.0.0.0";
}
