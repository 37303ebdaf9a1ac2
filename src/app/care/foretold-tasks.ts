import type { CareAction } from "../../domain/care/care-action.ts";
import type { KeptCareSettings } from "./care-settings.ts";
import { careSalt, type CareSaltPorts } from "./care-salt.ts";

/** Which of the foretold buyers who are due a task get one: all, all but those held out, or none while it loses money. */
export type ForetoldTasks =
  | { readonly kind: "all" }
  | { readonly kind: "drawn"; readonly salt: string; readonly held_out_share: number }
  | { readonly kind: "stopped" };

/** Ports of `foretoldTasks`. */
interface ForetoldTasksPorts extends CareSaltPorts {
  readonly careSettings: Pick<KeptCareSettings, "of">;
  /** Actions that lose money and are to stop by themselves. */
  stoppedActions(installation_id: string): Promise<ReadonlySet<CareAction>>;
}

/** Reads which foretold buyers of an installation get a task. */
export function createForetoldTasks(ports: ForetoldTasksPorts) {
  return async function foretoldTasks(installation_id: string): Promise<ForetoldTasks> {
    const { held_out_share, holds_out_foretold, stops_losing } = await ports.careSettings.of(installation_id);
    if (stops_losing && (await ports.stoppedActions(installation_id)).has("foretold_task")) return { kind: "stopped" };
    if (!holds_out_foretold) return { kind: "all" };
    return { kind: "drawn", held_out_share, salt: await careSalt(ports, installation_id) };
  };
}
