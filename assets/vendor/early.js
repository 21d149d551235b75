/* Before anything is drawn: the theme the reader chose, so that a dark room stays dark. */
(function () {
  "use strict";
  let theme = null;
  try { theme = localStorage.getItem("theme"); } catch (_) { /* private windows keep nothing */ }
  if (!theme) theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  document.documentElement.setAttribute("data-bs-theme", theme);
})();
