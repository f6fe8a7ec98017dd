// A reference shows its figure, table or equation while the pointer or the keyboard's focus is on it; Escape takes the
// preview away. It is for the eye alone, and without scripts, on paper and where a page cannot be fetched, as from
// file://, the reference is a link like any other.
"use strict"
{
  const REFERENCE = "article a:is([href*='#figure-'], [href*='#table-'], [href*='#equation-'])"
  const MOMENT = 200 // milliseconds that a pointer may pass over a reference, or take from it to its preview

  const preview = document.createElement("div")
  preview.className = "preview"
  preview.ariaHidden = true

  const pages = { [location.pathname]: document }
  let wanted = null // the reference whose preview is shown, or is about to be
  let timer = 0

  const pageOf = async ({ pathname }) => {
    if (!pages[pathname] && location.protocol !== "file:") {
      const answer = await fetch(pathname)
      pages[pathname] = new DOMParser().parseFromString(await answer.text(), "text/html")
    }
    return pages[pathname]
  }

  const targetOf = async link => {
    const page = await pageOf(link).catch(() => null) // without a network there is no preview
    return page?.getElementById(link.hash.slice(1))
  }

  // No id twice on a page, and nothing in a preview that the keyboard could come to.
  const copyOf = target => target.outerHTML
    .replace(/<\/?a\b[^>]*>| tabindex="0"/g, "")
    .replace(/ id="|href="#|url\((&quot;)?#/g, "$&preview-")

  // Below the reference; above it where it would not fit below and there is more room; never out of the window.
  const place = link => {
    const { left, top, bottom } = link.getBoundingClientRect()
    const frame = preview.parentElement.getBoundingClientRect()
    const roomAbove = top - document.querySelector(".md-header").offsetHeight
    const roomBelow = innerHeight - bottom
    preview.style.maxHeight = ""
    const above = preview.offsetHeight > roomBelow && roomAbove > roomBelow
    preview.style.maxHeight = `${above ? roomAbove : roomBelow}px`
    preview.style.top = `${(above ? top - preview.offsetHeight : bottom) - frame.top}px`
    preview.style.left = `${Math.max(0, Math.min(left - frame.left, frame.width - preview.offsetWidth))}px`
  }

  const show = async link => {
    wanted = link
    const target = await targetOf(link)
    if (wanted !== link || !target || target.contains(link)) return
    preview.innerHTML = copyOf(target)
    link.closest("article").append(preview)
    place(link)
  }

  const hide = () => {
    clearTimeout(timer)
    wanted = null
    preview.remove()
  }

  const inAMoment = action => {
    clearTimeout(timer)
    timer = setTimeout(action, MOMENT)
  }

  addEventListener("pointerover", ({ target, pointerType }) => {
    const link = target.closest(REFERENCE)
    if (preview.contains(target) || (link && link === wanted)) clearTimeout(timer)
    else if (link && pointerType === "mouse") inAMoment(() => show(link))
    else if (!wanted?.matches(":focus-visible")) inAMoment(hide)
  })
  addEventListener("focusin", ({ target }) => {
    if (target.matches(REFERENCE) && target.matches(":focus-visible")) show(target)
  })
  addEventListener("focusout", ({ target }) => target === wanted && hide())
  addEventListener("keydown", ({ key }) => key === "Escape" && hide())
  addEventListener("click", hide)
}
