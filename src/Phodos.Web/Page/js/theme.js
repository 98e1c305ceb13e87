// Light or dark: as the system asks, or as the reader chose. This is a plain script of the head, so that the page is never drawn in
// the wrong one.
(() => {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');

  function chosen() {
    try {
      return localStorage.getItem('phodos-theme');
    } catch {
      return null; // a browser that stores nothing follows the system
    }
  }

  function apply() {
    root.dataset.theme = chosen() ?? (system.matches ? 'dark' : 'light');
    const toggle = document.getElementById('theme-toggle');
    if (toggle) toggle.setAttribute('aria-pressed', String(root.dataset.theme === 'dark'));
    document.dispatchEvent(new Event('phodos-theme'));
  }

  apply();
  system.addEventListener('change', apply);
  document.addEventListener('DOMContentLoaded', () => {
    apply();
    document.getElementById('theme-toggle')?.addEventListener('click', () => {
      const other = root.dataset.theme === 'dark' ? 'light' : 'dark';
      try {
        localStorage.setItem('phodos-theme', other);
      } catch {
        // Then the choice cannot be kept, and the page stays as the system asks.
      }

      apply();
    });
  });
})();
