import type { NextFunction, Request, Response } from "express";
import { ZodError } from "zod";
import { AddonError } from "../../contracts/problem.ts";
import { PlatformCallError } from "../../ports/platform.ts";

/** Refusals that are the asker's to mend, by their code; every other error is ours. */
const STATUS: Readonly<Record<string, number>> = {
  sign_in_refused: 401,
  sso_refused: 401,
  sso_user_unknown: 403,
  secret_damaged: 400,
  secret_key_wrong: 400,
  name_missing: 400,
  erasure_not_confirmed: 400,
  place_needed: 400,
  consent_address_unusable: 400,
  request_used: 409,
  customer_unknown: 404,
  item_unknown: 404,
  place_unknown: 404,
  erasure_unknown: 404,
  user_unknown: 404,
  token_unknown: 404,
  last_admin: 409,
  not_assessed: 409,
  login_name_taken: 409,
  set_up_done: 409,
  erasure_incomplete: 409,
  rehearsal_running: 409,
  level_not_rehearsed: 409,
  purchase_form_not_bound: 409,
  purchase_form_incomplete: 409,
  purchase_lines_gone: 409,
  purchase_under_way: 409,
  purchase_supplier_missing: 400,
  purchase_line_twice: 400,
  purchase_date_past: 400,
  purchase_date_missing: 400,
  form_not_bound: 409,
  care_setting_wrong: 400,
  care_pack_unknown: 400,
  care_plan_not_bound: 409,
  enquiry_not_bound: 409,
  rule_gone: 404,
  rule_not_read_back: 502,
  link_invalid: 410,
  alert_over: 409,
  order_unstated: 400,
  sign_in_locked: 429,
  sso_unreachable: 502,
};

/** Answers an error: a refusal with its words, a fault of ours with nothing that helps an attacker. */
export function createAnswerError(onFailure: (error: unknown) => void) {
  return (error: unknown, _request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) next(error);
    else if (error instanceof ZodError) refuse(response, 400, "bad_request", faultsIn(error));
    else if (error instanceof AddonError) answerAddonError(error, response, onFailure);
    else {
      const status = clientStatus(error);
      if (status !== null) refuse(response, status, "bad_request", CLIENT_FAULTS[status] ?? "请求无法识别");
      else {
        onFailure(error);
        const hint = "稍后重试；若一直出现，请查看日志。";
        response.status(500).json({ code: "internal_error", message: "服务器内部错误", hint });
      }
    }
  };
}

function answerAddonError(error: AddonError, response: Response, onFailure: (error: unknown) => void): void {
  const { code, message, hint } = error;
  // What the platform refuses or does not answer is told in its own words; it is no fault of ours.
  const status = STATUS[code] ?? (error instanceof PlatformCallError ? 502 : undefined);
  if (status === undefined) onFailure(error);
  response.status(status ?? 500).json({ code, message, hint });
}

const CLIENT_FAULTS: Readonly<Record<number, string>> = {
  400: "请求内容不是有效的 JSON，或地址有误",
  413: "请求内容过大",
  415: "请求的编码不受支持",
};

/** The status that Express or its body reader gave a request it could not read; null for everything else. */
function clientStatus(error: unknown): number | null {
  if (typeof error !== "object" || error === null || !("status" in error)) return null;
  const { status } = error;
  return typeof status === "number" && status >= 400 && status < 500 ? status : null;
}

function faultsIn(error: ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join(".")}：${message}`).join("；");
}

function refuse(response: Response, status: number, code: string, message: string): void {
  response.status(status).json({ code, message, hint: "检查提交的内容。" });
}
