/* A chart as a picture: what is on screen, with its title, its words and the day of its data, as SVG or PNG.
   The page's style colours the charts, so each mark takes the colour it has on screen along with it. */
(function () {
  "use strict";
  const NS = "http://www.w3.org/2000/svg", FONT = "/assets/fonts/inter-latin-wght-normal.woff2";
  const KEPT = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "stroke-linejoin",
    "opacity", "visibility", "font-family", "font-size", "font-weight", "text-anchor"];
  const SHAPES = new Set(["path", "line", "rect", "circle", "text", "tspan", "polygon", "polyline"]);
  const SIDE = 24, WIDE = 15;

  function made(tag, attributes, text) {
    const one = document.createElementNS(NS, tag);
    Object.keys(attributes).forEach(function (name) { one.setAttribute(name, attributes[name]); });
    if (text) one.textContent = text;
    return one;
  }
  // Anew and not cloned: a style attribute, which the page's policy refuses, would come along.
  function painted(live) {
    const copy = document.createElementNS(live.namespaceURI, live.localName);
    for (const one of live.attributes) {
      if (one.name !== "style" && one.name !== "class" && !one.name.startsWith("data-") && !one.name.startsWith("on")) copy.setAttributeNS(one.namespaceURI, one.name, one.value);
    }
    const style = getComputedStyle(live);
    if (SHAPES.has(live.localName)) KEPT.forEach(function (name) { copy.setAttribute(name, style.getPropertyValue(name)); });
    else if (style.display === "none") copy.setAttribute("display", "none");
    for (const child of live.childNodes) {
      if (child.nodeType === 1) copy.appendChild(painted(child));
      else if (child.nodeType === 3) copy.appendChild(document.createTextNode(child.nodeValue));
    }
    return copy;
  }
  function colour(name) { return getComputedStyle(document.documentElement).getPropertyValue(name).trim(); }
  function textOf(root, query) {
    const one = root && root.querySelector(query);
    return one ? one.textContent.replace(/\s+/g, " ").trim() : "";
  }
  function wrapped(text, font, width) {
    const pen = wrapped.pen = wrapped.pen || document.createElement("canvas").getContext("2d");
    pen.font = font;
    const lines = [];
    let line = "";
    text.split(" ").forEach(function (word) {
      const longer = line ? line + " " + word : word;
      if (line && pen.measureText(longer).width > width) { lines.push(line); line = word; } else line = longer;
    });
    return line ? lines.concat(line) : lines;
  }
  function words(figure) {
    const keys = Array.from(figure.querySelectorAll(".keys li")).map(function (one) { return one.textContent.trim(); });
    const events = Array.from(figure.querySelectorAll(".events li")).map(function (one) { return one.textContent.trim().replace(/^(\d+) /, "$1: "); });
    const shared = new URLSearchParams(location.search).get("audience") === "sharing";
    const under = [textOf(document, ".banner strong") || textOf(document, ".banner"), textOf(document, ".head .trust"), "Sightline"];
    if (shared) under.push("small numbers are hidden (c)");
    if (/Invented trust/.test(textOf(document, ".banner"))) under.push("invented trust: no real child");
    return { title: textOf(document, "#main h1") + ": " + textOf(figure, "h3"), says: textOf(figure, "h3 + p"), keys: keys, events: events, foot: under.filter(Boolean).join(" · ") };
  }
  async function font() {
    if (font.held === undefined) {
      try {
        const bytes = new Uint8Array(await (await fetch(FONT)).arrayBuffer());
        let text = "";
        for (let n = 0; n < bytes.length; n += 8192) text += String.fromCharCode.apply(null, bytes.subarray(n, n + 8192));
        font.held = "@font-face{font-family:Inter;font-weight:100 900;src:url(data:font/woff2;base64," + btoa(text) + ")}";
      } catch (_) { font.held = ""; }
    }
    return font.held;
  }
  async function drawn(figure) {
    const graph = figure.querySelector(".js-plotly-plot"), box = graph.getBoundingClientRect();
    const said = words(figure), width = Math.max(520, box.width), out = document.createElementNS(NS, "svg");
    let y = SIDE;
    function add(text, size, weight, ink) {
      wrapped(text, weight + " " + size + "px Inter, sans-serif", width).forEach(function (line) {
        y += size * 1.35;
        out.appendChild(made("text", { x: SIDE, y: y, "font-family": "Inter,system-ui,sans-serif", "font-size": size, "font-weight": weight, fill: ink }, line));
      });
    }
    add(said.title, 19, 650, colour("--ink"));
    add(said.says, WIDE, 400, colour("--quiet"));
    y += 12;
    graph.querySelectorAll(".main-svg").forEach(function (layer) {
      const copy = painted(layer);
      copy.setAttribute("x", SIDE); copy.setAttribute("y", y);
      out.appendChild(copy);
    });
    y += box.height;
    if (said.keys.length) add(said.keys.join("   ·   "), 13, 400, colour("--ink"));
    said.events.forEach(function (one) { add(one, 13, 400, colour("--ink")); });
    y += 6;
    add(said.foot, 12, 400, colour("--quiet"));
    const high = Math.ceil(y + SIDE), whole = Math.ceil(width + 2 * SIDE), back = made("rect", { width: whole, height: high, fill: colour("--card") });
    out.prepend(made("title", {}, said.title + ". " + said.says), made("style", {}, await font()), back);
    out.setAttribute("xmlns", NS); out.setAttribute("role", "img");
    out.setAttribute("width", whole); out.setAttribute("height", high); out.setAttribute("viewBox", "0 0 " + whole + " " + high);
    return { text: new XMLSerializer().serializeToString(out), width: whole, height: high };
  }
  function png(picture) {
    return new Promise(function (done, fail) {
      const image = new Image(), url = URL.createObjectURL(new Blob([picture.text], { type: "image/svg+xml" }));
      image.onload = function () {
        const canvas = document.createElement("canvas");
        canvas.width = 2 * picture.width; canvas.height = 2 * picture.height;
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        URL.revokeObjectURL(url);
        canvas.toBlob(function (blob) { if (blob) done(blob); else fail(new Error("no picture")); }, "image/png");
      };
      image.onerror = function () { URL.revokeObjectURL(url); fail(new Error("no picture")); };
      image.src = url;
    });
  }
  function save(blob, name) {
    const link = document.createElement("a"), url = URL.createObjectURL(blob);
    link.href = url; link.download = name;
    document.body.appendChild(link); link.click(); link.remove();
    setTimeout(function () { URL.revokeObjectURL(url); }, 10000);
  }
  // A drawing that the server makes whole: here it only becomes a PNG.
  async function fetched(button, source) {
    button.disabled = true;
    try {
      const answer = await fetch(source), text = await answer.text();
      const size = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
      const set = text.replace("<title>", "<style>" + await font() + "</style><title>");
      const name = (/filename="(.*)\.svg"/.exec(answer.headers.get("Content-Disposition")) || ["", "picture"])[1];
      save(await png({ text: set, width: +size.getAttribute("width"), height: +size.getAttribute("height") }), name + ".png");
    } finally { button.disabled = false; }
  }
  document.addEventListener("click", async function (event) {
    const button = event.target.closest && event.target.closest("[data-picture]");
    if (!button) return;
    const source = button.parentElement.querySelector("a[href^='/picture/']");
    if (source) { await fetched(button, source.href); return; }
    const figure = button.closest("figure"), kind = button.dataset.picture;
    if (!figure.querySelector(".js-plotly-plot .main-svg")) return;
    button.disabled = true;
    try {
      const picture = await drawn(figure);
      const blob = kind === "png" ? await png(picture) : new Blob([picture.text], { type: "image/svg+xml" });
      const name = (textOf(document, "#main h1") + " " + textOf(figure, "h3")).toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 100);
      save(blob, name + "." + kind);
    } finally { button.disabled = false; }
  });
})();
