// Before the first paint: light or dark if the reader has chosen, else as the system likes it.
(function () {
  'use strict';
  try {
    var chosen = localStorage.getItem('sluice-theme');
    if (chosen === 'light' || chosen === 'dark') {
      document.documentElement.setAttribute('data-theme', chosen);
    }
  } catch (withoutStorage) {
    // then as the system likes it
  }
})();
