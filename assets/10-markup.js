/* Draws the plain trees of layouts/markup.py with React: text stays text, and nothing that could run is let through. */
(function () {
  "use strict";
  const TAGS = new Set(("a abbr article aside b blockquote button caption code dd del details div dl dt em fieldset figcaption figure " +
    "footer form h1 h2 h3 h4 header hr input label legend li main mark nav ol option p path circle rect line section " +
    "select small span strong sub sup summary svg table tbody td textarea tfoot th thead time tr ul").split(" "));
  const NAMES = {
    class: "className", for: "htmlFor", tabindex: "tabIndex", colspan: "colSpan", rowspan: "rowSpan",
    datetime: "dateTime", "vector-effect": "vectorEffect", autocomplete: "autoComplete", maxlength: "maxLength"
  };
  const PLAIN = new Set(("id title lang role hidden open href download rel type name value checked selected disabled required " +
    "accept scope key style method viewBox d cx cy r x y x1 x2 y1 y2 width height fill stroke preserveAspectRatio focusable " +
    "placeholder rows min max step").split(" "));

  function attributes(tag, given, position) {
    const props = { key: given.key === undefined ? position : given.key };
    for (const name of Object.keys(given)) {
      const value = given[name];
      if (name === "key") continue;
      if (name === "href" && !/^[/#?](?!\/)/.test(String(value))) continue;
      // Form fields belong to the reader once drawn; the server says only where they begin.
      if (name === "value" && tag === "select") { props.defaultValue = value; continue; }
      if (name === "value" && (tag === "textarea" || tag === "input" && given.type !== "hidden" && given.type !== "checkbox")) { props.defaultValue = value; continue; }
      if (name === "data-checked") { props.defaultChecked = true; continue; }
      if (NAMES[name]) props[NAMES[name]] = value;
      else if (PLAIN.has(name) || name.startsWith("aria-") || name.startsWith("data-")) props[name] = value;
    }
    return props;
  }

  function words(node) { return Array.isArray(node) ? node.slice(2).map(words).join("") : String(node); }
  function parts(node, tag) { return node.slice(2).filter(function (one) { return Array.isArray(one) && one[0] === tag; }); }
  // On a phone a row of such a table is a card: each cell carries the header above it. Numbers stand as their header does.
  function labelled(table) {
    const row = parts(table, "thead").flatMap(function (head) { return parts(head, "tr"); })[0];
    const heads = row ? parts(row, "th").map(function (head) {
      return Object.assign({ "data-label": words(head) }, head[1]["class"] ? { "class": head[1]["class"] } : {});
    }) : [];
    return table.map(function (body) {
      if (!Array.isArray(body) || body[0] !== "tbody") return body;
      return body.map(function (line) {
        if (!Array.isArray(line) || line[0] !== "tr") return line;
        return line.map(function (cell, place) {
          const row = cell[0] === "th" ? { scope: "row" } : {};
          return Array.isArray(cell) ? [cell[0], Object.assign(row, heads[place - 2], cell[1])].concat(cell.slice(2)) : cell;
        });
      });
    });
  }

  function draw(node, position) {
    if (!Array.isArray(node)) return node;
    const tag = node[0];
    if (!TAGS.has(tag)) return null;
    const held = tag === "table" && node[1] && node[1]["data-labelled"] ? labelled(node) : node;
    const children = held.slice(2).map(draw);
    return React.createElement(tag, attributes(tag, node[1] || {}, position), ...(children.length ? children : []));
  }

  function Markup(props) {
    const page = props.page;
    React.useEffect(function () {
      if (page) window.dispatchEvent(new CustomEvent("sightline:page", { detail: page }));
    });
    return React.createElement(React.Fragment, null, ...(props.nodes || []).map(draw));
  }

  window.sightline = Object.assign(window.sightline || {}, { Markup: Markup });
})();
