// The two buttons for the light and the dark page. Which of the two it is shows before the first paint: see
// partials/javascripts/palette.html.
"use strict"
{
  const options = [...document.getElementsByName("__palette")]

  const choose = option => {
    __md_set("__palette", { index: options.indexOf(option) })
    showPalette()
  }

  const chooseAfter = option => {
    const other = options[(options.indexOf(option) + 1) % options.length]
    other.click()
    other.focus()
  }

  for (const option of options) {
    // The theme names what is chosen after the button that leads away from it.
    option.ariaLabel = option.dataset.mdColorScheme === "slate" ? "Dark page" : "Light page"
    option.addEventListener("change", () => choose(option))
    option.addEventListener("keydown", event => event.key === "Enter" && chooseAfter(option))
    matchMedia(option.dataset.mdColorMedia).addEventListener("change", showPalette)
  }
}
