// The search index is a script, which can be read without a server, too. It weighs as much as a page, so it waits until
// the reader goes to the search box. Then the worker gets the message that the theme would have sent.
"use strict"
{
  const indexAddress = new URL("../search/search_index.js", document.currentScript.src)

  // The theme starts one worker, which searches. This file stands before the theme's script.
  window.Worker = class extends Worker {
    constructor(address) {
      super(address)
      document.forms.find.addEventListener("focusin", () => this.readIndex(), { once: true })
    }

    readIndex() {
      const index = document.createElement("script")
      index.src = indexAddress
      index.addEventListener("load", () => {
        this.postMessage({ type: 0, data: { ...window.search_index, options: {} } })
      })
      document.head.append(index)
    }
  }
}
