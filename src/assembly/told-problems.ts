/** Whatever changes the page of problems is told where it is written, so that nobody has to look at it by time. */
import { CHANNEL_PREFIX } from "../adapters/notify/channel-settings.ts";
import { NOTICE_PREFIX } from "../app/notices/notices.ts";
import type { Inbox } from "../ports/inbox.ts";
import type { Records } from "../ports/records.ts";
import type { Registry } from "../ports/registry.ts";
import type { Store } from "../ports/store.ts";

/** A rule that names a channel nobody has set up is a problem while both stand as they do. */
const SHOWN_SETTINGS = [NOTICE_PREFIX, CHANNEL_PREFIX];

/** The store, telling of every write that the page of problems shows. */
export function toldProblems(store: Store, onProblems: () => void): Store {
  async function after<T>(written: Promise<T>, isShown = true): Promise<T> {
    const result = await written;
    if (isShown) onProblems();
    return result;
  }

  const inbox: Inbox = {
    ...store.inbox,
    setAside: (place, problem, at) => after(store.inbox.setAside(place, problem, at)),
    retryAside: (installation_id, id) => after(store.inbox.retryAside(installation_id, id)),
  };
  const records: Records = {
    ...store.records,
    apply: (changes, options) =>
      after(
        store.records.apply(changes, options),
        changes.some(({ form }) => form === "alert_rule"),
      ),
  };
  const registry: Registry = {
    ...store.registry,
    saveSetting: (installation_id, name, value) =>
      after(store.registry.saveSetting(installation_id, name, value), isShownSetting(name)),
    removeSetting: (installation_id, name) =>
      after(store.registry.removeSetting(installation_id, name), isShownSetting(name)),
  };
  return { ...store, inbox, records, registry };
}

function isShownSetting(name: string): boolean {
  return SHOWN_SETTINGS.some((prefix) => name.startsWith(prefix));
}
