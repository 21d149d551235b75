/* A chart as a picture: what is on screen, with its title, its words and the day of its data, as SVG or PNG.
   The page's style colours the charts, so each mark takes the colour it has on screen along with it. A chart of plotly
   is copied layer by layer; one that is marks of the page itself (bars, small lines, tiles) word by word, box by box. */
(function () {
  "use strict";
  const NS = "http://www.w3.org/2000/svg", FONT = "/assets/fonts/inter-latin-wght-normal.woff2";
  const KEPT = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "stroke-linejoin",
    "opacity", "visibility", "font-family", "font-size", "font-weight", "text-anchor"];
  const COLOURS = new Set(["fill", "stroke"]), OURS = /^[MLHVZ\d\s.,-]+$/;
  // What is no part of a picture: what only a screen can do, what only a screen reader hears, what folds out.
  const APART = ".no-print, .links, .visually-hidden, details, button, select, input, textarea, form";
  const SHAPES = new Set(["path", "line", "rect", "circle", "text", "tspan", "polygon", "polyline"]);
  const SIDE = 24, WIDE = 15;

  function made(tag, attributes, text) {
    const one = document.createElementNS(NS, tag);
    Object.keys(attributes).forEach(function (name) { one.setAttribute(name, attributes[name]); });
    if (text) one.textContent = text;
    return one;
  }
  // Any colour as every program reads it: a mix of two is a function that only browsers know.
  function plain(colour) {
    if (!/^color|^oklab|^oklch|^lab|^lch/.test(colour)) return colour;
    const held = plain.held = plain.held || {};
    if (!(colour in held)) {
      const pen = plain.pen = plain.pen || Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
      pen.clearRect(0, 0, 1, 1); pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
      held[colour] = "rgba(" + [r, g, b, +(a / 255).toFixed(3)].join(", ") + ")";
    }
    return held[colour];
  }
  // Anew and not cloned: a style attribute, which the page's policy refuses, would come along.
  function painted(live) {
    const copy = document.createElementNS(live.namespaceURI, live.localName);
    for (const one of live.attributes) {
      if (one.name !== "style" && one.name !== "class" && !one.name.startsWith("data-") && !one.name.startsWith("on")) copy.setAttributeNS(one.namespaceURI, one.name, one.value);
    }
    const style = getComputedStyle(live);
    if (SHAPES.has(live.localName)) KEPT.forEach(function (name) { const value = style.getPropertyValue(name); copy.setAttribute(name, COLOURS.has(name) ? plain(value) : value); });
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
  function foot() {
    const shared = new URLSearchParams(location.search).get("audience") === "sharing";
    const under = [textOf(document, ".banner strong") || textOf(document, ".banner"), textOf(document, ".head .trust"), "Sightline"];
    if (shared) under.push("small numbers are hidden (c)");
    if (/Invented trust/.test(textOf(document, ".banner"))) under.push("invented trust: no real child");
    return under.filter(Boolean).join(" · ");
  }
  function words(figure) {
    const keys = Array.from(figure.querySelectorAll(".keys li")).map(function (one) { return one.textContent.trim(); });
    const events = Array.from(figure.querySelectorAll(".events li")).map(function (one) { return one.textContent.trim().replace(/^(\d+) /, "$1: "); });
    return { title: textOf(document, "#main h1") + ": " + textOf(figure, "h3"), says: textOf(figure, "h3 + p"), keys: keys, events: events };
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
  // A sheet with a title, what it says, the marks that ``put`` lays on it below, and whose data it is at the foot.
  async function sheet(said, width, high, put) {
    const out = document.createElementNS(NS, "svg");
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
    put(out, y);
    y += high;
    if (said.keys.length) add(said.keys.join("   ·   "), 13, 400, colour("--ink"));
    said.events.forEach(function (one) { add(one, 13, 400, colour("--ink")); });
    y += 6;
    add(foot(), 12, 400, colour("--quiet"));
    const tall = Math.ceil(y + SIDE), whole = Math.ceil(width + 2 * SIDE), back = made("rect", { width: whole, height: tall, fill: plain(colour("--card")) });
    out.prepend(made("title", {}, said.title + ". " + said.says), made("style", {}, await font()), back);
    out.setAttribute("xmlns", NS); out.setAttribute("role", "img");
    out.setAttribute("width", whole); out.setAttribute("height", tall); out.setAttribute("viewBox", "0 0 " + whole + " " + tall);
    return { text: new XMLSerializer().serializeToString(out), width: whole, height: tall };
  }
  function drawn(figure) {
    const graph = figure.querySelector(".js-plotly-plot"), box = graph.getBoundingClientRect();
    return sheet(words(figure), Math.max(520, box.width), box.height, function (out, y) {
      graph.querySelectorAll(".main-svg").forEach(function (layer) {
        const copy = painted(layer);
        copy.setAttribute("x", SIDE); copy.setAttribute("y", y);
        out.appendChild(copy);
      });
    });
  }
  // The marks of a part of the page, each where it stands on screen, from the part's own corner.
  function marks(root) {
    const from = root.getBoundingClientRect(), named = root.getAttribute("aria-labelledby"), found = [];
    const edge = { left: Infinity, top: Infinity, right: 0, bottom: 0 };
    function took(left, top, width, height) {
      edge.left = Math.min(edge.left, left); edge.top = Math.min(edge.top, top);
      edge.right = Math.max(edge.right, left + width); edge.bottom = Math.max(edge.bottom, top + height);
    }
    function put(tag, attributes, text) { found.push(made(tag, attributes, text)); }
    function say(text, left, base, style) {
      const shown = style.textTransform === "uppercase" ? text.toUpperCase() : text;
      put("text", { x: left.toFixed(1), y: base.toFixed(1), "font-family": "Inter,system-ui,sans-serif", "font-size": style.fontSize, "font-weight": style.fontWeight, "font-style": style.fontStyle, fill: plain(style.color) }, shown);
    }
    function lines(node, style) {
      const range = document.createRange(), text = node.nodeValue, word = /\S+/g;
      let line = null, hit;
      function place(from_, to) {
        range.setStart(node, from_); range.setEnd(node, to);
        const boxes = range.getClientRects();
        if (boxes.length > 1 && to - from_ > 1) { for (let n = from_; n < to; n += 1) place(n, n + 1); return; }
        if (!boxes.length || !boxes[0].width) return;
        const box = boxes[0], part = text.slice(from_, to);
        if (line && Math.abs(line.top - box.top) < 2) line.words += (from_ && /\s/.test(text[from_ - 1]) ? " " : "") + part;
        else { done(); line = { words: part, top: box.top, left: box.left, height: box.height }; }
        line.right = box.right;
      }
      function done() {
        if (!line) return;
        say(line.words, line.left - from.left, line.top - from.top + 0.8 * line.height, style);  // Inter: four fifths rise above the line
        took(line.left - from.left, line.top - from.top, line.right - line.left, line.height);
        line = null;
      }
      while ((hit = word.exec(text))) place(hit.index, hit.index + hit[0].length);
      done();
    }
    function seen(ink) { return ink !== "transparent" && !/^rgba\(.*,\s*0\)$/.test(ink); }
    function box(one, style) {
      const at = one.getBoundingClientRect(), fill = plain(style.backgroundColor), striped = style.backgroundImage !== "none";
      const sides = ["Top", "Right", "Bottom", "Left"].map(function (side) {
        const wide = parseFloat(style["border" + side + "Width"]), ink = plain(style["border" + side + "Color"]);
        return style["border" + side + "Style"] === "none" || !seen(ink) ? null : wide ? { wide: wide, ink: ink } : null;
      });
      const whole = sides.every(Boolean) && sides.every(function (side) { return side.wide === sides[0].wide && side.ink === sides[0].ink; });
      if (!at.width || !at.height || (!seen(fill) && !striped && !sides.some(Boolean))) return;
      const turned = style.transform !== "none" && /^matrix\(/.test(style.transform);
      const width = turned ? one.offsetWidth : at.width, height = turned ? one.offsetHeight : at.height;
      const x = (at.left + at.right - width) / 2 - from.left, y = (at.top + at.bottom - height) / 2 - from.top;
      if (seen(fill) || striped || whole) {
        const radius = Math.min(parseFloat(style.borderTopLeftRadius) * (/%/.test(style.borderTopLeftRadius) ? width / 100 : 1) || 0, width / 2, height / 2);
        const look = { x: x.toFixed(1), y: y.toFixed(1), width: width.toFixed(1), height: height.toFixed(1), rx: radius.toFixed(1), fill: seen(fill) ? fill : striped && sides[0] ? sides[0].ink : "none" };
        if (striped && !seen(fill)) look["fill-opacity"] = "0.35";
        if (whole) { look.stroke = sides[0].ink; look["stroke-width"] = sides[0].wide; }
        if (turned) {
          const to = style.transform.slice(7, -1).split(",").map(Number), cx = x + width / 2, cy = y + height / 2;
          look.transform = "translate(" + cx + " " + cy + ") matrix(" + to.slice(0, 4).join(" ") + " 0 0) translate(" + -cx + " " + -cy + ")";
        }
        put("rect", look);
        took(x, y, width, height);
      }
      if (!whole) [[x, y, x + width, y], [x + width, y, x + width, y + height], [x, y + height, x + width, y + height], [x, y, x, y + height]].forEach(function (line, n) {
        if (sides[n]) put("line", { x1: line[0].toFixed(1), y1: line[1].toFixed(1), x2: line[2].toFixed(1), y2: line[3].toFixed(1), stroke: sides[n].ink, "stroke-width": sides[n].wide });
      });
    }
    // A drawing of ours is stretched to its box: its lines are worked out here, so that no program makes them thick.
    function drawing(live) {
      const at = live.getBoundingClientRect(), view = live.viewBox.baseVal, left = at.left - from.left, top = at.top - from.top;
      if (!at.width || !at.height) return;
      const paths = Array.from(live.querySelectorAll("path")), stretched = live.getAttribute("preserveAspectRatio") === "none";
      took(left, top, at.width, at.height);
      if (!stretched || !view || !paths.every(function (one) { return OURS.test(one.getAttribute("d")); })) {
        const copy = painted(live);
        copy.setAttribute("x", left); copy.setAttribute("y", top); copy.setAttribute("width", at.width); copy.setAttribute("height", at.height);
        found.push(copy);
        return;
      }
      const wide = at.width / view.width, high = at.height / view.height;
      paths.forEach(function (one) {
        const steps = one.getAttribute("d").match(/[MLHVZ]|-?[\d.]+/g);
        let command = "", odd = false;
        const moved = steps.map(function (step) {
          if (/[MLHVZ]/.test(step)) { command = step; odd = false; return step; }
          const across = command === "H" || (command !== "V" && !odd);
          odd = !odd;
          return (across ? left + wide * (step - view.x) : top + high * (step - view.y)).toFixed(1);
        }).join(" ");
        const copy = painted(one);
        copy.setAttribute("d", moved);
        found.push(copy);
      });
    }
    function walk(one) {
      if (one.id && one.id === named) return;
      if (one.matches(APART)) return;
      const style = getComputedStyle(one);
      if (style.display === "none" || style.visibility === "hidden" || style.opacity === "0") return;
      if (one.localName === "svg") { drawing(one); return; }
      if (one !== root) box(one, style);
      const before = getComputedStyle(one, "::before"), label = /^"(.*)"$/.exec(before.content);
      if (label && label[1].trim()) {  // what a cell is called, where a table has become cards
        const at = one.getBoundingClientRect(), high = parseFloat(before.lineHeight) || 1.5 * parseFloat(before.fontSize);
        say(label[1].trim(), at.left - from.left + parseFloat(style.paddingLeft), at.top - from.top + parseFloat(style.paddingTop) + high / 2 + 0.35 * parseFloat(before.fontSize), before);
      }
      for (const child of one.childNodes) {
        if (child.nodeType === 1) walk(child);
        else if (child.nodeType === 3 && child.nodeValue.trim()) lines(child, style);
      }
    }
    walk(root);
    return { found: found, edge: edge };
  }
  // A part of the page that is a chart by itself: as it is on screen, under its title.
  function flat(root) {
    const held = marks(root), edge = held.edge, heading = root.getAttribute("aria-labelledby");
    const title = textOf(document, "#main h1") + ": " + textOf(document, "#" + CSS.escape(heading));
    const width = Math.max(520, edge.right - edge.left), high = Math.max(0, edge.bottom - edge.top) + 8;
    return sheet({ title: title, says: "", keys: [], events: [] }, width, high, function (out, y) {
      const all = made("g", { transform: "translate(" + (SIDE - edge.left) + " " + (y - edge.top) + ")" });
      held.found.forEach(function (one) { all.appendChild(one); });
      out.appendChild(all);
    });
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
    const part = button.closest("figure, [data-figure]"), kind = button.dataset.picture, plotted = part.matches("figure");
    if (plotted && !part.querySelector(".js-plotly-plot .main-svg")) return;
    button.disabled = true;
    try {
      const picture = await (plotted ? drawn(part) : flat(part));
      const blob = kind === "png" ? await png(picture) : new Blob([picture.text], { type: "image/svg+xml" });
      const heading = plotted ? textOf(part, "h3") : textOf(document, "#" + CSS.escape(part.getAttribute("aria-labelledby")));
      const name = (textOf(document, "#main h1") + " " + heading).toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 100);
      save(blob, name + "." + kind);
    } finally { button.disabled = false; }
  });
})();
