// Before the first paint, so that a dark page never flashes white. A file of its own: the policy allows no inline script.
(function () {
  var theme = "system";
  try {
    theme = JSON.parse(localStorage.getItem("biome.preferences") || "{}").theme || "system";
  } catch {
    // storage may be closed to us; then the system decides
  }
  var dark = theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
