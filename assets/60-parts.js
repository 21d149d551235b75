/* What a page leaves for later: the part comes when somebody folds it out, and again when the numbers have changed. */
(function () {
  "use strict";
  const roots = new WeakMap(), filled = new WeakMap();

  function put(box, nodes) {
    if (!roots.has(box)) roots.set(box, ReactDOM.createRoot(box));
    roots.get(box).render(React.createElement(window.sightline.Markup, { nodes: nodes }));
  }
  async function fill(box) {
    const wanted = box.dataset.part + " " + window.sightline.version();
    if (filled.get(box) === wanted) return;
    filled.set(box, wanted);
    box.setAttribute("aria-busy", "true");
    if (!box.firstChild) put(box, [["p", { "class": "quiet", role: "status" }, "The numbers are on their way."]]);
    try {
      const answer = await fetch(box.dataset.part, { headers: { Accept: "application/json" }, cache: "no-store" });
      if (!answer.ok) throw new Error("no answer");
      const nodes = await answer.json();
      if (filled.get(box) === wanted) put(box, nodes);
    } catch (_) {
      if (filled.get(box) !== wanted) return;  // it has been asked for anew since
      filled.delete(box);  // the next time it is folded out it is asked for again
      put(box, [["p", { "class": "remark", role: "status" }, "The numbers did not arrive: Sightline does not answer. Fold this in and out to try again."]]);
    }
    if (filled.get(box) === wanted || !filled.has(box)) box.removeAttribute("aria-busy");
  }
  document.addEventListener("toggle", function (event) {
    const box = event.target.open && event.target.querySelector(":scope > [data-part]");
    if (box) fill(box);
  }, true);
  addEventListener("sightline:page", function () { document.querySelectorAll("details[open] > [data-part]").forEach(fill); });
})();
