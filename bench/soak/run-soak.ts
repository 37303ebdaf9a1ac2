import { setTimeout as rest } from "node:timers/promises";
import { problemsReport } from "../../src/contracts/problems-report.ts";
import { createChance } from "../chaos/chance.ts";
import { openDueWork } from "./due-work.ts";
import { expectedMessages } from "./expected-messages.ts";
import { itemsIn, judge, type SeenProblem, type SoakReport } from "./judge.ts";
import { GROUPS } from "./soak-groups.ts";
import { soakPlan, STOCKS } from "./soak-plan.ts";
import type { AcceptedMessage } from "./soak-vendors.ts";
import { openSoakWorld, type SoakWorld } from "./soak-world.ts";
import type { Weather } from "./weather-proxy.ts";

/** What may be chosen of a soak. */
export interface SoakOptions {
  readonly seed: number;
  readonly items: number;
  readonly hours: number;
  readonly deaths: number;
  /** Vendors' silences, each of which lasts as long as the add-on is patient. */
  readonly silences: number;
  readonly onProgress?: (minute: number) => void;
}

const MINUTE_MS = 60_000;
const HOUR = 60;
const MISHAP_IN = 15;
/** Minutes between a message of the escalating group and the look of the person who answers it, and how many do. */
const ANSWERED_AFTER = 12;
const ANSWERED_IN = 2;
const LEAST_STEP_MS = 2_000;
/** Calm hours at the end, in which all that waits for its time goes. */
const CALM_HOURS = 26;
const DAY = 1_440;

/** Plays a shop's day with messages of every kind in bad weather, and holds what came against what had to come. */
export async function runSoak(options: SoakOptions): Promise<SoakReport> {
  const began = performance.now();
  const chance = createChance(options.seed);
  const weather: Weather = { chance, mishap_in: MISHAP_IN, silences: options.silences, mishaps: new Map() };
  const world = await openSoakWorld(options.items, weather);
  try {
    const played = await play(world, weather, options);
    const opened_s = Math.round((performance.now() - began) / 1_000);
    return judge({ ...played, ...options, weather, too_fast: world.vendors.tooFast(), seconds: opened_s });
  } finally {
    await world.close();
  }
}

async function play(world: SoakWorld, weather: Weather, { seed, items, hours, deaths, ...options }: SoakOptions) {
  const { clock, vendors } = world;
  clock.move(HOUR * MINUTE_MS - (clock.now() % (HOUR * MINUTE_MS)));
  const start = clock.now();
  const minuteNow = () => (clock.now() - start) / MINUTE_MS;
  const [hour = 0, minute = 0] = clock.timeOfDay(start).split(":").map(Number);
  const edits = soakPlan({ seed, items, hours });
  const deadly = deathsAmong(edits.length, deaths, weather);
  const work = openDueWork(world.data_dir);
  const accepted: (AcceptedMessage & { readonly minute: number })[] = [];
  const problems = new Map<number, SeenProblem>();
  const answers: { readonly at: number; readonly url: string; readonly item: number }[] = [];
  let switched_on = 0;
  const answered: { readonly item: number; readonly at: number }[] = [];

  async function settled(): Promise<void> {
    for (let off = 1; off > 0; switched_on += off) {
      await world.platform.idle();
      off = await world.switchPushesOn();
    }
    await work.done(clock.now);
    for (const message of vendors.collect()) {
      accepted.push({ ...message, minute: minuteNow() });
      if (message.channel === GROUPS.escalating.channel && weather.chance.below(ANSWERED_IN) === 0) planAnswer(message);
    }
  }

  function planAnswer({ links, text }: AcceptedMessage): void {
    const [item] = itemsIn(text);
    const link = links.find(({ label }) => label === "确认");
    if (item !== undefined && link !== undefined)
      answers.push({ at: minuteNow() + ANSWERED_AFTER, url: link.url, item });
  }

  async function answer({ url, item }: { readonly url: string; readonly item: number }): Promise<void> {
    const token = new URL(url).hash.slice(1);
    const told = await fetch(`${world.board_url}/api/v1/answer`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token, order: null }),
    });
    if (told.ok) answered.push({ item, at: minuteNow() });
  }

  async function look(): Promise<void> {
    const { body, status } = await world.owner.get("/problems");
    if (status !== 200) throw new Error(`the list of problems answers ${status}: ${body}`);
    for (const { id, label, at } of problemsReport.parse(JSON.parse(body)).dead)
      problems.set(id, { label, minute: at === null ? minuteNow() : (at - start) / MINUTE_MS });
  }

  let next_edit = 0;
  let next_look = HOUR;
  const end = hours * HOUR;
  for (;;) {
    const due = work.next();
    const waits = due === null ? Infinity : (due - start) / MINUTE_MS;
    const edit_at = edits[next_edit]?.at ?? Infinity;
    const answer_at = Math.min(...answers.map(({ at }) => at));
    const happens = Math.min(waits, edit_at, answer_at, next_look);
    if (minuteNow() >= end) weather.mishap_in = 0;
    if (minuteNow() >= end && waits === Infinity && answers.length === 0) break;
    if (minuteNow() > end + CALM_HOURS * HOUR) break;
    clock.move(Math.max(LEAST_STEP_MS, start + happens * MINUTE_MS - clock.now()));
    options.onProgress?.(Math.floor(minuteNow()));
    let dies = false;
    const now: Promise<unknown>[] = [];
    for (; (edits[next_edit]?.at ?? Infinity) <= minuteNow(); next_edit += 1) {
      const edit = edits[next_edit];
      if (edit !== undefined) now.push(world.count(edit.item, STOCKS[edit.stock]));
      dies ||= deadly.has(next_edit);
    }
    await Promise.all(now);
    if (dies) {
      await rest(weather.chance.below(150));
      await world.addon.restart();
    }
    for (const one of answers.splice(0)) {
      if (one.at <= minuteNow()) await answer(one);
      else answers.push(one);
    }
    await settled();
    if (minuteNow() >= next_look) {
      await look();
      next_look += HOUR;
    }
  }
  await look();
  work.close();
  const isAnswered = (item: number, from: number, until: number) =>
    answered.some((one) => one.item === item && one.at > from && one.at < until);
  const began_at = (hour * HOUR + minute) % DAY;
  return {
    ...{
      began_at,
      edits: edits.length,
      accepted,
      problems: [...problems.values()],
      answered: answered.length,
      switched_on,
    },
    expected: expectedMessages(edits, { began_at, isAnswered }),
  };
}

function deathsAmong(edits: number, deaths: number, { chance }: Weather): ReadonlySet<number> {
  return new Set(Array.from({ length: deaths }, () => chance.below(Math.max(1, edits))));
}
