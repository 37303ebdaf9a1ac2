import type { Language } from "../text/language.ts";
import type { Dictionary } from "../text/zh.ts";
import type { ChartPalette } from "./chart-palette.ts";

/** How a chart is to look, apart from what it shows. */
export interface ChartSetting {
  readonly texts: Dictionary;
  readonly language: Language;
  readonly palette: ChartPalette;
  readonly isPhone: boolean;
}
