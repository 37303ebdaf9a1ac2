import { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { Access } from "../../app/access/access.ts";
import {
  type AnswerReport,
  answerRequest,
  linkRequest,
  signInRequest,
  type SignInOptions,
} from "../../contracts/access.ts";
import { clientAddress } from "./client-address.ts";
import { readCookie, writeCookie, writeSession } from "./session-cookie.ts";

interface SignInApiPorts {
  readonly access: Access;
  readonly is_https: boolean;
  /** Where people reach this server. */
  readonly board_url: () => string;
}

const STATE_COOKIE = "stockguard_sso";
const STATE_MS = 10 * 60_000;
const code = z.object({ code: z.string().max(200) });
const answerToken = z.object({ token: z.string().max(2_000) });
/** A page of ours instead of a redirect: on a redirect from another site no browser would send the new session. */
const BACK_HOME = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/"><title>缺货卫士</title><p><a href="/">进入看板</a></p></html>`;

/** What works without being signed in: signing in, one-time links, answers by link. Rate-limited by whoever mounts it. */
export function createSignInApi({ access, is_https, board_url }: SignInApiPorts): Router {
  const api = Router();

  api.get("/sign-in", (_request, response) => {
    const options: SignInOptions = { single_sign_on: access.singleSignOn !== null };
    response.json(options);
  });
  api.post("/sign-in", async (request, response) => {
    const token = await access.passwordSignIn(signInRequest.parse(request.body), clientAddress(request));
    writeSession(response, token, is_https);
    done(response);
  });

  // By POST although nothing changes: a code belongs into no address that a log keeps.
  api.post("/link/look", async (request, response) => {
    response.json(await access.links.look(code.parse(request.body).code));
  });
  api.post("/link", async (request, response) => {
    const token = await access.links.use(linkRequest.parse(request.body), clientAddress(request));
    writeSession(response, token, is_https);
    done(response);
  });

  api.post("/answer/look", async (request, response) => {
    const { subject, ...looked } = await access.actions.look(answerToken.parse(request.body).token);
    const { item_code, location_code } = subject;
    const { answer, item_name, suggested_order_quantity, is_used } = looked;
    const report: AnswerReport = { answer, item_code, location_code, item_name, suggested_order_quantity, is_used };
    response.json(report);
  });
  api.post("/answer", async (request, response) => {
    const { token, order } = answerRequest.parse(request.body);
    await access.actions.use(token, clientAddress(request), order ?? null);
    done(response);
  });

  api.get("/sso/begin", async (_request, response) => {
    const begun = await access.singleSignOn?.begin();
    if (begun === undefined) {
      notSetUp(response);
      return;
    }
    // Lax: it must come back on the way from the other site.
    writeCookie(response, STATE_COOKIE, begun.sealed, { sameSite: "lax", secure: is_https, maxAge: STATE_MS });
    response.redirect(begun.address);
  });
  api.get("/sso/callback", async (request, response) => {
    const sealed = readCookie(request, STATE_COOKIE);
    response.clearCookie(STATE_COOKIE, { path: "/" });
    if (access.singleSignOn === null || sealed === null) notSetUp(response);
    else {
      const token = await access.singleSignOn.finish(
        callbackOf(request),
        decodeURIComponent(sealed),
        clientAddress(request),
      );
      writeSession(response, token, is_https);
      response.set("cache-control", "no-store").type("html").send(BACK_HOME);
    }
  });
  return api;

  function callbackOf(request: Request): string {
    return new URL(request.originalUrl, board_url()).href;
  }
}

function done(response: Response): void {
  response.json({ status: "success" });
}

function notSetUp(response: Response): void {
  const hint = "回到登录页重新发起，或用密码登录。";
  response.status(400).json({ code: "sso_not_begun", message: "没有进行中的单点登录", hint });
}
