import type { DemoEdit, DemoPlayer } from "@stockguard/demo-shop";
import type { DemoCommand, DemoState } from "../../contracts/demo-state.ts";
import type { FieldValues, FormBinding } from "../../contracts/form.ts";
import type { DemoPerson } from "./demo-person.ts";
import type { RecordKeys } from "./record-keys.ts";

/** How far a demo has been played: whole days, and edits of the day under way. */
export interface DemoProgress {
  readonly played_days: number;
  readonly edits_done: number;
}

/** What playing a demo needs. */
export interface PlayDemoPorts {
  readonly player: DemoPlayer;
  readonly person: DemoPerson;
  readonly keys: RecordKeys;
  readonly bindings: readonly FormBinding[];
  readonly progress: DemoProgress;
  readonly seconds_per_day: number;
  /** A business day begins. */
  onDay(day: string): Promise<void>;
  save(progress: DemoProgress): Promise<void>;
  /** The clock, the caption or the speed changed. */
  onChange(): void;
  onFailure(error: unknown): void;
}

/** A demo being played. */
export interface DemoPlay {
  state(): DemoState;
  command(command: DemoCommand): DemoState;
  stop(): Promise<void>;
}

const TICK_MS = 100;
const SHOWN_STORIES = 20;

/** Plays the shop's coming days as people's edits, on a clock that can be paused, slowed and sped up. */
export async function playDemo(ports: PlayDemoPorts): Promise<DemoPlay> {
  const { player, progress } = ports;
  for (let day = 0; day < progress.played_days; day += 1) player.nextDay();

  let { played_days } = progress;
  let { seconds_per_day } = ports;
  let paused = false;
  let fraction = 0;
  let today = player.nextDay();
  let next = progress.edits_done;
  const stories: { day: string; text: string }[] = [];
  await ports.onDay(today.day);

  const state = (): DemoState => ({ day: today.day, paused, seconds_per_day, played_days, stories: [...stories] });

  /** Plays what is due at this point of the day; at its end begins the next one. */
  async function play(): Promise<void> {
    for (let edit = today.edits[next]; edit !== undefined && edit.at_fraction <= fraction; edit = today.edits[next]) {
      await perform(edit);
      next += 1;
      await ports.save({ played_days, edits_done: next });
    }
    if (fraction < 1) return;
    played_days += 1;
    today = player.nextDay();
    fraction = 0;
    next = 0;
    await ports.save({ played_days, edits_done: 0 });
    await ports.onDay(today.day);
    ports.onChange();
  }

  async function perform(edit: DemoEdit): Promise<void> {
    await applyEdit(ports, edit);
    if (edit.story === undefined) return;
    stories.unshift({ day: today.day, text: edit.story });
    stories.splice(SHOWN_STORIES);
    ports.onChange();
  }

  let stopped = false;
  // Read by a call: it may change while a pause is awaited.
  const isStopped = () => stopped;
  let last = performance.now();
  async function tick(): Promise<void> {
    while (!isStopped()) {
      await new Promise((resolve) => setTimeout(resolve, TICK_MS));
      const now = performance.now();
      if (!paused) fraction = Math.min(1, fraction + (now - last) / 1000 / seconds_per_day);
      last = now;
      if (!paused && !isStopped()) await play().catch(ports.onFailure);
    }
  }
  const ended = tick();

  return {
    state,
    command: (command) => {
      paused = command.paused ?? paused;
      seconds_per_day = command.seconds_per_day ?? seconds_per_day;
      ports.onChange();
      return state();
    },
    stop: async () => {
      stopped = true;
      await ended;
    },
  };
}

/** Does an edit as the person would; one whose record somebody removed meanwhile is passed over. */
async function applyEdit(
  { bindings, person, keys }: PlayDemoPorts,
  { kind, form, key, data }: DemoEdit,
): Promise<void> {
  const entry_id = bindings.find((binding) => binding.form === form)?.entry_id;
  if (entry_id === undefined) return;
  // Demo values are plain JSON in the shape of canonical values.
  const values = data as FieldValues;
  const record_id = keys.find(form, key);
  if (kind === "create") {
    // Known already: made before the demo was stopped in the middle of a day.
    if (record_id === null) keys.learn(form, key, await person.create(entry_id, values));
  } else if (record_id !== null) {
    await (kind === "update" ? person.update(entry_id, record_id, values) : person.remove(entry_id, record_id));
  }
}
