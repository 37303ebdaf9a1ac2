import { createChannelRests } from "../../../src/app/dispatch/channel-rests.ts";
import { createNotices } from "../../../src/app/notices/notices.ts";
import type { Store } from "../../../src/ports/store.ts";

/** The rests of a store's channels at a time that the test sets. */
export function someChannelRests({ registry }: Pick<Store, "registry">, now: () => number) {
  const clock = { now };
  return createChannelRests({ registry, notices: createNotices({ registry, clock }), clock });
}
