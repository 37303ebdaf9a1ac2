import { useMemo } from "react";
import { useIsPhone } from "../browser/media.ts";
import { useTexts } from "../text/language-context.tsx";
import { useTheme } from "../theme/theme-context.ts";
import { CHART_PALETTES } from "./chart-palette.ts";
import type { ChartSetting } from "./chart-setting.ts";

/** How charts look here and now: language, theme and width. */
export function useChartSetting(): ChartSetting {
  const { texts, language } = useTexts();
  const { mode } = useTheme();
  const isPhone = useIsPhone();
  return useMemo(() => ({ texts, language, palette: CHART_PALETTES[mode], isPhone }), [texts, language, mode, isPhone]);
}
