// Edits go to the control API as a person's edits: only what changed is sent, and the push follows.

for (const form of document.querySelectorAll("[data-record-form]")) attachForm(form);
for (const bar of document.querySelectorAll("[data-webhook]")) attachWebhookBar(bar);

function attachForm(form) {
  const { method, path, back } = form.dataset;
  const before = method === "PUT" ? readForm(form) : {};
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save(form, () => send(method, path, { data: changed(before, readForm(form)) }), back);
  });
  form.querySelector("[data-delete]")?.addEventListener("click", () => {
    if (confirm("确定删除这条数据吗?")) save(form, () => send("DELETE", path, {}), back);
  });
  form.addEventListener("click", ({ target }) => {
    if (target.matches("[data-remove-row]")) target.closest("tr").remove();
    if (target.matches("[data-add-row]")) addRow(target.closest("fieldset"));
  });
}

function attachWebhookBar(bar) {
  bar.addEventListener("click", async ({ target }) => {
    if (target.matches("[data-remove]") && confirm("确定删除这个推送吗?日志也会一起删除。")) {
      await send("DELETE", bar.dataset.webhook, {});
      location.assign(bar.dataset.back);
      return;
    }
    const action = target.dataset.post;
    if (!action) return;
    const reply = await send("POST", `${bar.dataset.webhook}/${action}`, {});
    if (action === "enable" || reply.ok) location.reload();
    else bar.querySelector("[data-message]").textContent = `连接失败:${reply.error}`;
  });
}

function addRow(fieldset) {
  fieldset.querySelector("tbody").append(fieldset.querySelector("template").content.cloneNode(true));
}

function readForm(form) {
  const data = {};
  for (const input of form.querySelectorAll("label [data-field]")) data[input.dataset.field] = readInput(input);
  for (const subform of form.querySelectorAll("[data-subform]")) data[subform.dataset.subform] = readRows(subform);
  return data;
}

function readRows(subform) {
  return [...subform.querySelectorAll("tbody tr")].map((row) => {
    const values = row.dataset.row ? { _id: row.dataset.row } : {};
    for (const input of row.querySelectorAll("[data-field]")) values[input.dataset.field] = readInput(input);
    return values;
  });
}

function readInput(input) {
  const { kind } = input.dataset;
  if (kind === "list") return [...input.selectedOptions].map((option) => option.value);
  const text = input.value.trim();
  if (text === "") return "";
  if (kind === "json") return asJson(text);
  const number = Number(text);
  return kind === "number" && !Number.isNaN(number) ? number : text;
}

function asJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function changed(before, after) {
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => JSON.stringify(before[name]) !== JSON.stringify(value)),
  );
}

async function send(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const reply = await response.json();
  if (!response.ok) throw new Error(reply.msg);
  return reply;
}

async function save(form, run, back) {
  try {
    await run();
    location.assign(back);
  } catch (error) {
    form.querySelector("[data-message]").textContent = error.message;
  }
}
