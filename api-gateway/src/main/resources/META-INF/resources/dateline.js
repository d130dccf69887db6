// What pages do better with scripts than without. No page needs it.
'use strict';

// A link to a part of a page that takes its time: the part is put in its place once it has come.
// Without scripts, or when the part can't be had, the link stays.
class LoadApart extends HTMLElement {
  async connectedCallback() {
    const link = this.querySelector('a');
    if (!link) return;
    this.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(link.href, { headers: { Accept: 'text/html' } });
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const part = page.getElementById(this.dataset.part);
        if (part) this.replaceChildren(document.adoptNode(part));
      }
    } catch (error) {
      link.title = `Could not be loaded: ${error.message}`;
    } finally {
      this.removeAttribute('aria-busy');
    }
  }
}

customElements.define('load-apart', LoadApart);
