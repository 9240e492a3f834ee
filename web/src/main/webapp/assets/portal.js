// What the pages do beyond following links: theme, keyboard shortcuts, pausing the refresh. Everything works without it but these.
(function () {
  'use strict';
  const root = document.documentElement;
  const themes = ['system', 'light', 'dark'];

  function recall(key) {
    try { return localStorage.getItem(key); } catch (withoutStorage) { return null; }
  }

  function keep(key, value) {
    try { localStorage.setItem(key, value); } catch (withoutStorage) { /* for this page only, then */ }
  }

  // --- Theme
  const themeButton = document.getElementById('theme');
  const themeName = document.getElementById('theme-name');

  function theme() {
    return root.getAttribute('data-theme') || 'system';
  }

  function nextTheme() {
    const next = themes[(themes.indexOf(theme()) + 1) % themes.length];
    if (next === 'system') { root.removeAttribute('data-theme'); } else { root.setAttribute('data-theme', next); }
    keep('sluice-theme', next);
    themeName.textContent = next;
  }

  if (themeButton) {
    themeName.textContent = theme();
    themeButton.addEventListener('click', nextTheme);
  }

  // --- Keyboard. Single keys can be switched off (WCAG 2.1.4).
  const search = document.getElementById('search');
  const dialog = document.getElementById('shortcuts');
  const singleKeys = document.getElementById('shortcuts-on');
  let went = 0;

  function showShortcuts() {
    singleKeys.checked = recall('sluice-keys') !== 'off';
    dialog.showModal();
  }

  function isWriting(element) {
    return /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName) || element.isContentEditable;
  }

  document.addEventListener('keydown', function (event) {
    const menu = document.querySelector('details.menu[open]');
    if (event.key === 'Escape' && menu) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
    if (event.ctrlKey || event.altKey || event.metaKey || isWriting(event.target) || dialog.open || recall('sluice-keys') === 'off') {
      return;
    }
    const afterG = event.timeStamp - went < 1500;
    const link = afterG ? document.querySelector('[data-go="' + CSS.escape(event.key) + '"]') : null;
    went = 0;
    if (link) {
      link.click();
    } else if (event.key === 'g') {
      went = event.timeStamp;
    } else if (event.key === '/') {
      search.focus();
      search.select();
      event.preventDefault();
    } else if (event.key === 't') {
      nextTheme();
    } else if (event.key === '?') {
      showShortcuts();
    }
  });

  if (dialog) {
    document.getElementById('keys').addEventListener('click', showShortcuts);
    singleKeys.addEventListener('change', function () { keep('sluice-keys', singleKeys.checked ? 'on' : 'off'); });
  }

  document.addEventListener('click', function (event) {
    const menu = document.querySelector('details.menu[open]');
    if (menu && !menu.contains(event.target)) { menu.open = false; }
  });

  // --- Choosing a service needs no second step where scripts run.
  const choose = document.getElementById('start');
  if (choose) { choose.addEventListener('change', function () { choose.form.requestSubmit(); }); }

  // --- Refreshing, which the reader may pause; a page nobody sees does not refresh.
  const live = document.getElementById('live-switch');
  const state = document.getElementById('live-state');

  if (live) {
    live.addEventListener('click', function () {
      live.setAttribute('aria-pressed', String(live.getAttribute('aria-pressed') !== 'true'));
    });
    // refreshPage is what the page's p:remoteCommand defines.
    setInterval(function () {
      if (live.getAttribute('aria-pressed') === 'true' && !document.hidden && window.refreshPage) { window.refreshPage(); }
    }, 10000);
    // A page that shows one session is told of each change as it happens. Where that cannot be, it asks more often as long as
    // something is under way.
    const address = live.closest('.live').dataset.events;
    if (address && window.EventSource) {
      const stream = new EventSource(address);
      stream.addEventListener('open', function () { root.dataset.push = 'on'; });
      stream.addEventListener('error', function () { root.dataset.push = 'off'; });
      stream.addEventListener('message', function () {
        if (live.getAttribute('aria-pressed') === 'true' && window.refreshPage) { window.refreshPage(); }
      });
      addEventListener('pagehide', function () { stream.close(); });
    }
    setInterval(function () {
      const pushed = root.dataset.push === 'on';
      const waiting = address && document.querySelector('.change[data-open="true"]');
      if (!pushed && waiting && live.getAttribute('aria-pressed') === 'true' && !document.hidden && window.refreshPage) { window.refreshPage(); }
    }, 2000);
    if (window.jQuery) {
      window.jQuery(document).on('pfAjaxError', function () { state.textContent = 'The server did not answer; trying again.'; });
      window.jQuery(document).on('pfAjaxSuccess', function () { state.textContent = ''; });
    }
  }
})();
