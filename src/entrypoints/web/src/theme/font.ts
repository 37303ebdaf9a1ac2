/** Fonts of the pages and the charts: the reader's own Chinese font, whichever system it is. The same list is in `page.css`. */
export const FONT =
  '"PingFang SC", "HarmonyOS Sans SC", "MiSans", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif';
