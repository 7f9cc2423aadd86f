(function () {
  "use strict";
  var html = document.documentElement;
  var radios = Array.prototype.slice.call(document.querySelectorAll("input.switch"));
  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
  function language() {
    var chosen = radios.filter(function (radio) { return radio.checked; })[0];
    return chosen ? chosen.value : html.lang;
  }

  /* The language of the page, and of what only script can say. */
  function choose() {
    var lang = language();
    html.lang = lang;
    all("option[data-" + lang + "]").forEach(function (option) { option.textContent = option.getAttribute("data-" + lang); });
    if (form) { filter(); }
  }

  /* Search, filters and order of the actions. */
  var form = document.querySelector("form.tools");
  var table = document.querySelector("table.explorer");
  var rows = table ? Array.prototype.slice.call(table.tBodies[0].rows) : [];
  var texts = [];
  function plain(text) { return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }
  function filter() {
    var wanted = plain(document.getElementById("search").value).split(/\s+/).filter(Boolean);
    var picks = all("select[data-pick]", form), count = 0;
    rows.forEach(function (row, n) {
      if (texts[n] === undefined) { texts[n] = plain(row.textContent); }
      var fits = wanted.every(function (word) { return texts[n].indexOf(word) >= 0; }) && picks.every(function (pick) {
        return !pick.value || row.getAttribute("data-" + pick.getAttribute("data-pick")) === pick.value;
      });
      row.hidden = !fits;
      if (fits) { count += 1; }
    });
    var found = document.getElementById("found"), lang = language();
    found.lang = lang;
    found.textContent = found.getAttribute("data-" + lang).replace("##", rows.length).replace("#", count);
    document.querySelector(".none-found").hidden = count > 0;
  }
  function key(row, column) {
    if (column === "name") {
      var number = row.cells[0].querySelector(".id");
      return row.cells[0].textContent.slice(number ? number.textContent.length : 0).trim();
    }
    if (column === "topic" || column === "scope") {
      return row.cells[table.querySelector("th[data-sort=" + column + "]").cellIndex].innerText.trim();
    }
    var size = all("td.number", row)[Number(column)].getAttribute("data-size");
    return size === "" ? null : parseFloat(size);
  }
  function sort(column, way) {
    all("th[data-sort]", table).forEach(function (heading) {
      if (column !== "" && heading.getAttribute("data-sort") === column) { heading.setAttribute("aria-sort", way); }
      else { heading.removeAttribute("aria-sort"); }
    });
    var order = rows.slice();
    if (column !== "") {
      var lang = language(), keys = new Map(rows.map(function (row) { return [row, key(row, column)]; }));
      order.sort(function (a, b) {
        var x = keys.get(a), y = keys.get(b);
        if (x === null || y === null) { return (x === null) - (y === null); }
        var one = typeof x === "number" ? x - y : x.localeCompare(y, lang, { numeric: true });
        return way === "descending" ? -one : one;
      });
    }
    order.forEach(function (row) { table.tBodies[0].appendChild(row); });
  }
  if (form) {
    form.hidden = false;
    var select = document.getElementById("sort");
    all("th[data-sort]", table).forEach(function (heading) {
      var button = document.createElement("button");
      button.type = "button";
      while (heading.firstChild) { button.appendChild(heading.firstChild); }
      heading.appendChild(button);
      button.addEventListener("click", function () {
        var first = heading.className.indexOf("number") >= 0 ? "descending" : "ascending";
        var other = first === "descending" ? "ascending" : "descending";
        sort(heading.getAttribute("data-sort"), heading.getAttribute("aria-sort") === first ? other : first);
        select.selectedIndex = -1;
      });
    });
    select.addEventListener("change", function () {
      var option = select.options[select.selectedIndex];
      sort(option.getAttribute("data-column"), option.getAttribute("data-way"));
    });
    form.addEventListener("input", filter);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    document.getElementById("show-all").addEventListener("click", function () { form.reset(); sort("", ""); filter(); });
  }

  /* A figure's proof, shown where one is; without script or dialogs the link leads to the list. */
  var box = document.getElementById("proof-box"), body = document.getElementById("proof-body"), opener = null;
  function bare(node) {
    all("[id]", node).forEach(function (one) { one.removeAttribute("id"); });
    node.removeAttribute("id");
    return node;
  }
  function proofOf(id) {
    var target = document.getElementById(id);
    if (!target) { return null; }
    var piece = target.closest(".piece");
    var copy = (piece || target).cloneNode(true);
    all("#" + id, copy).concat(all("[data-of=" + id + "]", copy)).forEach(function (one) { one.className += " here"; });
    all("img", copy).forEach(function (img) { img.loading = "eager"; });
    all(".shown", copy).forEach(function (shown) {
      var side = document.createElement("div");
      side.className = "side";
      side.tabIndex = 0;
      side.setAttribute("role", "region");
      side.setAttribute("aria-labelledby", "proof-title");
      shown.parentNode.replaceChild(side, shown);
      side.appendChild(shown);
    });
    all(".sure a", copy).forEach(function (link) {
      var why = document.getElementById(link.getAttribute("href").slice(1));
      if (why) {
        var said = bare(why.cloneNode(true)), whole = document.createElement("span");
        while (said.firstChild) { whole.appendChild(said.firstChild); }
        link.parentNode.replaceChild(whole, link);
      }
    });
    return bare(copy);
  }
  function show(link) {
    var id = link.getAttribute("href").slice(1), copy = proofOf(id);
    if (!copy) { return false; }
    var clicked = document.createElement("p"), more = document.createElement("a");
    clicked.className = "clicked";
    clicked.textContent = link.firstChild.textContent;
    more.href = "#" + id;
    more.className = "to-list";
    all("#proof-more > span").forEach(function (said) { more.appendChild(said.cloneNode(true)); });
    more.addEventListener("click", function () { opener = null; box.close(); });
    body.textContent = "";
    body.className = copy.tagName === "LI" ? "sums" : "proofs";
    [clicked, copy, more].forEach(function (part) { body.appendChild(part); });
    if (!box.open) { opener = link; box.showModal(); }
    box.scrollTop = 0;
    var spot = body.querySelector(".spot.here"), side = body.querySelector(".side");
    if (spot && side) { side.scrollLeft = spot.offsetLeft + spot.offsetWidth / 2 - side.clientWidth / 2; }
    return true;
  }
  if (box.showModal) {
    document.addEventListener("click", function (event) {
      var link = event.target.closest ? event.target.closest("a[href^='#']") : null;
      if (!link || link.className === "to-list" || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
      if (/^#[fc]\d+$/.test(link.getAttribute("href")) && show(link)) { event.preventDefault(); }
    });
    document.getElementById("proof-close").addEventListener("click", function () { box.close(); });
    box.addEventListener("click", function (event) { if (event.target === box) { box.close(); } });
    box.addEventListener("close", function () { if (opener) { opener.focus(); opener = null; } });
  }

  var wanted = (navigator.language || "").slice(0, 2).toLowerCase();
  radios.forEach(function (radio) {
    radio.addEventListener("change", choose);
    if (radio.value === wanted && !location.hash) { radio.checked = true; }
  });
  choose();
}());
