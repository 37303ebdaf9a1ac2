import type { Registry } from "../ports/registry.ts";

/** Ports of `eachInstallation`. */
export interface EachInstallationPorts {
  readonly registry: Pick<Registry, "installations">;
  /** Told of an installation whose work failed. */
  onError(installation_id: string, error: unknown): void;
}

/** Does a work for one installation after the other; one that fails keeps no other waiting. Returns the sum of the answers. */
export async function eachInstallation(
  { registry, onError }: EachInstallationPorts,
  work: (installation_id: string) => Promise<number>,
): Promise<number> {
  let sum = 0;
  for (const { installation_id } of await registry.installations()) {
    try {
      sum += await work(installation_id);
    } catch (error) {
      onError(installation_id, error);
    }
  }
  return sum;
}
