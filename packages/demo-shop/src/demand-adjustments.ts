import type { DemoRecord } from "./demo-record.ts";
import { type Day, instant } from "./shop-calendar.ts";

/** Days from the first played one on which the short video is seen. */
const BEGINS_DAYS = -2;
const ENDS_DAYS = 12;

/** What the buyer expects of a short video that shows a drinking bottle: more sales, less from day to day. */
export function adjustmentRecords(today: Day): readonly DemoRecord[] {
  return [
    {
      form: "demand_adjustment",
      key: "短视频带火水杯",
      data: {
        adjustment_name: "短视频带火水杯",
        adjustment_kind: "热点事件",
        scope_kind: "分类",
        scope_value: "水杯",
        factor: 1.3,
        start_date: instant(today + BEGINS_DAYS),
        end_date: instant(today + ENDS_DAYS),
        half_life_days: 5,
        reason: "同城达人的开箱视频播放过百万",
        adjusted_by: "陈采购",
      },
    },
  ];
}
