import { describe, expect, it } from "@jest/globals";
import type { Silence } from "../../../src/app/ingest/form-watch.ts";
import { countSilence, isSilent } from "../../../src/app/ingest/push-silence.ts";

const MINUTE = 60_000;
const AFTER_A_PUSH: Silence = { since: 0, minutes: 0, last_minute: 0, usual: 0 };

const looked = (silence: Silence, untold: readonly number[], last_push_at: number | null = silence.since) =>
  countSilence(silence, { last_push_at, untold, before: Infinity });

describe("a form whose changes no push tells of", () => {
  it("is silent after three minutes with changes, however many changes a minute brought", () => {
    const twice = looked(AFTER_A_PUSH, [MINUTE, MINUTE + 1, MINUTE + 2, 5 * MINUTE]);
    expect(twice.minutes).toBe(2);
    expect(isSilent(twice)).toBe(false);
    expect(isSilent(looked(twice, [9 * MINUTE]))).toBe(true);
  });

  it("counts a minute once, though the overlap shows it again", () => {
    const once = looked(AFTER_A_PUSH, [MINUTE]);
    expect(looked(once, [MINUTE])).toEqual(once);
  });

  it("is not silent while a push may still be on its way", () => {
    const look = { last_push_at: 0, untold: [MINUTE, 2 * MINUTE, 3 * MINUTE], before: 2 * MINUTE };
    expect(countSilence(AFTER_A_PUSH, look).minutes).toBe(2);
  });

  it("is not silent where no push ever came: it is read", () => {
    const never = { ...AFTER_A_PUSH, since: null };
    expect(isSilent(looked(never, [MINUTE, 2 * MINUTE, 3 * MINUTE, 4 * MINUTE], null))).toBe(false);
  });

  it("is no more silent once a push came", () => {
    const silent = looked(AFTER_A_PUSH, [MINUTE, 2 * MINUTE, 3 * MINUTE]);
    const heard = looked(silent, [], 9 * MINUTE);
    expect(heard).toMatchObject({ since: 9 * MINUTE, minutes: 0 });
    expect(isSilent(heard)).toBe(false);
  });

  it("is soon known for one that is often imported into, and not suspected any more", () => {
    let silence = AFTER_A_PUSH;
    const alarms: boolean[] = [];
    for (let day = 1; day <= 8; day += 1) {
      const start = day * 1_440 * MINUTE;
      silence = looked(silence, [], start);
      silence = looked(
        silence,
        Array.from({ length: 24 }, (_, hour) => start + (hour * 60 + 1) * MINUTE),
      );
      alarms.push(isSilent(silence));
    }
    expect(alarms[0]).toBe(true);
    expect(alarms.slice(4)).toEqual([false, false, false, false]);
  });
});
