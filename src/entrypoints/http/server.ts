import type { RequestListener } from "node:http";
import express, { type NextFunction, type Request, type Response } from "express";
import { ZodError } from "zod";
import { AddonError } from "../../contracts/problem.ts";
import type { SignIn } from "../../app/sign-in.ts";
import type { IncomingPush, PushAnswer } from "../../app/ingest/receive-push.ts";
import type { PushResult } from "../../ports/metrics.ts";
import { type BoardApiPorts, createBoardApi } from "./board-api.ts";
import { createOriginGuard, secureHeaders } from "./guards.ts";
import { createPushRoute, PUSH_PATH } from "./push-route.ts";
import { readSession, writeSession } from "./session-cookie.ts";

/** What the server needs beside the board's own ports. */
export interface ServerPorts extends BoardApiPorts {
  receivePush(push: IncomingPush): Promise<PushAnswer>;
  /** Told of every push once it was answered. */
  onPushAnswered(result: PushResult): void;
  readonly signIn: SignIn;
  /** The folder of the built pages. */
  readonly web_dir: string;
  /** Null on loopback alone. */
  readonly public_url: string | null;
  onFailure(error: unknown): void;
}

/** Answers every request: pushes straight from `node:http`, everything for people through Express. */
export function createRequestListener(ports: ServerPorts): RequestListener {
  const app = createApp(ports);
  const pushRoute = createPushRoute({ ...ports, onAnswered: ports.onPushAnswered });
  return (request, response) => {
    if (request.url?.startsWith(PUSH_PATH) === true) pushRoute(request, response);
    else app(request, response);
  };
}

function createApp(ports: ServerPorts): express.Express {
  const { signIn, public_url } = ports;
  const app = express();
  app.disable("x-powered-by");
  app.use(secureHeaders, createOriginGuard(public_url === null ? [] : [new URL(public_url).hostname]));
  app.use(express.json({ limit: "100kb" }));

  app.get("/set-up", async (request, response) => {
    const session = await signIn.redeem(typeof request.query["code"] === "string" ? request.query["code"] : "");
    if (session === null) {
      response
        .status(401)
        .type("text")
        .send("登录链接无效、已使用或已过期。请运行 `stockguard sign-in` 获取新的链接。");
      return;
    }
    writeSession(response, session, public_url?.startsWith("https:") === true);
    response.redirect("/");
  });

  app.use("/api/v1", requireSignIn(ports), createBoardApi(ports), (_request: Request, response: Response) => {
    response.status(404).json({ code: "not_found", message: "没有这个接口", hint: "检查地址是否正确。" });
  });
  app.use(express.static(ports.web_dir, { index: false, maxAge: "1h" }));
  app.get("/{*page}", (_request, response) => {
    response.set("cache-control", "no-store").sendFile("index.html", { root: ports.web_dir });
  });
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) next(error);
    else answerError(error, response, ports.onFailure);
  });
  return app;
}

/** A demo on loopback is open to whoever sits at this machine; everything else asks for the administrator. */
function requireSignIn({ demo, signIn, public_url }: ServerPorts) {
  const isOpen = demo !== null && public_url === null;
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    if (isOpen || (await signIn.isSignedIn(readSession(request)))) next();
    else {
      const hint = "运行 `stockguard sign-in` 获取一次性登录链接。";
      response.status(401).json({ code: "not_signed_in", message: "请先登录", hint });
    }
  };
}

function answerError(error: unknown, response: Response, onFailure: (error: unknown) => void): void {
  if (error instanceof ZodError) {
    const message = error.issues.map(({ path, message: text }) => `${path.join(".")}：${text}`).join("；");
    response.status(400).json({ code: "bad_request", message, hint: "检查提交的内容。" });
    return;
  }
  if (error instanceof SyntaxError) {
    response.status(400).json({ code: "bad_json", message: "请求内容不是有效的 JSON", hint: "检查提交的内容。" });
    return;
  }
  onFailure(error);
  const known = error instanceof AddonError;
  response.status(500).json({
    code: known ? error.code : "internal_error",
    message: known ? error.message : "服务器内部错误",
    hint: known ? error.hint : "稍后重试；若一直出现，请查看日志。",
  });
}
