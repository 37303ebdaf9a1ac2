import { z } from "zod";
import { type CheckFinding, fine, note, warning } from "../../../contracts/check-finding.ts";

/** A package of text messages that was paid for, as 腾讯云短信 tells of it; instants in seconds. */
export const smsPackage = z.object({
  PackageEffectiveTime: z.number(),
  PackageExpiredTime: z.number(),
  PackageAmount: z.number(),
  CurrentUsage: z.number(),
});
type SmsPackage = z.infer<typeof smsPackage>;

/** A share of what was paid for that is nearly nothing. */
const LOW_SHARE = 0.1;
const BUY = "在短信控制台购买套餐包，或确认已开通后付费；一小时内新买的还没有算在内。";

/** What is left in the packages that are in force at an instant (ms). */
export function packageFindings(packages: readonly SmsPackage[], now: number): readonly CheckFinding[] {
  const inForce = packages.filter(
    ({ PackageEffectiveTime, PackageExpiredTime }) =>
      PackageEffectiveTime * 1_000 <= now && now < PackageExpiredTime * 1_000,
  );
  if (inForce.length === 0) return [note("package_none", "没有生效中的短信套餐包", BUY)];
  const amount = sum(inForce.map(({ PackageAmount }) => PackageAmount));
  const left = sum(inForce.map(({ PackageAmount, CurrentUsage }) => Math.max(0, PackageAmount - CurrentUsage)));
  const fact = `短信套餐包还剩 ${left} 条（共 ${amount} 条）`;
  if (left === 0) return [warning("package_used_up", "短信套餐包已用完", BUY)];
  return [left <= amount * LOW_SHARE ? warning("package_low", `${fact}，快用完了`, BUY) : fine("package_left", fact)];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
