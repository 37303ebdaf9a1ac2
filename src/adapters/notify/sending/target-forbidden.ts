import type { SendOutcome } from "../../../ports/notifier.ts";

/** A channel that points into a network which nobody has allowed. */
export const TARGET_FORBIDDEN: SendOutcome = {
  kind: "config",
  problem: {
    code: "target_forbidden",
    message: "通道的地址指向本机或内部网络，已拒绝连接",
    hint: "确实要发往内部网络时，把它的主机名、地址或网段加入 STOCKGUARD_ALLOWED_TARGETS 后重启。",
  },
};

/** A channel whose address is no https, outside of what the operator has allowed. */
export const TARGET_IN_THE_CLEAR: SendOutcome = {
  kind: "config",
  problem: {
    code: "target_in_the_clear",
    message: "通道的地址是不加密的 http，途中的人能看到消息，已拒绝发送",
    hint: "改用 https 地址；确实要在内部网络中用 http 时，把它的主机名、地址或网段加入 STOCKGUARD_ALLOWED_TARGETS 后重启。",
  },
};
