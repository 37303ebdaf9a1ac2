// A person handles their to-dos: each button is one step of the workflow, done under the chosen member's name.

for (const form of document.querySelectorAll("[data-auto-submit]"))
  form.querySelector("select").addEventListener("change", () => form.requestSubmit());
for (const todo of document.querySelectorAll("[data-todo]")) attachTodo(todo);

function attachTodo(todo) {
  todo.addEventListener("click", async ({ target }) => {
    const action = target.dataset.act;
    if (!action) return;
    if (action === "reject" && !confirm("确定否决吗?流程会就此结束。")) return;
    const reply = await fetch(`${todo.dataset.todo}/${action}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        username: todo.dataset.username,
        comment: todo.querySelector("[name=comment]").value,
        to: todo.querySelector("[name=to]")?.value,
      }),
    });
    if (reply.ok) location.reload();
    else todo.querySelector("[data-message]").textContent = (await reply.json()).msg;
  });
}
