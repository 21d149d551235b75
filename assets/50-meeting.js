/* The weekly meeting: sections are put in order by hand, and the meeting is walked through by key; nothing typed is lost. */
(function () {
  "use strict";

  function say(text) {
    const live = document.getElementById("said");
    if (live) { live.textContent = ""; setTimeout(function () { live.textContent = text; }, 60); }
  }

  /* The order of the sections ------------------------------------------------------------------------------------ */
  function ends(list) {
    const rows = Array.from(list.children);
    rows.forEach(function (row, place) {
      row.querySelectorAll("[data-move]").forEach(function (button) {
        const off = button.dataset.move === "up" ? place === 0 : place === rows.length - 1;
        if (off) button.setAttribute("aria-disabled", "true"); else button.removeAttribute("aria-disabled");
      });
    });
  }
  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("[data-move]");
    if (!button || button.getAttribute("aria-disabled")) return;
    const row = button.closest("li"), list = row.parentElement;
    if (button.dataset.move === "up") list.insertBefore(row, row.previousElementSibling);
    else list.insertBefore(row.nextElementSibling, row);
    ends(list);
    button.focus();
    const place = Array.from(list.children).indexOf(row) + 1;
    say(row.querySelector(".what").textContent + ", now " + place + " of " + list.children.length);
  });
  document.addEventListener("formdata", function (event) {
    const list = event.target.querySelector("[data-order]");
    if (list) event.formData.set("order", Array.from(list.children, function (row) { return row.dataset.section; }).join(","));
    if (event.target.matches("[data-record=note]") && onward) event.formData.set("then", onward);
  });

  /* From section to section -------------------------------------------------------------------------------------- */
  let onward = "";  // where the meeting goes as soon as the note is saved
  function changed(form) {
    return Array.from(form.elements).some(function (field) {
      return field.name !== "by" && field.type !== "hidden" && field.tagName !== "SELECT" && field.type !== "date" && "defaultValue" in field && field.value !== field.defaultValue;
    });
  }
  // True where the meeting may go on at once. A note is saved on the way; what is half written of an action stops it.
  function mayGo(href) {
    for (const form of document.querySelectorAll("form[data-record=agree], form[data-record=done]")) {
      if (!changed(form)) continue;
      const out = form.querySelector("[data-outcome]");
      out.textContent = "This is not saved yet: save it, or empty it, and then go on.";
      const field = Array.from(form.elements).find(function (one) { return one.type !== "hidden"; });
      if (form.closest("details")) form.closest("details").open = true;
      if (field) field.focus();
      return false;
    }
    const note = document.querySelector("form[data-record=note]");
    if (!note || !changed(note)) return true;
    onward = href;
    note.requestSubmit();
    onward = "";
    return false;
  }
  document.addEventListener("click", function (event) {
    const link = event.target.closest && event.target.closest("[data-walk] a[href]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (!mayGo(link.getAttribute("href"))) { event.preventDefault(); event.stopPropagation(); }
  }, true);
  document.addEventListener("keydown", function (event) {
    if (event.altKey || event.metaKey) return;
    const typing = event.target.matches && event.target.matches("input,select,textarea");
    if (event.ctrlKey && event.key === "Enter" && typing && event.target.form && event.target.form.matches("[data-record]")) {
      event.preventDefault();
      event.target.form.requestSubmit();
      return;
    }
    if (typing || event.ctrlKey || event.shiftKey) return;
    if (event.target.closest && event.target.closest(".scroll") && event.target.matches(".scroll")) return;
    const rel = { ArrowRight: "next", ArrowLeft: "prev" }[event.key];
    const link = rel && document.querySelector("[data-walk] a[rel=" + rel + "]");
    if (!link) return;
    event.preventDefault();
    link.click();
  });
})();
