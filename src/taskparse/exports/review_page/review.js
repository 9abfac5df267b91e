"use strict";

(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const source = byId("source");
  const found = byId("found");
  const cards = all(".item");
  const inputs = {
    search: byId("search"), unit: byId("unit"), leader: byId("leader"), role: byId("role"), faulty: byId("faulty"),
  };
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

  let selected = null;
  let visible = cards.map(() => true);

  // ---- what stands where in the source ---------------------------------------------------------------------------

  // Mark or item → its pieces of text; only where the source is shown as text, and only once somebody points at one.
  let known = null;
  function pieces() {
    if (known) return known;
    known = new Map();
    for (const piece of all(".mark", source)) {
      for (const pair of piece.dataset.all.trim().split(" ")) {
        const [mark, item] = pair.split(".");
        for (const key of [`m${mark}`, `i${item}`]) {
          if (!known.has(key)) known.set(key, []);
          known.get(key).push(piece);
        }
      }
    }
    return known;
  }

  // Item → the page and height where its first box begins; the box of its text where it has one.
  const beginnings = new Map();
  data.pages.forEach(([, height, boxes], at) => {
    for (const [, item, look, , top] of boxes) {
      const before = beginnings.get(item);
      const isText = look === "text";
      if (!before || (isText && !before.isText)) beginnings.set(item, { page: at + 1, part: top / height, isText });
    }
  });

  const placesOf = (key, value) =>
    data.pages.length ? all(`[data-${key}="${value}"]`, source) : pieces().get(key + value) || [];

  // ---- pages, drawn while they are near the window -----------------------------------------------------------------

  function draw(figure) {
    if (figure.dataset.drawn) return;
    const number = Number(figure.dataset.page);
    const picture = byId(`picture-${number}`);
    if (!picture) return; // still on its way; drawn once the whole file is read
    figure.dataset.drawn = "yes";
    const image = new Image();
    image.alt = "";
    image.decoding = "async";
    image.src = picture.textContent;
    const [width, height, boxes] = data.pages[number - 1];
    const parts = boxes.map(([mark, item, look, x0, top, x1, bottom]) => {
      const box = document.createElement("div");
      box.className = `box ${look}`;
      box.dataset.m = mark;
      box.dataset.i = item;
      box.style.left = `${(100 * x0) / width}%`;
      box.style.top = `${(100 * top) / height}%`;
      box.style.width = `${(100 * (x1 - x0)) / width}%`;
      box.style.height = `${(100 * (bottom - top)) / height}%`;
      box.classList.toggle("dim", !visible[item]);
      box.classList.toggle("on", item === selected);
      return box;
    });
    figure.append(image, ...parts);
  }

  function wipe(figure) {
    delete figure.dataset.drawn;
    all("img, .box", figure).forEach((part) => part.remove());
  }

  const near = new IntersectionObserver(
    (entries) => entries.forEach((entry) => {
      entry.target.dataset.near = entry.isIntersecting ? "yes" : "";
      (entry.isIntersecting ? draw : wipe)(entry.target);
    }),
    { root: source, rootMargin: "150% 0px" },
  );
  all(".page", source).forEach((figure) => near.observe(figure));
  document.addEventListener("DOMContentLoaded", () => all('.page[data-near="yes"]', source).forEach(draw));

  // ---- selecting and pointing --------------------------------------------------------------------------------------

  function scrollSource(top) {
    const far = Math.abs(source.scrollTop - top) > 2 * source.clientHeight;
    source.scrollTo({ top, behavior: calm || far ? "auto" : "smooth" });
  }

  function showInSource(item) {
    const margin = source.clientHeight / 4;
    const beginning = beginnings.get(item);
    if (beginning) {
      const figure = byId(`page-${beginning.page}`);
      scrollSource(figure.offsetTop + beginning.part * figure.clientHeight - margin);
    } else if (pieces().has(`i${item}`)) {
      const [piece] = pieces().get(`i${item}`);
      const top = piece.getBoundingClientRect().top - source.getBoundingClientRect().top + source.scrollTop;
      scrollSource(top - margin);
    }
  }

  function mark(key, value, name, is) {
    placesOf(key, value).forEach((place) => place.classList.toggle(name, is));
  }

  function select(item, { inSource = true } = {}) {
    if (selected !== null) {
      cards[selected].classList.remove("on");
      cards[selected].removeAttribute("aria-current");
      mark("i", selected, "on", false);
    }
    selected = item;
    if (item === null) return;
    cards[item].classList.add("on");
    cards[item].setAttribute("aria-current", "true");
    cards[item].focus({ preventScroll: true });
    const show = () => cards[item].scrollIntoView({ block: inSource ? "nearest" : "center" });
    show();
    requestAnimationFrame(show); // once more, for cards that were never seen had no height of their own yet
    mark("i", item, "on", true);
    if (inSource) showInSource(item);
  }

  let pointed = [];
  function point(key, value, is) {
    mark(key, value, key === "m" ? "hot" : "warm", is);
    if (key === "i") cards[value].classList.toggle("warm", is);
  }
  function pointAt(event) {
    pointed.forEach(([key, value]) => point(key, value, false));
    pointed = [];
    const value = event.target.closest("[data-m]");
    const item = event.target.closest("[data-i]");
    if (item) pointed.push(["i", Number(item.dataset.i)]);
    if (value) pointed.push(["m", Number(value.dataset.m)]);
    pointed.forEach(([key, number]) => point(key, number, true));
    all(".value.hot", found).forEach((one) => one.classList.remove("hot"));
    if (value) all(`.value[data-m="${value.dataset.m}"]`, found).forEach((one) => one.classList.add("hot"));
  }
  document.querySelector("main").addEventListener("pointerover", pointAt);
  found.addEventListener("click", (event) => {
    const card = event.target.closest(".item");
    if (card && getSelection().isCollapsed) select(Number(card.dataset.i));
  });
  source.addEventListener("click", (event) => {
    const place = event.target.closest("[data-i]");
    if (!place || !getSelection().isCollapsed) return;
    const item = Number(place.dataset.i);
    if (!visible[item]) clearFilters();
    select(item, { inSource: false });
  });

  // ---- filters -----------------------------------------------------------------------------------------------------

  const texts = [];
  const textOf = (item) => (texts[item] ??= cards[item].textContent.toLowerCase());
  const kindOf = () => document.querySelector('[name="kind"]:checked').value;

  function holds(item, parties, role) {
    const of = data.items[item].parties.filter(([each]) => !role || each === role);
    return of.length > 0 && parties.every((party) => of.some(([, number]) => number === party));
  }

  function filter() {
    const words = inputs.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const kind = kindOf();
    const role = inputs.role.value;
    const leader = inputs.leader.value && Number(inputs.leader.value);
    const unit = inputs.unit.value && Number(inputs.unit.value);
    visible = data.items.map((item, at) =>
      (kind === "all" || item.kind === kind) &&
      (!inputs.faulty.checked || item.faulty) &&
      (unit === "" || holds(at, [unit], role)) &&
      (leader === "" || holds(at, [leader], unit === "" ? role : "")) &&
      (unit !== "" || leader !== "" || !role || holds(at, [], role)) &&
      words.every((word) => textOf(at).includes(word)));
    cards.forEach((card, at) => { card.hidden = !visible[at]; });
    all(".group", found).forEach((group) => { group.hidden = !group.querySelector(".item:not([hidden])"); });
    all("[data-i]", source).forEach((place) => place.classList.toggle("dim", !visible[Number(place.dataset.i)]));
    all(".bar").forEach((bar) => {
      bar.setAttribute("aria-pressed", String(inputs[bar.dataset.select].value === bar.dataset.party));
    });
    const count = visible.filter(Boolean).length;
    byId("shown").textContent = `${count} / ${cards.length}`;
    byId("nothing").hidden = count > 0;
    if (selected === null || !visible[selected]) found.scrollTop = 0;
    if (selected !== null && !visible[selected]) select(null);
  }

  function clearFilters() {
    document.querySelector(".filters").reset();
    filter();
  }

  const form = document.querySelector(".filters");
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  found.addEventListener("click", (event) => {
    const bar = event.target.closest(".bar");
    const more = event.target.closest(".more");
    if (bar) {
      const select_ = inputs[bar.dataset.select];
      select_.value = select_.value === bar.dataset.party ? "" : bar.dataset.party;
      filter();
    }
    if (more) {
      more.dataset.w = more.parentElement.classList.toggle("open") ? "less" : "more";
      say(more);
    }
  });

  // ---- language, theme, keys ---------------------------------------------------------------------------------------

  const root = document.documentElement;
  // A file opened from a disk may be refused its storage.
  const remembered = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const remember = (key, value) => { try { localStorage.setItem(key, value); } catch { /* not kept, then */ } };
  const word = (key) => data.words[root.dataset.language][key];
  const say = (element) => { element.textContent = word(element.dataset.w); };

  function speak(language) {
    root.dataset.language = language;
    root.lang = language === "zh" ? "zh-CN" : "en";
    all("[data-w]").forEach(say);
    all("[data-p]").forEach((element) => { element.placeholder = word(element.dataset.p); });
    texts.length = 0;
  }
  function turnLanguage() {
    speak(root.dataset.language === "zh" ? "en" : "zh");
    remember("taskparse-language", root.dataset.language);
  }
  function turnTheme() {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    remember("taskparse-theme", root.dataset.theme);
  }
  byId("language").addEventListener("click", turnLanguage);
  byId("theme").addEventListener("click", turnTheme);
  byId("help").addEventListener("click", () => byId("keys").showModal());

  function step(by, kind) {
    let at = selected === null ? (by > 0 ? -1 : cards.length) : selected;
    do { at += by; } while (at in cards && (!visible[at] || (kind && data.items[at].kind !== kind)));
    if (at in cards) select(at);
  }

  const KEYS = {
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    u: () => step(1, "unassigned"),
    d: () => step(1, "diagnostic"),
    t: turnTheme,
    l: turnLanguage,
    "/": () => inputs.search.focus(),
    "?": () => byId("keys").showModal(),
    Escape: () => { clearFilters(); select(null); document.activeElement.blur(); },
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, select, textarea");
    const scrolling = event.target === source && event.key.startsWith("Arrow");
    if (event.ctrlKey || event.metaKey || event.altKey || byId("keys").open || scrolling) return;
    if (!KEYS[event.key] || (typing && event.key !== "Escape")) return;
    event.preventDefault();
    KEYS[event.key]();
  });

  if (remembered("taskparse-theme")) root.dataset.theme = remembered("taskparse-theme");
  if (data.words[remembered("taskparse-language")]) speak(remembered("taskparse-language"));
  if (matchMedia("(max-width: 760px)").matches) all(".chart").forEach((chart) => chart.removeAttribute("open"));
  byId("shown").textContent = `${cards.length} / ${cards.length}`;
})();
