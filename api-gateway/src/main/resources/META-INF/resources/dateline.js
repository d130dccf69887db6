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

// A part of the page that changes. While it says that something is pending, it is fetched again, ever
// more rarely; with a stream, whenever that tells of something new. Without scripts a link does it.
class KeepFresh extends HTMLElement {
  #wait = 1000;
  #timer;
  #stream;

  connectedCallback() {
    if (this.dataset.stream) {
      this.#follow();
      this.#addPause();
    } else {
      this.#later();
    }
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#stream?.close();
  }

  #follow() {
    this.#stream = new EventSource(this.dataset.stream);
    for (const type of ['stored', 'erased', 'gap']) {
      this.#stream.addEventListener(type, () => this.#soon());
    }
    this.#stream.onopen = () => this.toggleAttribute('data-away', false);
    this.#stream.onerror = () => this.toggleAttribute('data-away', true);
  }

  // many at once are fetched as one
  #soon() {
    this.#timer ??= setTimeout(async () => {
      await this.#fetch();
      this.#timer = undefined;
    }, 700);
  }

  #later() {
    if (!this.#part?.hasAttribute('data-pending')) return;
    this.#timer = setTimeout(async () => {
      await this.#fetch();
      this.#wait = Math.min(this.#wait * 1.3, 10_000);
      this.#later();
    }, this.#wait);
  }

  get #part() {
    return this.querySelector(`#${this.dataset.part}`);
  }

  async #fetch() {
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const part = page.getElementById(this.dataset.part);
      if (!part || part.isEqualNode(this.#part)) return;
      const focused = document.activeElement?.getAttribute('href');
      const inside = this.#part.contains(document.activeElement);
      this.#part.replaceWith(document.adoptNode(part));
      if (inside && focused) this.#part.querySelector(`[href="${CSS.escape(focused)}"]`)?.focus();
      const status = this.querySelector('[role=status]');
      if (status && status.textContent !== part.dataset.said) status.textContent = part.dataset.said;
      document.title = page.title;
    } catch (error) {
      this.title = `Could not be refreshed: ${error.message}`;
    }
  }

  #addPause() {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Pause';
    button.addEventListener('click', () => {
      const paused = button.textContent === 'Continue';
      button.textContent = paused ? 'Pause' : 'Continue';
      if (paused) {
        this.#follow();
        this.#soon();
      } else {
        this.#stream.close();
      }
    });
    this.prepend(button);
  }
}

customElements.define('keep-fresh', KeepFresh);

// A text to be copied by a button.
class CopyText extends HTMLElement {
  connectedCallback() {
    const code = this.querySelector('code');
    if (!code || !navigator.clipboard || this.querySelector('button')) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(code.textContent);
        button.textContent = 'Copied';
      } catch {
        getSelection().selectAllChildren(code);
        button.textContent = 'Selected: press Ctrl+C';
      }
    });
    this.append(button);
  }
}

customElements.define('copy-text', CopyText);
