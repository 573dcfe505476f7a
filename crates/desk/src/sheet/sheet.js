"use strict";
(function () {
  var live = document.getElementById("live"), progress = document.getElementById("progress");
  var format = new Intl.NumberFormat(document.documentElement.lang), done = 0;
  function count(text, unit) {
    if (unit === "words") return (text.match(/\S+/g) || []).length;
    if (unit === "lines") return text === "" ? 0 : text.replace(/\n$/, "").split("\n").length;
    return Array.from(unit === "tight" ? text.replace(/\s/g, "") : text).length;
  }
  function say(text, label) {
    live.textContent = "";
    setTimeout(function () { live.textContent = text.replace("{label}", label); }, 50);
  }
  function told() {
    if (progress) progress.textContent = progress.dataset.say.replace("{n}", format.format(done));
  }
  function named(area) { return area.labels && area.labels[0] ? area.labels[0].textContent : ""; }
  function select(area) {
    area.focus();
    area.select();
    try { return document.execCommand("copy"); } catch (error) { return false; }
  }
  function copy(text, area) {
    if (navigator.clipboard && navigator.clipboard.writeText)
      return navigator.clipboard.writeText(text).then(function () { return true; },
        function () { return select(area); });
    return Promise.resolve(select(area));
  }
  document.querySelectorAll("textarea").forEach(function (area) {
    var counter = document.getElementById(area.getAttribute("aria-describedby"));
    var paper = area.nextElementSibling, over = false;
    area.addEventListener("input", function () {
      var n = count(area.value, counter.dataset.unit), most = Number(counter.dataset.most);
      var now = counter.dataset.most !== undefined && n > most;
      counter.textContent = counter.dataset.say.replace("{n}", format.format(n)) +
        (now ? " " + counter.dataset.over : "");
      counter.classList.toggle("over", now);
      if (now && !over) say(live.dataset.over, named(area));
      over = now;
      paper.textContent = area.value;
      paper.classList.toggle("blank", area.value === "");
    });
  });
  document.querySelectorAll("button.copy").forEach(function (button) {
    var area = document.getElementById(button.dataset.for), first = button.textContent;
    button.hidden = false;
    var given = area.value !== "", counted = false;
    button.addEventListener("click", function () {
      copy(area.value, area).then(function (ok) {
        if (!ok) { select(area); say(live.dataset.failed, ""); return; }
        button.textContent = button.dataset.done;
        button.classList.add("done");
        if (given && !counted) { counted = true; done += 1; told(); }
        say(live.dataset.copied, named(area));
      });
    });
    area.addEventListener("input", function () {
      button.textContent = first;
      button.classList.remove("done");
    });
  });
  if (progress) { progress.hidden = false; told(); }
})();
