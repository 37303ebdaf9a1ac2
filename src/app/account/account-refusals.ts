import { AddonError, type Problem } from "../../contracts/problem.ts";

/** An installation that nothing serves: it has no account of its own, and the program has none either. */
export function accountMissing(installation_id: string): Problem {
  return {
    code: "account_missing",
    message: `安装 ${installation_id} 没有自己的 API KEY，程序也没有`,
    hint: `运行 \`stockguard account set --installation ${installation_id}\`，或设置 JDY_API_KEY 后重启。`,
  };
}

/** An account that is sealed with a key this program has not. */
export function accountUnopened(installation_id: string, { code, message }: Problem): Problem {
  return {
    code,
    message: `安装 ${installation_id} 的账号打不开：${message}`,
    hint: `从备份恢复数据目录中的 secret.key，或运行 \`stockguard account set --installation ${installation_id}\` 重新设置。`,
  };
}

/** A program that starts although nothing serves some of its installations. */
export function accountsMissing(names: readonly string[]): AddonError {
  return new AddonError({
    code: "account_missing",
    message: `没有 JDY_API_KEY，而以下安装没有自己的 API KEY：${names.join("、")}`,
    hint: "对每个安装运行 `stockguard account set --installation 安装编号`，或设置 JDY_API_KEY 供它们共用。",
  });
}

/** A program without a key of its own, where one is asked for. */
export function keyMissing(): Problem {
  return {
    code: "api_key_missing",
    message: "没有平台的 API KEY",
    hint: "在“开放平台 > 密钥管理”创建 API KEY，设置环境变量 JDY_API_KEY 或 JDY_API_KEY_FILE；只想试看请运行 `npm start`。",
  };
}

/** An account that cannot be one. The key itself is not repeated. */
export function accountFaulty(faults: readonly string[]): AddonError {
  return new AddonError({
    code: "account_invalid",
    message: `账号有误：${faults.join("；")}`,
    hint: "KEY 从“开放平台 > 密钥管理”完整复制；私有部署的接口地址写到 /api 为止，例如 https://jdy.example.com/api。",
  });
}
