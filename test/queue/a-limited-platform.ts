import { createSandbox } from "@jdy/platform-sandbox";
import { createSandboxControl } from "../../src/entrypoints/demo/demo-account.ts";

/** Our sandbox with an app and with its limits on, as it starts and as the platform keeps them. */
export async function startLimitedPlatform() {
  const sandbox = createSandbox();
  const { url, origin } = await sandbox.listen({ port: 0 });
  const account = await createSandboxControl(origin).makeApp("限流");
  return { url, ...account, stop: () => sandbox.close() };
}
