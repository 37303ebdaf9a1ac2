import { html, type Markup, type Piece } from "./html.ts";
import type { Page } from "./page.ts";

/** A step on the way back up. */
export interface Crumb {
  readonly href: string;
  readonly label: string;
}

/** A whole page: title, way back, content. */
export function page({
  title,
  crumbs,
  content,
}: {
  readonly title: string;
  readonly crumbs: readonly Crumb[];
  readonly content: Piece;
}): Page {
  const trail = crumbs.map(({ href, label }) => html`<a href="${href}">${label}</a><span aria-hidden="true">›</span>`);
  const whole = html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · 平台沙盒</title>
<link rel="stylesheet" href="/assets/page.css">
<link rel="icon" href="/assets/icon.svg">
</head>
<body>
<header><a class="brand" href="/">平台沙盒</a><nav class="menu" aria-label="主菜单"><a href="/todos">待办</a><a href="/messages">消息</a></nav><span class="hint">本机模拟，数据只在这台电脑上</span></header>
<main><nav class="crumbs" aria-label="位置">${trail}<span>${title}</span></nav>${content}</main>
<script src="/assets/record-form.mjs" type="module"></script>
<script src="/assets/todo-list.mjs" type="module"></script>
</body>
</html>`;
  return { type: "text/html; charset=utf-8", content: whole.markup };
}

/** What stands where a list has nothing to show. */
export function nothingYet(text: string): Markup {
  return html`<p class="empty">${text}</p>`;
}
