// Shows a newer page as soon as there is one, and above the page what is wrong with the folder. Only
// pages that `dossier serve` makes have this script.
(() => {
  'use strict';

  const PAUSE_MS = 250;
  const { page } = document.currentScript.dataset;
  let shown = '';

  function show(problems) {
    if (problems === shown) return;
    shown = problems;
    document.getElementById('problems')?.remove();
    if (!problems) return;
    const box = document.createElement('div');
    box.id = 'problems';
    box.setAttribute('role', 'alert');
    const sentence = document.createElement('p');
    sentence.textContent = 'The folder has errors. Until they are corrected, this page stays as it is.';
    const list = document.createElement('ul');
    for (const problem of problems.split('\n')) {
      const item = document.createElement('li');
      item.textContent = problem;
      list.append(item);
    }
    box.append(sentence, list);
    document.body.prepend(box);
  }

  async function look() {
    try {
      const answer = await fetch('./watch', { cache: 'no-store' });
      const state = await answer.text();
      const end = state.indexOf('\n');
      if (state.slice(0, end) !== page) return location.reload();
      show(state.slice(end + 1).trim());
    } catch {
      // The command was stopped; perhaps it will be started again.
    }
    setTimeout(look, PAUSE_MS);
  }

  look();
})();
