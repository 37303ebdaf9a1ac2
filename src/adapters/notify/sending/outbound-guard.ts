import { lookup } from "node:dns/promises";
import ipaddr from "ipaddr.js";
import { listedWords } from "../../../domain/text/listed-words.ts";
import { faultCode } from "./network-fault.ts";

/** An address that was looked at and is now the one to connect to, whatever its name says a moment later. */
export interface PinnedAddress {
  readonly address: string;
  readonly family: 4 | 6;
  /** Whether the operator has named it, or a name or range it belongs to, rather than its being public. */
  readonly is_named: boolean;
}

/** What became of asking where a host is. */
export type Pinning =
  | { readonly kind: "pinned"; readonly pinned: PinnedAddress }
  /** It lies inside somebody's network and nobody has allowed it. */
  | { readonly kind: "forbidden" }
  | { readonly kind: "unknown"; readonly code: string };

/** Keeps messages from being used to reach what only this machine can reach. */
export interface OutboundGuard {
  pin(host: string): Promise<Pinning>;
}

/** All addresses of a name. */
export type Resolve = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

/** Public by its range, yet answered inside a cloud only: the agent of Azure's machines. */
const CLOUD_AGENTS = new Set(["168.63.129.16"]);

/**
 * Lets through public addresses, and what the operator has allowed: host names, addresses, or ranges such as
 * 10.2.0.0/16, parted by commas. Every address of a name must pass. The name is asked once and the answer is used, so
 * that it cannot change between check and use; octal, decimal and short spellings are judged by what they come to.
 */
export function createOutboundGuard(allowed: string, resolve: Resolve = systemResolve): OutboundGuard {
  const entries = listedWords(allowed.toLowerCase());
  const names = new Set(entries);
  const ranges = entries.flatMap(rangeOf);

  return {
    async pin(host) {
      const name = host.replace(/^\[|\]$|\.$/g, "").toLowerCase();
      try {
        const found = await resolve(name);
        const [first] = found;
        if (first === undefined) return { kind: "unknown", code: "ENOTFOUND" };
        const is_named = names.has(name) || found.every(({ address }) => isAllowed(address));
        if (!is_named && !found.every(({ address }) => isPublic(address) || isAllowed(address)))
          return { kind: "forbidden" };
        return { kind: "pinned", pinned: { address: first.address, family: first.family === 6 ? 6 : 4, is_named } };
      } catch (error) {
        return { kind: "unknown", code: faultCode(error, "ENOTFOUND") };
      }
    },
  };

  function isAllowed(address: string): boolean {
    const parsed = ipaddr.process(address);
    return ranges.some(([range, bits]) => range.kind() === parsed.kind() && parsed.match(range, bits));
  }
}

const systemResolve: Resolve = (host) => lookup(host, { all: true });

/** Neither private nor local nor reserved; an IPv4 address in IPv6 dress counts as what it is. */
function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast" && !CLOUD_AGENTS.has(address);
}

type Range = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

function rangeOf(entry: string): readonly Range[] {
  if (ipaddr.isValidCIDR(entry)) return [ipaddr.parseCIDR(entry)];
  if (!ipaddr.isValid(entry)) return [];
  const address = ipaddr.process(entry);
  return [[address, address.kind() === "ipv4" ? 32 : 128]];
}
