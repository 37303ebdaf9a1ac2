import { type Response, Router } from "express";
import { z } from "zod";
import type { Access } from "../../app/access/access.ts";
import { newTokenRequest, newUserRequest, userChange } from "../../contracts/access.ts";
import { actorOf, askingOf, may } from "./identity.ts";
import { clearSession } from "./session-cookie.ts";

const auditView = z.object({ before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional() });

/** Signing out, users, tokens and the audit log. Whoever gets here is signed in. */
export function createAdminApi(access: Access): Router {
  const { users, tokens, sessions } = access;
  const api = Router();

  api.post("/sign-out", async (request, response) => {
    const { session_id } = actorOf(request);
    if (session_id !== null) {
      await sessions.end(session_id);
      await access.note("signed_out", "", askingOf(request));
    }
    clearSession(response);
    done(response);
  });
  api.post("/sign-out-everywhere", async (request, response) => {
    const { user_id } = actorOf(request);
    if (user_id !== null) {
      await sessions.endAll(user_id);
      await access.note("signed_out", "everywhere", askingOf(request));
    }
    clearSession(response);
    done(response);
  });

  api.get("/users", may("manage_users"), async (_request, response) => void response.json(await users.list()));
  api.post("/users", may("manage_users"), async (request, response) => {
    response.status(201).json({ code: await users.add(newUserRequest.parse(request.body), askingOf(request)) });
  });
  api.post("/users/:user_id", may("manage_users"), async (request, response) => {
    await users.change(request.params.user_id, userChange.parse(request.body), askingOf(request));
    done(response);
  });
  api.post("/users/:user_id/link", may("manage_users"), async (request, response) => {
    response.status(201).json({ code: await users.resetCode(request.params.user_id, askingOf(request)) });
  });
  api.post("/users/:user_id/sign-out", may("manage_users"), async (request, response) => {
    await users.signOutEverywhere(request.params.user_id, askingOf(request));
    done(response);
  });

  api.get("/tokens", may("manage_tokens"), async (_request, response) => void response.json(await tokens.list()));
  api.post("/tokens", may("manage_tokens"), async (request, response) => {
    response.status(201).json({ token: await tokens.add(newTokenRequest.parse(request.body), askingOf(request)) });
  });
  api.post("/tokens/:token_id/revoke", may("manage_tokens"), async (request, response) => {
    await tokens.revoke(request.params.token_id, askingOf(request));
    done(response);
  });

  api.get("/audit", may("read_audit"), async (request, response) => {
    response.json(await access.audit(auditView.parse(request.query).before ?? null));
  });
  return api;
}

function done(response: Response): void {
  response.json({ status: "success" });
}
