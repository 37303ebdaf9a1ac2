import { daysBetween } from "../../calendar/day.ts";
import { ABSENT, type CauseRule, type RuleFinding } from "../cause-finding.ts";
import { lowForecastRate } from "../forecast-bias-rate.ts";
import { avoidedShare, demandBetween } from "../shortage-case.ts";

/** A bias from which on it is evidence in full. */
const CLEAR_BIAS = 0.3;

/**
 * Would it have run out had demand stood where it was forecast? Only what the weeks before show as lasting bias is mended:
 * chance within the forecast's spread is no bias.
 */
export const forecastBias: CauseRule = {
  cause: "forecast_bias",
  stage: "planning",
  judge(shortage): RuleFinding {
    const { forecast, episode } = shortage.evidence;
    if (forecast === null) return { kind: "not_judged", lacks: ["forecast"] };
    const rate = lowForecastRate(forecast);
    if (rate === null) return { kind: "not_judged", lacks: ["forecast_history"] };
    const through = forecast.through < episode.end ? forecast.through : episode.end;
    const actual = demandBetween(shortage, forecast.from, through);
    const days = daysBetween(forecast.from, through) + 1;
    const expected = (forecast.mean * days) / (daysBetween(forecast.from, forecast.through) + 1);
    if (rate === 1 || days <= 0 || actual <= expected) return ABSENT;
    const begin = Math.max(0, daysBetween(shortage.first_day, forecast.from));
    const demand = shortage.parts.demand.map((units, i) => (i < begin ? units : units / rate));
    return {
      kind: "mended",
      avoided_share: avoidedShare(shortage, { demand }),
      strength: Math.min(1, (rate - 1) / CLEAR_BIAS),
      facts: [
        { kind: "low_forecast", record: null, day: forecast.made_on, figure: actual, against: expected, name: "" },
      ],
    };
  },
};
