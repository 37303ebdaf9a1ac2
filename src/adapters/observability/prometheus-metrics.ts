import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Metrics, MetricsPage, MetricsReading } from "../../ports/metrics.ts";

const SHORT_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const LOOP_S = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800];

interface PrometheusOptions {
  /** Asked whenever the page is asked for. */
  read(): Promise<MetricsReading>;
}

/** Metrics of this process for Prometheus; every process of a cluster has its own page. */
export function createPrometheusMetrics({ read }: PrometheusOptions): Metrics & MetricsPage {
  const registry = new Registry();
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Counter<Label>({ name: `stockguard_${name}`, help, labelNames: [...labelNames], registers });
  const histogram = <Label extends string>(name: string, help: string, buckets: number[], labelNames: Label[] = []) =>
    new Histogram<Label>({ name: `stockguard_${name}`, help, buckets, labelNames, registers });

  const pushes = counter("pushes_total", "收到的推送，按处理结果", ["result"]);
  const subjects = counter("assessments_total", "完成的断货评估（商品×仓库）");
  const assessing = histogram("assessment_batch_seconds", "一批评估的用时（含读写数据库）", SHORT_S);
  const effects = counter("effects_total", "对外动作，按种类与结果", ["kind", "outcome"]);
  const loops = histogram("loop_seconds", "从单据变化到写回预警等级的用时", LOOP_S);
  const calls = counter("platform_calls_total", "平台接口调用，按接口与返回码（0 成功，-1 无响应）", [
    "endpoint",
    "code",
  ]);
  const calling = histogram("platform_call_seconds", "平台接口响应用时", SHORT_S, ["endpoint"]);
  const turns = histogram("limiter_wait_seconds", "为遵守平台限流而等待的时间", SHORT_S);
  const works = counter("recurring_works_total", "定时工作，按名称与结果", ["work", "result"]);
  const show = createGauges(registry);
  collectDefaultMetrics({ register: registry, prefix: "stockguard_" });

  return {
    pushAnswered: (result) => pushes.inc({ result }),
    assessed: (count, duration_ms) => {
      subjects.inc(count);
      assessing.observe(duration_ms / 1_000);
    },
    effectEnded: (kind, outcome) => effects.inc({ kind, outcome }),
    loopEnded: (duration_ms) => loops.observe(duration_ms / 1_000),
    platformAnswered: (endpoint, code, duration_ms) => {
      calls.inc({ endpoint, code: String(code) });
      calling.observe({ endpoint }, duration_ms / 1_000);
    },
    limiterWaited: (duration_ms) => turns.observe(duration_ms / 1_000),
    workEnded: (work, is_done) => works.inc({ work, result: is_done ? "done" : "failed" }),
    content_type: registry.contentType,
    page: async () => {
      show(await read());
      return registry.metrics();
    },
  };
}

/** Gauges of what waits in the store, and what sets them all from one reading. */
function createGauges(registry: Registry): (reading: MetricsReading) => void {
  const gauge = (name: string, help: string) => new Gauge({ name: `stockguard_${name}`, help, registers: [registry] });
  const waiting = gauge("inbox_waiting", "收件箱中等待处理的消息");
  const age = gauge("inbox_oldest_seconds", "等待中最早一条消息已等待的时间");
  const subjects = gauge("subjects_waiting", "等待评估的商品×仓库");
  const effects = gauge("effects_waiting", "等待执行的对外动作");
  const dead = gauge("effects_dead", "已放弃、等待人工处理的对外动作");
  return (reading) => {
    waiting.set(reading.inbox_waiting);
    age.set(reading.inbox_age_ms / 1_000);
    subjects.set(reading.subjects_waiting);
    effects.set(reading.effects_waiting);
    dead.set(reading.effects_dead);
  };
}
