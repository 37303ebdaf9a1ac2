import type { z } from "zod";
import type { errorRates } from "../../../../contracts/operating-figures.ts";
import { NOTHING } from "../format/number-text.ts";
import { shareText } from "../format/share-text.ts";
import { useTexts } from "../text/language-context.tsx";
import { RateCell, type Tone } from "./rate-cell.tsx";

/** Errors above these are poor, and worse. */
const FAIR_ERROR = 0.3;
const POOR_ERROR = 0.6;
/** Less than one in two hundred is no bias. */
const LEAST_BIAS = 0.005;

/** How far forecasts were off: the error with a bar, the bias below. */
export function ErrorCell({ rates }: { rates: z.infer<typeof errorRates> }) {
  const { texts, language } = useTexts();
  if (rates !== null && rates.lack !== null) {
    return <RateCell text={texts.operating.forecast.too_little} note={texts.operating.forecast.lack[rates.lack]} />;
  }
  if (rates === null || rates.error_rate === null) return <RateCell text={NOTHING} />;
  const { error_rate, bias_rate } = rates;
  return (
    <RateCell
      text={shareText(error_rate, language)}
      share={error_rate}
      tone={errorTone(error_rate)}
      note={bias_rate === null ? undefined : biasText(bias_rate, texts.marks, (rate) => shareText(rate, language))}
    />
  );
}

/** Forecasts too high or too low, in words. */
export function biasText(
  rate: number,
  marks: { even: string; too_high: (rate: string) => string; too_low: (rate: string) => string },
  share: (rate: number) => string,
): string {
  if (Math.abs(rate) < LEAST_BIAS) return marks.even;
  return rate > 0 ? marks.too_high(share(rate)) : marks.too_low(share(-rate));
}

function errorTone(error_rate: number): Tone {
  if (error_rate <= FAIR_ERROR) return "none";
  return error_rate <= POOR_ERROR ? "watch" : "high";
}
