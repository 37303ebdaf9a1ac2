/** Reading the forms: in time with the pipeline, which takes in what was read. */
import type { ReadProgress } from "../app/ingest/read-progress.ts";
import type { Addon } from "./addon.ts";
import type { Signals } from "../ports/signals.ts";
import type { ProcessState } from "./process-state.ts";

interface ReadingOptions {
  readonly addon: Addon;
  readonly signals: Signals;
  readonly state: ProcessState;
}

/** While the inbox waits with no more than this, more may be read into it. */
const SHORT_LINE = 2_000;
const ROOM_PAUSE_MS = 50;
/** Just short of the schedule's minute, so that no beat is left out. */
const POLL_TURN_MS = 55_000;
const POLL_PAUSE_MS = 1_000;

/** How a process reads forms, by time and when told to. */
export function createReading({ addon, signals, state }: ReadingOptions) {
  const { inbox } = addon.store;

  /** Reading goes on while the line is short, so that a push that comes meanwhile is soon worked off. */
  async function makeRoom(installation_id: string): Promise<void> {
    signals.publish("inbox");
    while (!state.isStopping() && (await inbox.summary(installation_id)).waiting > SHORT_LINE)
      await state.pause(ROOM_PAUSE_MS);
  }

  return {
    /** A beat of the schedule is a minute; shorter ones are kept in here. */
    poll: async () => {
      const end = performance.now() + POLL_TURN_MS;
      do {
        if ((await addon.polling.pollDue(makeRoom)) > 0) signals.publish("inbox");
        await state.pause(POLL_PAUSE_MS);
      } while (!state.isStopping() && performance.now() < end);
    },
    /** Reads all bound forms of all installations; with `sweep` also finds what is gone. */
    reconcile: async (sweep: boolean, onProgress?: (form: string, progress: ReadProgress) => void): Promise<void> => {
      await addon.reconcileAll({ sweep, makeRoom, onProgress: (form, progress) => onProgress?.(form, progress) });
      signals.publish("inbox");
    },
  };
}
