import type { AdoptedLevels, AdoptionRequest, RehearsalOutcome } from "../../contracts/rehearsal.ts";
import { AddonError } from "../../contracts/problem.ts";
import type { Accounts } from "../../ports/accounts.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Registry } from "../../ports/registry.ts";
import type { Subjects } from "../../ports/subjects.ts";
import type { Asking } from "../access/manage-users.ts";
import { LEVELS_SETTING, readAdopted } from "./class-levels.ts";

/** Ports of `adoptLevel`. */
export interface AdoptPorts {
  readonly registry: Pick<Registry, "setting" | "saveSetting">;
  readonly subjects: Pick<Subjects, "markAll">;
  readonly accounts: Pick<Accounts, "audit">;
  readonly clock: Pick<Clock, "now">;
  /** The latest rehearsal of an installation. */
  outcome(installation_id: string): Promise<RehearsalOutcome | null>;
}

/**
 * Makes a rehearsed service level the one of a class, from the next assessment on; every subject is put in doubt, so
 * that this is soon. Only what was rehearsed can be adopted; null goes back to the usual level.
 */
export function createAdoptLevel({ registry, subjects, accounts, clock, outcome }: AdoptPorts) {
  return async function adoptLevel(
    installation_id: string,
    { abc_class, service_level }: AdoptionRequest,
    { actor, origin }: Asking,
  ): Promise<void> {
    if (service_level !== null && !isRehearsed(await outcome(installation_id), abc_class, service_level)) {
      throw notRehearsed();
    }
    const at = clock.now();
    const chosen = service_level === null ? undefined : { service_level, adopted_at: at, adopted_by: actor.name };
    const adopted: AdoptedLevels = { ...(await readAdopted(registry, installation_id)), [abc_class]: chosen };
    await registry.saveSetting(installation_id, LEVELS_SETTING, JSON.stringify(adopted));
    const object = `${abc_class} ${service_level === null ? "usual" : String(service_level)}`;
    await accounts.audit({ at, actor: actor.name, event: "policy_adopted", object, address: origin });
    await subjects.markAll(installation_id, at);
  };
}

function isRehearsed(outcome: RehearsalOutcome | null, abc_class: string, service_level: number): boolean {
  if (outcome?.kind !== "rehearsed") return false;
  const group = outcome.report.groups.find((candidate) => candidate.group === abc_class);
  return group?.points.some((point) => point.is_proposed && point.service_level === service_level) ?? false;
}

function notRehearsed(): AddonError {
  return new AddonError({
    code: "level_not_rehearsed",
    message: "这个服务水平没有预演过，不能采用",
    hint: "先用这个服务水平运行一次策略预演，再采用。",
  });
}
