import type { Assembly } from "../assembly.ts";
import type { Route } from "../http/router.ts";
import { assistantRoutes } from "./assistant-routes.ts";
import { companyRoutes } from "./company-routes.ts";
import { messageRoutes } from "./message-routes.ts";
import { recordRoutes } from "./record-routes.ts";
import { reminderRoutes } from "./reminder-routes.ts";
import { setupRoutes } from "./setup-routes.ts";
import { weatherRoutes } from "./weather-routes.ts";
import { webhookRoutes } from "./webhook-routes.ts";
import { workflowRoutes } from "./workflow-routes.ts";

/** Every route of the control API; `apiPaths` are the endpoints a fault can be set on. */
export function controlRoutes(parts: Assembly, apiPaths: readonly string[]): readonly Route<unknown>[] {
  return [
    ...setupRoutes(parts),
    ...recordRoutes(parts),
    ...webhookRoutes(parts),
    ...workflowRoutes(parts),
    ...messageRoutes(parts),
    ...reminderRoutes(parts),
    ...assistantRoutes(parts),
    ...companyRoutes(parts),
    ...weatherRoutes({ ...parts, endpoints: [...apiPaths, "upload", "push"] }),
  ];
}
