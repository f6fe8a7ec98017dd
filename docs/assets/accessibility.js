// What the theme leaves to the eye and the mouse, for those who use the keyboard or listen.
"use strict"
{
  // Whatever scrolls can be reached and scrolled with the keyboard, and says what it is; what does not scroll is no stop
  // on the way.
  const scrolls = box => {
    const high = !box.matches(".arithmatex") && box.scrollHeight > box.clientHeight
    return high || box.scrollWidth > box.clientWidth + 1
  }

  const nameOf = box => {
    if (box.matches(".arithmatex")) return "Formula"
    return box.matches("code") ? "Code" : "Table"
  }

  const makeStop = box => {
    box.tabIndex = 0
    box.role = "group"
    box.ariaLabel = `${nameOf(box)}, scrolls`
  }

  const makeNoStop = box => ["tabindex", "role", "aria-label"].forEach(name => box.removeAttribute(name))

  const sizes = new ResizeObserver(seen => {
    // All are looked at before the first is changed, so that the page is laid out once.
    const looked = seen.map(({ target: box }) => ({ box, stop: scrolls(box) }))
    for (const { box, stop } of looked) {
      if (stop) makeStop(box)
      else makeNoStop(box)
    }
  })

  // By then the theme has put each table into its box.
  addEventListener("DOMContentLoaded", () => {
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap, div.arithmatex, pre > code")) sizes.observe(box)
  })

  // The theme makes the place of each copy button a navigation; a page has two of those, not twenty.
  const quieten = () => document.querySelectorAll(".md-code__nav:not([role])").forEach(place => (place.role = "none"))
  new MutationObserver(quieten).observe(document.querySelector("main"), { childList: true, subtree: true })

  // The theme opens menu and search with labels, which the keyboard does not reach: a button goes into each.
  const buttonFor = (toggle, name) => {
    const label = document.querySelector(`label.md-header__button[for=${toggle.id}]`)
    const button = document.createElement("button")
    button.ariaLabel = name
    button.append(...label.childNodes)
    button.addEventListener("click", () => toggle.click())
    label.append(button)
    return button
  }

  const menu = document.getElementById("__drawer")
  const menuButton = buttonFor(menu, "Menu")
  const pages = document.querySelector(".md-sidebar--primary")
  const search = document.getElementById("__search")
  const searchButton = buttonFor(search, "Search")

  // The menu takes the focus and closes when the focus leaves it.
  menuButton.ariaExpanded = false
  menu.addEventListener("change", () => {
    menuButton.ariaExpanded = menu.checked
    if (menu.checked) pages.querySelector(".md-nav__link[href]").focus()
  })
  addEventListener("focusin", ({ target }) => {
    if (menu.checked && !pages.contains(target)) menu.click()
  })

  // Whoever escapes is where they came from. The search takes the focus away once more as it closes.
  const escape = () => {
    if (search.checked) setTimeout(() => searchButton.focus())
    if (!menu.checked) return
    menu.click()
    menuButton.focus()
  }

  // The theme's shortcuts of one letter (f, s, n, p and others) are in the way of those who speak to their computer
  // (WCAG 2.1.4).
  const isShortcut = ({ key, target }) => key.length === 1 && !target.matches("input, textarea, [contenteditable]")

  const beforeTheTheme = { capture: true }
  addEventListener("keydown", event => {
    if (event.key === "Escape") escape()
    if (isShortcut(event)) event.stopPropagation()
  }, beforeTheTheme)

  // The way back to the top takes the focus along.
  const title = document.querySelector("h1")
  title.tabIndex = -1
  document.querySelector(".md-top")?.addEventListener("click", () => title.focus({ preventScroll: true }))

  // What the theme shows for a moment is said, too.
  document.querySelector(".md-dialog").role = "status"
}
