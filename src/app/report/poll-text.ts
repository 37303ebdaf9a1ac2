/** A duration as people say it: 45 秒, 10 分钟, 24 小时. */
export function pollDurationText(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1_000));
  if (seconds < 90) return `${seconds} 秒`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} 分钟` : `${Math.round(minutes / 6) / 10} 小时`;
}
