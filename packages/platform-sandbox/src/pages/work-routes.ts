import type { AssistantStore } from "../assistant/assistant-store.ts";
import type { Clock } from "../clock.ts";
import type { Route, RouteRequest } from "../http/router.ts";
import type { MessageLog } from "../messages/message-log.ts";
import { refusal } from "../problem.ts";
import type { Presenter } from "../records/present.ts";
import { type Company, DEFAULT_PERSON } from "../storage/company.ts";
import type { Forms } from "../storage/forms.ts";
import type { Records } from "../storage/records.ts";
import { COMPANY_WIDE, type Webhooks } from "../storage/webhooks.ts";
import type { CopyStore } from "../workflow/copy-store.ts";
import type { FlowStore } from "../workflow/flow-store.ts";
import { messagePage } from "./message-page.ts";
import type { Page } from "./page.ts";
import { todoPage } from "./todo-page.ts";

/** What these pages read. */
export interface WorkPageParts {
  readonly company: Company;
  readonly forms: Forms;
  readonly flows: FlowStore;
  readonly copies: CopyStore;
  readonly records: Records;
  readonly presenter: Presenter;
  readonly messages: MessageLog;
  readonly webhooks: Webhooks;
  readonly assistantStore: AssistantStore;
  readonly clock: Clock;
}

const SHOWN = 100;
const RUNS_SHOWN = 20;
const COPIES_SHOWN_MS = 90 * 86_400_000;

/** A person's to-dos, and the messages of the company. */
export function workRoutes(parts: WorkPageParts): readonly Route<Page>[] {
  const { company, messages, webhooks, assistantStore } = parts;
  return [
    { method: "GET", path: "/todos", handle: (request) => showTodos(parts, request) },
    {
      method: "GET",
      path: "/messages",
      handle: () =>
        messagePage({
          messages: messages.newest(SHOWN),
          nameOf: (username) => company.member(username)?.name ?? username,
          pushes: webhooks.ofForm(COMPANY_WIDE),
          assistants: assistantStore
            .all()
            .map((assistant) => ({ assistant, runs: assistantStore.runs(assistant.assistant_id, RUNS_SHOWN) })),
        }),
    },
  ];
}

/** Whose to-dos are shown where nobody says: somebody's who has any, so that they are found at all. */
function somebodyBusy({ company, flows }: Pick<WorkPageParts, "company" | "flows">): string {
  const usernames = [DEFAULT_PERSON, ...company.members().map(({ username }) => username)];
  const isBusy = (username: string) => flows.openTasks({ username, limit: 1 }).length > 0;
  return usernames.find((username) => company.isPresent(username) && isBusy(username)) ?? DEFAULT_PERSON;
}

function showTodos(parts: WorkPageParts, { query }: RouteRequest): Page {
  const { company, forms, flows, copies, records, presenter, clock } = parts;
  const username = query.get("username") ?? somebodyBusy(parts);
  const person = company.isPresent(username) ? company.member(username) : undefined;
  if (!person) throw refusal(1010, username, 404);
  const whereabouts = (instance_id: string) => {
    const instance = flows.instance(instance_id);
    const form = forms.find(instance?.entry_id ?? "");
    return instance && form ? { instance, form } : undefined;
  };
  const todos = flows.openTasks({ username, limit: SHOWN }).flatMap((task) => {
    const found = whereabouts(task.instance_id);
    const initiator = company.member(found?.instance.initiator ?? "")?.name ?? "";
    const record = found && records.find(found.form.entry_id, task.instance_id);
    return record ? [{ task, form: found.form, initiator, record: presenter.record(found.form, record) }] : [];
  });
  const entry_ids = forms.all().map(({ entry_id }) => entry_id);
  const since = clock.now() - COPIES_SHOWN_MS;
  const told = copies.page({ username, status: "all", since, limit: SHOWN, skip: 0, entry_ids }).flatMap((copy) => {
    const found = whereabouts(copy.instance_id);
    return found ? [{ copy, form: found.form }] : [];
  });
  return todoPage({ members: company.members(), person, todos, copies: told });
}
