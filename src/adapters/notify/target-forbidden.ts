import type { SendOutcome } from "../../ports/notifier.ts";

/** A channel that points into a network which nobody has allowed. */
export const TARGET_FORBIDDEN: SendOutcome = {
  kind: "config",
  problem: {
    code: "target_forbidden",
    message: "通道的地址指向本机或内部网络，已拒绝连接",
    hint: "确实要发往内部网络时，把它的主机名、地址或网段加入 STOCKGUARD_ALLOWED_TARGETS 后重启。",
  },
};
