
// --- What people do ---

const current = () => document.activeElement.closest('.card');

function step(by) {
  const cards = [...by_id('cards').children];
  const at = cards.indexOf(current());
  const next = at < 0 ? (by > 0 ? 0 : cards.length - 1) : at + by;
  if (next < 0 && state.first > 0) {
    show_page(state.first - page_size);
    by_id('cards').lastElementChild.focus();
  } else if (next >= cards.length && state.first + page_size < state.shown.length) {
    show_page(state.first + page_size);
    by_id('cards').firstElementChild.focus();
  } else {
    cards[next]?.focus();
  }
}

function decide_current(decision) {
  const made = current();
  if (!made) return;
  decide([made.finding], decision);
  if (decision !== undefined) step(1);
}

function turn_page(by) {
  show_page(state.first + by * page_size);
  scrollTo(0, 0);
}

const actions = {
  j: () => step(1),
  k: () => step(-1),
  a: () => decide_current('accept'),
  r: () => decide_current('reject'),
  u: () => decide_current(undefined),
  '/': () => by_id('search').focus(),
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (document.activeElement.matches('input[type="search"], select')) {
    if (event.key === 'Escape') document.activeElement.blur();
    return;
  }
  const action = actions[event.key];
  if (!action) return;
  action();
  event.preventDefault();
});

by_id('cards').addEventListener('click', (event) => {
  const button = event.target.closest('.buttons button');
  if (!button) return;
  const { finding } = button.closest('.card');
  const decision = button.className;
  decide([finding], decision_of(finding) === decision ? undefined : decision);
});
by_id('accept-all').addEventListener('click', () => decide(state.shown, 'accept'));
by_id('reject-all').addEventListener('click', () => decide(state.shown, 'reject'));
by_id('clear-all').addEventListener('click', () => decide(state.shown, undefined));
by_id('previous').addEventListener('click', () => turn_page(-1));
by_id('next').addEventListener('click', () => turn_page(1));
by_id('export').addEventListener('click', save_decisions);
addEventListener('beforeunload', (event) => {
  if (state.changed) event.preventDefault();
});

set_up_filters();
filter();
