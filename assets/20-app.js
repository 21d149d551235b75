/* What a page does without asking the server: the address, the theme, the filters, new loads, and the reader's place. */
(function () {
  "use strict";
  const PLOTLY = "/assets/vendor/plotly-basic-4.1.1.min.js";
  const root = document.documentElement;
  let shown = null;      // the page that is drawn
  let y = null;          // how far down the reader was when new data was asked for
  let held = null;       // the id of what held the focus last
  let lastField = null;  // the field that changed last, and when
  let asked = false;     // a refresh is under way

  // Dash would fetch the whole of plotly.js: a third of it draws everything here.
  Object.defineProperty(window, "_dashPlotlyJSURL", { get: function () { return PLOTLY; }, set: function () {} });

  function byId(name) { return document.getElementById(name); }
  function say(text) {
    const live = byId("said");
    if (live) { live.textContent = ""; setTimeout(function () { live.textContent = text; }, 60); }
  }

  /* The address ------------------------------------------------------------------------------------------------ */
  function keepPlace() {
    try { history.replaceState(Object.assign({}, history.state, { y: window.scrollY }), ""); } catch (_) { /* full */ }
  }
  function go(address, replace) {
    keepPlace();
    history[replace ? "replaceState" : "pushState"]({ fresh: true }, "", address);
    window.dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
  }
  history.scrollRestoration = "manual";
  addEventListener("pagehide", keepPlace);

  document.addEventListener("click", function (event) {
    const link = event.target.closest && event.target.closest("a[href]");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const url = new URL(link.href, location.href);
    if (link.hasAttribute("download") || link.target || url.origin !== location.origin || /^\/(download|assets)\//.test(url.pathname)) return;
    event.preventDefault();
    if (url.pathname === location.pathname && url.search === location.search) {
      const place = url.hash && byId(decodeURIComponent(url.hash.slice(1)));
      if (place) show(place);
      return;
    }
    go(url.pathname + url.search + url.hash);
  });

  function show(place) {
    place.scrollIntoView({ block: "start" });
    if (!place.matches("a,button,input,select,[tabindex]")) place.setAttribute("tabindex", "-1");
    place.focus({ preventScroll: true });
  }

  // A mark on a chart leads where the row of its period does. Plotly tells of clicks only to who asks the graph itself.
  function pointed(event) {
    const at = event.points && event.points[0] && String(event.points[0].x).slice(0, 10);
    const chart = event.event && event.event.target.closest && event.event.target.closest("figure.chart");
    const row = at && chart && chart.querySelector('a[href*="period=' + CSS.escape(at) + '"]');
    if (row) row.click();
  }
  document.addEventListener("pointerover", function (event) {
    const graph = event.target.closest && event.target.closest("figure.chart .js-plotly-plot");
    if (!graph || !graph.on || !graph.removeListener) return;
    graph.removeListener("plotly_click", pointed);
    graph.on("plotly_click", pointed);
  });

  document.addEventListener("focusin", function (event) { held = event.target.id || null; });

  /* Filters ---------------------------------------------------------------------------------------------------- */
  document.addEventListener("change", function (event) {
    const form = event.target.closest && event.target.closest("form[data-filters]");
    if (!form || !event.target.name) return;
    const query = new URLSearchParams(location.search);
    for (const field of form.elements) {
      if (!field.name) continue;
      if (field.value) query.set(field.name, field.value); else query.delete(field.name);
    }
    query.delete("page");
    if (event.target.name === "grain" || event.target.name === "on") query.delete("period");
    if (event.target.name === "service") { query.delete("team"); query.delete("worker"); }
    if (event.target.name === "team") query.delete("worker");
    const again = lastField && lastField.name === event.target.id && Date.now() - lastField.at < 1500;
    lastField = { name: event.target.id, at: Date.now() };
    const search = query.toString();
    go(form.dataset.filters + (search ? "?" + search : ""), again);
  });
  document.addEventListener("submit", function (event) {
    if (event.target.matches("form[data-filters]")) event.preventDefault();
  });
  // Boxes of one name become one word of the address, in their order on the page.
  document.addEventListener("submit", function (event) {
    const form = event.target;
    if (!form.matches("form[data-join]")) return;
    event.preventDefault();
    const to = new URL(form.dataset.join, location.href), words = {};
    new FormData(form).forEach(function (value, name) { (words[name] = words[name] || []).push(value); });
    Object.keys(words).forEach(function (name) { to.searchParams.set(name, words[name].filter(Boolean).join(",")); });
    go(to.pathname + to.search);
  });
  // A button of a list moves its entry one earlier or later, or takes it out: the order is the address.
  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("form[data-join] [data-step]");
    if (!button) return;
    const form = button.form, entry = button.closest("li"), by = Number(button.dataset.step);
    const fields = Array.from(entry.parentElement.querySelectorAll("input[type=hidden]"));
    const at = fields.indexOf(entry.querySelector("input[type=hidden]")), values = fields.map(function (one) { return one.value; });
    const moved = values.splice(at, 1)[0];
    if (by) values.splice(at + by, 0, moved);
    const to = new URL(form.dataset.join, location.href);
    to.searchParams.set(fields[at].name, values.join(","));
    go(to.pathname + to.search);
  });
  document.addEventListener("input", function (event) {
    if (!event.target.matches("[data-search]")) return;
    const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    document.querySelectorAll(event.target.dataset.search).forEach(function (one) {
      const text = one.textContent.toLowerCase();
      one.hidden = !words.every(function (word) { return text.includes(word); });
      if (!one.hidden) found += 1;
    });
    say(found + " found");
  });

  const FOLDS = "details.feeds[open], details.menu[open]";  // what folds out over the page and away again
  /* What the head's buttons do ----------------------------------------------------------------------------------- */
  function paintTheme() {
    const dark = root.getAttribute("data-bs-theme") === "dark";
    document.querySelectorAll("[data-do=theme]").forEach(function (button) { button.setAttribute("aria-pressed", String(dark)); });
  }
  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("[data-do]");
    if (!button) return;
    if (button.dataset.do === "print") window.print();
    if (button.dataset.do === "theme") {
      const theme = root.getAttribute("data-bs-theme") === "dark" ? "light" : "dark";
      root.setAttribute("data-bs-theme", theme);
      try { localStorage.setItem("theme", theme); } catch (_) { /* private windows keep nothing */ }
      paintTheme();
    }
    if (button.dataset.do === "reload") location.reload();
    if (button.dataset.do === "view") go("/views?address=" + encodeURIComponent(location.pathname + location.search) + "#save");
    if (button.dataset.do === "menu") unfold(!root.hasAttribute("data-menu"));
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    document.querySelectorAll(FOLDS).forEach(function (open) {
      open.removeAttribute("open");
      open.querySelector("summary").focus();
    });
  });
  document.addEventListener("click", function (event) {
    document.querySelectorAll(FOLDS).forEach(function (open) {
      if (!open.contains(event.target)) open.removeAttribute("open");
    });
  });
  function unfold(open) {
    root.toggleAttribute("data-menu", open);
    document.querySelectorAll("[data-do=menu]").forEach(function (button) { button.setAttribute("aria-expanded", String(open)); });
  }
  let opened = [];
  addEventListener("beforeprint", function () {
    opened = Array.from(document.querySelectorAll(".chart details:not([open])"));
    opened.forEach(function (one) { one.setAttribute("open", ""); });
  });
  addEventListener("afterprint", function () { opened.forEach(function (one) { one.removeAttribute("open"); }); });

  /* A page has been drawn ---------------------------------------------------------------------------------------- */
  addEventListener("sightline:page", function (event) {
    const page = event.detail;
    // A page that came back after the reader had moved on is not the page that was asked for.
    if (page.path !== location.pathname || page.search !== location.search) return;
    document.title = page.title;
    document.querySelectorAll("[data-nav]").forEach(function (link) {
      const stem = link.dataset.nav;
      const here = stem === "/" ? page.path === "/" : page.path === stem || page.path.startsWith(stem + "/");
      if (here) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
    });
    document.querySelectorAll("details.menu[open]").forEach(function (open) { open.removeAttribute("open"); });
    unfold(false);
    document.querySelectorAll("select[data-value]").forEach(function (field) { field.value = field.dataset.value; });
    paintTheme();
    const moved = !shown || shown.path !== page.path;
    if (moved) unfolded = new Set();
    const renewed = !moved && shown.version !== page.version;
    const same = !moved && !renewed && shown.search === page.search;
    if (same) return;
    const first = !shown;
    shown = page;
    if (first) frontDoor();
    asked = false;
    notice(null);
    if (!moved) putBack();
    if (renewed && kept) { notice("kept", kept); say(kept); kept = null; return; }
    if (renewed) { say("New data has been loaded. The numbers on this page are now the new ones."); notice("new"); return; }
    if (kept) { notice("kept", kept); kept = null; }
    const place = location.hash && byId(decodeURIComponent(location.hash.slice(1)));
    const state = history.state || {};
    requestAnimationFrame(function () {
      if (!state.fresh && typeof state.y === "number") window.scrollTo(0, state.y);
      else if (place) { show(place); return; }
      else if (moved) window.scrollTo(0, 0);
      if (moved && !first) {
        const title = document.querySelector("#main h1");
        if (title) title.focus({ preventScroll: true });
      }
      if (!first) say(page.name + (moved ? "" : ", changed"));
      history.replaceState(Object.assign({}, state, { fresh: false }), "");
    });
  });

  /* The front door: once in a visit, what was chosen to open first --------------------------------------------------- */
  async function frontDoor() {
    try {
      if (sessionStorage.getItem("came")) return;
      sessionStorage.setItem("came", "1");
      if (location.pathname !== "/" || location.search || location.hash) return;
      const start = (await (await fetch("/start", { cache: "no-store" })).json()).start;
      if (start && location.pathname === "/" && !location.search) go(start, true);
    } catch (_) { /* private windows keep nothing: Today is a good start */ }
  }

  /* How long ago: said here, so that it stays true on a page that stays open -------------------------------------------- */
  function ago(then) {
    const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(then)) / 60000));
    const said = function (number, thing) { return number + " " + thing + (number === 1 ? "" : "s"); };
    if (minutes < 60) return said(minutes, "minute");
    return minutes < 48 * 60 ? said(Math.floor(minutes / 60), "hour") : said(Math.floor(minutes / 1440), "day");
  }
  function tellAges() {
    document.querySelectorAll("[data-since]").forEach(function (one) {
      const words = ", " + ago(one.dataset.since) + " ago";
      if (one.textContent !== words) one.textContent = words;
    });
  }
  addEventListener("sightline:page", tellAges);
  setInterval(tellAges, 20000);

  /* New loads ---------------------------------------------------------------------------------------------------- */
  function notice(kind, words) {
    let box = byId("notice");
    if (!kind) { if (box) box.hidden = true; return; }
    if (!box) {
      box = document.createElement("div");
      box.id = "notice";
      box.setAttribute("role", "status");
      document.body.appendChild(box);
    }
    box.className = "notice " + kind;
    box.textContent = words ? words : kind === "new"
      ? "New data has arrived: this page now shows it."
      : "Sightline does not answer. The numbers on screen may be old.";
    box.hidden = false;
    if (kind !== "lost") setTimeout(function () { if (box.className === "notice " + kind) box.hidden = true; }, 12000);
  }
  /* The page was drawn anew under the reader: what was open opens, what held the focus holds it, nothing moves. */
  let unfolded = new Set();
  document.addEventListener("toggle", function (event) {
    if (!event.target.id) return;
    if (event.target.open) unfolded.add(event.target.id); else if (event.target.isConnected) unfolded.delete(event.target.id);
  }, true);
  /* What is half typed stays in its field, and stays written against what stood there when somebody began to type. */
  const began = new WeakMap(), typed = new Map();
  document.addEventListener("input", function (event) {
    const form = event.target.form, seen = form && form.matches("form[data-record]") && form.elements.seen;
    if (seen && !began.has(form)) began.set(form, seen.value);
  });
  function fields(form) { return Array.from(form.elements).filter(function (one) { return one.name && one.type !== "hidden"; }); }
  function about(form) {
    const told = Array.from(form.querySelectorAll("input[type=hidden]")).filter(function (one) { return one.name !== "seen"; });
    return [form.dataset.record].concat(told.map(function (one) { return one.value; })).join("|");
  }
  function keepTyped() {
    typed.clear();
    document.querySelectorAll("form[data-record]").forEach(function (form) {
      const own = fields(form).filter(function (one) { return one.name !== "by"; });
      if (!own.some(function (one) { return one.type === "checkbox" ? one.checked !== one.defaultChecked : "defaultValue" in one && one.value !== one.defaultValue; })) return;
      typed.set(about(form), { seen: began.get(form), values: fields(form).map(function (one) { return one.type === "checkbox" ? one.checked : one.value; }) });
    });
  }
  function putTyped() {
    document.querySelectorAll("form[data-record]").forEach(function (form) {
      const found = typed.get(about(form));
      if (!found || fields(form).length !== found.values.length) return;
      fields(form).forEach(function (one, at) { if (one.type === "checkbox") one.checked = found.values[at]; else one.value = found.values[at]; });
      if (found.seen !== undefined) began.set(form, found.seen);
    });
    typed.clear();
  }
  function putBack() {
    const focus = held, down = y;
    y = null;
    requestAnimationFrame(function () {
      putTyped();
      unfolded.forEach(function (name) { const one = byId(name); if (one) one.setAttribute("open", ""); });
      if (down !== null) window.scrollTo(0, down);
      const focused = focus && byId(focus);
      if (focused && document.activeElement === document.body) focused.focus({ preventScroll: true });
    });
  }
  async function look() {
    if (!shown || saving || document.visibilityState === "hidden") return;
    try {
      const answer = await fetch("/version", { headers: { Accept: "application/json" }, cache: "no-store" });
      if (!answer.ok) throw new Error("no answer");
      const version = (await answer.json()).version;
      const box = byId("notice");
      if (box && box.classList.contains("lost")) notice(null);
      if (version !== shown.version && !asked && !saving) {
        asked = true;
        y = window.scrollY;
        keepTyped();
        window.dash_clientside.set_props("version", { data: version });
      }
    } catch (_) { notice("lost"); asked = false; }
  }
  const EVERY = 30000;
  setInterval(look, EVERY);
  document.addEventListener("visibilitychange", look);
  window.sightline = Object.assign(window.sightline || {}, { look: look, version: function () { return shown && shown.version; } });

  /* What a person types ------------------------------------------------------------------------------------------ */
  let saving = 0;   // what is on its way to be kept: the version it makes is told with its own sentence, not as new data
  let kept = null;  // the sentence that says what was saved, until the page is drawn anew with it
  function nameOf() { try { return localStorage.getItem("by") || ""; } catch (_) { return ""; } }
  addEventListener("sightline:page", function () {
    document.querySelectorAll("form[data-record] input[name=by]").forEach(function (field) { if (!field.value) field.value = nameOf(); });
  });
  async function record(name, body) {
    try {
      const answer = await fetch("/record/" + encodeURIComponent(name), { method: "POST", body: body, headers: { "X-Sightline": "record" } });
      return await answer.json();
    } finally { saving -= 1; }
  }
  document.addEventListener("submit", async function (event) {
    const form = event.target;
    if (!form.matches("form[data-record]")) return;
    event.preventDefault();
    const out = form.querySelector("[data-outcome]"), button = form.querySelector("button[type=submit]");
    const body = new URLSearchParams(new FormData(form));
    body.set("address", location.pathname + location.search);
    if (began.has(form)) body.set("seen", began.get(form));
    try { if (body.get("by")) localStorage.setItem("by", body.get("by")); } catch (_) { /* private windows keep nothing */ }
    out.textContent = "";
    button.disabled = true;
    saving += 1;
    try {
      const said = await record(form.dataset.record, body);
      if (said.saved) {
        kept = said.says;
        began.delete(form);
        form.reset();
        form.querySelectorAll("input[name=by]").forEach(function (field) { field.value = nameOf(); });
        if (said.go) go(said.go); else await look();
        // What changed nothing leaves the page as it is: then nothing will be drawn anew to say so.
        setTimeout(function () { if (kept) { notice("kept", kept); say(kept); kept = null; } }, 1500);
      } else out.textContent = said.says;
    } catch (_) {
      out.textContent = "Nothing was saved: Sightline does not answer. What you wrote is still here; try again.";
    }
    button.disabled = false;
  });

  /* Upload ------------------------------------------------------------------------------------------------------- */
  document.addEventListener("submit", async function (event) {
    const form = event.target;
    if (!form.matches("form[data-upload]")) return;
    event.preventDefault();
    const out = form.querySelector("[data-outcome]"), button = form.querySelector("button");
    const file = form.querySelector("input[type=file]").files[0];
    if (!file) { tell(out, "red", ["Choose a file first."]); return; }
    button.disabled = true;
    const began = Date.now();
    tell(out, "none", ["Loading " + file.name + ". A whole extract takes up to a minute."]);
    const clock = setInterval(function () {
      if (out.lastElementChild) out.lastElementChild.textContent = "Loading " + file.name + ": " + Math.round((Date.now() - began) / 1000) + " seconds so far.";
    }, 1000);
    try {
      const body = new FormData();
      body.append("extract", file);
      const answer = await fetch("/upload", { method: "POST", body: body, headers: { "X-Sightline": "upload" } });
      const said = await answer.json();
      clearInterval(clock);
      tell(document.querySelector("[data-outcome]") || out, said.loaded ? "green" : "red", [said.says].concat(rows(said.answer)));
      if (said.loaded) look();
    } catch (_) {
      clearInterval(clock);
      tell(out, "red", ["The upload did not arrive whole. The last good load is still there; try again."]);
    }
    button.disabled = false;
  });
  function rows(answer) {
    if (!answer || !answer.tables) return [];
    return answer.tables.map(function (one) {
      return one.table + " (" + one.file + "): " + one.read + " rows read, " + one.loaded + " loaded, " + one.set_aside + " set aside";
    });
  }
  let told = null;  // what the last upload came to: it outlives the page being drawn anew with the new numbers
  addEventListener("sightline:page", function () {
    const out = document.querySelector("[data-outcome]");
    if (!out) told = null; else if (told && !out.childElementCount) tell(out, told.kind, told.lines);
  });
  function tell(out, kind, lines) {
    told = { kind: kind, lines: lines };
    out.replaceChildren.apply(out, lines.map(function (line) {
      const p = document.createElement("p");
      p.textContent = line;
      return p;
    }));
    out.className = "outcome rag-" + kind;
  }
})();
