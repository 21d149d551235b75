/* A deck of slides: one is shown, by hand, by key or by the clock. Nothing is asked of the server for it. */
(function () {
  "use strict";
  const root = document.documentElement;
  const SECONDS = 20;
  let at = 0;          // the slide on screen
  let clock = null;    // set while slides rotate
  let path = null;

  function deck() { return document.querySelector("[data-deck]"); }
  function slides(held) { return held.querySelectorAll(":scope > .slide"); }
  function seconds() {
    const asked = Number(new URLSearchParams(location.search).get("rotate"));
    return asked >= 3 && asked <= 600 ? asked : SECONDS;
  }
  function show(held, to, told) {
    const all = slides(held);
    at = Math.max(0, Math.min(all.length - 1, to));
    all.forEach(function (one, place) {
      if (place === at) one.setAttribute("data-on", ""); else one.removeAttribute("data-on");
    });
    const where = held.querySelector(".deck-where");
    const words = (at + 1) + " of " + all.length;
    if (where && where.textContent !== words) where.textContent = words;
    files(held, all[at]);
    if (told) { try { history.replaceState(history.state, "", "#slide-" + (at + 1)); } catch (_) { /* full */ } }
  }
  // The files of the slide on screen: one set of links for all of them, since only one is seen.
  function files(held, slide) {
    const group = held.querySelector(".deck-files"), name = slide.dataset.measure;
    if (!group) return;
    group.hidden = !name;
    if (!name) return;
    const asked = "?measure=" + encodeURIComponent(name) + "&grain=" + slide.dataset.grain + (group.dataset.kept ? "&" + group.dataset.kept : "");
    group.querySelector("[data-file=csv]").setAttribute("href", "/download/trend.csv" + asked);
    group.querySelector("[data-file=svg]").setAttribute("href", "/picture/" + encodeURIComponent(name) + ".svg" + asked);
  }
  function step(by) {
    const held = deck();
    if (!held) return;
    const number = slides(held).length;
    show(held, clock ? (at + by + number) % number : at + by, true);
  }
  function rotate(on) {
    const held = deck();
    if (clock) { clearInterval(clock); clock = null; }
    if (on && held) clock = setInterval(function () { if (deck()) step(1); else rotate(false); }, seconds() * 1000);
    const button = held && held.querySelector("[data-board=rotate]");
    if (button) {
      button.setAttribute("aria-pressed", String(Boolean(clock)));
      button.textContent = clock ? "Pause" : "Rotate";
    }
  }
  function full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (root.requestFullscreen) root.requestFullscreen().catch(function () { /* a screen that may not */ });
  }
  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("[data-board]");
    if (!button) return;
    const what = button.dataset.board;
    if (what === "next") step(1);
    if (what === "previous") step(-1);
    if (what === "rotate") rotate(!clock);
    if (what === "full") full();
  });
  // From a number at a glance to its own slide.
  document.addEventListener("click", function (event) {
    const to = event.target.closest && event.target.closest("[data-deck] a[href^='#slide-']"), held = to && deck();
    if (!held || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    show(held, Number(to.hash.slice(7)) - 1, true);
    slides(held)[at].focus();
  }, true);
  document.addEventListener("keydown", function (event) {
    const held = deck();
    if (!held || event.altKey || event.ctrlKey || event.metaKey) return;
    const typing = event.target.matches && event.target.matches("input,select,textarea");
    if (typing) return;
    const onButton = event.target.matches && event.target.matches("button,a");
    const key = event.key;
    if (key === "ArrowRight" || key === "PageDown") step(1);
    else if (key === "ArrowLeft" || key === "PageUp") step(-1);
    else if (key === "Home") show(held, 0, true);
    else if (key === "End") show(held, slides(held).length - 1, true);
    else if (key === "p" || key === "P" || (key === " " && !onButton)) rotate(!clock);
    else if (key === "f" || key === "F") full();
    else return;
    event.preventDefault();
  });
  addEventListener("sightline:page", function (event) {
    const held = deck();
    if (!held) { root.removeAttribute("data-board"); rotate(false); path = null; return; }
    root.setAttribute("data-board", "");
    held.setAttribute("data-live", "");
    const first = path !== event.detail.path;
    path = event.detail.path;
    const asked = /^#slide-(\d+)$/.exec(location.hash);
    show(held, first ? (asked ? Number(asked[1]) - 1 : 0) : at, false);
    if (first && new URLSearchParams(location.search).has("rotate")) rotate(true);
    else rotate(Boolean(clock));
  });
})();
