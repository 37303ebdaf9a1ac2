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

/** How an account is seen: at which instant (ms), and whether messages go on by themselves once nothing is left. */
interface PackageView {
  readonly now: number;
  readonly is_postpaid: boolean;
}

/** A share of what was paid for that is nearly nothing. */
const LOW_SHARE = 0.1;
const BUY =
  "在短信控制台购买套餐包；已开通后付费的，用 `stockguard channel set` 把“后付费已开通”设为“是”。一小时内新买的还没有算在内。";
const PAID_LATER = "通道设置为后付费已开通，用完后照常发送，按条计费；已关闭后付费的，请在短信控制台购买套餐包。";

/** What is left in the packages that are in force; too little keeps no message back where it is paid for later. */
export function packageFindings(
  packages: readonly SmsPackage[],
  { now, is_postpaid }: PackageView,
): readonly CheckFinding[] {
  const inForce = packages.filter(
    ({ PackageEffectiveTime, PackageExpiredTime }) =>
      PackageEffectiveTime * 1_000 <= now && now < PackageExpiredTime * 1_000,
  );
  const step = is_postpaid ? PAID_LATER : BUY;
  if (inForce.length === 0) return [note("package_none", "没有生效中的短信套餐包", step)];
  const amount = sum(inForce.map(({ PackageAmount }) => PackageAmount));
  const left = sum(inForce.map(({ PackageAmount, CurrentUsage }) => Math.max(0, PackageAmount - CurrentUsage)));
  const fact = `短信套餐包还剩 ${left} 条（共 ${amount} 条）`;
  const scarce = is_postpaid ? note : warning;
  if (left === 0) return [scarce("package_used_up", "短信套餐包已用完", step)];
  return [left <= amount * LOW_SHARE ? scarce("package_low", `${fact}，快用完了`, step) : fine("package_left", fact)];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
