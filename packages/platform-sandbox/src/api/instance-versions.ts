import type { JsonObject } from "../json.ts";

/** Versions of `workflow/instance/get` that know tasks; v1 and v2 spoke of nodes and are not answered. */
export const INSTANCE_VERSIONS = [3, 4, 5, 6] as const;

/** One of these versions. */
export type InstanceVersion = (typeof INSTANCE_VERSIONS)[number];

/** Since which version an instance or task shows a property (facts: open/16051). */
const INSTANCE_SINCE: Readonly<Record<string, InstanceVersion>> = { finish_time: 4, result: 6 };
const TASK_SINCE: Readonly<Record<string, InstanceVersion>> = {
  ...{ title: 4, create_time: 4, finish_time: 4, status: 4 },
  ...{ create_action: 5, finish_action: 5 },
};

/** An instance as a version showed it; `tasks` undefined leaves them out. */
export function shapeInstance(
  version: InstanceVersion,
  instance: JsonObject,
  tasks: readonly JsonObject[] | undefined,
): JsonObject {
  const shown = knownTo(version, instance, INSTANCE_SINCE);
  return tasks ? { ...shown, tasks: tasks.map((task) => knownTo(version, task, TASK_SINCE)) } : shown;
}

function knownTo(
  version: InstanceVersion,
  value: JsonObject,
  since: Readonly<Record<string, InstanceVersion>>,
): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([name]) => version >= (since[name] ?? 0)));
}
