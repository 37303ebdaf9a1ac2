import type { EChartsOption } from "echarts";
import { BarChart, LineChart } from "echarts/charts";
import {
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
} from "echarts/components";
import { type EChartsType, init, use as register } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useIsStill } from "../browser/media.ts";

register([
  BarChart,
  LineChart,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
]);

/** Draws an option and follows its size. The summary says in words what the picture shows. */
export function Chart({ option, summary, height }: { option: EChartsOption; summary: string; height: number }) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const isStill = useIsStill();

  useEffect(() => {
    if (place.current === null) return;
    const drawn = init(place.current, null, { renderer: "svg" });
    chart.current = drawn;
    const resizing = new ResizeObserver(() => drawn.resize());
    resizing.observe(place.current);
    return () => {
      resizing.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    // Merged, so that a new report changes the lines instead of drawing them anew.
    chart.current?.setOption(isStill ? { ...option, animation: false } : option);
  }, [option, isStill]);

  return <div ref={place} role="img" aria-label={summary} style={{ height, width: "100%" }} />;
}
