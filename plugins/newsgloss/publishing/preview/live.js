// What is told of a site that is drawn again -> this page as it is by now: what differs is changed where it is, if no
// script of the page can have had to do with it, else the page is loaded again with the scroll kept. What is wrong with
// the project is shown in a banner.
(() => {
  const own = document.currentScript;
  const { file, base, style, events } = own.dataset;
  let { version, assets } = own.dataset;
  const SCROLL = "newsgloss-scroll";
  const STOPPED = 1000; // ms after which a connection that the browser has given up is tried again
  // What is only read: a script that seeks an element does so by its class, id or data, or because it can be used.
  const PLAIN = new Set(
    ("A ABBR B BLOCKQUOTE BR CAPTION CITE CODE DD DEL DFN DIV DL DT EM FIGCAPTION FIGURE H1 H2 H3 H4 H5 H6 HR I IMG INS KBD " +
      "LI MARK OL P PRE Q S SAMP SMALL SPAN STRONG SUB SUP TABLE TBODY TD TFOOT TH THEAD TIME TR U UL VAR WBR").split(" "),
  );
  const PLAIN_ATTRIBUTES = new Set("alt cite colspan datetime dir height href lang rowspan scope src title width".split(" "));
  const CHANGEABLE = new Set([...PLAIN_ATTRIBUTES, "aria-label", "class"]);
  const PICTURE = /\.(?:apng|avif|gif|ico|jpe?g|png|svg|webp)$/;
  class Unsafe extends Error {}

  let before = copy(document); // as it came: no other script has run yet
  let work = Promise.resolve(); // changes are made one after the other
  let source;

  function copy(page) {
    const copied = page.cloneNode(true);
    copied.querySelector("script[data-events]")?.remove();
    return copied;
  }

  // A page in the background asks nothing: browsers open few connections to one host.
  function listen() {
    source?.close();
    if (document.hidden) return;
    source = new EventSource(events);
    source.onmessage = ({ data }) => {
      const told = JSON.parse(data);
      work = work.then(() => follow(told)).catch(reload);
    };
    source.onerror = ({ target }) => target.readyState == EventSource.CLOSED && setTimeout(listen, STOPPED);
  }

  async function follow(told) {
    show(told);
    if (!told.new || told.version == version) return;
    const missed = told.after != version;
    if (missed && told.assets != assets) return reload("a change was missed");
    const changed = missed ? [file] : told.changed; // what was missed may be anything that is on a page
    await change(changed, told.gone, told.version);
    ({ version, assets } = told);
  }

  async function change(changed, gone, next) {
    const paths = new Set(changed.map((name) => `${base}/${name}`.replace(/ /g, "%20")));
    const used = new Set(performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname));
    document.querySelectorAll("script[src], img[src]").forEach(({ src }) => used.add(new URL(src).pathname));
    const loaded = [...paths].filter((path) => used.has(path) && !path.endsWith(".html"));
    const sheets = [...document.querySelectorAll('link[rel~="stylesheet"]')].filter(({ href }) => paths.has(pathOf(href)));
    const pictures = [...document.images].filter(({ src }) => paths.has(pathOf(src)));
    const replaced = new Set([...sheets, ...pictures].map(({ href, src }) => pathOf(href ?? src)));
    if (loaded.some((path) => !replaced.has(path)) || pictures.some(({ srcset }) => srcset)) return reload(loaded);
    if (file && gone.includes(file)) return leave();
    const edits = changed.includes(file) || !file ? await differences(paths) : [];
    if (!edits) return;
    edits.forEach((edit) => edit());
    sheets.forEach((sheet) => restyle(sheet, withVersion(sheet.href, next)));
    pictures.forEach((picture) => (picture.src = withVersion(picture.src, next)));
    if (edits.length) dispatchEvent(new Event("resize")); // what scripts have placed may have moved
  }

  // The changes that make this page what it is by now, or nothing where it is loaded again.
  async function differences(paths) {
    const response = await fetch(location.pathname + location.search);
    if (file && response.status == 404) return leave();
    if (!file && response.ok) return reload("it is there now");
    const after = copy(new DOMParser().parseFromString(await response.text(), "text/html"));
    try {
      const edits = [...headEdits(before.head, after.head, paths), ...elementEdits(before.body, after.body, document.body)];
      before = after;
      return edits;
    } catch (error) {
      if (!(error instanceof Unsafe)) throw error;
      return reload(error.message);
    }
  }

  function headEdits(old, now, paths) {
    const live = [...document.head.children].filter((element) => element != own && !element.dataset.newsgloss);
    const [was, is] = [[...old.children], [...now.children]];
    if (was.length != is.length || was.length != live.length) throw new Unsafe("its head has other elements");
    return was.flatMap((one, index) => {
      const [next, here] = [is[index], live[index]];
      if (one.outerHTML == next.outerHTML) return [];
      const isSameKind = one.nodeName == next.nodeName;
      if (isSameKind && one.nodeName == "TITLE") return [() => (document.title = next.textContent)];
      if (isSameKind && one.nodeName == "META" && one.name) return [() => (here.content = next.content)];
      if (isSameKind && one.nodeName == "LINK" && one.rel == next.rel) {
        const href = next.getAttribute("href");
        if (one.rel != "stylesheet") return [() => here.setAttribute("href", href)];
        if (paths.has(pathOf(here.href))) return []; // it is taken anew anyway
        return pathOf(here.href) == pathOf(href) ? [] : [() => restyle(here, href)];
      }
      const isSame = isSameKind && one.nodeName == "SCRIPT" && one.src && pathOf(one.src) == pathOf(next.src) && !paths.has(pathOf(one.src));
      if (isSame || (isSameKind && next.type == "application/ld+json")) return [];
      throw new Unsafe(`${one.outerHTML} -> ${next.outerHTML}`);
    });
  }

  function elementEdits(old, now, live) {
    if (old.outerHTML == now.outerHTML) return [];
    if (["SCRIPT", "STYLE", "TEMPLATE"].includes(old.nodeName)) throw new Unsafe(old.nodeName);
    return [...attributeEdits(old, now, live), ...childEdits(old, now, live)];
  }

  function attributeEdits(old, now, live) {
    const names = new Set([...old.getAttributeNames(), ...now.getAttributeNames()]);
    return [...names].flatMap((name) => {
      const [was, is] = [old.getAttribute(name), now.getAttribute(name)];
      if (was == is) return [];
      if (!CHANGEABLE.has(name) || live.getAttribute(name) != was) throw new Unsafe(`${old.nodeName} ${name}`);
      return [() => (is == null ? live.removeAttribute(name) : live.setAttribute(name, is))];
    });
  }

  function childEdits(old, now, live) {
    const [was, is, here] = [old, now, live].map(({ childNodes }) => [...childNodes]);
    const isAsItCame = was.length == here.length && was.every((node, index) => node.nodeName == here[index].nodeName);
    if (!isAsItCame) throw new Unsafe(`a script has changed ${old.nodeName}`);
    const most = Math.min(was.length, is.length);
    let start = 0;
    while (start < most && isSame(was[start], is[start])) start++;
    let end = 0;
    while (end < most - start && isSame(was.at(-1 - end), is.at(-1 - end))) end++;
    const [from, to] = [was, is].map((nodes) => nodes.slice(start, nodes.length - end));
    const places = here.slice(start, here.length - end);
    if (from.length == to.length && from.every((node, index) => node.nodeName == to[index].nodeName)) {
      return from.flatMap((node, index) => nodeEdits(node, to[index], places[index]));
    }
    if (![...from, ...to].every(isPlain)) throw new Unsafe(`a script may know what is in ${old.nodeName}`);
    const next = here[here.length - end] ?? null;
    return [
      () => places.forEach((node) => node.remove()),
      () => to.forEach((node) => live.insertBefore(document.importNode(node, true), next)),
    ];
  }

  function nodeEdits(old, now, live) {
    if (old.nodeType == Node.ELEMENT_NODE) return elementEdits(old, now, live);
    if (old.data == now.data) return [];
    if (old.data != live.data) throw new Unsafe(`a script has changed ${old.data}`);
    return [() => (live.data = now.data)];
  }

  function isSame(one, other) {
    const isElement = one.nodeType == Node.ELEMENT_NODE;
    return one.nodeName == other.nodeName && (isElement ? one.outerHTML == other.outerHTML : one.data == other.data);
  }

  function isPlain(node) {
    if (node.nodeType != Node.ELEMENT_NODE) return true;
    return [node, ...node.querySelectorAll("*")].every(
      (each) => PLAIN.has(each.nodeName) && each.getAttributeNames().every((name) => PLAIN_ATTRIBUTES.has(name)),
    );
  }

  // The new style sheet is there before the old one goes, so that the page never is without one.
  function restyle(sheet, href) {
    const next = sheet.cloneNode();
    next.href = href;
    next.onload = () => sheet.remove();
    next.onerror = () => next.remove();
    sheet.after(next);
  }

  function pathOf(address) {
    return new URL(address, location).pathname;
  }

  function withVersion(address, next) {
    const url = new URL(address);
    url.searchParams.set("newsgloss", next);
    return url.href;
  }

  function reload(why) {
    console.debug("This page is loaded again:", why);
    try {
      sessionStorage[SCROLL] = JSON.stringify([location.pathname, scrollX, scrollY]);
    } catch {}
    source?.close();
    location.reload();
  }

  function scrollBack() {
    try {
      const [path, x, y] = JSON.parse(sessionStorage[SCROLL]);
      if (path == location.pathname) scrollTo({ left: x, top: y, behavior: "instant" });
    } catch {}
  }

  function forget() {
    try {
      delete sessionStorage[SCROLL];
    } catch {}
  }

  // The banner: in a shadow, where no style of the page's reaches it.
  const host = document.createElement("newsgloss-banner");
  const inside = host.attachShadow({ mode: "open" });
  const banner = put("section", inside);
  const title = put("h1", banner);
  const list = put("ol", banner);
  const note = put("p", banner);
  const button = put("button", banner, "Hide");
  let isGone = false;
  let shownBefore;

  Object.assign(put("link", inside), { rel: "stylesheet", href: style });
  banner.role = "alert";
  banner.popover = "manual"; // above all else
  banner.tabIndex = -1; // may be scrolled by the keyboard
  button.type = "button";
  button.onclick = hide;
  banner.onkeydown = ({ key }) => key == "Escape" && hide();
  document.documentElement.append(host);

  function put(tag, parent, text = "") {
    const element = document.createElement(tag);
    element.textContent = text;
    return parent.appendChild(element);
  }

  function show({ problems, warnings, changed }) {
    if (isGone && file && changed.includes(file)) isGone = false;
    const words = JSON.stringify([problems, warnings, isGone]);
    if (words == shownBefore) return;
    shownBefore = words;
    list.textContent = "";
    if (!problems.length && !isGone) return hide();
    const errors = problems.length == 1 ? "1 error" : problems.length + " errors";
    title.textContent = isGone ? "This page is no longer part of the site" : `${errors}: this is the page as it was`;
    problems.forEach(({ place, message, remedy }) => {
      const item = put("li", list);
      put("code", item, place);
      put("p", item, message);
      put("p", item, remedy);
    });
    const more = warnings == 1 ? "1 warning is" : warnings + " warnings are";
    note.textContent = warnings ? `${more} in the terminal.` : "";
    banner.showPopover?.();
    banner.hidden = false;
  }

  function hide() {
    if (banner.matches(":popover-open")) banner.hidePopover();
    banner.hidden = true;
  }

  function leave() {
    isGone = true;
    show({ problems: [], warnings: 0, changed: [] });
  }

  hide();
  scrollBack();
  addEventListener("load", () => document.fonts.ready.then(scrollBack).then(forget));
  addEventListener("pageshow", ({ persisted }) => persisted && listen());
  addEventListener("pagehide", () => source?.close());
  document.addEventListener("visibilitychange", listen);
  listen();
})();
