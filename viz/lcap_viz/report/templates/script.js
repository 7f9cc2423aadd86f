(function () {
  "use strict";
  var html = document.documentElement;
  var radios = Array.prototype.slice.call(document.querySelectorAll("input[name=lang]"));
  function language() { return radios.filter(function (one) { return one.checked; })[0].lang; }
  function choose() { html.lang = language(); found(); }
  radios.forEach(function (one) { one.addEventListener("change", choose); });

  var search = document.getElementById("search");
  var shown = document.getElementById("found");
  var tables = document.querySelectorAll("table.full");
  function plain(text) { return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }
  function found() {
    var wanted = plain(search.value).split(/\s+/).filter(Boolean), count = 0;
    tables.forEach(function (table) {
      table.querySelectorAll("tbody tr").forEach(function (row) {
        var text = plain(row.textContent);
        row.hidden = !wanted.every(function (word) { return text.indexOf(word) >= 0; });
        if (!row.hidden) { count += 1; }
      });
    });
    shown.lang = language();
    shown.textContent = wanted.length ? document.getElementById("found-" + language()).textContent.replace("#", count) : "";
  }

  function key(row, index) {
    var text = row.cells[index].textContent.trim();
    var first = (text.match(/-?\$?[\d,]+(\.\d+)?/) || [""])[0];
    var isNumber = row.cells[index].className.indexOf("number") >= 0;
    return isNumber ? (first ? parseFloat(first.replace(/[$,]/g, "")) : -Infinity) : text;
  }
  function sort(table, index, button) {
    var heading = table.tHead.rows[0].cells[index];
    var down = heading.getAttribute("aria-sort") !== "descending";
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (cell) { cell.removeAttribute("aria-sort"); });
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    var body = table.tBodies[0];
    var rows = Array.prototype.slice.call(body.rows);
    rows.sort(function (a, b) {
      var x = key(a, index), y = key(b, index), order;
      order = typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), language(), { numeric: true });
      return down ? -order : order;
    });
    rows.forEach(function (row) { body.appendChild(row); });
    button.focus();
  }
  tables.forEach(function (table) {
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (cell, index) {
      var button = document.createElement("button");
      button.type = "button";
      while (cell.firstChild) { button.appendChild(cell.firstChild); }
      cell.appendChild(button);
      button.addEventListener("click", function () { sort(table, index, button); });
    });
  });
  if (tables.length) {
    document.querySelector(".tools").hidden = false;
    search.addEventListener("input", found);
  }
  var own = (navigator.language || "").toLowerCase();
  radios.forEach(function (one) {
    var code = one.lang.toLowerCase();
    if (code !== "en" && (own === code || own.indexOf(code + "-") === 0) && !location.hash) { one.checked = true; }
  });
  choose();
}());
