import type { Notifier } from "./notifier.ts";

/** A configured channel as people see it, without its secrets. */
export interface ChannelSummary {
  readonly name: string;
  readonly kind: string;
}

/** Channels of an installation by the name that rules use. */
export interface ChannelDirectory {
  open(installation_id: string, name: string): Promise<Notifier | null>;
  list(installation_id: string): Promise<readonly ChannelSummary[]>;
  /** A mark of each channel, by its name: another once the channel was set anew. Tells nothing of its secrets. */
  versions(installation_id: string): Promise<ReadonlyMap<string, string>>;
}
